using System.Globalization;
using NewsMonitor.Service.Feeds;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Service.Tests.Feeds;

/// <summary>Pages behind teasers: their text where they give it, the reason where they do not.</summary>
public sealed class FullTextTests(AzuriteFixture azurite)
{
    private const string Story = "The two delegations met in the morning and spoke about railways, timber and fish for several hours, according to people who were there. ";
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_pages_main_text_takes_the_place_of_the_teaser()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        var text = Page(world, "/articles/1", $"<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav><article><h1>Talks</h1>{Paragraphs(8)}</article><footer>Imprint</footer>");
        await FullTextAsync(world, $"Talks@{text}");

        var report = await world.RunAsync();

        Assert.Equal((1, 1), (report.Articles, report.Pages));
        var article = (await world.ArticlesAsync()).Single();
        Assert.StartsWith("The two delegations", article.Text, StringComparison.Ordinal);
        Assert.True(article.Text.Length > 900);
        Assert.DoesNotContain("Imprint", article.Text, StringComparison.Ordinal);
        Assert.Equal(8, article.Text.Split('\n').Length);
        Assert.Equal("en", article.Language);
        Assert.Equal(new DateTimeOffset(2024, 6, 19, 6, 0, 0, TimeSpan.Zero), article.PublishedAt);
    }

    [Theory]
    [InlineData("<p>Before you continue: we value your privacy. Accept all cookies?</p><button>Accept all cookies</button>", "consent")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\": \"False\"}</script><article><p>The two delegations met in the morning and spoke about</p></article>", "paywall")]
    [InlineData("<article><p>The two delegations met.</p></article><div class='offer'>Subscribe to continue reading. Already a subscriber?</div>", "paywall")]
    [InlineData("<title>Just a moment...</title><p>Checking your browser before accessing the site.</p>", "robotCheck")]
    [InlineData("", "noArticle")]
    public async Task A_page_that_withholds_its_article_is_recognised_and_the_teaser_stays(string body, string expected)
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        await FullTextAsync(world, $"Talks@{Page(world, "/articles/1", body)}");

        await world.RunAsync();

        var article = (await world.ArticlesAsync()).Single();
        Assert.Equal("Teaser of Talks", article.Text);
        Assert.Equal(expected, article.Further![FullTextStage.Member].GetString());
    }

    [Theory]
    [InlineData("http://127.0.0.1:10000/devstoreaccount1", "The address 127.0.0.1 is not public.")]
    [InlineData("http://169.254.169.254/metadata", "The address 169.254.169.254 is not public.")]
    public async Task A_link_to_a_private_address_is_not_followed(string link, string reason)
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        await FullTextAsync(world, $"Talks@{link}");

        await world.RunAsync();

        Assert.Equal(reason, (await world.ArticlesAsync()).Single().Further![FullTextStage.Member].GetString());
    }

    [Fact]
    public async Task Pages_beyond_the_runs_share_follow_in_the_next_run_and_none_is_lost()
    {
        await using var world = await FetchWorld.StartAsync(azurite, false, ("MaxPagesPerFeed", "3"));
        var links = Enumerable.Range(0, 7).Select(i => $"Talks {i}@{Page(world, $"/articles/{i}", $"<article>{Paragraphs(4)}</article>")}").ToArray();
        await FullTextAsync(world, links);

        var runs = new List<int>();
        for (var i = 0; i < 4; i++)
            runs.Add((await world.RunAsync()).Articles);

        Assert.Equal([3, 3, 1, 0], runs);
        Assert.All(await world.ArticlesAsync(), a => Assert.StartsWith("The two", a.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_feed_of_teasers_gets_full_texts_when_the_operator_wants_it()
    {
        await using var world = await FetchWorld.StartAsync(azurite, false, ("FullText", "Teasers"));
        await world.ReadTheseAsync(world.Server.Feed("a", $"Talks@{Page(world, "/articles/1", $"<article>{Paragraphs(4)}</article>")}"));

        Assert.Equal(1, (await world.RunAsync()).Pages);
    }

    [Fact]
    public async Task A_page_nested_without_end_is_no_article_and_no_crash()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        await FullTextAsync(world, $"Talks@{Page(world, "/articles/1", string.Concat(Enumerable.Repeat("<div>", 200_000)))}");

        await world.RunAsync();

        Assert.Equal("noArticle", (await world.ArticlesAsync()).Single().Further![FullTextStage.Member].GetString());
    }

    private static string Page(FetchWorld world, string path, string body) =>
        world.Server.On("pages", path, 200, $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"></head><body>{body}</body></html>", ("Content-Type", "text/html"));

    private static string Paragraphs(int count) => string.Concat(Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"<p>{Story}It was meeting number {i}.</p>")));

    private static Task FullTextAsync(FetchWorld world, params string[] entries) =>
        world.List.ReplaceAsync([new WatchedFeed(world.Server.Feed("a", entries), "A", null, null, FullText: true)], Now);
}
