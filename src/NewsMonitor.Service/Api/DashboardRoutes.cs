using System.Globalization;
using Microsoft.AspNetCore.Http;
using NewsMonitor.Alerts;
using NewsMonitor.Service.Alerts;
using NewsMonitor.Service.Config;
using NewsMonitor.Service.Dashboard;
using NewsMonitor.Spikes;

namespace NewsMonitor.Service.Api;

/// <summary>The pages.</summary>
internal static class DashboardRoutes
{
    private const int AlertsOnPage = 20;
    private const int ArticlesOnPage = 15;
    private const int SearchedDays = 28;

    private static readonly ApiParameter<string> AlertId = ApiParameters.IdInPath("id", "Id of the alert.", "2024091308-0a1b2c3d");
    private static readonly ApiParameter<string> ArticleId = ApiParameters.IdInPath("id", "Id of the article.", "0f3a9c5d7e1b2a4c6d8e0f12");
    private static readonly ApiParameter<SeriesKey> Key = ApiParameters.KeyInPath("key", "The key as kind:id.");
    private static readonly ApiParameter<DateOnly?> Day = ApiParameters.Day("day", "Day (UTC) of the article.");
    private static readonly ApiParameter<int> Days = ApiParameters.Number("days", "Length of the series, in days.", 2, 400, 30);
    private static readonly ApiParameter<string?> Words = ApiParameters.Text("q", "Words to look for in alerts, keys and articles.");
    private static readonly ApiParameter<IReadOnlyList<AlertStatus>> Status = ApiParameters.Several<AlertStatus>("status", "Alerts in one of these states.");
    private static readonly ApiParameter<IReadOnlyList<Severity>> SeverityIs = ApiParameters.Several<Severity>("severity", "Alerts of one of these severities.");
    private static readonly ApiParameter<DateOnly?> From = ApiParameters.Day("from", "Alerts that started on this day (UTC) or later.");
    private static readonly ApiParameter<DateOnly?> To = ApiParameters.Day("to", "Alerts that started on this day (UTC) or before.");
    private static readonly ApiParameter<PageCursor?> After = ApiParameters.After();

    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        Page("dashboard", "dashboard", "Overview: open alerts, what rises, coverage and feeds.", [], OverviewAsync),
        Page("dashboardAlert", "dashboard/alerts/{id}", "An alert with its evidence.", [AlertId], AlertAsync),
        Page("dashboardKey", "dashboard/keys/{key}", "A key: its series, alerts and articles.", [Key, Days], KeyAsync),
        Page("dashboardArticle", "dashboard/articles/{id}", "An article as it was read, with the matched words marked.", [ArticleId, Day], ArticleAsync),
        Page("dashboardFeeds", "dashboard/feeds", "The feeds and the state of the monitor.", [], FeedsAsync),
        Page("dashboardSearch", "dashboard/search", "Alerts and articles that fit.", [Words, Status, SeverityIs, From, To, After], SearchAsync),
    ];

    private static ApiRoute Page(string name, string template, string summary, IReadOnlyList<ApiParameter> parameters, ApiHandler handler) => new()
    {
        Name = name,
        Method = "GET",
        Template = template,
        Access = ApiAccess.Read,
        Tag = "dashboard",
        Summary = summary,
        Parameters = [.. parameters, PageParameters.Zone, PageParameters.Refresh],
        IsPage = true,
        Answers = [new(200, "The page.", "text/html")],
        Handler = handler,
    };

    private static async Task<IResult> OverviewAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var feeds = await FeedRoutes.ReadAsync(call, cancellationToken).ConfigureAwait(false);
        var model = await call.Service<OverviewBuilder>().BuildAsync(feeds, cancellationToken).ConfigureAwait(false);
        return await RenderAsync<OverviewPage>(call, model, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<IResult> AlertAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var id = call.Get(AlertId);
        var stored = await call.Service<AlertStore>().GetAsync(id, cancellationToken).ConfigureAwait(false)
            ?? throw ApiProblemException.NotFound($"There is no alert {id}.");
        var alert = stored.Alert;
        var series = await call.Service<SeriesReader>().ExcerptAsync(alert, cancellationToken).ConfigureAwait(false);
        var analyzer = await call.Service<CurrentAnalyzer>().GetAsync(cancellationToken).ConfigureAwait(false);
        var marks = new Dictionary<string, StoryMarks>(StringComparer.Ordinal);
        foreach (var story in alert.Stories)
            marks[story.Id] = await MarkedText.FindAsync(analyzer, story, cancellationToken).ConfigureAwait(false);
        return await RenderAsync<AlertPage>(call, new AlertPageModel(alert, series, marks), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<IResult> KeyAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var key = call.Get(Key);
        var days = call.Get(Days);
        var (now, _) = await call.Service<HistoryReader>().PresentAsync(cancellationToken).ConfigureAwait(false);
        var from = now.AddDays(-days);
        var series = await call.Service<SeriesReader>().FindAsync(key, from, now, SeriesReader.StepFor(now - from), beforehand: false, cancellationToken).ConfigureAwait(false);
        var alerts = new List<Alert>();
        await foreach (var stored in call.Service<AlertStore>().QueryAsync(from, pageSize: 10 * AlertsOnPage, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (stored.Alert.Signals.Any(s => s.Key == key))
                alerts.Add(stored.Alert);
            if (alerts.Count == AlertsOnPage)
                break;
        }

        var view = await call.Service<HistoryReader>().ReadAsync(from, now, cancellationToken).ConfigureAwait(false);
        var latest = view.Relevant(from, now).Where(m => m.Keys.Contains(key)).Take(ArticlesOnPage).Select(ArticleSummary.Of).ToList();
        return await RenderAsync<Dashboard.KeyPage>(call, new KeyPageModel(series, days, alerts, latest), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<IResult> ArticleAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var article = await ArticleRoutes.DetailAsync(call, call.Get(ArticleId), call.Get(Day), cancellationToken).ConfigureAwait(false);
        return await RenderAsync<Dashboard.ArticlePage>(call, article, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<IResult> FeedsAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var health = await call.Service<MonitorHealth>().CheckAsync(cancellationToken).ConfigureAwait(false);
        var feeds = health.Status == HealthStatus.Unhealthy ? [] : await FeedRoutes.ReadAsync(call, cancellationToken).ConfigureAwait(false);
        return await RenderAsync<FeedsPage>(call, new FeedsModel(feeds, health), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<IResult> SearchAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var words = call.Get(Words);
        var from = call.Get(From) is { } first ? new DateTimeOffset(first, TimeOnly.MinValue, TimeSpan.Zero) : (DateTimeOffset?)null;
        var to = call.Get(To) is { } last ? new DateTimeOffset(last.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) : (DateTimeOffset?)null;
        var query = new AlertQuery(from, to, call.Get(Status), call.Get(SeverityIs), null, [], new TextQuery(words));
        var (alerts, next) = await query.PageAsync(call.Service<AlertStore>(), call.Get(After)?.SortKey, AlertsOnPage, cancellationToken).ConfigureAwait(false);

        var (now, _) = await call.Service<HistoryReader>().PresentAsync(cancellationToken).ConfigureAwait(false);
        var since = now.AddDays(-SearchedDays);
        IReadOnlyList<KeySummary> keys = [];
        IReadOnlyList<ArticleSummary> articles = [];
        if (words is not null && call.Get(After) is null)
        {
            var watchlist = await call.Service<WatchlistStore>().GetAsync(cancellationToken).ConfigureAwait(false);
            var view = await call.Service<HistoryReader>().ReadAsync(since, now, cancellationToken).ConfigureAwait(false);
            var text = new TextQuery(words);
            keys = KeySummaries.Of(view, since, now, watchlist, text, [KeyKind.Relation, KeyKind.Entity, KeyKind.Topic, KeyKind.Keyword, KeyKind.Term]).Take(12).ToList();
            articles = view.Relevant(since, now).Where(text.Matches).Take(ArticlesOnPage).Select(ArticleSummary.Of).ToList();
        }

        var model = new SearchModel(words, call.Raw(Status), call.Raw(SeverityIs), Text(call.Get(From)), Text(call.Get(To)), alerts, next, keys, articles, DateOnly.FromDateTime(since.UtcDateTime));
        return await RenderAsync<SearchPage>(call, model, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<IResult> RenderAsync<TPage>(ApiCall call, object model, CancellationToken cancellationToken)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        var frame = await call.Service<PageFrames>().ForAsync(call, cancellationToken).ConfigureAwait(false);
        return await call.Service<PageRenderer>().PageAsync<TPage>(frame, model).ConfigureAwait(false);
    }

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
