using NewsMonitor.Feeds;

namespace NewsMonitor.Tests.Feeds.Parsing;

public sealed class FormatTests
{
    [Fact]
    public void Hours_and_days_on_which_not_to_ask_are_read()
    {
        var feed = Given.Feed("<rss><channel><skipHours><hour>0</hour><hour>24</hour><hour>25</hour></skipHours><skipDays><day>Saturday</day><day> sunday </day><day>Someday</day></skipDays><item><title>x</title></item></channel></rss>");

        Assert.Equal([0], feed.SkipHours);
        Assert.Equal([DayOfWeek.Sunday, DayOfWeek.Saturday], feed.SkipDays);
    }

    [Theory]
    [InlineData("yandex:full-text", "http://news.yandex.ru", "The whole text of the article.")]
    [InlineData("turbo:content", "http://turbo.yandex.ru", "<![CDATA[<p>The whole text</p><p>of the article.</p>]]>")]
    public void A_whole_text_for_other_services_is_the_articles_text_beside_the_feeds_own_teaser(string element, string space, string text)
    {
        var prefix = element.Split(':')[0];
        var entry = Assert.Single(Given.Feed($"<rss xmlns:{prefix}='{space}'><channel><item><title>x</title><description>The teaser</description><{element}>{text}</{element}></item></channel></rss>").Entries);

        Assert.Equal("The teaser", entry.Text);
        Assert.Equal("The whole text of the article.", entry.FullText?.Replace('\n', ' '));
    }

    [Fact]
    public void Rss_2_with_the_common_modules()
    {
        var feed = Given.Feed(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                 xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
              <channel>
                <title>Border News</title><link>https://news.example/</link><language>en_GB</language>
                <atom:link rel="self" href="https://news.example/rss.xml"/>
                <image><title>Logo</title><link>https://news.example/logo</link></image>
                <ttl>45</ttl><skipHours><hour>2</hour><hour>1</hour></skipHours>
                <item>
                  <title>Bridge &amp; border</title><link>https://news.example/1</link><guid isPermaLink="false">n-1</guid>
                  <pubDate>Tue, 05 Nov 2024 10:20:30 +0300</pubDate><dc:creator>A. Writer</dc:creator>
                  <description>Short.</description><content:encoded><![CDATA[<p>Long &amp; whole.</p><p>Second.</p>]]></content:encoded>
                </item>
              </channel>
            </rss>
            """);

        Assert.Equal("rss20", feed.Format);
        Assert.Equal("Border News", feed.Title);
        Assert.Equal("https://news.example/", feed.Link);
        Assert.Equal("en-GB", feed.Language);
        Assert.Equal("https://news.example/rss.xml", feed.Self);
        Assert.Equal(TimeSpan.FromMinutes(45), feed.TimeToLive);
        Assert.Equal([1, 2], feed.SkipHours);
        Assert.Empty(feed.Notes);
        Assert.Equal(
            new FeedEntry
            {
                Id = "n-1",
                Title = "Bridge & border",
                Link = "https://news.example/1",
                Published = new(2024, 11, 5, 7, 20, 30, TimeSpan.Zero),
                Author = "A. Writer",
                Text = "Long & whole.\nSecond.",
                Language = "en-GB",
            },
            Assert.Single(feed.Entries));
    }

    [Fact]
    public void Atom_1_with_all_content_types()
    {
        var feed = Given.Feed(
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ko" xml:base="https://atom.example/blog/">
              <title type="html">A &lt;em&gt;feed&lt;/em&gt;</title><link href="./"/><author><name>Feed Author</name></author>
              <entry><id>tag:1</id><title type="text">1 &lt; 2 &lt;b&gt;</title><link rel="alternate" href="one"/><updated>2024-11-05T10:20:30.5+09:00</updated>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One &amp;lt;</p><p>Two</p></div></content></entry>
              <entry><id>tag:2</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Less: &lt;</div></title>
                <content type="html">&lt;p&gt;Caf&amp;eacute;&lt;/p&gt;</content><author><name>Kim</name><email>kim@example.org</email></author><author><name>Lee</name></author></entry>
              <entry xml:lang="ru"><id>https://atom.example/3</id><content type="text/html" mode="base64">PHA+SGVsbG88L3A+</content><published>2024-11-05T00:00:00Z</published></entry>
              <entry><id>tag:4</id><link rel="enclosure" href="https://atom.example/a.mp3"/><content src="https://atom.example/4.html" type="text/html"/><summary>In short</summary></entry>
            </feed>
            """);

        Assert.Equal(("atom10", "A feed", "https://atom.example/blog/", "ko"), (feed.Format, feed.Title, feed.Link, feed.Language));
        Assert.Equal(["1 < 2 <b>", "Less: <", null, null], feed.Entries.Select(e => e.Title));
        Assert.Equal(["One &lt;\nTwo", "Café", "Hello", "In short"], feed.Entries.Select(e => e.Text));
        Assert.Equal(["https://atom.example/blog/one", null, "https://atom.example/3", "https://atom.example/a.mp3"], feed.Entries.Select(e => e.Link));
        Assert.Equal(["Feed Author", "Kim (kim@example.org), Lee", "Feed Author", "Feed Author"], feed.Entries.Select(e => e.Author));
        Assert.Equal(["ko", "ko", "ru", "ko"], feed.Entries.Select(e => e.Language));
        Assert.Equal(new DateTimeOffset(2024, 11, 5, 1, 20, 30, TimeSpan.Zero), feed.Entries[0].Updated);
    }

    [Fact]
    public void Atom_0_3_with_modes()
    {
        var feed = Given.Feed(
            """
            <feed version="0.3" xmlns="http://purl.org/atom/ns#">
              <title mode="escaped" type="text/html">Old &lt;b&gt;Atom&lt;/b&gt;</title>
              <entry><title>Plain</title><issued>2004-02-01T10:00:00Z</issued><modified>2004-02-02T10:00:00Z</modified>
                <content type="application/xhtml+xml" mode="xml"><div>In <b>line</b></div></content></entry>
            </feed>
            """);

        Assert.Equal("atom03", feed.Format);
        Assert.Equal("Old Atom", feed.Title);
        var entry = Assert.Single(feed.Entries);
        Assert.Equal("In line", entry.Text);
        Assert.Equal((2004, 1, 2), (entry.Published!.Value.Year, entry.Published.Value.Day, entry.Updated!.Value.Day));
    }

    [Fact]
    public void Rss_1_has_its_items_outside_the_channel()
    {
        var feed = Given.Feed(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
              <channel rdf:about="https://rdf.example/"><title>RDF</title><link>https://rdf.example/</link><dc:language>fr</dc:language>
                <sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>
                <items><rdf:Seq><rdf:li rdf:resource="https://rdf.example/1"/></rdf:Seq></items></channel>
              <item rdf:about="https://rdf.example/1"><title>Un</title><link>https://rdf.example/1</link><dc:date>2024-11-05T08:00+01:00</dc:date><dc:creator>Moi</dc:creator></item>
            </rdf:RDF>
            """);

        Assert.Equal(("rss10", "fr", TimeSpan.FromHours(12)), (feed.Format, feed.Language, feed.TimeToLive));
        var entry = Assert.Single(feed.Entries);
        Assert.Equal(("https://rdf.example/1", "Un", "Moi"), (entry.Id, entry.Title, entry.Author));
        Assert.Equal(new DateTimeOffset(2024, 11, 5, 7, 0, 0, TimeSpan.Zero), entry.Published);
    }

    [Theory]
    [InlineData("""<rss version="0.91"><channel><item/></channel></rss>""", "rss091u")]
    [InlineData("""<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"/>""", "rss091n")]
    [InlineData("""<rss version="0.92"/>""", "rss092")]
    [InlineData("""<rss version="2.0.1"/>""", "rss20")]
    [InlineData("<rss/>", "rss")]
    [InlineData("""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"/>""", "rss090")]
    [InlineData("<feed/>", "atom")]
    [InlineData("""<entry xmlns="http://www.w3.org/2005/Atom"><title>alone</title></entry>""", "atom10")]
    [InlineData("""<channel href="https://cdf.example/" lastmod="2004-01-01"><item href="https://cdf.example/1"><title>x</title></item></channel>""", "cdf")]
    public void Formats_are_told_apart(string document, string format) => Assert.Equal(format, Given.Feed(document).Format);

    [Fact]
    public void Json_feed()
    {
        var feed = Given.Feed(
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "JSON", "home_page_url": "https://json.example/", "feed_url": "https://json.example/feed", "language": "de",
             "items": [
               {"id": 7, "url": "/7", "title": "Sieben &amp; acht", "content_html": "<p>Eins</p><p>Zwei</p>", "content_text": "not this", "date_published": "2024-11-05T10:00:00+01:00", "authors": [{"name": "A"}, {"name": "B"}]},
               {"id": "8", "external_url": "https://other.example/", "content_text": "a < b", "author": {"name": "Old"}, "language": "en", "tags": ["x", {"deep": []}]}
             ]}
            """,
            "https://json.example/feed");

        Assert.Equal(("json11", "JSON", "https://json.example/", "de"), (feed.Format, feed.Title, feed.Link, feed.Language));
        Assert.Equal(["https://json.example/7", "https://other.example/"], feed.Entries.Select(e => e.Link));
        Assert.Equal(["Eins\nZwei", "a < b"], feed.Entries.Select(e => e.Text));
        Assert.Equal(["A, B", "Old"], feed.Entries.Select(e => e.Author));
        Assert.Equal(["Sieben & acht", null], feed.Entries.Select(e => e.Title));
        Assert.Equal(["de", "en"], feed.Entries.Select(e => e.Language));
    }

    [Fact]
    public void A_json_feed_that_breaks_off_is_read_up_to_the_break()
    {
        var feed = Given.Feed("""{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"whole"},{"id":"2","title":"half","content_te""");

        Assert.Equal(["whole", "half"], feed.Entries.Select(e => e.Title));
        Assert.Contains("JSON", Assert.Single(feed.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void News_sitemap()
    {
        var feed = Given.Feed(
            """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
              <url><loc>https://map.example/a</loc><news:news><news:publication><news:name>Map</news:name><news:language>ko</news:language></news:publication>
                <news:publication_date>2024-11-05T01:02:03+09:00</news:publication_date><news:title>제목 &amp;</news:title></news:news>
                <image:image><image:loc>https://map.example/a.jpg</image:loc></image:image></url>
              <url><loc>https://map.example/b</loc><lastmod>2024-11-04</lastmod></url>
            </urlset>
            """);

        Assert.Equal("sitemap", feed.Format);
        Assert.Equal(["https://map.example/a", "https://map.example/b"], feed.Entries.Select(e => e.Link));
        Assert.Equal(("제목 &", "ko"), (feed.Entries[0].Title, feed.Entries[0].Language));
        Assert.Equal(new DateTimeOffset(2024, 11, 4, 16, 2, 3, TimeSpan.Zero), feed.Entries[0].Published);
        Assert.Equal(new DateTimeOffset(2024, 11, 4, 0, 0, 0, TimeSpan.Zero), feed.Entries[1].Updated);
    }

    [Fact]
    public void Prefixes_are_free_and_forgotten_declarations_are_understood()
    {
        var renamed = Given.Feed("""<r:rss version="2.0" xmlns:r="" xmlns:d="http://purl.org/dc/elements/1.1/"><channel><item><d:creator>Kim</d:creator></item></channel></r:rss>""");
        var forgotten = Given.Feed("""<rss version="2.0"><channel><item><dc:creator>Kim</dc:creator><content:encoded>Whole</content:encoded><x:title>No</x:title></item></channel></rss>""");

        Assert.Equal("Kim", Assert.Single(renamed.Entries).Author);
        Assert.Equal(("Kim", "Whole", null), (Assert.Single(forgotten.Entries).Author, forgotten.Entries[0].Text, forgotten.Entries[0].Title));
    }

    [Fact]
    public void Elements_of_strangers_with_known_names_are_not_taken()
    {
        var entry = Given.Item("""<x:title xmlns:x="urn:x">wrong</x:title><image><title>wrong</title><link>wrong</link></image><source url="u">wrong</source><title>right</title><media:group><media:title>wrong</media:title></media:group>""");

        Assert.Equal(("right", null), (entry.Title, entry.Link));
    }

    [Theory]
    [InlineData("<guid>https://a.example/1</guid>", "https://a.example/1")]
    [InlineData("<guid isPermaLink=\"false\">https://a.example/1</guid>", null)]
    [InlineData("<guid>abc</guid>", null)]
    [InlineData("<guid>https://a.example/1</guid><link>https://a.example/2</link>", "https://a.example/2")]
    [InlineData("<enclosure url=\"https://a.example/1.mp3\"/><guid>https://a.example/1</guid>", "https://a.example/1")]
    [InlineData("<enclosure url=\"https://a.example/1.mp3\"/>", "https://a.example/1.mp3")]
    [InlineData("<link>\n https://a.example/a?x=1&amp;y=2\n</link>", "https://a.example/a?x=1&y=2")]
    [InlineData("<link><![CDATA[https://a.example/a?x=1&amp;y=2]]></link>", "https://a.example/a?x=1&y=2")]
    [InlineData("<link>https://a.example/a?x=1&copy=2</link>", "https://a.example/a?x=1&copy=2")]
    [InlineData("<link href=\"https://a.example/b\"/>", "https://a.example/b")]
    [InlineData("<link>HTTPS://A.example/%7Eb/Ä</link>", "HTTPS://A.example/%7Eb/Ä")]
    public void Where_an_item_leads(string elements, string? link) => Assert.Equal(link, Given.Item(elements).Link);

    [Theory]
    [InlineData("a", "https://a.example/x/a")]
    [InlineData("../a?b=../c", "https://a.example/a?b=../c")]
    [InlineData("/a/./b/../c", "https://a.example/a/c")]
    [InlineData("//b.example/a", "https://b.example/a")]
    [InlineData("?q", "https://a.example/x/y?q")]
    [InlineData("../../../a", "https://a.example/a")]
    [InlineData("http://c.example", "http://c.example")]
    public void Relative_links_resolve_against_the_document(string link, string resolved) =>
        Assert.Equal(resolved, Assert.Single(Given.Feed($"<rss><channel><item><link>{link}</link></item></channel></rss>", "https://a.example/x/y?z=/").Entries).Link);

    [Fact]
    public void The_innermost_base_counts() => Assert.Equal(
        "https://a.example/b/c/d",
        Assert.Single(Given.Feed("""<feed xml:base="https://a.example/"><entry xml:base="b/"><link xml:base="c/" href="d"/></entry></feed>""", "https://other.example/").Entries).Link);

    [Theory]
    [InlineData("<author>kim@a.example (Kim)</author>", "kim@a.example (Kim)")]
    [InlineData("<author></author><dc:creator><![CDATA[Kim]]></dc:creator>", "Kim")]
    [InlineData("<dc:creator>Kim</dc:creator><dc:creator>Lee</dc:creator><dc:creator>Kim</dc:creator>", "Kim, Lee")]
    [InlineData("<dc:creator>Kim</dc:creator><itunes:author>Show</itunes:author>", "Kim")]
    [InlineData("<itunes:author>Show</itunes:author>", "Show")]
    public void Who_wrote_an_item(string elements, string author) => Assert.Equal(author, Given.Item(elements).Author);

    [Fact]
    public void A_feed_may_say_its_language_last() => Assert.Equal(
        ["fr", "de", "fr"],
        Given.Feed("""<rss><channel><item/><item xml:lang="de"/><item/><language>fr</language></channel></rss>""").Entries.Select(e => e.Language));
}
