using NewsMonitor.Feeds;

namespace NewsMonitor.Tests.Feeds.Parsing;

/// <summary>What is broken is read as far as a person could read it.</summary>
public sealed class BrokenDocumentTests
{
    private const string Two = "<rss version=\"2.0\"><channel><title>Feed</title><item><title>One</title><link>http://a.example/1</link></item><item><title>Two</title><link>http://a.example/2</link></item></channel></rss>";

    [Theory]
    [InlineData("garbage before ", "")]
    [InlineData("[2025-03-01 12:00] {notice} ", "")]
    [InlineData("\uFEFF\n\n<?xml version=\"1.0\"?>", "")]
    [InlineData("<br />\n<b>Warning</b>: foreach() in <b>/var/www/rss.php</b> on line <b>3</b><br />\n<?xml version=\"1.0\"?>", "")]
    [InlineData("<!-- unclosed comment ", "")]
    [InlineData("<!DOCTYPE rss [<!ENTITY a \"b>\"> <!-- ]> --> ]>", "")]
    [InlineData("<!DOCTYPE html>", "")]
    [InlineData("", "<script>tracking()</script>")]
    [InlineData("", "\0\0\0")]
    [InlineData("<html><body>Error 500</body></html>\n<?xml version=\"1.0\"?>", "")]
    public void What_stands_around_a_feed_is_passed_over(string before, string after)
    {
        var feed = Given.Feed(before + Two + after);

        Assert.Equal(["One", "Two"], feed.Entries.Select(e => e.Title));
        Assert.Equal("Feed", feed.Title);
    }

    [Theory]
    [InlineData("</item><item>", "<item>")]
    [InlineData("</title><link>http://a.example/2", "<link>http://a.example/2")]
    [InlineData("</link></item><item>", "</item><item>")]
    [InlineData("<title>Two</title>", "<title>Two</titel>")]
    [InlineData("</channel></rss>", "")]
    [InlineData("</item></channel></rss>", "</rss>")]
    [InlineData("<title>Two</title>", "</b></p><title>Two</title></b>")]
    [InlineData("<title>Two</title>", "<title>Two</title")]
    [InlineData("<title>Two</title>", "<title >Two</title >")]
    [InlineData("<title>Two</title>", "<category term=\"unclosed><title>Two</title>")]
    [InlineData("<title>Two</title>", "<title lang=en hidden>Two</title>")]
    [InlineData("<title>Two</title>", "<TITLE>Two</TITLE>")]
    [InlineData("<title>Two</title>", "<title>\u0001T\u0008wo</title>")]
    [InlineData("<title>Two</title>", "<title><![CDATA[Two</title>")]
    public void Mistakes_between_and_within_items(string good, string broken)
    {
        var at = Two.LastIndexOf(good, StringComparison.Ordinal);
        var feed = Given.Feed(Two[..at] + broken + Two[(at + good.Length)..]);

        Assert.Equal("One", feed.Entries[0].Title);
        Assert.StartsWith("Two", feed.Entries[1].Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_may_break_off_anywhere_and_keeps_what_came_before()
    {
        for (var length = Two.IndexOf("</item>", StringComparison.Ordinal); length < Two.Length; length++)
        {
            var feed = Given.Feed(Two[..length]);

            Assert.Equal("Feed", feed.Title);
            Assert.Equal(("One", "http://a.example/1"), (feed.Entries[0].Title, feed.Entries[0].Link));
        }
    }

    [Fact]
    public void Mistakes_are_noted_with_their_line()
    {
        Assert.Empty(Given.Feed(Two).Notes);
        Assert.Equal("Not well-formed XML at line 3.", Assert.Single(Given.Feed("<rss><channel>\n<item>\n<title>a < b</title></item></channel></rss>").Notes));
    }

    [Fact]
    public void Wrong_nesting_costs_nothing_that_can_be_told()
    {
        var feed = Given.Feed("<rss><channel><item><title>One</title><author><b>Kim</author></b><link>http://a.example/1</item><title>Feed</title></link></channel><item><title>Two</title></item></rss>");

        Assert.Equal(["One", "Two"], feed.Entries.Select(e => e.Title));
        Assert.Equal(("Kim", "http://a.example/1", "Feed"), (feed.Entries[0].Author, feed.Entries[0].Link, feed.Title));
    }

    [Theory]
    [InlineData("", "The document is empty.")]
    [InlineData(" \n ", "The document is empty.")]
    [InlineData("404 page not found", "This is text, not a feed.")]
    [InlineData("<!DOCTYPE html><html><head><title>Not found</title></head></html>", "This is a web page, not a feed.")]
    [InlineData("<div>Service unavailable</div>", "This is a web page, not a feed.")]
    [InlineData("<opml version=\"1.0\"><body/></opml>", "This is an OPML list of feeds, not a feed.")]
    [InlineData("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"/>", "This is an index of sitemaps, not a sitemap.")]
    [InlineData("<Error><Code>AccessDenied</Code></Error>", "This is XML, but no feed.")]
    [InlineData("{\"error\": \"no\"}", "This is JSON, but no JSON Feed.")]
    [InlineData("%PDF-1.4", "This is a PDF document, not a feed.")]
    public void What_is_no_feed_is_called_by_its_name(string document, string message) =>
        Assert.Equal(message, Assert.Throws<FeedFormatException>(() => Given.Feed(document)).Message);

    [Fact]
    public void A_web_page_proposes_its_feed()
    {
        const string Page =
            """
            <!doctype html><html><head><link rel=stylesheet href=x.css><link rel="alternate" hreflang="ru" href="/ru/">
            <link href="/feed?a=1&amp;b=2" type="application/rss+xml" rel="alternate"></head><body><rss>not this</rss></body></html>
            """;

        var exception = Assert.Throws<FeedFormatException>(() => Given.Feed(Page, "https://a.example/news/"));

        Assert.Equal("https://a.example/feed?a=1&b=2", exception.ProposedFeed);
        Assert.Equal("This is a web page, not a feed; the feed it links to is https://a.example/feed?a=1&b=2", exception.Message);
    }
}
