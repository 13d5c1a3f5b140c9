using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NewsMonitor.Articles;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Feeds;

/// <summary>An entry of a document as an article, with the fingerprints under which it is remembered.</summary>
/// <param name="Fingerprints">Of its address, its id and its title.</param>
/// <param name="IsNew">False for one that was seen before, changed or not.</param>
public sealed record EntryArticle(Article Article, IReadOnlyList<ulong> Fingerprints, bool IsNew);

/// <summary>Turns the entries of a document into articles and tells new ones from old ones.</summary>
public static class FeedEntries
{
    private const int MaxTextLength = 400_000;
    private const int MaxTitleLength = 1000;

    /// <summary>The entries that can become articles (a headline or a text is there), in the order of the document, each once.</summary>
    public static IReadOnlyList<EntryArticle> Read(FeedDocument document, WatchedFeed feed, SeenEntries seen, DateTimeOffset now, int most)
    {
        var entries = document.Entries.Where(e => !string.IsNullOrWhiteSpace(e.Title) || !string.IsNullOrWhiteSpace(e.Text)).Take(most).ToList();
        // An address under several headlines, and an id of several addresses, name no single entry.
        var sharedLinks = Ambiguous(entries, e => UrlCanonicalizer.Canonicalize(LinkOf(e)), e => e.Title ?? e.Text ?? "");
        var sharedIds = Ambiguous(entries, e => e.Id ?? "", e => UrlCanonicalizer.Canonicalize(LinkOf(e)) is { Length: > 0 } link ? link : e.Title ?? "");

        var read = new List<EntryArticle>(entries.Count);
        var ids = new HashSet<string>();
        foreach (var entry in entries)
        {
            var article = ToArticle(entry, document, feed, now, sharedLinks);
            if (ids.Add(article.Id))
                read.Add(Remember(entry, article, seen, sharedIds));
        }

        return read;
    }

    private static EntryArticle Remember(FeedEntry entry, Article article, SeenEntries seen, HashSet<string> sharedIds)
    {
        var address = Fingerprint("article:" + article.Id);
        var title = Fingerprint("title:" + article.Title);
        var fingerprints = new List<ulong> { address };
        var known = seen.Contains(address);
        if (entry.Id is { Length: > 0 } id && id != entry.Link && !sharedIds.Contains(id))
        {
            var own = Fingerprint("id:" + id);
            // An id comes back with another address when the publisher changed the headline in it, or moved the page:
            // the same entry. With another address and another headline it is an id used twice: a new one.
            known |= seen.Contains(own) && seen.Contains(title);
            fingerprints.AddRange([own, title]);
        }

        return new EntryArticle(article, fingerprints, !known);
    }

    private static Article ToArticle(FeedEntry entry, FeedDocument document, WatchedFeed feed, DateTimeOffset now, HashSet<string> sharedLinks)
    {
        var url = UrlCanonicalizer.Parse(LinkOf(entry))?.AbsoluteUri ?? "";
        var text = Bounded(Mojibake.Repair((entry.FullText?.Length > entry.Text?.Length ? entry.FullText : entry.Text) ?? ""), MaxTextLength);
        var title = Bounded(string.IsNullOrWhiteSpace(entry.Title) ? text.Split('\n', 2)[0] : Mojibake.Repair(entry.Title), MaxTitleLength).Trim();
        var published = (entry.Published ?? entry.Updated)?.ToUniversalTime();
        var source = new[] { url, document.Link, feed.Url }.Select(Publisher.Of).FirstOrDefault(p => p != Publisher.Unknown, Publisher.Unknown);
        return new Article
        {
            Id = ArticleIdentity.Of(sharedLinks.Contains(UrlCanonicalizer.Canonicalize(url)) ? "" : url, $"{source} {title}", published),
            Url = url,
            Title = title,
            Text = text,
            PublishedAt = published,
            EventTime = published is null ? UndatedEventTime(url, now) : EventTime.Of(published, now),
            Source = source,
            Language = entry.Language ?? document.Language ?? feed.Language,
            Author = entry.Author is { } author ? Bounded(author, MaxTitleLength) : null,
            Feed = feed.Url,
            FetchedAt = now,
        };
    }

    /// <summary>The publisher's own address, where the entry tells it beside one that only its service can resolve.</summary>
    private static string? LinkOf(FeedEntry entry) =>
        UrlCanonicalizer.Parse(entry.OriginalLink) is not null ? entry.OriginalLink
        : LinkWrappers.IsRedirector(entry.Link) && UrlCanonicalizer.Parse(entry.Id) is not null && !LinkWrappers.IsRedirector(entry.Id) ? entry.Id
        : entry.Link;

    /// <summary>
    /// Where only the address tells the day, noon of that day once it is over everywhere: so the article is one, whichever
    /// feed brings it when, and catching up makes no spike.
    /// </summary>
    private static DateTimeOffset UndatedEventTime(string url, DateTimeOffset now)
    {
        var noon = UrlDay.Of(url, now) is { } day ? new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero) : now;
        return noon.AddHours(24) < now ? noon : EventTime.Of(null, now);
    }

    /// <summary>The names that stand for several different things in this document.</summary>
    private static HashSet<string> Ambiguous(List<FeedEntry> entries, Func<FeedEntry, string> name, Func<FeedEntry, string> thing) =>
        [.. entries.GroupBy(name).Where(g => g.Key.Length > 0 && g.Select(thing).Distinct().Skip(1).Any()).Select(g => g.Key)];

    private static string Bounded(string text, int most)
    {
        if (text.Length <= most)
            return text;
        return char.IsHighSurrogate(text[most - 1]) ? text[..(most - 1)] : text[..most];
    }

    private static ulong Fingerprint(string text) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
