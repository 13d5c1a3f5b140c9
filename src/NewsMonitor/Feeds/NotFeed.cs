using NewsMonitor.Feeds.Markup;
using NewsMonitor.Feeds.Xml;

namespace NewsMonitor.Feeds;

/// <summary>Says of a document that is no feed what it is instead.</summary>
internal static class NotFeed
{
    /// <summary>How far into a page its head is looked for.</summary>
    private const int HeadLength = 256 * 1024;

    /// <exception cref="FeedFormatException">The first bytes are those of an archive, an image or a document.</exception>
    public static void ThrowIfBinary(ReadOnlySpan<byte> document)
    {
        var kind = document switch
        {
            [(byte)'P', (byte)'K', 3, 4, ..] => "a zip archive",
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "a PDF document",
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "an image",
            _ => null,
        };
        if (kind is not null)
            throw new FeedFormatException($"This is {kind}, not a feed.");
    }

    /// <summary>Where a feed begins that stands behind a whole web page (an error page sent first) or in one (wrapped by a proxy); -1 when none does.</summary>
    public static int FeedBehindPage(ReadOnlySpan<char> document)
    {
        var end = document.LastIndexOf("</html", StringComparison.OrdinalIgnoreCase);
        var rest = end < 0 ? default : document[end..];
        foreach (var root in (string[])["<?xml", "<rss", "<feed", "<rdf:RDF"])
        {
            if (rest.IndexOf(root, StringComparison.OrdinalIgnoreCase) is > 0 and var at)
                return end + at;
        }

        foreach (var root in (string[])["<rss version", "<feed xmlns=", "<rdf:RDF xmlns"])
        {
            if (document.IndexOf(root, StringComparison.OrdinalIgnoreCase) is > 0 and var at && HasEntry(document[at..]))
                return at;
        }

        return -1;
    }

    private static bool HasEntry(ReadOnlySpan<char> feed) => feed.Contains("<item", StringComparison.OrdinalIgnoreCase) || feed.Contains("<entry", StringComparison.OrdinalIgnoreCase);

    public static FeedFormatException Describe(ReadOnlySpan<char> document, in FeedXmlReader reader, string? baseUri)
    {
        if (document.IsWhiteSpace())
            return new FeedFormatException("The document is empty.");
        if (JsonFeedReader.IsJson(document))
            return new FeedFormatException("This is JSON, but no JSON Feed.");
        if (reader.OtherRoot == "opml")
            return new FeedFormatException("This is an OPML list of feeds, not a feed.");
        if (reader.OtherRoot == "sitemapindex")
            return new FeedFormatException("This is an index of sitemaps, not a sitemap.");
        if (!reader.IsWebPage && !document.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase) && !LooksLikePage(document))
            return new FeedFormatException(BeginsAsXml(document) ? "This is XML, but no feed." : IsText(document) ? "This is text, not a feed." : "This is neither XML, JSON nor HTML.");
        var proposed = ProposedFeed(document[..Math.Min(document.Length, HeadLength)], baseUri);
        return new FeedFormatException(
            proposed is null ? "This is a web page, not a feed." : $"This is a web page, not a feed; the feed it links to is {proposed}", proposed);
    }

    private static bool BeginsAsXml(ReadOnlySpan<char> document) =>
        document.TrimStart("\uFEFF \t\r\n") is ['<', var next, ..] && (char.IsLetter(next) || next is '?' or '!' or '_');

    /// <summary>True unless one character in fifty or more is none that texts have.</summary>
    private static bool IsText(ReadOnlySpan<char> document)
    {
        document = document[..Math.Min(document.Length, HeadLength)];
        var strange = 0;
        foreach (var c in document)
        {
            if (c is < ' ' and not ('\t' or '\r' or '\n' or '\f') or '\uFFFD' or >= '\u007F' and < '\u00A0')
                strange++;
        }

        return strange * 50 < document.Length;
    }

    private static bool LooksLikePage(ReadOnlySpan<char> document)
    {
        var scanner = new MarkupScanner(document);
        while (scanner.Read())
        {
            if (scanner.Kind == MarkupKind.StartTag)
                return Texts.HtmlTags.RoleOf(scanner.Name) != Texts.HtmlTagRole.Unknown;
        }

        return false;
    }

    /// <summary>The feed that a page names with a link of relation "alternate".</summary>
    private static string? ProposedFeed(ReadOnlySpan<char> page, string? baseUri)
    {
        var scanner = new MarkupScanner(page);
        var namespaces = new NamespaceScope();
        while (scanner.Read())
        {
            if (scanner.Kind != MarkupKind.StartTag)
                continue;
            if (scanner.Name.Equals("base", StringComparison.OrdinalIgnoreCase))
            {
                var address = FeedAttributes.Read(scanner.Attributes, namespaces, 0).Address.Trim();
                if (!address.IsEmpty)
                    baseUri = FeedLinks.Resolve(address, baseUri);
            }
            else if (scanner.Name.Equals("link", StringComparison.OrdinalIgnoreCase))
            {
                var attributes = FeedAttributes.Read(scanner.Attributes, namespaces, 0);
                if (attributes.Relation.Contains("alternate", StringComparison.OrdinalIgnoreCase) && IsFeedType(attributes.Type) && !attributes.Address.IsWhiteSpace())
                {
                    using var address = new CharBuffer();
                    address.AppendDecoded(attributes.Address.Trim());
                    return FeedLinks.Resolve(address.Written, baseUri);
                }
            }
        }

        return null;
    }

    private static bool IsFeedType(ReadOnlySpan<char> type) =>
        type.Contains("rss", StringComparison.OrdinalIgnoreCase) || type.Contains("atom", StringComparison.OrdinalIgnoreCase)
        || type.Contains("feed+json", StringComparison.OrdinalIgnoreCase) || type.Contains("rdf+xml", StringComparison.OrdinalIgnoreCase);
}
