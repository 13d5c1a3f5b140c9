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
    public async Task A_feed_of_teasers_gets_full_texts_unless_the_operator_wants_none()
    {
        await using var world = await TeasersAsync();
        await world.ReadTheseAsync(world.Server.Feed("a", $"Talks@{Page(world, "/articles/1", $"<article>{Paragraphs(4)}</article>")}"));
        Assert.Equal(1, (await world.RunAsync()).Pages);

        await using var modest = await FetchWorld.StartAsync(azurite, false, ("FullText", "Never"));
        await FullTextAsync(modest, $"Talks@{Page(modest, "/articles/1", $"<article>{Paragraphs(4)}</article>")}");
        Assert.Equal((1, 0), await ArticlesAndPagesAsync(modest));
    }

    [Fact]
    public async Task A_feed_that_carries_its_articles_needs_no_pages_but_for_the_teasers_among_them()
    {
        await using var world = await TeasersAsync();
        var whole = string.Concat(Enumerable.Repeat(Story, 8));
        string Item(string title, string text) => $"<item><title>{title}</title><link>{Page(world, $"/{title}", $"<article>{Paragraphs(9)}</article>")}</link><description>{text}</description></item>";
        var mostly = world.Server.On("mostly", "/feed.xml", 200, $"<rss version='2.0'><channel>{Item("one", whole)}{Item("two", whole)}{Item("three", "short")}</channel></rss>");
        var hardly = world.Server.On("hardly", "/feed.xml", 200, $"<rss version='2.0'><channel>{Item("four", whole)}{Item("five", "short")}{Item("six", whole[..900] + "&amp;hellip; [...]")}</channel></rss>");
        await world.ReadTheseAsync(mostly, hardly);

        await world.RunAsync();

        Assert.Equal(["/five", "/six"], world.Server.Asked.Where(a => a.Host.StartsWith("pages", StringComparison.Ordinal) && a.Path != "/robots.txt").Select(a => a.Path).Order());
    }

    [Fact]
    public async Task Teasers_beyond_the_hosts_share_are_stored_at_once_as_they_are()
    {
        await using var world = await TeasersAsync(("MaxPagesPerHost", "3"));
        var links = Enumerable.Range(0, 7).Select(i => $"Talks {i}@{Page(world, $"/articles/{i}", $"<article>{Paragraphs(4)}</article>")}").ToArray();
        await world.ReadTheseAsync(world.Server.Feed("a", links));

        Assert.Equal((7, 3), await ArticlesAndPagesAsync(world));
        // The newest come first.
        Assert.Equal(["Talks 0", "Talks 1", "Talks 2"], (await world.ArticlesAsync()).Where(a => a.Text.Length > 200).Select(a => a.Title).Order());
        Assert.Equal(0, (await world.RunAsync()).Due);
    }

    [Fact]
    public async Task An_article_of_several_feeds_is_asked_for_once()
    {
        await using var world = await TeasersAsync();
        var page = Page(world, "/articles/1", $"<article>{Paragraphs(4)}</article>");
        await world.ReadTheseAsync(world.Server.Feed("a", $"Talks@{page}"), world.Server.Feed("b", $"Talks@{page}?utm_source=rss"));
        Assert.Equal((1, 1), await ArticlesAndPagesAsync(world));

        await world.ReadTheseAsync(world.Server.Feed("c", $"Talks@{page}"));
        Assert.Equal((0, 0), await ArticlesAndPagesAsync(world));
        Assert.True((await world.ArticlesAsync()).Single().Text.Length > 500);
    }

    [Theory]
    [InlineData(200, "User-agent: *\nDisallow: /articles/", "The site's robots.txt does not allow it.")]
    [InlineData(200, "User-agent: *\nDisallow: /\n\nUser-agent: newsmonitor\nAllow: /", null)]
    [InlineData(200, "User-agent: *\nDisallow: /secret/", null)]
    [InlineData(404, "", null)]
    [InlineData(403, "", null)]
    [InlineData(500, "", "The site's robots.txt cannot be read now.")]
    [InlineData(429, "", "The site's robots.txt cannot be read now.")]
    public async Task Pages_are_asked_for_as_far_as_robots_txt_allows(int status, string file, string? reason)
    {
        await using var world = await TeasersAsync();
        world.Server.On("pages", "/robots.txt", status, file);
        await world.ReadTheseAsync(world.Server.Feed("a", $"Talks@{Page(world, "/articles/1", $"<article>{Paragraphs(4)}</article>")}", $"More talks@{Page(world, "/articles/2", $"<article>{Paragraphs(4)}</article>")}"));

        Assert.Equal((2, reason is null ? 2 : 0), await ArticlesAndPagesAsync(world));

        Assert.Single(world.Server.Asked, a => a.Path == "/robots.txt");
        Assert.All(await world.ArticlesAsync(), article =>
        {
            Assert.Equal(reason is null, article.Text.Length > 200);
            Assert.Equal(reason, article.Further is { } further ? further[FullTextStage.Member].GetString() : null);
        });
    }

    [Fact]
    public async Task A_page_that_redirects_to_no_host_name_costs_the_feed_nothing()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        world.Server.On("fulltext", "/articles/1", 302, "", ("Location", "http://xn--é.example/x"));
        await FullTextAsync(world, $"Talks@{world.Server.Url("fulltext", "/articles/1")}", $"Fish@{Page(world, "/articles/2", $"<article>{Paragraphs(8)}</article>")}");

        await world.RunAsync();

        var articles = (await world.ArticlesAsync()).ToDictionary(a => a.Title);
        Assert.Equal("The server redirects to xn--é.example, which is no host name.", articles["Talks"].Further![FullTextStage.Member].GetString());
        Assert.StartsWith("The two delegations", articles["Fish"].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_to_where_robots_txt_does_not_allow()
    {
        await using var world = await TeasersAsync();
        world.Server.On("pages", "/robots.txt", 200, "User-agent: *\nDisallow: /members/");
        Page(world, "/members/1", $"<article>{Paragraphs(4)}</article>");
        await world.ReadTheseAsync(world.Server.Feed("a", $"Talks@{world.Server.On("pages", "/articles/1", 302, "", ("Location", "/members/1"))}"));

        Assert.Equal((1, 0), await ArticlesAndPagesAsync(world));

        Assert.DoesNotContain(world.Server.Asked, a => a.Path == "/members/1");
        Assert.Equal("Teaser of Talks", (await world.ArticlesAsync()).Single().Text);
    }

    [Fact]
    public async Task A_site_that_wishes_a_pause_gets_it()
    {
        await using var world = await FetchWorld.StartAsync(azurite, realTime: true, ("FullText", "Teasers"));
        world.Server.On("pages", "/robots.txt", 200, "User-agent: *\nCrawl-delay: 0.3");
        var moments = new System.Collections.Concurrent.ConcurrentQueue<long>();
        var links = Enumerable.Range(0, 3).Select(i => $"Talks {i}@{world.Server.On("pages", $"/articles/{i}", context =>
        {
            moments.Enqueue(System.Diagnostics.Stopwatch.GetTimestamp());
            return Task.CompletedTask;
        })}").ToArray();
        await world.ReadTheseAsync(world.Server.Feed("a", links));

        Assert.Equal((3, 3), await ArticlesAndPagesAsync(world));

        Assert.All(moments.Zip(moments.Skip(1)), pair => Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(pair.First, pair.Second) >= TimeSpan.FromMilliseconds(290)));
    }

    [Fact]
    public async Task A_host_whose_pages_do_not_come_is_given_up_and_its_articles_are_stored()
    {
        await using var world = await FetchWorld.StartAsync(azurite, realTime: true, ("FullText", "Teasers"), ("IdleTimeout", "00:00:00.300"));
        var links = Enumerable.Range(0, 6).Select(i => $"Talks {i}@{world.Server.On("pages", $"/articles/{i}", context => Task.Delay(Timeout.Infinite, context.RequestAborted))}").ToArray();
        await world.ReadTheseAsync(world.Server.Feed("a", links));

        Assert.Equal((6, 0), await ArticlesAndPagesAsync(world));

        Assert.Equal(["/articles/0", "/robots.txt"], world.Server.Asked.Where(a => a.Host.StartsWith("pages", StringComparison.Ordinal)).Select(a => a.Path).Order());
    }

    [Fact]
    public async Task When_the_runs_time_is_over_teasers_are_stored_as_they_are()
    {
        await using var world = await FetchWorld.StartAsync(azurite, realTime: true, ("FullText", "Teasers"), ("RunBudget", "00:00:00.700"));
        var links = Enumerable.Range(0, 3).Select(i => $"Talks {i}@{world.Server.On("pages", $"/articles/{i}", context => Task.Delay(Timeout.Infinite, context.RequestAborted))}").ToArray();
        await world.ReadTheseAsync(world.Server.Feed("a", links));

        Assert.Equal((3, 0), await ArticlesAndPagesAsync(world));
    }

    [Fact]
    public async Task A_page_that_leads_to_the_front_page_is_gone()
    {
        await using var world = await TeasersAsync();
        Page(world, "/", $"<article>{Paragraphs(6)}</article>");
        await world.ReadTheseAsync(world.Server.Feed("a", $"Talks@{world.Server.On("pages", "/articles/1", 302, "", ("Location", "/"))}"));

        await world.RunAsync();

        Assert.Equal("Teaser of Talks", (await world.ArticlesAsync()).Single().Text);
    }

    [Fact]
    public async Task A_page_nested_without_end_is_no_article_and_no_crash()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        await FullTextAsync(world, $"Talks@{Page(world, "/articles/1", string.Concat(Enumerable.Repeat("<div>", 200_000)))}");

        await world.RunAsync();

        Assert.Equal("noArticle", (await world.ArticlesAsync()).Single().Further![FullTextStage.Member].GetString());
    }

    private Task<FetchWorld> TeasersAsync(params (string Setting, string Value)[] settings) => FetchWorld.StartAsync(azurite, false, [("FullText", "Teasers"), .. settings]);

    private static async Task<(int Articles, int Pages)> ArticlesAndPagesAsync(FetchWorld world)
    {
        var report = await world.RunAsync();
        return (report.Articles, report.Pages);
    }

    private static string Page(FetchWorld world, string path, string body) =>
        world.Server.On("pages", path, 200, $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"></head><body>{body}</body></html>", ("Content-Type", "text/html"));

    private static string Paragraphs(int count) => string.Concat(Enumerable.Range(1, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"<p>{Story}It was meeting number {i}.</p>")));

    private static Task FullTextAsync(FetchWorld world, params string[] entries) =>
        world.List.ReplaceAsync([new WatchedFeed(world.Server.Feed("a", entries), "A", null, null, FullText: true)], Now);
}
