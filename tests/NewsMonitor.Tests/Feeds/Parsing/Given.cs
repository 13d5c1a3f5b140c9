using System.Text;
using NewsMonitor.Feeds;

namespace NewsMonitor.Tests.Feeds.Parsing;

/// <summary>Documents as tests write them.</summary>
internal static class Given
{
    private static readonly DateTimeOffset Now = new(2025, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static FeedDocument Feed(string document, string? address = null) => Feed(Encoding.UTF8.GetBytes(document), address);

    public static FeedDocument Feed(byte[] document, string? address = null, string? contentType = null) =>
        FeedParser.Parse(document, new FeedParseContext(address is null ? null : new Uri(address), contentType, Now));

    /// <summary>The only entry of an RSS 2.0 feed whose item holds these elements.</summary>
    public static FeedEntry Item(string elements) => Assert.Single(Feed(
        $"""
        <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
          xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><item>{elements}</item></channel></rss>
        """).Entries);

    /// <summary>The only entry of an Atom 1.0 feed with these elements.</summary>
    public static FeedEntry Entry(string elements) => Assert.Single(Feed($"""<feed xmlns="http://www.w3.org/2005/Atom"><entry>{elements}</entry></feed>""").Entries);
}
