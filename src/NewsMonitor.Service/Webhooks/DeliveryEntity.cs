using System.IO.Compression;
using System.Text.Json;
using Azure.Data.Tables;
using NewsMonitor.Alerts;

namespace NewsMonitor.Service.Webhooks;

/// <summary>A delivery as a table row: partition = subscription, row = delivery. The alert is kept compressed.</summary>
internal static class DeliveryEntity
{
    /// <summary>A binary property holds 64 KiB.</summary>
    private const int MaxBinary = 60 * 1024;
    private const int MaxAlertBytes = 4 * 1024 * 1024;

    public static TableEntity Of(Delivery delivery) => new(delivery.SubscriptionId, delivery.Id)
    {
        ETag = delivery.ETag,
        [nameof(Delivery.State)] = delivery.State.ToString(),
        [nameof(Delivery.CreatedAt)] = delivery.CreatedAt,
        [nameof(Delivery.Since)] = delivery.Since,
        [nameof(Delivery.DueAt)] = delivery.DueAt,
        [nameof(Delivery.FinishedAt)] = delivery.FinishedAt,
        [nameof(Delivery.Attempts)] = delivery.Attempts,
        [nameof(Delivery.Replayed)] = delivery.Replayed,
        [nameof(Delivery.Renewals)] = delivery.Renewals,
        [nameof(Delivery.Reason)] = delivery.Reason,
        [nameof(Delivery.Bundle)] = string.Join(' ', delivery.Bundle),
        [nameof(Delivery.BundledIn)] = delivery.BundledIn,
        [nameof(Delivery.Log)] = JsonSerializer.Serialize(delivery.Log, WebhookStorageJson.Default.IReadOnlyListWebhookAttempt),
        [nameof(Delivery.Alert)] = Compress(delivery.Alert),
    };

    public static Delivery Read(TableEntity row) => new()
    {
        SubscriptionId = row.PartitionKey,
        Id = row.RowKey,
        State = Enum.Parse<DeliveryState>(row.GetString(nameof(Delivery.State))),
        CreatedAt = row.GetDateTimeOffset(nameof(Delivery.CreatedAt))!.Value,
        Since = row.GetDateTimeOffset(nameof(Delivery.Since))!.Value,
        DueAt = row.GetDateTimeOffset(nameof(Delivery.DueAt))!.Value,
        FinishedAt = row.GetDateTimeOffset(nameof(Delivery.FinishedAt)),
        Attempts = row.GetInt32(nameof(Delivery.Attempts)) ?? 0,
        Replayed = row.GetBoolean(nameof(Delivery.Replayed)) ?? false,
        Renewals = row.GetInt32(nameof(Delivery.Renewals)) ?? 0,
        Reason = row.GetString(nameof(Delivery.Reason)),
        Bundle = row.GetString(nameof(Delivery.Bundle))?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
        BundledIn = row.GetString(nameof(Delivery.BundledIn)),
        Log = JsonSerializer.Deserialize(row.GetString(nameof(Delivery.Log)), WebhookStorageJson.Default.IReadOnlyListWebhookAttempt) ?? [],
        Alert = Decompress(row.GetBinary(nameof(Delivery.Alert))),
        ETag = row.ETag,
    };

    private static byte[] Compress(Alert alert)
    {
        for (var shown = alert; ; shown = shown with { Stories = [.. shown.Stories.SkipLast(1)], Publishers = [.. shown.Publishers.Take(200)] })
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
                JsonSerializer.Serialize(gzip, shown, NewsMonitorJson.Lines.Alert);
            if (packed.Length <= MaxBinary || shown.Stories.Count == 0)
                return packed.ToArray();
        }
    }

    private static Alert Decompress(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = gzip.Read(buffer)) > 0 && bytes.Length <= MaxAlertBytes;)
            bytes.Write(buffer, 0, read);
        return JsonSerializer.Deserialize(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), NewsMonitorJson.Lines.Alert)!;
    }
}
