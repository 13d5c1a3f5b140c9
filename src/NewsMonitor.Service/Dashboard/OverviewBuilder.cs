using NewsMonitor.Alerts;
using NewsMonitor.Articles;
using NewsMonitor.Service.Alerts;
using NewsMonitor.Service.Api;
using NewsMonitor.Service.Config;
using NewsMonitor.Spikes;

namespace NewsMonitor.Service.Dashboard;

/// <summary>Gathers the first page.</summary>
public sealed class OverviewBuilder(AlertStore alerts, HistoryReader history, SeriesReader series, WatchlistStore watchlists)
{
    private const int CoverageDays = 14;
    private const int MostOpen = 8;
    private const int MostRecent = 6;
    private const int MostRising = 8;
    private const int MostTogether = 4;

    /// <summary>Alerts looked at: as many as a busy month has.</summary>
    private const int MostAlerts = 200;

    public async Task<OverviewModel> BuildAsync(IReadOnlyList<FeedView> feeds, CancellationToken cancellationToken)
    {
        var (at, isPast) = await history.PresentAsync(cancellationToken).ConfigureAwait(false);
        var watchlist = await watchlists.GetAsync(cancellationToken).ConfigureAwait(false);
        var latest = await LatestAsync(cancellationToken).ConfigureAwait(false);
        var view = await history.ReadAsync(at.AddDays(-CoverageDays), at, cancellationToken).ConfigureAwait(false);
        var open = latest.Where(a => a.Status != AlertStatus.Resolved)
            .OrderBy(a => a.Status switch { AlertStatus.Open => 0, AlertStatus.Acknowledged => 1, _ => 2 })
            .ThenByDescending(a => a.Severity).ThenByDescending(a => a.StartedAt).ToList();
        var cards = new List<AlertCardModel>();
        foreach (var alert in open.Take(MostOpen))
            cards.Add(new AlertCardModel(alert, await series.ExcerptAsync(alert, cancellationToken).ConfigureAwait(false)));

        var unseen = open.Where(a => a.Status == AlertStatus.Open).ToList();
        return new OverviewModel(
            watchlist.Title, view.Until, isPast, unseen.Count, unseen.Count(a => a.Severity == Severity.High), open.Count - unseen.Count, cards, open.Count - cards.Count,
            latest.Where(a => a.Status == AlertStatus.Resolved).Take(MostRecent).ToList(),
            Rising(view, watchlist),
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

    /// <summary>What rises. Keys that rise by the same number in the same window rise for the same stories: they are told together, pairs left out.</summary>
    private static List<RisingKey> Rising(HistoryView view, Watchlists.Watchlist watchlist)
    {
        var midnight = new DateTimeOffset(view.Until.UtcDateTime.Date, TimeSpan.Zero);
        return view.Rising().Where(s => s.To >= view.Until.AddHours(-24) && s.Key.Kind != KeyKind.Pair)
            .GroupBy(s => (s.Observed, s.To)).Take(MostRising)
            .Select(group => new RisingKey(
                group.Take(MostTogether).Select(s => new KeyName(s.Key, KeyLabel.Of(s.Key, watchlist))).ToList(), Math.Max(0, group.Count() - MostTogether),
                group.Key.Observed, group.First().Expected, new AlertWindow(group.First().From, group.Key.To),
                view.Series(group.First().Key, midnight.AddDays(1 - CoverageDays), EventTime.Hour(view.Until.AddHours(1)), 24)))
            .ToList();
    }

    private static FeedsSummary Summary(IReadOnlyList<FeedView> feeds) => new(
        feeds.Count, feeds.Count(f => f.State == "ok"), feeds.Count(f => f.State == "failing"), feeds.Max(f => f.LastSuccess));
}
