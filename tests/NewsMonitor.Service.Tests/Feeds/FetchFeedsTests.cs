using Microsoft.AspNetCore.Http;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Service.Tests.Feeds;

/// <summary>The life of feeds from poll to poll, against a real server and a real Azurite.</summary>
public sealed class FetchFeedsTests(AzuriteFixture azurite)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task New_entries_become_articles_once_and_an_unchanged_poll_costs_no_blob_operation()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        var url = world.Server.Feed("a", "One", "Two");
        await world.ReadTheseAsync(url);

        var first = await world.RunAsync();
        Assert.Equal((1, 1, 2, 0), (first.Due, first.Read, first.Articles, first.Failed));
        Assert.Equal(["One", "Two"], (await world.ArticlesAsync()).Select(a => a.Title).Order());

        var blobs = Blobs(world);
        var second = await world.RunWhenDueAsync(url);
        Assert.Equal((1, 1, 0), (second.Due, second.Unchanged, second.Articles));
        Assert.Equal(blobs, Blobs(world));

        world.Server.Feed("a", "Three", "One", "Two");
        var third = await world.RunWhenDueAsync(url);
        Assert.Equal((1, 1), (third.Read, third.Articles));
        Assert.Equal(3, (await world.ArticlesAsync()).Count);
        Assert.Equal(blobs + 1, Blobs(world) - 4); // one put; listing and reading the articles above are the four others
    }

    [Fact]
    public async Task Validators_survive_a_restart()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        var url = world.Server.Feed("a", "One");
        await world.ReadTheseAsync(url);
        await world.RunAsync();

        await world.RestartAsync();
        var report = await world.RunWhenDueAsync(url);

        Assert.Equal(1, report.Unchanged);
        Assert.NotNull(world.Server.Asked.Last().IfNoneMatch);
    }

    [Fact]
    public async Task Last_modified_is_sent_back_as_it_came()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        const string Odd = "Wed, 19 Jun 2024 06:00:00 +0900";
        var url = world.Server.On("a", "/feed.xml", 200, world.Server.Rss("a", "One"), ("Last-Modified", Odd));
        await world.ReadTheseAsync(url);

        await world.RunAsync();
        await world.RunWhenDueAsync(url);

        Assert.Equal(Odd, world.Server.Asked.Last().IfModifiedSince);
    }

    [Fact]
    public async Task The_same_bytes_without_validators_are_an_unchanged_feed()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        var url = world.Server.On("a", "/feed.xml", 200, world.Server.Rss("a", "One"));
        await world.ReadTheseAsync(url);
        await world.RunAsync();
        var blobs = Blobs(world);

        var report = await world.RunWhenDueAsync(url);

        Assert.Equal((1, 0), (report.Unchanged, report.Read));
        Assert.Equal(blobs, Blobs(world));
    }

    [Fact]
    public async Task A_changed_entry_is_no_new_article_and_costs_no_blob_operation()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        var link = world.Server.Url("a", "/articles/1");
        var url = world.Server.Feed("a", $"Kim meets Putin@{link}");
        await world.ReadTheseAsync(url);
        await world.RunAsync();
        var blobs = Blobs(world);

        world.Server.Feed("a", $"UPDATE: Kim meets Putin@{link}?utm_source=rss");
        var report = await world.RunWhenDueAsync(url);

        Assert.Equal((1, 0, 0), (report.Read, report.Articles, report.KnownArticles));
        Assert.Equal(blobs, Blobs(world));
    }

    [Fact]
    public async Task The_same_article_through_two_feeds_is_one_article()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        await world.ReadTheseAsync(
            world.Server.Feed("a", "Kim meets Putin@https://example.org/world/kim-meets-putin"),
            world.Server.Feed("b", "Kim meets Putin@http://m.example.org/world/kim-meets-putin/?utm_source=b"));

        var report = await world.RunAsync();

        Assert.Equal((1, 1), (report.Articles, report.KnownArticles));
        Assert.Single(await world.ArticlesAsync());
    }

    [Theory]
    [InlineData(301, true)]
    [InlineData(308, true)]
    [InlineData(302, false)]
    [InlineData(303, false)]
    [InlineData(307, false)]
    public async Task Only_a_permanent_redirect_moves_a_feed(int status, bool moves)
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        var target = world.Server.Feed("b", "One");
        var url = world.Server.On("a", "/feed.xml", status, "", ("Location", target));
        await world.ReadTheseAsync(url);

        Assert.Equal(1, (await world.RunAsync()).Articles);
        Assert.Equal(moves ? target : null, (await world.StateAsync(url)).Location);

        world.Server.Asked.Clear();
        Assert.Equal(1, (await world.RunWhenDueAsync(url)).Unchanged);
        Assert.Equal(moves ? ["b.example.test"] : ["a.example.test", "b.example.test"], world.Server.Asked.Select(a => a.Host));
        Assert.Equal(url, (await world.ArticlesAsync()).Single().Feed);
    }

    [Fact]
    public async Task A_permanent_redirect_to_something_that_is_no_feed_moves_nothing()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        var target = world.Server.On("b", "/login", 200, "<!DOCTYPE html><html><head><title>Log in</title></head><body><p>Log in</p></body></html>");
        var url = world.Server.On("a", "/feed.xml", 301, "", ("Location", target));
        await world.ReadTheseAsync(url);

        Assert.Equal(1, (await world.RunAsync()).Failed);

        var state = await world.StateAsync(url);
        Assert.Null(state.Location);
        Assert.Contains("web page", state.LastError, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/2024/06/18/talks", true)]
    [InlineData("/talks", false)]
    public async Task An_undated_article_through_two_feeds_on_different_days_is_one(string path, bool evenAfterRestart)
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        string Undated(string host, string title) => world.Server.On(host, "/feed.xml", 200, $"<rss><channel><item><title>{title}</title><link>http://news.example.test{path}</link></item></channel></rss>");
        await world.ReadTheseAsync(Undated("a", "Talks"));
        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await world.RunAsync()).Articles);

        world.Clock.Advance(TimeSpan.FromDays(2));
        if (evenAfterRestart)
            await world.RestartAsync();
        await world.ReadTheseAsync(Undated("b", "Talks, they say"));

        Assert.Equal((0, 1), (await world.RunAsync()) is var report ? (report.Articles, report.KnownArticles) : default);
        Assert.Single(await world.ArticlesAsync());
    }

    [Fact]
    public async Task A_feed_that_is_gone_is_asked_once_a_month_whether_it_came_back()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        var url = world.Server.On("a", "/feed.xml", 410);
        await world.ReadTheseAsync(url);

        Assert.Equal(1, (await world.RunAsync()).Retired);
        world.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, (await world.RunAsync()).Due);
        world.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Equal(1, (await world.RunAsync()).Retired);
        Assert.Equal("retired", (await world.StateAsync(url)).Health);

        // Another failure is no return.
        world.Server.On("a", "/feed.xml", 500);
        await world.RunWhenDueAsync(url);
        Assert.Equal("retired", (await world.StateAsync(url)).Health);
        Assert.True((await world.StateAsync(url)).NextFetch > world.Clock.GetUtcNow().AddDays(28));

        world.Server.On("a", "/feed.xml", 200, world.Server.Rss("a", "Back again"));
        Assert.Equal(1, (await world.RunWhenDueAsync(url)).Articles);
        Assert.Equal("ok", (await world.StateAsync(url)).Health);
    }

    [Fact]
    public async Task A_feed_that_was_given_up_has_another_try_when_its_entry_is_edited_or_listed_again()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        var url = world.Server.On("a", "/feed.xml", 410);
        await world.ReadTheseAsync(url);
        Assert.Equal(1, (await world.RunAsync()).Retired);
        Assert.Equal(0, (await world.RunAsync()).Due);

        await world.List.ReplaceAsync([new WatchedFeed(url, "A new title", null, null, false)], Now);
        Assert.Equal(1, (await world.RunAsync()).Due);
        Assert.Equal(0, (await world.RunAsync()).Due);

        await world.ReadTheseAsync();
        await world.RunAsync();
        Assert.Empty(await world.Store.ListAsync(Now));
        await world.List.ReplaceAsync([new WatchedFeed(url, "A new title", null, null, false)], Now);
        Assert.Equal(1, (await world.RunAsync()).Due);
    }

    [Theory]
    [InlineData(429, "7200")]
    [InlineData(503, "Wed, 19 Jun 2024 11:00:00 GMT")]
    public async Task Retry_after_holds_for_the_feed_and_for_every_other_feed_of_the_host(int status, string retryAfter)
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        var url = world.Server.On("a", "/feed.xml", status, "", ("Retry-After", retryAfter));
        var other = world.Server.On("a", "/other.xml", 200, world.Server.Rss("a", "One"));
        await world.ReadTheseAsync(url, other);

        var report = await world.RunAsync();
        Assert.Equal((1, 1), (report.Failed, report.HeldBack));
        Assert.Single(world.Server.Asked);

        await world.RestartAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(115));
        Assert.Equal((1, 1), ((await world.RunAsync()) is var early ? early.Due : 0, early.HeldBack));
        Assert.Single(world.Server.Asked);

        world.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(1, (await world.RunAsync()).Articles);
    }

    [Theory]
    [InlineData("http://dead.example.invalid/feed.xml")]
    [InlineData("http://169.254.169.254/feed.xml")]
    public async Task A_feed_that_leads_to_a_dead_or_private_host_holds_up_no_other_feed_of_its_own(string dead)
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        var moved = world.Server.On("a", "/moved.xml", 302, "", ("Location", dead));
        var other = world.Server.On("a", "/other.xml", 200, world.Server.Rss("a", "One"));
        await world.ReadTheseAsync(moved, other);

        var report = await world.RunAsync();

        Assert.Equal((1, 1, 0), (report.Failed, report.Read, report.HeldBack));
        Assert.StartsWith("Where the server redirects (", (await world.StateAsync(moved)).LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_feed_says_why_in_plain_words_and_waits_longer_each_time()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        var url = world.Server.On("a", "/feed.xml", 500);
        await world.ReadTheseAsync(url);

        await world.RunAsync();
        var first = await world.StateAsync(url);
        await world.RunWhenDueAsync(url);
        var second = await world.StateAsync(url);

        Assert.Equal(("failing", 2, 500), (second.Health, second.Failures, second.LastStatus));
        Assert.Equal("The server has an error of its own (500).", second.LastError);
        Assert.True(second.NextFetch - second.LastAttempt > 1.2 * (first.NextFetch - first.LastAttempt));

        world.Server.Feed("a", "One");
        await world.RunWhenDueAsync(url);
        Assert.Equal(("ok", 0, null), ((await world.StateAsync(url)) is var third ? third.Health : "", third.Failures, third.LastError));
    }

    [Fact]
    public async Task A_server_that_says_unchanged_unasked_is_told_apart_from_an_unchanged_feed()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        var url = world.Server.On("a", "/feed.xml", 304);
        await world.ReadTheseAsync(url);

        Assert.Equal(1, (await world.RunAsync()).Failed);
        Assert.Contains("304", (await world.StateAsync(url)).LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_says_unchanged_for_ever_is_asked_for_the_whole_document_once_a_day()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        var entries = "One";
        var url = world.Server.On("a", "/feed.xml", async context =>
        {
            context.Response.Headers.ETag = "\"always\"";
            if (context.Request.Headers.IfNoneMatch.Count > 0)
                context.Response.StatusCode = 304;
            else
                await context.Response.WriteAsync(world.Server.Rss("a", entries));
        });
        await world.ReadTheseAsync(url);
        await world.RunAsync();
        entries = "Two";

        Assert.Equal(1, (await world.RunWhenDueAsync(url)).Unchanged);
        world.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(1, (await world.RunAsync()).Articles);
    }

    [Fact]
    public async Task Nothing_is_lost_when_articles_cannot_be_stored()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        var url = world.Server.Feed("a", "One", "Two");
        await world.ReadTheseAsync(url);
        await world.Storage.Articles.DeleteAsync(cancellationToken: Now);

        var failed = await world.RunAsync();
        Assert.Equal((1, 0), (failed.NotStored, failed.Articles));
        Assert.Empty(await world.Store.ListAsync(Now));

        await world.Storage.EnsureCreatedAsync(Now);
        Assert.Equal(2, (await world.RunAsync()).Articles);
    }

    [Fact]
    public async Task A_run_that_died_between_articles_and_state_is_made_good_by_the_next()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        var url = world.Server.Feed("a", "One", "Two");
        await world.ReadTheseAsync(url);
        await world.RunAsync();
        await world.Storage.Feeds.DeleteEntityAsync("feed", NewsMonitor.Service.Feeds.FeedStore.IdOf(url), cancellationToken: Now);
        world.Server.Feed("a", "Three", "One", "Two");

        var report = await world.RunAsync();

        Assert.Equal((1, 2), (report.Articles, report.KnownArticles));
        Assert.Equal(3, (await world.ArticlesAsync()).Count);
    }

    [Fact]
    public async Task Two_runs_at_once_leave_what_one_leaves()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        var urls = Enumerable.Range(0, 10).Select(i => world.Server.Feed($"h{i}", [.. Enumerable.Range(0, 10).Select(n => $"Article {i}-{n}")])).ToArray();
        await world.ReadTheseAsync(urls);

        await Task.WhenAll(world.RunAsync(), world.RunAsync());

        Assert.Equal(100, (await world.ArticlesAsync()).Count);
        Assert.Equal(10, (await world.Store.ListAsync(Now)).Count(s => s.Health == "ok"));
        Assert.Equal(0, (await world.RunAsync()).Due);
    }

    [Theory]
    [InlineData("<html><head><title>Shop</title><link rel='alternate' type='application/rss+xml' href='/real.xml'></head><body>Shop</body></html>", "web page")]
    [InlineData("", "empty")]
    [InlineData("just words", "")]
    public async Task What_is_no_feed_is_told_in_the_feeds_health(string body, string words)
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        var url = world.Server.On("a", "/feed.xml", 200, body);
        await world.ReadTheseAsync(url);

        Assert.Equal(1, (await world.RunAsync()).Failed);
        Assert.Contains(words, (await world.StateAsync(url)).LastError, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_address_that_is_not_public_is_told_in_the_feeds_health()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        await world.ReadTheseAsync("http://127.0.0.1:10000/feed");

        Assert.Equal(1, (await world.RunAsync()).Failed);
        Assert.Equal("The address 127.0.0.1 is not public.", (await world.StateAsync("http://127.0.0.1:10000/feed")).LastError);
    }

    [Fact]
    public async Task The_server_learns_who_asks_and_that_compression_is_welcome()
    {
        await using var world = await FetchWorld.StartAsync(azurite, false, ("UserAgent", "watch/2.0 (+https://monitor.example/about)"));
        await world.ReadTheseAsync(world.Server.Feed("a", "One"));

        await world.RunAsync();

        var ask = world.Server.Asked.Single();
        Assert.Equal("watch/2.0 (+https://monitor.example/about)", ask.UserAgent);
        Assert.Equal("gzip, br, deflate", ask.AcceptEncoding);
    }

    [Fact]
    public async Task A_feed_taken_off_the_list_is_not_asked_and_goes_on_where_it_was_when_it_comes_back()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        var (a, b) = (world.Server.Feed("a", "One"), world.Server.Feed("b", "Two"));
        await world.ReadTheseAsync(a, b);
        await world.RunAsync();

        await world.ReadTheseAsync(b);
        world.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, (await world.RunAsync()).Due);

        await world.ReadTheseAsync(a, b);
        Assert.Equal((1, 1), ((await world.RunAsync()) is var back ? back.Unchanged : 0, back.Due));
    }

    private static long Blobs(FetchWorld world) =>
        world.Operations.ByResource.Where(o => o.Key.StartsWith(world.Storage.Articles.Name, StringComparison.Ordinal)).Sum(o => o.Value);
}
