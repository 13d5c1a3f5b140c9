using NewsMonitor.Alerts;
using NewsMonitor.Articles;
using NewsMonitor.Service.Alerts;
using NewsMonitor.Service.Api;
using NewsMonitor.Service.Config;
using NewsMonitor.Spikes;

namespace NewsMonitor.Service.Dashboard;

/// <summary>Gathers the first page.</summary>
public sealed class OverviewBuilder(AlertStore alerts, HistoryReader history, SeriesReader series, WatchlistStore watchlists, TimeProvider time)
{
    private const int CoverageDays = 14;
    private const int MostOpen = 8;
    private const int MostRecent = 6;
    private const int MostRising = 8;

    /// <summary>Alerts looked at: as many as a busy month has.</summary>
    private const int MostAlerts = 200;

    public async Task<OverviewModel> BuildAsync(IReadOnlyList<FeedView> feeds, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var watchlist = await watchlists.GetAsync(cancellationToken).ConfigureAwait(false);
        var latest = await LatestAsync(cancellationToken).ConfigureAwait(false);
        var view = await history.ReadAsync(now.AddDays(-CoverageDays), now, cancellationToken).ConfigureAwait(false);
        var isPast = false;
        if (view.Days.TakeLast(CoverageDays).All(d => d.Read.Count == 0) && latest.Count > 0)
        {
            // Nothing was read for two weeks: rather the last that is known, said to be that, than an empty page.
            var last = latest.Max(a => a.UpdatedAt).AddHours(1);
            view = await history.ReadAsync(last.AddDays(-CoverageDays), last, cancellationToken).ConfigureAwait(false);
            isPast = true;
        }

        var open = latest.Where(a => a.Status != AlertStatus.Resolved)
            .OrderBy(a => a.Status switch { AlertStatus.Open => 0, AlertStatus.Acknowledged => 1, _ => 2 })
            .ThenByDescending(a => a.Severity).ThenByDescending(a => a.StartedAt).ToList();
        var cards = new List<AlertCardModel>();
        foreach (var alert in open.Take(MostOpen))
            cards.Add(new AlertCardModel(alert, await series.ExcerptAsync(alert, cancellationToken).ConfigureAwait(false)));

        return new OverviewModel(
            watchlist.Title, view.Until, isPast, cards, open.Count - cards.Count,
            latest.Where(a => a.Status == AlertStatus.Resolved).Take(MostRecent).ToList(),
            view.Rising().Where(s => s.To >= view.Until.AddHours(-24)).Take(MostRising).Select(s => Rising(s, view, watchlist)).ToList(),
            view.Days.TakeLast(CoverageDays).Select(d => new CoverageDay(d.Day, d.Read.Sum(r => r.Articles), d.Relevant.Count)).ToList(),
            Summary(feeds));
    }

    private async Task<List<Alert>> LatestAsync(CancellationToken cancellationToken)
    {
        var latest = new List<Alert>();
        await foreach (var stored in alerts.QueryAsync(pageSize: MostAlerts, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            latest.Add(stored.Alert);
            if (latest.Count == MostAlerts)
                break;
        }

        return latest;
    }

    private static RisingKey Rising(Spike spike, HistoryView view, Watchlists.Watchlist watchlist)
    {
        var midnight = new DateTimeOffset(view.Until.UtcDateTime.Date, TimeSpan.Zero);
        var points = view.Series(spike.Key, midnight.AddDays(1 - CoverageDays), EventTime.Hour(view.Until.AddHours(1)), 24);
        return new RisingKey(spike.Key, KeyLabel.Of(spike.Key, watchlist), spike.Observed, spike.Expected, new AlertWindow(spike.From, spike.To), points);
    }

    private static FeedsSummary Summary(IReadOnlyList<FeedView> feeds) => new(
        feeds.Count, feeds.Count(f => f.State == "ok"), feeds.Count(f => f.State == "failing"), feeds.Max(f => f.LastSuccess));
}
