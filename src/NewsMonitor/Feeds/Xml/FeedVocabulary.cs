namespace NewsMonitor.Feeds.Xml;

/// <summary>What the elements of the formats and modules mean. Names are compared without regard to case, as publishers write them.</summary>
internal static class FeedVocabulary
{
    private const int LongestName = 24;

    public static FeedMeaning Of(FeedNamespace space, ReadOnlySpan<char> localName)
    {
        if (localName.Length is 0 or > LongestName || space == FeedNamespace.Other)
            return default;
        Span<char> lower = stackalloc char[localName.Length];
        localName.ToLowerInvariant(lower);
        var (element, rank) = space switch
        {
            FeedNamespace.Core => Core(lower),
            FeedNamespace.Rdf => Rdf(lower),
            FeedNamespace.DublinCore => DublinCore(lower),
            FeedNamespace.DublinCoreTerms => DublinCoreTerms(lower),
            FeedNamespace.Content => Content(lower),
            FeedNamespace.Media => Media(lower),
            FeedNamespace.ITunes => ITunes(lower),
            FeedNamespace.Syndication => Syndication(lower),
            FeedNamespace.News => News(lower),
            FeedNamespace.Xhtml => Xhtml(lower),
            FeedNamespace.Yandex => lower is "full-text" or "fulltext" or "content" ? (FeedElement.FullText, 0) : default,
            FeedNamespace.LinkCounter => lower is "origlink" ? (FeedElement.OriginalLink, 0) : default,
            _ => default,
        };
        return new FeedMeaning(element, space, rank);
    }

    private static (FeedElement Element, int Rank) Core(ReadOnlySpan<char> name) => name switch
    {
        "item" or "entry" => (FeedElement.Entry, 0),
        "title" => (FeedElement.Title, 0),
        "link" => (FeedElement.Link, 0),
        "guid" or "id" => (FeedElement.Id, 0),
        "description" or "summary" => (FeedElement.Description, 1),
        "abstract" => (FeedElement.Description, 2),
        "subtitle" or "tagline" => (FeedElement.Description, 3),
        "content" or "fullitem" or "body" => (FeedElement.Content, 0),
        "pubdate" or "published" or "issued" => (FeedElement.Published, 0),
        "date" => (FeedElement.Date, 0),
        "updated" or "modified" or "lastbuilddate" or "lastmod" => (FeedElement.Updated, 0),
        "created" => (FeedElement.Created, 0),
        "author" or "managingeditor" => (FeedElement.Author, 0),
        "contributor" => (FeedElement.Contributor, 0),
        "name" => (FeedElement.Name, 0),
        "email" => (FeedElement.Email, 0),
        "uri" or "homepage" => (FeedElement.Address, 0),
        "url" => (FeedElement.Address, 1),
        "language" => (FeedElement.Language, 0),
        "enclosure" => (FeedElement.Enclosure, 0),
        "source" => (FeedElement.Source, 0),
        "image" => (FeedElement.Image, 0),
        "textinput" => (FeedElement.TextInput, 0),
        "ttl" => (FeedElement.TimeToLive, 0),
        "skiphours" => (FeedElement.SkipHours, 0),
        "hour" => (FeedElement.Hour, 0),
        "skipdays" => (FeedElement.SkipDays, 0),
        "day" => (FeedElement.Day, 0),
        "originallink" => (FeedElement.OriginalLink, 0),
        "loc" => (FeedElement.Location, 0),
        "channel" => (FeedElement.Channel, 0),
        "feed" => (FeedElement.Feed, 0),
        "rss" => (FeedElement.Rss, 0),
        "rdf" => (FeedElement.Rdf, 0),
        "urlset" => (FeedElement.UrlSet, 0),
        "sitemapindex" => (FeedElement.SitemapIndex, 0),
        "html" => (FeedElement.Html, 0),
        "opml" => (FeedElement.Opml, 0),
        _ => default,
    };

    private static (FeedElement Element, int Rank) Rdf(ReadOnlySpan<char> name) => name is "rdf" ? (FeedElement.Rdf, 0) : default;

    private static (FeedElement Element, int Rank) DublinCore(ReadOnlySpan<char> name) => name switch
    {
        "title" => (FeedElement.Title, 1),
        "description" => (FeedElement.Description, 2),
        "creator" or "author" => (FeedElement.Author, 0),
        "date" => (FeedElement.Date, 0),
        "language" => (FeedElement.Language, 1),
        "identifier" => (FeedElement.Id, 2),
        _ => default,
    };

    private static (FeedElement Element, int Rank) DublinCoreTerms(ReadOnlySpan<char> name) => name switch
    {
        "title" => (FeedElement.Title, 1),
        "abstract" or "description" => (FeedElement.Description, 2),
        "creator" => (FeedElement.Author, 0),
        "issued" => (FeedElement.Published, 0),
        "date" => (FeedElement.Date, 0),
        "modified" => (FeedElement.Updated, 0),
        "created" => (FeedElement.Created, 0),
        "language" => (FeedElement.Language, 1),
        _ => default,
    };

    private static (FeedElement Element, int Rank) Content(ReadOnlySpan<char> name) => name is "encoded" ? (FeedElement.Content, 0) : default;

    private static (FeedElement Element, int Rank) Media(ReadOnlySpan<char> name) => name switch
    {
        "title" => (FeedElement.Title, 2),
        "description" => (FeedElement.Description, 4),
        _ => default,
    };

    private static (FeedElement Element, int Rank) ITunes(ReadOnlySpan<char> name) => name switch
    {
        "title" => (FeedElement.Title, 3),
        "summary" => (FeedElement.Description, 5),
        "subtitle" => (FeedElement.Description, 6),
        "author" => (FeedElement.Author, 1),
        _ => default,
    };

    private static (FeedElement Element, int Rank) Syndication(ReadOnlySpan<char> name) => name switch
    {
        "updateperiod" => (FeedElement.UpdatePeriod, 0),
        "updatefrequency" => (FeedElement.UpdateFrequency, 0),
        _ => default,
    };

    private static (FeedElement Element, int Rank) News(ReadOnlySpan<char> name) => name switch
    {
        "title" => (FeedElement.Title, 0),
        "publication_date" => (FeedElement.Published, 0),
        "language" => (FeedElement.Language, 0),
        _ => default,
    };

    private static (FeedElement Element, int Rank) Xhtml(ReadOnlySpan<char> name) => name switch
    {
        "html" => (FeedElement.Html, 0),
        "body" or "div" => (FeedElement.Content, 0),
        _ => default,
    };
}
