using NewsMonitor.Alerts;
using NewsMonitor.Analysis;
using NewsMonitor.Articles;
using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Benchmarks.Alerts;

/// <summary>An alert beside what really happened.</summary>
/// <param name="Event">The event most of its stories belong to, if at least a third do; null: it matches none.</param>
/// <param name="Own">Of the stories it lists, those that belong to that event.</param>
/// <param name="HeadlineIsOfEvent">Whether its headline is the title of an article on that event.</param>
public sealed record JudgedAlert(Alert Alert, KnownEvent? Event, int Own, bool HeadlineIsOfEvent)
{
    public double Purity => (double)Own / Alert.Stories.Count;
}

/// <summary>An event and the alerts that tell of it, the earliest first.</summary>
/// <param name="Relevant">Articles on it that the analysis takes for articles on the relation: others cannot raise anything.</param>
/// <param name="Before">Articles on it up to the moment it was told.</param>
/// <param name="In">Of an event without an alert: the alert of something else that lists half of its articles.</param>
public sealed record JudgedEvent(KnownEvent Event, IReadOnlyList<JudgedAlert> Alerts, int Relevant, int Before, Alert? In)
{
    /// <summary>From the first article on it to the first alert; null when it was missed.</summary>
    public TimeSpan? Delay => Alerts.Count > 0 && Alerts[0].Alert.DetectedAt is { } at ? at - Event.Start : null;
}

/// <summary>
/// How right the alerts on an archive are where somebody has written down what happened in it: found, early, told once, with
/// the right headline and only its own stories, and nothing else.
/// </summary>
public sealed record EventScore(IReadOnlyList<JudgedEvent> Events, IReadOnlyList<JudgedAlert> Alerts, int Articles, int Relevant, double Weeks)
{
    /// <summary>An alert tells of an event when at least this share of its stories does.</summary>
    private const double Part = 1.0 / 3;

    public int Found => Events.Count(e => e.Alerts.Count > 0);

    /// <summary>Alerts beyond the first of their event.</summary>
    public int Twice => Events.Sum(e => Math.Max(0, e.Alerts.Count - 1));
    public IEnumerable<JudgedAlert> Unneeded => Alerts.Where(a => a.Event is null);
    public IEnumerable<JudgedAlert> OfEvents => Alerts.Where(a => a.Event is not null);

    /// <summary>Mean share of an alert's stories that belong to its event, over the alerts that have one.</summary>
    public double Purity => OfEvents.Select(a => a.Purity).DefaultIfEmpty().Average();
    public int RightHeadlines => OfEvents.Count(a => a.HeadlineIsOfEvent);

    public static async Task<EventScore> OfAsync(string archive, string eventsFile, DetectorOptions options, AlertOptions? alertOptions = null)
    {
        var events = KnownEvent.Read(eventsFile);
        var articles = await ReadAsync(archive).ConfigureAwait(false);
        var backtest = await Backtest.ReadAsync(articles.ToAsyncEnumerable(), BuiltInWatchlist.DprkRussia, DateTimeOffset.MaxValue, CancellationToken.None).ConfigureAwait(false);
        var analyzer = new BuiltInAnalyzer(BuiltInWatchlist.DprkRussia);
        var alerts = backtest.Alerts(options, alertOptions).Select(a => Judge(a, events, articles)).ToList();
        var judged = events.Select(e => Judge(e, alerts, articles, analyzer)).ToList();
        var weeks = articles.Count == 0 ? 0 : (articles.Max(a => a.EventTime) - articles.Min(a => a.EventTime)).TotalDays / 7;
        return new EventScore(judged, alerts, backtest.Articles, backtest.Relevant, weeks);
    }

    private static async Task<List<Article>> ReadAsync(string file)
    {
        var articles = new List<Article>();
        using var stream = File.OpenRead(file);
        await foreach (var article in ArticleLines.ReadAsync(stream, file, DateTimeOffset.MaxValue, CancellationToken.None).ConfigureAwait(false))
            articles.Add(article);
        return articles;
    }

    private static JudgedAlert Judge(Alert alert, IReadOnlyList<KnownEvent> events, List<Article> articles)
    {
        var (best, own) = events.Select(e => (Event: e, Own: alert.Stories.Count(s => e.Urls.Contains(s.Url)))).Append((Event: null!, Own: 0)).MaxBy(e => e.Own);
        if (own == 0 || own < Part * alert.Stories.Count)
            return new JudgedAlert(alert, null, 0, false);
        return new JudgedAlert(alert, best, own, articles.Any(a => a.Title == alert.Headline && best.Urls.Contains(a.Url)));
    }

    private static JudgedEvent Judge(KnownEvent known, List<JudgedAlert> alerts, List<Article> articles, BuiltInAnalyzer analyzer)
    {
        var own = alerts.Where(a => a.Event == known).OrderBy(a => a.Alert.DetectedAt).ToList();
        var on = articles.Where(a => known.Urls.Contains(a.Url)).ToList();
        var before = own.Count > 0 ? on.Count(a => a.EventTime <= own[0].Alert.DetectedAt) : 0;
        var within = own.Count > 0 ? null : alerts.Select(a => a.Alert).FirstOrDefault(a => 2 * a.Stories.Count(s => known.Urls.Contains(s.Url)) >= on.Count);
        return new JudgedEvent(known, own, on.Count(a => analyzer.Analyze(a).Relevance.Relevant), before, within);
    }
}
