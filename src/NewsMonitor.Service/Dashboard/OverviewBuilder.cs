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

    /// <summary>Long enough for the charts of the alerts of the last two weeks too, so that they need no reading of their own.</summary>
    private const int HistoryDays = 30;
    private const int MostOpen = 8;
    private const int MostRecent = 6;
    private const int MostRising = 8;
    private const int MostTogether = 4;

    /// <summary>Unresolved alerts looked at, and how far back: an alert that nothing is added to is over within days.</summary>
    private const int MostAlerts = 200;
    private const int OpenDays = 60;

    public async Task<OverviewModel> BuildAsync(IReadOnlyList<FeedView> feeds, CancellationToken cancellationToken)
    {
        var (at, isPast) = await history.PresentAsync(cancellationToken).ConfigureAwait(false);
        var watchlist = await watchlists.GetAsync(cancellationToken).ConfigureAwait(false);
        var unresolved = await NewestAsync(MostAlerts, at.AddDays(-OpenDays), [AlertStatus.Open, AlertStatus.Acknowledged, AlertStatus.Silenced], cancellationToken).ConfigureAwait(false);
        var recent = await NewestAsync(MostRecent, null, [AlertStatus.Resolved], cancellationToken).ConfigureAwait(false);
        var view = await history.ReadAsync(at.AddDays(-HistoryDays), at, cancellationToken).ConfigureAwait(false);
        var open = unresolved
            .OrderBy(a => a.Status switch { AlertStatus.Open => 0, AlertStatus.Acknowledged => 1, _ => 2 })
            .ThenByDescending(a => a.Severity).ThenByDescending(a => a.StartedAt).ToList();
        var cards = new List<AlertCardModel>();
        foreach (var alert in open.Take(MostOpen))
            cards.Add(new AlertCardModel(alert, await series.ExcerptAsync(alert, cancellationToken).ConfigureAwait(false)));

        var unseen = open.Where(a => a.Status == AlertStatus.Open).ToList();
        return new OverviewModel(
            watchlist.Title, view.Until, isPast, unseen.Count, unseen.Count(a => a.Severity == Severity.High), open.Count - unseen.Count, cards, open.Count - cards.Count,
            recent,
            Rising(view, watchlist),
            view.Days.TakeLast(CoverageDays).Select(d => new CoverageDay(d.Day, d.Read.Sum(r => r.Articles), d.Relevant.Count)).ToList(),
            Summary(feeds));
    }

    private async Task<List<Alert>> NewestAsync(int most, DateTimeOffset? from, IReadOnlyCollection<AlertStatus> status, CancellationToken cancellationToken) =>
        await alerts.QueryAsync(from, status: status, pageSize: most, cancellationToken: cancellationToken).Take(most).Select(s => s.Alert).ToListAsync(cancellationToken).ConfigureAwait(false);

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
