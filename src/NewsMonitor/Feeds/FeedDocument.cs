using System.Text.Json.Serialization;

namespace NewsMonitor.Feeds;

/// <summary>A feed document in the common model, whatever its format. Texts are plain text, times UTC, absent is null.</summary>
public sealed record FeedDocument
{
    /// <summary>Format as feedparser names it: "rss20", "rss10", "rss091n", "atom10", "atom03", "json11", "sitemap" and so on.</summary>
    public required string Format { get; init; }
    public string? Title { get; init; }
    public string? Link { get; init; }
    public string? Language { get; init; }
    public IReadOnlyList<FeedEntry> Entries { get; init; } = [];

    /// <summary>How long the publisher says the document stays fresh (RSS ttl, sy:updatePeriod); null when it does not say.</summary>
    public TimeSpan? TimeToLive { get; init; }

    /// <summary>Hours of the day (0..23, UTC) in which the publisher wishes not to be asked (RSS skipHours).</summary>
    public IReadOnlyList<int> SkipHours { get; init; } = [];

    /// <summary>Days (UTC) on which the publisher wishes not to be asked (RSS skipDays).</summary>
    public IReadOnlyList<DayOfWeek> SkipDays { get; init; } = [];

    /// <summary>Where the feed says it lives (atom:link rel=self); null when it does not say.</summary>
    public string? Self { get; init; }

    /// <summary>What had to be forgiven, one plain sentence each ("not well-formed XML at line 3", "3 implausible dates").</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>An entry of a feed. Texts are plain text, times UTC, absent is null.</summary>
public sealed record FeedEntry
{
    public string? Id { get; init; }
    public string? Title { get; init; }
    public string? Link { get; init; }

    /// <summary>The publisher's own address, where a service that counts readers put its own into <see cref="Link"/>.</summary>
    [JsonIgnore]
    public string? OriginalLink { get; init; }

    /// <summary>The whole text where the feed carries it for other services (Yandex), beside a teaser in <see cref="Text"/>.</summary>
    [JsonIgnore]
    public string? FullText { get; init; }
    public DateTimeOffset? Published { get; init; }
    public DateTimeOffset? Updated { get; init; }
    public string? Author { get; init; }
    public string? Text { get; init; }
    public string? Language { get; init; }
}

/// <summary>What is known about a document from outside it.</summary>
/// <param name="BaseUri">Where it was read from; relative links resolve against it.</param>
/// <param name="ContentType">The HTTP Content-Type header, with its charset.</param>
/// <param name="Now">The present, for judging whether dates are plausible.</param>
public sealed record FeedParseContext(Uri? BaseUri = null, string? ContentType = null, DateTimeOffset? Now = null);

/// <summary>The contract of <c>feed parse</c>: one JSON object a document.</summary>
public sealed record FeedDocumentLine(string File, string Format, FeedHead Feed, IReadOnlyList<FeedEntry> Entries)
{
    public static FeedDocumentLine Of(string file, FeedDocument d) => new(file, d.Format, new FeedHead(d.Title, d.Link, d.Language), d.Entries);
}

/// <summary>The feed's own members in <see cref="FeedDocumentLine"/>.</summary>
public sealed record FeedHead(string? Title, string? Link, string? Language);

/// <summary>The document is no feed. The message says what it is instead.</summary>
public sealed class FeedFormatException(string message, string? proposedFeed = null) : InvalidInputException(message)
{
    /// <summary>The feed that the web page links to, when the document is a web page and links to one.</summary>
    public string? ProposedFeed { get; } = proposedFeed;
}
