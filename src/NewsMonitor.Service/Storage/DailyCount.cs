using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace NewsMonitor.Service.Storage;

/// <summary>
/// What all instances together may spend of something in a day (UTC), as one row of table <c>state</c>. A share is taken by
/// one conditional write; only where another instance took one meanwhile the row is read again.
/// </summary>
/// <param name="name">Of what, e.g. "language".</param>
/// <param name="most">Most in a day.</param>
public sealed class DailyCount(MonitorStorage storage, TimeProvider time, string name, int most)
{
    private const string Partition = "daily-count";

    /// <summary>The row as it was last seen; without an ETag where there was none.</summary>
    private sealed record Seen(string Day, int Count, ETag? ETag);

    private Seen? _seen;

    /// <summary>Takes an amount from what is left of the day.</summary>
    /// <returns>False when less is left.</returns>
    public async Task<bool> TryTakeAsync(int amount, CancellationToken cancellationToken)
    {
        while (true)
        {
            var today = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            // Within a day the count only grows: what was too much when it was last seen is too much now.
            var seen = _seen ?? await ReadAsync(cancellationToken).ConfigureAwait(false);
            var count = (seen.Day == today ? seen.Count : 0) + amount;
            if (count > most)
            {
                _seen = seen;
                return false;
            }

            // A write that is refused means that another one came first, so somebody goes on.
            if (await WriteAsync(today, count, seen.ETag, cancellationToken).ConfigureAwait(false) is { } written)
            {
                _seen = new Seen(today, count, written);
                return true;
            }

            _seen = null;
        }
    }

    private async Task<Seen> ReadAsync(CancellationToken cancellationToken)
    {
        var row = await storage.State.GetEntityIfExistsAsync<TableEntity>(Partition, name, cancellationToken: cancellationToken).ConfigureAwait(false);
        return row is { HasValue: true, Value: { } stored } ? new Seen(stored.GetString("Day") ?? "", stored.GetInt32("Count") ?? 0, stored.ETag) : new Seen("", 0, null);
    }

    private async Task<ETag?> WriteAsync(string day, int count, ETag? before, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, name) { ["Day"] = day, ["Count"] = count };
        try
        {
            var response = before is { } version
                ? await storage.State.UpdateEntityAsync(row, version, TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false)
                : await storage.State.AddEntityAsync(row, cancellationToken).ConfigureAwait(false);
            return response.Headers.ETag;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            return null;
        }
    }
}
