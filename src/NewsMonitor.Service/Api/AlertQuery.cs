using System.Runtime.CompilerServices;
using NewsMonitor.Alerts;
using NewsMonitor.Service.Alerts;
using NewsMonitor.Spikes;

namespace NewsMonitor.Service.Api;

/// <summary>Which alerts are wanted. Empty conditions hold always.</summary>
/// <param name="From">Started at this moment or later.</param>
/// <param name="To">Started before this moment.</param>
internal sealed record AlertQuery(
    DateTimeOffset? From, DateTimeOffset? To, IReadOnlyList<AlertStatus> Status, IReadOnlyList<Severity> Severity, SeriesKey? Key, IReadOnlyList<KeyKind> Kinds, TextQuery Words)
{
    /// <summary>Rows looked at for one page; when they are used up the page is short and goes on at its cursor.</summary>
    private const int MaxScanned = 2_000;

    /// <summary>Rows asked for at once where the store cannot judge all conditions: few of many may fit.</summary>
    private const int Sieved = 500;

    /// <summary>A page of alerts, newest first, from behind an alert id on, and the cursor of the next page (null at the end).</summary>
    public async Task<(IReadOnlyList<Alert> Items, string? Next)> PageAsync(AlertStore store, string? after, int limit, CancellationToken cancellationToken)
    {
        var items = new List<Alert>();
        var scanned = 0;
        await foreach (var alert in RowsAsync(store, after, Key is null && Kinds.Count == 0 && Words.IsEmpty ? limit + 1 : Sieved, cancellationToken).ConfigureAwait(false))
        {
            if (Matches(alert))
            {
                // One more than the page holds tells that there is a next page.
                if (items.Count == limit)
                    return (items, new PageCursor(items[^1].Id).ToString());
                items.Add(alert);
            }

            if (++scanned == MaxScanned)
                return (items, new PageCursor(alert.Id).ToString());
        }

        return (items, null);
    }

    /// <summary>All alerts that are wanted, newest first.</summary>
    public async IAsyncEnumerable<Alert> AllAsync(AlertStore store, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var alert in RowsAsync(store, null, 1000, cancellationToken).ConfigureAwait(false))
        {
            if (Matches(alert))
                yield return alert;
        }
    }

    /// <summary>What the store can leave out by itself it does; <see cref="Matches"/> does the rest.</summary>
    private async IAsyncEnumerable<Alert> RowsAsync(AlertStore store, string? after, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Severity? least = Severity.Count > 0 ? Severity.Min() : null;
        await foreach (var stored in store.QueryAsync(From, To, after, Status, least, pageSize, cancellationToken).ConfigureAwait(false))
            yield return stored.Alert;
    }

    internal bool Matches(Alert alert) =>
        (Status.Count == 0 || Status.Contains(alert.Status))
        && (Severity.Count == 0 || Severity.Contains(alert.Severity))
        && (Key is not { } key || alert.Signals.Any(s => s.Key == key))
        && (Kinds.Count == 0 || alert.Signals.Any(s => Kinds.Contains(s.Key.Kind)))
        && Words.Matches(alert);
}
