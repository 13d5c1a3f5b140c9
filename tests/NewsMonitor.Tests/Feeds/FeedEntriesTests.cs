using NewsMonitor.Feeds;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Tests.Feeds;

/// <summary>What is a new entry, and what article it becomes.</summary>
public sealed class FeedEntriesTests
{
    private static readonly DateTimeOffset Now = new(2024, 6, 19, 9, 0, 0, TimeSpan.Zero);
    private static readonly WatchedFeed Feed = new("https://feeds.example.com/news.xml", "Example", "ko", null, false);

    [Fact]
    public void An_entry_seen_before_is_not_new_whatever_changed_in_it()
    {
        var first = Entry("Kim meets Putin", "https://example.com/a?id=1", "guid-1");
        var seen = Seen(first);

        Assert.Empty(New(seen, first with { Title = "UPDATE: Kim meets Putin", Text = "More.", Updated = Now }));
        Assert.Empty(New(seen, first with { Id = "guid-1-v2" }));
        Assert.Empty(New(seen, first with { Link = "https://m.example.com/a?utm_source=rss&id=1" }));
        Assert.Empty(New(seen, first with { Link = "https://example.com/moved/kim-meets-putin" }));
    }

    [Fact]
    public void An_id_used_for_another_entry_is_a_new_entry()
    {
        var seen = Seen(Entry("Kim meets Putin", "https://example.com/a?id=1", "latest"));

        Assert.Single(New(seen, Entry("Putin meets Xi", "https://example.com/a?id=2", "latest")));
    }

    [Fact]
    public void One_id_for_all_entries_of_a_document_identifies_none()
    {
        var seen = Seen(Entry("One", "https://example.com/1", "same"), Entry("Two", "https://example.com/2", "same"));

        Assert.Single(New(seen, Entry("One", "https://example.com/1", "same"), Entry("Two", "https://example.com/2", "same"), Entry("Two", "https://example.com/3", "same")));
    }

    [Fact]
    public void One_link_for_all_entries_of_a_document_identifies_none()
    {
        var entries = Read(SeenEntries.None, Entry("One", "https://example.com/news/all", null), Entry("Two", "https://example.com/news/all", null));

        Assert.Equal(2, entries.Select(e => e.Article.Id).Distinct().Count());
        Assert.All(entries, e => Assert.Equal("https://example.com/news/all", e.Article.Url));
    }

    [Fact]
    public void The_same_entry_twice_in_a_document_is_one_article()
    {
        Assert.Single(Read(SeenEntries.None, Entry("One", "https://example.com/1", "a"), Entry("One", "http://www.example.com/1/", "b")));
    }

    [Fact]
    public void An_entry_without_link_is_known_again_by_its_title_and_day()
    {
        var entry = new FeedEntry { Title = "Statement of the ministry", Text = "Text", Published = Now.AddHours(-3) };

        Assert.Single(New(SeenEntries.None, entry));
        Assert.Empty(New(Seen(entry), entry with { Text = "Text, corrected" }));
    }

    [Theory]
    [InlineData("http://feedproxy.google.com/~r/example/~3/abc/", "https://example.com/world/story-1", "https://example.com/world/story-1")]
    [InlineData("https://www.feedsportal.com/c/1/story", "https://example.com/world/story-1", "https://example.com/world/story-1")]
    [InlineData("https://example.com/world/story-2", "https://example.com/world/story-1", "https://example.com/world/story-2")]
    [InlineData("http://feedproxy.google.com/~r/example/~3/abc/", "story-1", "http://feedproxy.google.com/~r/example/~3/abc/")]
    [InlineData("https://www.google.com/url?url=https://example.com/world/story-1", "https://t.co/x", "https://www.google.com/url?url=https://example.com/world/story-1")]
    public void An_address_that_only_leads_on_gives_way_to_an_id_that_is_one(string link, string id, string url) =>
        Assert.Equal(url, Read(SeenEntries.None, Entry("One", link, id)).Single().Article.Url);

    [Theory]
    [InlineData("https://example.com/2024/06/15/story", "2024-06-15T12:00:00Z")]
    [InlineData("https://example.com/20240615/story.html", "2024-06-15T12:00:00Z")]
    [InlineData("https://example.com/view/AKR20240615123400504", "2024-06-15T12:00:00Z")]
    [InlineData("https://example.com/2024-06-15-story", "2024-06-15T12:00:00Z")]
    // Today, and a day that is not over everywhere: now is a better guess than noon.
    [InlineData("https://example.com/2024/06/19/story", "2024-06-19T09:00:00Z")]
    [InlineData("https://example.com/2024/06/18/story", "2024-06-19T09:00:00Z")]
    // Long ago, in the future, and digits that are no day.
    [InlineData("https://example.com/2014/06/15/story", "2024-06-19T09:00:00Z")]
    [InlineData("https://example.com/2024/12/15/story", "2024-06-19T09:00:00Z")]
    [InlineData("https://example.com/20240631/story", "2024-06-19T09:00:00Z")]
    [InlineData("https://example.com/story/120240615", "2024-06-19T09:00:00Z")]
    public void An_undated_entry_counts_on_the_day_its_address_names(string link, string eventTime)
    {
        var article = Read(SeenEntries.None, new FeedEntry { Title = "One", Link = link }).Single().Article;

        Assert.Equal((null, eventTime), (article.PublishedAt, article.EventTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void The_article_carries_what_the_entry_the_document_and_the_list_know()
    {
        var article = Read(SeenEntries.None, new FeedEntry { Title = " Kim meets Putin ", Link = "https://www.news.example.co.uk/a", Text = "Text", Updated = Now.AddHours(-30), Author = "A" }).Single().Article;

        Assert.Equal(("Kim meets Putin", "https://www.news.example.co.uk/a", "example.co.uk", "ko", Feed.Url), (article.Title, article.Url, article.Source, article.Language, article.Feed));
        Assert.Equal((Now.AddHours(-30), Now.AddHours(-30), Now), (article.PublishedAt, article.EventTime, article.FetchedAt));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2031-01-01T00:00:00Z")]
    [InlineData("1970-01-01T00:00:00Z")]
    public void A_time_that_is_absent_or_implausible_is_the_time_of_reading(string? published)
    {
        var entry = new FeedEntry { Title = "T", Link = "https://example.com/1", Published = published is null ? null : DateTimeOffset.Parse(published, System.Globalization.CultureInfo.InvariantCulture) };

        Assert.Equal(Now, Read(SeenEntries.None, entry).Single().Article.EventTime);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("relative/path")]
    public void A_link_that_is_no_web_address_is_dropped(string link) =>
        Assert.Equal("", Read(SeenEntries.None, Entry("T", link, null)).Single().Article.Url);

    [Fact]
    public void Entries_without_title_and_text_are_none()
    {
        Assert.Empty(Read(SeenEntries.None, new FeedEntry { Link = "https://example.com/1" }, new FeedEntry { Title = "  ", Text = "", Link = "https://example.com/2" }));
    }

    [Fact]
    public void Behind_a_feed_that_counts_readers_stands_the_publishers_own_address()
    {
        var document = FeedParser.Parse(
            System.Text.Encoding.UTF8.GetBytes("""
                <rss version="2.0" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><title>t</title>
                <item><title>Kim meets Putin</title><link>http://feedproxy.google.com/~r/news/~3/x1/</link><feedburner:origLink>https://example.com/a?id=1</feedburner:origLink></item>
                <item><title>Second</title><link>http://feedproxy.google.com/~r/news/~3/x2/</link></item>
                </channel></rss>
                """),
            new FeedParseContext());

        var articles = FeedEntries.Read(document, Feed, SeenEntries.None, Now, 10).Select(e => e.Article).ToList();

        Assert.Equal("http://feedproxy.google.com/~r/news/~3/x1/", document.Entries[0].Link);
        Assert.Equal(["https://example.com/a?id=1", "http://feedproxy.google.com/~r/news/~3/x2/"], articles.Select(a => a.Url));
        Assert.Equal(Read(SeenEntries.None, Entry("Kim meets Putin", "https://www.example.com/a?id=1", null)).Single().Article.Id, articles[0].Id);
    }

    [Fact]
    public void The_memory_of_a_feed_is_bounded_and_forgets_the_longest_unseen_first()
    {
        var seen = SeenEntries.None;
        for (var day = 0; day < 60; day++)
            seen = seen.With(Enumerable.Range(0, 500).Select(i => (ulong)((day * 500) + i)));

        Assert.Equal(SeenEntries.Capacity, seen.Count);
        Assert.True(seen.ToBytes().Length < 64 * 1024);
        Assert.True(seen.Contains(59 * 500));
        Assert.False(seen.Contains(3));

        var read = SeenEntries.Read(seen.ToBytes());
        Assert.Equal((seen.Count, true), (read.Count, read.Contains((59 * 500) + 499)));
    }

    [Fact]
    public void A_damaged_memory_is_read_as_far_as_it_goes()
    {
        var bytes = SeenEntries.None.With([1, 2, 3]).ToBytes()[..^3];

        Assert.Equal(2, SeenEntries.Read(bytes).Count);
    }

    private static FeedEntry Entry(string title, string link, string? id) => new() { Title = title, Link = link, Id = id, Published = Now.AddHours(-1) };

    private static SeenEntries Seen(params FeedEntry[] entries) => SeenEntries.None.With(Read(SeenEntries.None, entries).SelectMany(e => e.Fingerprints));

    private static List<EntryArticle> New(SeenEntries seen, params FeedEntry[] entries) => [.. Read(seen, entries).Where(e => e.IsNew)];

    private static IReadOnlyList<EntryArticle> Read(SeenEntries seen, params FeedEntry[] entries) =>
        FeedEntries.Read(new FeedDocument { Format = "rss20", Link = "https://example.com/", Entries = entries }, Feed, seen, Now, 2000);
}
