namespace NewsMonitor.Feeds;

/// <summary>Reads RSS, Atom, RDF, JSON Feed and news sitemaps, well-formed or not.</summary>
public static class FeedParser
{
    /// <summary>Parses a document of any known format.</summary>
    /// <exception cref="FeedFormatException">It is no feed; the message says what it is.</exception>
    public static FeedDocument Parse(ReadOnlyMemory<byte> document, FeedParseContext context) =>
        throw new FeedFormatException("The feed parser is not there yet.");
}
