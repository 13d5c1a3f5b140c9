using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using NewsMonitor.Webhooks;

namespace NewsMonitor.Service.Webhooks;

/// <summary>A subscription as a table row.</summary>
internal static class SubscriptionEntity
{
    public const string Partition = "subscription";

    private const string Settings = "Settings";
    private const string CreatedAt = "CreatedAt";
    private const string Paused = "Paused";
    private const string Disabled = "Disabled";
    private const string Secret = "Secret";
    private const string PreviousSecret = "PreviousSecret";
    private const string PreviousSecretUntil = "PreviousSecretUntil";
    private const string FailuresInARow = "FailuresInARow";
    private const string RetryAt = "RetryAt";
    private const string LastSentAt = "LastSentAt";
    private const string PermissionColumn = "Permission";

    public static TableEntity New(Subscription subscription, WebhookSecret secret) => Set(new TableEntity(Partition, subscription.Id)
    {
        [CreatedAt] = subscription.CreatedAt,
        [Secret] = secret.Reveal(),
    }, subscription.Settings);

    public static Subscription Read(TableEntity row) => new()
    {
        Id = row.RowKey,
        Settings = JsonSerializer.Deserialize(row.GetString(Settings), WebhookStorageJson.Default.SubscriptionSettings)!,
        CreatedAt = row.GetDateTimeOffset(CreatedAt)!.Value,
        Paused = row.GetBoolean(Paused) ?? false,
        Disabled = row.GetString(Disabled),
        PreviousSecretUntil = row.GetDateTimeOffset(PreviousSecretUntil),
        Health = new ReceiverHealth(row.GetInt32(FailuresInARow) ?? 0, row.GetDateTimeOffset(RetryAt), row.GetDateTimeOffset(LastSentAt)),
    };

    public static Receiver ReadReceiver(TableEntity row, DateTimeOffset now)
    {
        var subscription = Read(row);
        var secrets = new List<WebhookSecret> { WebhookSecret.Parse(row.GetString(Secret)) };
        if (row.GetString(PreviousSecret) is { } previous && subscription.PreviousSecretUntil > now)
            secrets.Add(WebhookSecret.Parse(previous));
        var permission = row.GetString(PermissionColumn) is { } json ? JsonSerializer.Deserialize(json, WebhookStorageJson.Default.WebhookPermission) : null;
        return new Receiver(subscription, secrets, permission, row.ETag);
    }

    public static TableEntity Set(TableEntity row, SubscriptionSettings settings)
    {
        if (row.ContainsKey(Settings) && Read(row).Settings.Url != settings.Url)
            Forget(row);
        row[Settings] = JsonSerializer.Serialize(settings, WebhookStorageJson.Default.SubscriptionSettings);
        return row;
    }

    /// <summary>Another address is another receiver: nothing is known of it.</summary>
    private static void Forget(TableEntity row)
    {
        row.Remove(PermissionColumn);
        row.Remove(Disabled);
        row.Remove(RetryAt);
        row.Remove(LastSentAt);
        row[FailuresInARow] = 0;
    }

    public static void Pause(TableEntity row) => row[Paused] = true;

    public static void Resume(TableEntity row)
    {
        row[Paused] = false;
        row.Remove(Disabled);
        row[FailuresInARow] = 0;
    }

    public static void Rotate(TableEntity row, WebhookSecret secret, DateTimeOffset previousUntil)
    {
        row[PreviousSecret] = row[Secret];
        row[PreviousSecretUntil] = previousUntil;
        row[Secret] = secret.Reveal();
    }

    public static TableEntity Turn(string id, DateTimeOffset now, DateTimeOffset? notBefore)
    {
        var row = new TableEntity(Partition, id) { [LastSentAt] = now };
        if (notBefore is not null)
            row[RetryAt] = notBefore;
        return row;
    }

    public static TableEntity Health(string id, int failuresInARow, DateTimeOffset? retryAt)
    {
        var row = new TableEntity(Partition, id) { [FailuresInARow] = failuresInARow };
        if (retryAt is not null)
            row[RetryAt] = retryAt;
        return row;
    }

    public static TableEntity Permission(string id, WebhookPermission permission) => new(Partition, id)
    {
        [PermissionColumn] = JsonSerializer.Serialize(permission, WebhookStorageJson.Default.WebhookPermission),
    };

    public static TableEntity Disable(string id, string reason) => new(Partition, id) { [Disabled] = reason };
}

/// <summary>A subscription with what a sender needs beside it.</summary>
/// <param name="Secrets">Newest first.</param>
/// <param name="Permission">What the receiver of CloudEvents answered when it was asked; null when it was not.</param>
internal sealed record Receiver(Subscription Subscription, IReadOnlyList<WebhookSecret> Secrets, WebhookPermission? Permission, ETag ETag);
