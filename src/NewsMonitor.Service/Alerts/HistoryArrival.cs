using Azure.Data.Tables;
using Microsoft.Extensions.Options;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Service.Alerts;

/// <summary>
/// Tells whether history is arriving: a first start, feeds that were added, an outage that is caught up. Half of a history
/// says that the days it holds were loud and the others silent, which nobody should be told; so detection waits for the
/// rest. Seen by the marks of closed days: the trickle of late articles marks one or two days, a history many at once.
/// </summary>
public sealed class HistoryArrival(MonitorStorage storage, ClosedDays closedDays, IOptions<DetectionOptions> options, TimeProvider time)
{
    /// <summary>Closed days that got articles within the settling time, from which on history is arriving.</summary>
    private const int FewestDays = 3;

    /// <summary>Longest wait, and how soon after its begin another one may begin: a stream of old articles that never ends must not silence the present.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15), Again = TimeSpan.FromHours(2);

    private const string Partition = "detection", Row = "history-arriving", Since = "Since";

    /// <summary>
    /// True while detection had better wait for its next turn. One storage operation in quiet times; when the wait began is
    /// stored, since instances come and go.
    /// </summary>
    public async Task<bool> IsUnderWayAsync(CancellationToken cancellationToken)
    {
        var settling = TimeSpan.FromSeconds(options.Value.SettleSeconds);
        if (settling == TimeSpan.Zero)
            return false;
        var now = time.GetUtcNow();
        var marks = await closedDays.StaleAsync(cancellationToken).ConfigureAwait(false);
        if (marks.Values.Count(m => now - m.At < settling) < FewestDays)
            return false;
        var row = await storage.State.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken).ConfigureAwait(false);
        var since = row.HasValue ? row.Value!.GetDateTimeOffset(Since) : null;
        if (since is { } began && now - began < Again)
            return now - began < Longest;
        await storage.State.UpsertEntityAsync(new TableEntity(Partition, Row) { [Since] = now }, TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
