using System.Text.Json;
using NewsMonitor.Articles;
using NewsMonitor.Feeds;
using NewsMonitor.Http;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Service.Feeds;

/// <summary>Puts the main text of the page behind an entry in place of its teaser, for feeds that want it.</summary>
public sealed class FullTextStage(PageReader pages, FetchOptions options, TimeProvider time)
{
    /// <summary>A feed whose entries' texts are, in the middle, shorter than this (in characters) carries teasers.</summary>
    private const int TeaserLength = 500;

    private static readonly TimeSpan HoldAfterFailure = TimeSpan.FromMinutes(5);

    /// <summary>Member under which an article tells what its page was when it was not simply an article.</summary>
    public const string Member = "page";

    public bool IsWanted(WatchedFeed feed, IReadOnlyList<EntryArticle> entries) => options.FullText switch
    {
        FullTextMode.Never => false,
        FullTextMode.Marked => feed.FullText,
        _ => feed.FullText || (entries.Count > 0 && entries.Select(e => e.Article.Text.Length).Order().ElementAt(entries.Count / 2) < TeaserLength),
    };

    /// <summary>The article with its page's text; as it was, with the reason noted, where the page does not give more.</summary>
    internal async Task<Article> ReadAsync(Article article, HostTurns turns, CancellationToken cancellationToken)
    {
        if (UrlCanonicalizer.Parse(article.Url) is not { } address)
            return article;
        try
        {
            using var turn = await turns.TakeAsync(address.IdnHost, failing: false, cancellationToken).ConfigureAwait(false);
            return turn is null ? Noted(article, "The host is left alone for now.") : With(article, await pages.ReadAsync(address, cancellationToken).ConfigureAwait(false));
        }
        catch (FetchException e)
        {
            // The teaser now is worth more than the text some day.
            if (e.IsOfHost)
                turns.Hold(address.IdnHost, time.GetUtcNow() + HoldAfterFailure);
            return Noted(article, e.Message);
        }
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
            EventTime = EventTime.Of(published, article.FetchedAt ?? article.EventTime),
        };
    }

    private static string WithoutHeadline(string text, string title)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end > 0 && text.AsSpan(0, end).Equals(title, StringComparison.OrdinalIgnoreCase) ? text[(end + 1)..] : text;
    }

    private static Article Noted(Article article, string what) =>
        article with { Further = new Dictionary<string, JsonElement>(article.Further ?? []) { [Member] = JsonSerializer.SerializeToElement(what, FeedStateJson.Default.String) } };
}
