namespace NewsMonitor.Feeds.Xml;

/// <summary>What an element of a feed means to the common model, whatever its format calls it.</summary>
internal enum FeedElement
{
    Unknown,

    // What holds everything.
    Rss,
    Rdf,
    Feed,
    Channel,
    UrlSet,
    SitemapIndex,
    Html,
    Opml,

    // What holds an entry, or something that is none.
    Entry,
    Author,
    Contributor,
    Image,
    TextInput,
    Source,

    // What holds a text.
    Title,
    Link,
    Id,
    Description,
    Content,
    Published,
    Date,
    Updated,
    Created,
    Name,
    Email,
    Address,
    Language,
    Enclosure,
    TimeToLive,
    SkipHours,
    Hour,
    SkipDays,
    Day,
    UpdatePeriod,
    UpdateFrequency,
    Location,
    OriginalLink,

    /// <summary>The whole text, for services that show it; descriptions beside it are teasers.</summary>
    FullText,
}

/// <summary>An element's meaning, and how far down the list of names for the same thing it stands: 0 is the format's own.</summary>
internal readonly record struct FeedMeaning(FeedElement Element, FeedNamespace Namespace, int Rank = 0);
