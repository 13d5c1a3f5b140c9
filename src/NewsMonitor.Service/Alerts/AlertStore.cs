using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using NewsMonitor.Alerts;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Service.Alerts;

/// <summary>An alert with what the service knows beside it.</summary>
/// <param name="AnnouncedRevision">The last revision handed to the webhooks; below the alert's own while an announcement is owed.</param>
/// <param name="Version">For writing back only what was read.</param>
public sealed record StoredAlert(Alert Alert, int AnnouncedRevision, ETag Version)
{
    /// <summary>When the row was written last, by the clock of the storage.</summary>
    public DateTimeOffset WrittenAt { get; init; }

    public bool AnnouncementOwed => AnnouncedRevision < Alert.Revision;
}

/// <summary>
/// Alerts, one row each, newest first: partition "alert", row = inverted hour of the start and the hash of the id, so
/// that a row is found by id and pages stay right while alerts arrive.
/// </summary>
public sealed class AlertStore(MonitorStorage storage)
{
    private const string Partition = "alert";

    // A string property holds 64 KB of UTF-16; an alert with twenty long stories may be more.
    private const int ChunkLength = 30_000;
    private const int MaxTries = 8;

    // Late articles may move the start of an alert; its id, and so its place, stays.
    private static readonly TimeSpan MaxDrift = TimeSpan.FromDays(7);

    /// <summary>One alert; null when there is none. One storage operation.</summary>
    public async Task<StoredAlert?> GetAsync(string id, CancellationToken cancellationToken)
    {
        if (!TryRowOf(id, out var row))
            return null;
        var entity = await storage.Alerts.GetEntityIfExistsAsync<TableEntity>(Partition, row, cancellationToken: cancellationToken).ConfigureAwait(false);
        return entity.HasValue ? FromRow(entity.Value!) : null;
    }

    /// <summary>
    /// Alerts that started in a range, newest first, from behind <paramref name="afterId"/> on. One storage operation per
    /// 1,000 (fewer where the caller stops early: <paramref name="pageSize"/> rows are asked for at a time).
    /// </summary>
    /// <param name="status">Those in one of these states; all when null or empty.</param>
    public async IAsyncEnumerable<StoredAlert> QueryAsync(
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        string? afterId = null,
        IReadOnlyCollection<AlertStatus>? status = null,
        Severity? minSeverity = null,
        int pageSize = 1000,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var filter = new StringBuilder(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"));
        void And(FormattableString condition) => filter.Append(" and ").Append(TableClient.CreateQueryFilter(condition));
        if (afterId is not null && TryRowOf(afterId, out var after))
            And($"RowKey gt {after}");
        // Rows are newest first, so the later bound is the smaller row key.
        if (to is { } t)
            And($"RowKey ge {Inverted(t + MaxDrift)} and StartedAt lt {t}");
        if (from is { } f)
            And($"RowKey lt {Inverted(f - MaxDrift)} and StartedAt ge {f}");
        if (status is { Count: > 0 } states)
            filter.Append(CultureInfo.InvariantCulture, $" and ({string.Join(" or ", states.Select(s => $"Status eq '{s}'"))})");
        if (minSeverity is { } m)
            And($"Severity ge {(int)m}");
        await foreach (var row in storage.Alerts.QueryAsync<TableEntity>(filter.ToString(), Math.Clamp(pageSize, 1, 1000), cancellationToken: cancellationToken).ConfigureAwait(false))
            yield return FromRow(row);
    }

    /// <summary>Writes an alert that nobody changed since it was read (or that is new).</summary>
    /// <returns>False when somebody did: read again.</returns>
    public async Task<bool> TryWriteAsync(Alert alert, int announcedRevision, ETag? readVersion, CancellationToken cancellationToken)
    {
        var row = ToRow(alert, announcedRevision);
        try
        {
            if (readVersion is { } version)
                await storage.Alerts.UpdateEntityAsync(row, version, TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false);
            else
                await storage.Alerts.AddEntityAsync(row, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Changes one alert; <paramref name="change"/> is called again when somebody else was faster.</summary>
    /// <returns>The alert as it is now; null when there is none.</returns>
    public async Task<StoredAlert?> ChangeAsync(string id, Func<StoredAlert, StoredAlert> change, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            if (await GetAsync(id, cancellationToken).ConfigureAwait(false) is not { } read)
                return null;
            var changed = change(read);
            if (changed == read || await TryWriteAsync(changed.Alert, changed.AnnouncedRevision, read.Version, cancellationToken).ConfigureAwait(false))
                return changed;
        }

        throw new IOException($"Alert {id} is being changed by others all the time; try again.");
    }

    private static bool TryRowOf(string id, out string row)
    {
        row = "";
        if (id.Length < 12 || id.Length > 40 || id[10] != '-'
            || !DateTime.TryParseExact(id.AsSpan(0, 10), "yyyyMMddHH", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var hour)
            || !id.AsSpan(11).ToString().All(char.IsAsciiLetterOrDigit))
            return false;
        row = Inverted(new DateTimeOffset(hour)) + id[10..];
        return true;
    }

    /// <summary>Hours left until the year 10000, so that later sorts first.</summary>
    private static string Inverted(DateTimeOffset moment) =>
        (DateTime.MaxValue.Ticks / TimeSpan.TicksPerHour - moment.UtcTicks / TimeSpan.TicksPerHour).ToString("D9", CultureInfo.InvariantCulture);

    private static TableEntity ToRow(Alert alert, int announcedRevision)
    {
        if (!TryRowOf(alert.Id, out var key))
            throw new ArgumentException($"Alert id {alert.Id} is not of the form yyyyMMddHH-hash.", nameof(alert));
        var row = new TableEntity(Partition, key)
        {
            ["Status"] = alert.Status.ToString(),
            ["Severity"] = (int)alert.Severity,
            ["StartedAt"] = alert.StartedAt,
            ["UpdatedAt"] = alert.UpdatedAt,
            ["AnnouncedRevision"] = announcedRevision,
        };
        var json = JsonSerializer.Serialize(alert, NewsMonitorJson.Lines.Alert);
        for (var (i, n) = (0, 0); i < json.Length; i += ChunkLength, n++)
            row[$"Json{n}"] = json.Substring(i, Math.Min(ChunkLength, json.Length - i));
        return row;
    }

    private static StoredAlert FromRow(TableEntity row)
    {
        var json = new StringBuilder();
        for (var n = 0; row.GetString($"Json{n}") is { } chunk; n++)
            json.Append(chunk);
        var alert = JsonSerializer.Deserialize(json.ToString(), NewsMonitorJson.Lines.Alert) ?? throw new InvalidDataException($"Alert row {row.RowKey} is empty.");
        return new StoredAlert(alert, row.GetInt32("AnnouncedRevision") ?? 0, row.ETag) { WrittenAt = row.Timestamp ?? DateTimeOffset.MinValue };
    }
}
