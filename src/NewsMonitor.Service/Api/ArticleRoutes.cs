using System.Globalization;
using Microsoft.AspNetCore.Http;
using NewsMonitor.Analysis;
using NewsMonitor.Service.Articles;
using NewsMonitor.Service.Config;
using NewsMonitor.Spikes;

namespace NewsMonitor.Service.Api;

/// <summary>What was read, and what was found in it.</summary>
internal static class ArticleRoutes
{
    private const int DefaultDays = 7;

    /// <summary>How far back an article is looked for when its day is not given.</summary>
    private const int RecentDays = 84;

    private static readonly ApiParameter<DateTimeOffset?> From = ApiParameters.Time("from", "Articles of this time or later; a week before `to` when absent.");
    private static readonly ApiParameter<DateTimeOffset?> To = ApiParameters.Time("to", "Articles before this time; now when absent (with `from` absent too and nothing read for two weeks: the time of the last alert).");
    private static readonly ApiParameter<SeriesKey?> Key = ApiParameters.Key("key", "Articles that count for this key.");
    private static readonly ApiParameter<string?> Text = ApiParameters.Text("q", "Articles whose title, snippet or publisher contains all of these words, in any case.");
    private static readonly ApiParameter<string?> Language = ApiParameters.Text("language", "Articles in this language (BCP 47); `zh` includes `zh-Hans`.", 20, "ko");
    private static readonly ApiParameter<string?> Publisher = ApiParameters.Text("publisher", "Articles by this publisher.", 200, "KCNA");
    private static readonly ApiParameter<bool?> Relevant = ApiParameters.Flag("relevant", "false: also articles that are not about the relation. They are kept for exposure only, and at most 31 days of them are read.");
    private static readonly ApiParameter<int> Limit = ApiParameters.Number("limit", "Most articles in one answer.", 1, 200, 50);
    private static readonly ApiParameter<PageCursor?> After = ApiParameters.After();
    private static readonly ApiParameter<string> Id = ApiParameters.IdInPath("id", "Id of the article.", "0f3a9c5d7e1b2a4c6d8e0f12");
    private static readonly ApiParameter<DateOnly?> Day = ApiParameters.Day("day", $"Day (UTC) of the article, as `eventTime` says it. Articles are stored by day: without it only those about the relation of the last {RecentDays} days are looked through.");

    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new()
        {
            Name = "listArticles", Method = "GET", Template = "articles", Access = ApiAccess.Read, Tag = "articles",
            Summary = "Lists the articles about the relation, newest first.",
            Parameters = [From, To, Key, Text, Language, Publisher, Relevant, Limit, After],
            Answers = [new(200, "Articles.", Body: typeof(ArticleList))],
            Handler = ListAsync,
        },
        new()
        {
            Name = "getArticle", Method = "GET", Template = "articles/{id}", Access = ApiAccess.Read, Tag = "articles",
            Summary = "Gives one article as it was read, and where the watchlist in force finds what in it.",
            Parameters = [Id, Day],
            Answers = [new(200, "The article.", Body: typeof(ArticleDetail))],
            Handler = GetAsync,
        },
    ];

    private static async Task<IResult> ListAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var (from, to) = await SeriesRoutes.RangeAsync(call, From, To, DefaultDays, cancellationToken).ConfigureAwait(false);
        var words = new TextQuery(call.Get(Text));
        var all = call.Get(Relevant) == false
            ? await EverythingAsync(call, from, to, cancellationToken).ConfigureAwait(false)
            : (await call.Service<HistoryReader>().ReadAsync(from, to, cancellationToken).ConfigureAwait(false)).Relevant(from, to);
        var fitting = all.Where(m =>
            (call.Get(Key) is not { } key || m.Keys.Contains(key))
            && (call.Get(Language) is not { } language || IsLanguage(m.Language, language))
            && (call.Get(Publisher) is not { } publisher || m.Publisher.Equals(publisher, StringComparison.OrdinalIgnoreCase))
            && words.Matches(m));
        if (call.Get(After) is { } after)
            fitting = fitting.Where(m => string.CompareOrdinal(SortKeyOf(m), after.SortKey) < 0);
        var limit = call.Get(Limit);
        var page = fitting.Take(limit + 1).ToList();
        var next = page.Count > limit ? new PageCursor(SortKeyOf(page[limit - 1])).ToString() : null;
        return Replies.Json(new ArticleList(page.Take(limit).Select(ArticleSummary.Of).ToList(), next), ApiJson.Api.ArticleList)
            .With("Link", next is null ? null : $"<{new Links(call.Request).Here(After.Name, next)}>; rel=\"next\"");
    }

    private static async Task<IResult> GetAsync(ApiCall call, CancellationToken cancellationToken) =>
        Replies.Json(await DetailAsync(call, call.Get(Id), call.Get(Day), cancellationToken).ConfigureAwait(false), ApiJson.Api.ArticleDetail);

    /// <exception cref="ApiProblemException">There is no such article.</exception>
    internal static async Task<ArticleDetail> DetailAsync(ApiCall call, string id, DateOnly? day, CancellationToken cancellationToken)
    {
        var at = day is { } given ? new DateTimeOffset(given, TimeOnly.MinValue, TimeSpan.Zero) : await DayOfAsync(call, id, cancellationToken).ConfigureAwait(false);
        var article = at is null ? null : await call.Service<ArticleStore>().GetAsync(ArticleStore.NameOf(at.Value, id), cancellationToken).ConfigureAwait(false);
        if (article is null)
            throw ApiProblemException.NotFound(day is null ? $"There is no article {id} among those about the relation of the last {RecentDays} days; older ones, and those that are not about the relation, are found with their day (day=yyyy-MM-dd, the UTC day of eventTime)." : $"There is no article {id} on {day:yyyy-MM-dd}.");
        var analyzer = await call.Service<CurrentAnalyzer>().GetAsync(cancellationToken).ConfigureAwait(false);
        return ArticleDetail.Of(article, await analyzer.AnalyzeAsync(article, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<DateTimeOffset?> DayOfAsync(ApiCall call, string id, CancellationToken cancellationToken)
    {
        var history = call.Service<HistoryReader>();
        var (now, _) = await history.PresentAsync(cancellationToken).ConfigureAwait(false);
        var from = now.AddDays(-RecentDays);
        var view = await history.ReadAsync(from, now, cancellationToken).ConfigureAwait(false);
        return view.Relevant(from, now).FirstOrDefault(m => m.ArticleId == id)?.EventTime;
    }

    private static async Task<List<Mention>> EverythingAsync(ApiCall call, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        if (to - from > TimeSpan.FromDays(31))
            throw ApiProblemException.BadParameters([new FieldError("query", From.Name, "At most 31 days before to with relevant=false.")]);
        var mentions = new List<Mention>();
        await foreach (var mention in call.Service<MentionStore>().QueryAsync(from, to, cancellationToken).ConfigureAwait(false))
            mentions.Add(mention);
        return [.. mentions.OrderByDescending(SortKeyOf, StringComparer.Ordinal)];
    }

    private static string SortKeyOf(Mention mention) => string.Create(CultureInfo.InvariantCulture, $"{mention.EventTime.UtcTicks:D19} {mention.ArticleId}");

    private static bool IsLanguage(string language, string wanted) =>
        language.StartsWith(wanted, StringComparison.OrdinalIgnoreCase) && (language.Length == wanted.Length || language[wanted.Length] == '-');
}
