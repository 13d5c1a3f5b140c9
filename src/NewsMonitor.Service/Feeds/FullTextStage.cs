using System.Text.Json;
using NewsMonitor.Articles;
using NewsMonitor.Feeds;
using NewsMonitor.Http;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Service.Feeds;

/// <summary>
/// Puts the main text of the page behind an entry in place of its teaser, as politely as feeds are read: in the host's turn,
/// where its robots.txt allows, and no more pages a run than the host's share. What goes wrong with a page is noted on the
/// article, which is stored with what the feed said.
/// </summary>
public sealed class FullTextStage(PageReader pages, RobotsFiles robots, RecentArticles recent, FetchOptions options, TimeProvider time)
{
    private static readonly TimeSpan HoldAfterFailure = TimeSpan.FromMinutes(5);

    /// <summary>Member under which an article tells what its page was when it was not simply an article.</summary>
    public const string Member = "page";

    /// <summary>The new entries whose pages are wanted: all of a feed marked for it, teasers of a feed that is mostly teasers.</summary>
    public IReadOnlyList<EntryArticle> Wanted(WatchedFeed feed, IReadOnlyList<EntryArticle> entries, IReadOnlyList<EntryArticle> fresh)
    {
        if (options.FullText == FullTextMode.Never || options.MaxPagesPerFeed == 0 || options.MaxPagesPerHost == 0)
            return [];
        var wanted = feed.FullText ? fresh
            : options.FullText == FullTextMode.Teasers && entries.Count(e => Teaser.Is(e.Article.Text)) * 2 > entries.Count ? fresh.Where(e => Teaser.Is(e.Article.Text))
            : [];
        return [.. wanted.Where(e => e.Article.Url.Length > 0 && !recent.Contains(e.Article.Id)).OrderByDescending(e => e.Article.EventTime)];
    }

    /// <summary>The article with its page's text; as it was, with the reason noted, where the page does not give more.</summary>
    /// <returns>Null when the host has given its share of pages in this run.</returns>
    /// <exception cref="OperationCanceledException">The run's time was over before.</exception>
    internal async Task<Article?> ReadAsync(Article article, Run run)
    {
        if (UrlCanonicalizer.Parse(article.Url) is not { } link)
            return article;
        var address = UrlCanonicalizer.Unwrapped(link);
        var host = HostTurns.HostOf(address);
        if (run.Pages.IsGivenUp(host))
            return Noted(article, "The host is too slow now.");
        if (!run.Pages.IsUnderWay(article) && !run.Pages.TryTake(host))
            return null;
        return await run.Pages.OnceAsync(article, () => ReadAsync(article, address, run)).ConfigureAwait(false);
    }

    private async Task<Article> ReadAsync(Article article, Uri address, Run run)
    {
        var host = HostTurns.HostOf(address);
        try
        {
            if (await RulesAsync(address, run).ConfigureAwait(false) is not { } rules)
                return Noted(article, "The host is left alone for now.");
            if (!rules.Allows(address))
                return Noted(article, rules == RobotRules.Nothing ? "The site's robots.txt cannot be read now." : "The site's robots.txt does not allow it.");
            using var turn = await run.Turns.TakeAsync(host, HostTurns.Lane.Page, run.Stop).ConfigureAwait(false);
            if (turn is null)
                return Noted(article, "The host is left alone for now.");
            var page = await pages.ReadAsync(address, next => robots.Known(next)?.Allows(next) != false, run.Stop).ConfigureAwait(false);
            turn.EndRequest(rules.CrawlDelay);
            run.Tally.Page();
            return With(article, page);
        }
        catch (FetchException e)
        {
            // The teaser now is worth more than the text some day.
            if (e.IsOfHost)
                run.Turns.Hold(host, time.GetUtcNow() + HoldAfterFailure);
            else if (e.Problem is FetchProblem.Silent or FetchProblem.TooSlow)
                run.Pages.GiveUp(host);
            return Noted(article, e.Message);
        }
    }

    /// <summary>The rules of the page's site, asked for in a turn of their own; null when the host is to be left alone.</summary>
    private async Task<RobotRules?> RulesAsync(Uri page, Run run)
    {
        if (robots.Known(page) is { } known)
            return known;
        using var turn = await run.Turns.TakeAsync(HostTurns.HostOf(page), HostTurns.Lane.Page, run.Stop).ConfigureAwait(false);
        // Another page of the site may have asked while this one waited.
        return turn is null ? null : robots.Known(page) ?? await robots.ReadAsync(page, run.Stop).ConfigureAwait(false);
    }

    private static Article With(Article article, ArticlePage page)
    {
        if (page.Kind != PageKind.Article || page.Text.Length <= article.Text.Length)
            return page.Kind == PageKind.Article ? article : Noted(article, JsonNamingPolicy.CamelCase.ConvertName(page.Kind.ToString()));
        // The event time stays what the feed says unless the feed says nothing: a page's date is when it was last touched.
        var published = article.PublishedAt ?? page.PublishedAt;
        return article with
        {
            Text = WithoutHeadline(page.Text, article.Title),
            Title = article.Title.Length > 0 ? article.Title : page.Title ?? "",
            Language = page.Language is { Length: > 0 } language ? language : article.Language,
            Author = article.Author ?? page.Author,
            PublishedAt = published,
            EventTime = article.PublishedAt is null && page.PublishedAt is not null ? EventTime.Of(published, article.FetchedAt ?? article.EventTime) : article.EventTime,
        };
    }

    private static string WithoutHeadline(string text, string title)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end > 0 && text.AsSpan(0, end).Equals(title, StringComparison.OrdinalIgnoreCase) ? text[(end + 1)..] : text;
    }

    internal static Article Noted(Article article, string what) =>
        article with { Further = new Dictionary<string, JsonElement>(article.Further ?? []) { [Member] = JsonSerializer.SerializeToElement(what, FeedStateJson.Default.String) } };
}
