using System.Text;
using NewsMonitor.Feeds;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Tests.Feeds;

public sealed class OpmlTests
{
    [Fact]
    public void A_list_survives_writing_and_reading_with_folders_languages_and_marks()
    {
        WatchedFeed[] feeds =
        [
            new("https://example.com/top", "Top & <best>", null, null, false),
            new("https://example.com/ru?a=1&b=2", "ТАСС", "ru", "Agencies/Russia", true),
            new("https://example.com/kr", "연합뉴스", "ko", "Agencies", false),
        ];

        var read = Opml.Read(Opml.Write("Feeds", feeds), "f.opml");

        Assert.Equal("Feeds", read.Title);
        Assert.Equal(feeds.OrderBy(f => f.Url), read.Feeds.OrderBy(f => f.Url));
        Assert.Empty(read.Notes);
    }

    [Fact]
    public void Lists_of_other_readers_are_understood()
    {
        var read = Read("""
            <?xml version="1.0"?>
            <!DOCTYPE opml SYSTEM "http://example.com/opml.dtd">
            <OPML version="1.1"><head><title>Mine</title></head><body>
              <outline title="News"><outline TEXT="A" xmlurl="https://example.com/a?x=1&y=2" type="rss"/>
                <outline text="Asia"><outline text="B" xmlUrl="feed://example.com/b"/></outline></outline>
              <outline text="C" xmlUrl="feed:https://example.com/c" category="/Loose"/>
              <outline text="again" xmlUrl="https://example.com/c"/>
              <outline text="odd" xmlUrl="ftp://example.com/d"/>
              <outline text="a link" type="link" url="https://example.com/"/>
            </body></OPML>
            """);

        Assert.Equal(
            [("https://example.com/a?x=1&y=2", "A", "News"), ("http://example.com/b", "B", "News/Asia"), ("https://example.com/c", "C", "Loose")],
            read.Feeds.Select(f => (f.Url, f.Title!, f.Folder!)));
        Assert.Collection(read.Notes, n => Assert.Contains("twice", n, StringComparison.Ordinal), n => Assert.Contains("ftp://example.com/d", n, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "empty|not well-formed")]
    [InlineData("<html><body/></html>", "not OPML (the first element is <html>)")]
    [InlineData("<opml><body>\n<outline>", "line 2")]
    [InlineData("no xml", "line 1")]
    public void What_is_no_list_is_refused_with_one_line(string text, string expected)
    {
        var refusal = Assert.Throws<InvalidInputException>(() => Read(text));

        Assert.StartsWith("f.opml", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(expected.Split('|'), e => refusal.Message.Contains(e, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public void No_entity_is_resolved_and_no_file_is_read()
    {
        var secret = Path.GetTempFileName();
        try
        {
            File.WriteAllText(secret, "secret");
            var attack = $"""<!DOCTYPE opml [<!ENTITY x SYSTEM "file://{secret}">]><opml><body><outline text="&x;" xmlUrl="https://example.com/&x;"/></body></opml>""";
            var text = Try(attack);
            Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(secret);
        }
    }

    [Fact]
    public void Entities_cannot_make_a_small_list_large()
    {
        var lol = string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">"));
        var text = Try($"<!DOCTYPE opml [<!ENTITY l0 \"lol\">{lol}]><opml><body><outline text=\"&l9;\" xmlUrl=\"https://example.com/a\"/></body></opml>");

        Assert.True(text.Length < 10_000);
    }

    [Fact]
    public void Nesting_is_bounded()
    {
        var deep = $"<opml><body>{string.Concat(Enumerable.Repeat("<outline text='a'>", 5000))}{string.Concat(Enumerable.Repeat("</outline>", 5000))}</body></opml>";

        Assert.Contains("nested", Assert.Throws<InvalidInputException>(() => Read(deep)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_built_in_list_speaks_many_languages_and_is_well_formed()
    {
        var feeds = BuiltInFeeds.DprkRussia;

        Assert.True(feeds.Count >= 25);
        Assert.True(feeds.Select(f => f.Language).Distinct().Count() >= 8);
        Assert.Equal(feeds.Count, feeds.Select(f => f.Url).Distinct().Count());
        Assert.All(feeds, f => Assert.False(string.IsNullOrEmpty(f.Title) || string.IsNullOrEmpty(f.Folder)));
    }

    private static string Try(string text)
    {
        try
        {
            return string.Concat(Read(text).Feeds.Select(f => f.ToString()));
        }
        catch (InvalidInputException e)
        {
            return e.Message;
        }
    }

    private static FeedListDocument Read(string text) => Opml.Read(Encoding.UTF8.GetBytes(text), "f.opml");
}
