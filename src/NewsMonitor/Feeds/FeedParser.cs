using NewsMonitor.Feeds.Encodings;
using NewsMonitor.Feeds.Markup;
using NewsMonitor.Feeds.Texts;
using NewsMonitor.Feeds.Xml;

namespace NewsMonitor.Feeds;

/// <summary>
/// Reads RSS, Atom, RDF, JSON Feed and news sitemaps, well-formed or not. What can be read is read, and what had to be
/// forgiven is noted. No document type, no entity it declares and nothing outside the document is ever looked up.
/// </summary>
public static class FeedParser
{
    /// <summary>Largest document read, in bytes.</summary>
    public const int MaxDocumentBytes = 64 * 1024 * 1024;

    /// <summary>Parses a document of any known format. Time and memory grow with its length only.</summary>
    /// <exception cref="FeedFormatException">It is no feed; the message says what it is.</exception>
    public static FeedDocument Parse(ReadOnlyMemory<byte> document, FeedParseContext context)
    {
        if (document.Length > MaxDocumentBytes)
            throw new FeedFormatException($"The document is larger than {MaxDocumentBytes / 1024 / 1024} MB.");
        document = GzipDocument.Expand(document);
        NotFeed.ThrowIfBinary(document.Span);
        using var decoded = DecodedDocument.Decode(document.Span, context.ContentType);
        using var texts = new FeedTexts();
        var characters = decoded.Characters;
        if (JsonFeedReader.IsJson(characters) && JsonFeedReader.Read(characters, NewDraft(decoded, context), texts, context.BaseUri?.AbsoluteUri) is { } feed)
            return feed;

        // What begins with a bracket may also be a line of a log before the feed.
        return ReadXml(characters, NewDraft(decoded, context), texts, context);
    }

    private static FeedDraft NewDraft(DecodedDocument decoded, FeedParseContext context)
    {
        var draft = new FeedDraft(context.Now ?? TimeProvider.System.GetUtcNow());
        if (decoded.IsRepaired)
            draft.Note($"The character set is not as declared; read as {decoded.Charset}.");
        return draft;
    }

    private static FeedDocument ReadXml(ReadOnlySpan<char> characters, FeedDraft draft, FeedTexts texts, FeedParseContext context)
    {
        var baseUri = context.BaseUri?.AbsoluteUri;
        using var content = new CharBuffer();
        var reader = new FeedXmlReader(characters, draft, texts, content, baseUri);
        reader.Read();
        if (reader.IsWebPage && NotFeed.FeedBehindPage(characters) is > 0 and var start)
        {
            draft.Note("A web page stands before the feed.");
            reader = new FeedXmlReader(characters[start..], draft, texts, content, baseUri);
            reader.Read();
        }

        if (reader.Format is not { } format)
            throw NotFeed.Describe(characters, reader, baseUri);
        if (reader.FirstMistake is >= 0 and var mistake)
            draft.Note($"Not well-formed XML at line {LineOf(characters, mistake)}.");
        return draft.Finish(format);
    }

    private static int LineOf(ReadOnlySpan<char> characters, int position) => 1 + characters[..Math.Min(position, characters.Length)].Count('\n');
}
