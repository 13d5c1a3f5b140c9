using System.Globalization;
using Azure;
using Azure.Data.Tables;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Service.Alerts;

/// <summary>That a closed day got an article: the version of the mark, and when it was last renewed.</summary>
public readonly record struct StaleMark(ETag Version, DateTimeOffset At);

/// <summary>
/// Which days are closed (their rollup is made once) and which closed days have changed since (their rollup is made
/// again). A day is open for hours after its end; the analyser calls an article late an hour before the day closes, so
/// that no row slips in unmarked behind the rollup.
/// </summary>
public sealed class ClosedDays(MonitorStorage storage, TimeProvider time)
{
    private const string Partition = "stale-day", MarkedAt = "MarkedAt";
    private static readonly TimeSpan LateAfter = TimeSpan.FromHours(5);
    private static readonly TimeSpan ClosedAfter = TimeSpan.FromHours(6);

    /// <summary>True when a row written now into <paramref name="day"/> must mark the day.</summary>
    public static bool IsLate(DateOnly day, DateTimeOffset now) => now >= EndOf(day) + LateAfter;

    /// <summary>True when the day's rollup may be made.</summary>
    public static bool IsClosed(DateOnly day, DateTimeOffset now) => now >= EndOf(day) + ClosedAfter;

    /// <summary>Says that the rollup of the day must be made again.</summary>
    public Task MarkStaleAsync(DateOnly day, CancellationToken cancellationToken) =>
        storage.State.UpsertEntityAsync(new TableEntity(Partition, RowOf(day)) { [MarkedAt] = time.GetUtcNow() }, TableUpdateMode.Replace, cancellationToken);

    /// <summary>The marked days.</summary>
    public async Task<Dictionary<DateOnly, StaleMark>> StaleAsync(CancellationToken cancellationToken)
    {
        var days = new Dictionary<DateOnly, StaleMark>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        await foreach (var row in storage.State.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ConfigureAwait(false))
            days[DateOnly.ParseExact(row.RowKey, "yyyy-MM-dd", CultureInfo.InvariantCulture)] = new StaleMark(row.ETag, row.GetDateTimeOffset(MarkedAt) ?? DateTimeOffset.MinValue);
        return days;
    }

    /// <summary>Takes the mark away unless it was renewed after <paramref name="seen"/>: then the day stays stale.</summary>
    public async Task ClearAsync(DateOnly day, ETag seen, CancellationToken cancellationToken)
    {
        try
        {
            await storage.State.DeleteEntityAsync(Partition, RowOf(day), seen, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // Renewed or already taken away: nothing to do, the next run sees it.
        }
    }

    private static DateTimeOffset EndOf(DateOnly day) => new(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    private static string RowOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
