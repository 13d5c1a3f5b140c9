namespace NewsMonitor.Feeds.Xml;

/// <summary>The vocabularies that carry texts, dates, authors or languages of news.</summary>
internal enum FeedNamespace
{
    /// <summary>None, or one whose elements are left alone.</summary>
    Other,

    /// <summary>RSS in all its versions, Atom, CDF, sitemaps: their names do not clash.</summary>
    Core,
    Rdf,
    DublinCore,
    DublinCoreTerms,
    Content,
    Media,
    ITunes,
    Syndication,
    News,
    Xhtml,

    /// <summary>Yandex News and its Turbo pages: whole texts beside teasers, in most Russian feeds.</summary>
    Yandex,

    /// <summary>Services that put their own links in place of the publisher's, and say what they were.</summary>
    LinkCounter,
}

/// <summary>Namespace names, and the prefixes everybody uses where the name is missing.</summary>
internal static class FeedNamespaces
{
    public static FeedNamespace Of(ReadOnlySpan<char> uri)
    {
        uri = uri.Trim();
        if (uri.Length > 100)
            return FeedNamespace.Other;
        Span<char> lower = stackalloc char[uri.Length];
        uri.ToLowerInvariant(lower);
        ReadOnlySpan<char> name = lower;
        name = name.StartsWith("https://") ? name[8..] : name.StartsWith("http://") ? name[7..] : name;
        name = name.TrimEnd("/#");
        if (name.StartsWith("backend.userland.com/rss") || name.StartsWith("www.sitemaps.org/schemas/sitemap") || name.StartsWith("www.google.com/schemas/sitemap/") || name.StartsWith("blogs.law.harvard.edu/tech/rss"))
            return FeedNamespace.Core;
        if (name.StartsWith("www.google.com/schemas/sitemap-news"))
            return FeedNamespace.News;
        return name switch
        {
            "" or "purl.org/rss/1.0" or "my.netscape.com/rdf/simple/0.9" or "channel.netscape.com/rdf/simple/0.9" or "example.com/newformat"
                or "example.com/necho" or "purl.org/echo" or "uri/of/echo/namespace" or "purl.org/pie" or "purl.org/atom/ns"
                or "www.w3.org/2005/atom" or "purl.org/rss/1.0/modules/rss091" or "my.netscape.com/publish/formats/rss-0.91.dtd"
                or "purl.org/net/rss1.1" or "cyber.law.harvard.edu/rss/rss.html" or "purl.org/rss/2.0" => FeedNamespace.Core,
            "www.w3.org/1999/02/22-rdf-syntax-ns" => FeedNamespace.Rdf,
            "purl.org/dc/elements/1.1" or "purl.org/dc/elements/1.0" => FeedNamespace.DublinCore,
            "purl.org/dc/terms" or "purl.org/metadata/dublin_core" => FeedNamespace.DublinCoreTerms,
            "purl.org/rss/1.0/modules/content" => FeedNamespace.Content,
            "search.yahoo.com/mrss" or "video.search.yahoo.com/mrss" or "www.rssboard.org/media-rss" or "tools.search.yahoo.com/mrss" => FeedNamespace.Media,
            "www.itunes.com/dtds/podcast-1.0.dtd" or "example.com/dtds/podcast-1.0.dtd" => FeedNamespace.ITunes,
            "purl.org/rss/1.0/modules/syndication" => FeedNamespace.Syndication,
            "www.w3.org/1999/xhtml" => FeedNamespace.Xhtml,
            "news.yandex.ru" or "turbo.yandex.ru" or "yandex.ru" => FeedNamespace.Yandex,
            "rssnamespace.org/feedburner/ext/1.0" or "www.pheedo.com/namespace/pheedo" => FeedNamespace.LinkCounter,
            _ => FeedNamespace.Other,
        };
    }

    /// <summary>What an undeclared prefix is meant to be.</summary>
    public static FeedNamespace OfPrefix(ReadOnlySpan<char> prefix) => prefix switch
    {
        "" or "atom" or "atom10" or "a10" or "rss" => FeedNamespace.Core,
        "rdf" => FeedNamespace.Rdf,
        "dc" => FeedNamespace.DublinCore,
        "dcterms" => FeedNamespace.DublinCoreTerms,
        "content" => FeedNamespace.Content,
        "media" => FeedNamespace.Media,
        "itunes" => FeedNamespace.ITunes,
        "sy" => FeedNamespace.Syndication,
        "news" => FeedNamespace.News,
        "xhtml" or "html" => FeedNamespace.Xhtml,
        "yandex" or "turbo" => FeedNamespace.Yandex,
        "feedburner" or "pheedo" => FeedNamespace.LinkCounter,
        _ => FeedNamespace.Other,
    };
}
