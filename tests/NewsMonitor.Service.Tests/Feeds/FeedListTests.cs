using System.Diagnostics;
using NewsMonitor.Feeds;
using NewsMonitor.Local.Hosting;
using NewsMonitor.Service.Feeds;
using NewsMonitor.Service.Storage;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Service.Tests.Feeds;

/// <summary>The list of feeds in storage, and the command line around it.</summary>
public sealed class FeedListTests(AzuriteFixture azurite)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_stored_list_the_built_in_one_is_read()
    {
        await using var world = await FetchWorld.StartAsync(azurite);

        Assert.Equal(BuiltInFeeds.DprkRussia, await world.List.GetAsync(Now));
    }

    [Fact]
    public async Task An_edit_takes_effect_within_a_minute_and_a_broken_edit_not_at_all()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        var blob = world.Storage.Config.GetBlobClient(FeedList.BlobName);
        await blob.UploadAsync(BinaryData.FromString("<opml><body><outline xmlUrl='https://example.com/a'/></body></opml>"), Now);
        Assert.Equal(["https://example.com/a"], (await world.List.GetAsync(Now)).Select(f => f.Url));

        await blob.UploadAsync(BinaryData.FromString("<opml><body><outline xmlUrl='https://example.com/b'/><outline xmlUrl='nonsense'/></body></opml>"), overwrite: true, Now);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["https://example.com/b"], (await world.List.GetAsync(Now)).Select(f => f.Url));
        Assert.Contains("nonsense", world.List.Problem, StringComparison.Ordinal);

        await blob.UploadAsync(BinaryData.FromString("<opml><body>"), overwrite: true, Now);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["https://example.com/b"], (await world.List.GetAsync(Now)).Select(f => f.Url));
        Assert.StartsWith("config/feeds.opml, line 1", world.List.Problem, StringComparison.Ordinal);

        await blob.DeleteAsync(cancellationToken: Now);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(BuiltInFeeds.DprkRussia.Count, (await world.List.GetAsync(Now)).Count);
        Assert.Null(world.List.Problem);
    }

    [Fact]
    public async Task Two_who_add_at_once_both_find_their_feeds_in_the_list()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        await world.ReadTheseAsync("https://example.com/a");

        await Task.WhenAll(Enumerable.Range(0, 3).Select(i => world.List.AddAsync([new WatchedFeed($"https://example.com/{i}", null, null, null, false)], Now)));

        Assert.Equal(4, (await world.List.GetAsync(Now)).Count);
    }

    [Fact]
    public async Task Import_check_and_export_from_the_command_line()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        var fine = world.Server.Feed("fine", "One", "Two");
        var moved = world.Server.On("moved", "/feed.xml", 301, "", ("Location", fine));
        var page = world.Server.On("page", "/feed.xml", 200, "<!DOCTYPE html><html><head><title>Shop</title><link rel='alternate' type='application/rss+xml' href='/real.xml'></head><body>Shop</body></html>");
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, $"<opml><body><outline text='K'><outline xmlUrl='{fine}' text='Fine' language='ko'/></outline><outline xmlUrl='{moved}'/><outline xmlUrl='{page}'/><outline xmlUrl='gopher://x'/></body></opml>", Now);

            var import = await NewsMonitorAsync(world, "feeds", "import", file, "--replace");
            Assert.Equal((0, "The list has 3 feeds.\n"), (import.Code, import.Output));
            Assert.Contains("gopher://x", import.Errors, StringComparison.Ordinal);

            var export = await NewsMonitorAsync(world, "feeds", "export");
            Assert.Contains($"<outline type=\"rss\" text=\"Fine\" xmlUrl=\"{fine}\" language=\"ko\" />", export.Output, StringComparison.Ordinal);
            Assert.Contains("<outline text=\"K\">", export.Output, StringComparison.Ordinal);

            // The program resolves names by itself, and loopback names lead nowhere but here.
            var check = await NewsMonitorAsync(world, "feeds", "check", "--allow-host", "127.0.0.1", "--", Loopback(fine), Loopback(moved), Loopback(page));
            Assert.Equal(1, check.Code);
            Assert.Equal(3, check.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
            Assert.All(check.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains("404", line, StringComparison.Ordinal));
            Assert.Equal("3 feeds: 0 ok, 0 doubtful, 3 wrong.\n", check.Errors);

            await File.WriteAllTextAsync(file, "<opml><body><outline xmlUrl='file:///etc/passwd'/><outline xmlUrl='gopher://x/1'/></body></opml>", Now);
            var unusable = await NewsMonitorAsync(world, "feeds", "check", file, "ftp://x/feed");
            Assert.Equal(
                (1, "wrong     file:///etc/passwd  Only http and https addresses are read.\nwrong     gopher://x/1  Only http and https addresses are read.\nwrong     ftp://x/feed  Only http and https addresses are read.\n"),
                (unusable.Code, unusable.Output));
        }
        finally
        {
            File.Delete(file);
        }

        static string Loopback(string url) => new UriBuilder(url) { Host = "127.0.0.1" }.Uri.AbsoluteUri;
    }

    [Fact]
    public async Task A_feed_that_was_given_up_is_read_again_when_a_check_can_read_it_or_it_is_imported_again()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        var url = new UriBuilder(world.Server.Feed("127.0.0.1", "One")) { Host = "127.0.0.1" }.Uri.AbsoluteUri;
        await world.ReadTheseAsync(url);
        var retired = new FeedState { Url = url, RetiredAt = world.Clock.GetUtcNow(), NextFetch = world.Clock.GetUtcNow().AddDays(30), Failures = 1 };
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, $"<opml><body><outline xmlUrl='{url}'/></body></opml>", Now);
            foreach (var arguments in new string[][] { ["feeds", "import", file], ["feeds", "check", "--allow-host", "127.0.0.1"] })
            {
                await world.Store.SaveAsync(retired, null, Now);

                var result = await NewsMonitorAsync(world, arguments);

                Assert.Equal(0, result.Code);
                Assert.Contains($"{url} was given up as gone; it is read again.", result.Errors, StringComparison.Ordinal);
                Assert.Null((await world.StateAsync(url)).RetiredAt);
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_check_tells_what_is_wrong_with_which()
    {
        await using var world = await FetchWorld.StartAsync(azurite, realTime: true);
        var dated = DateTimeOffset.UtcNow.ToString("r", System.Globalization.CultureInfo.InvariantCulture);
        var fine = world.Server.On("fine", "/feed.xml", 200, $"<rss version='2.0'><channel><title>t</title><item><title>One</title><pubDate>{dated}</pubDate></item></channel></rss>");
        var stale = world.Server.Feed("stale", "One");
        var moved = world.Server.On("moved", "/feed.xml", 301, "", ("Location", fine));
        var page = world.Server.On("page", "/feed.xml", 200, "<!DOCTYPE html><html><head><title>Shop</title><link rel='alternate' type='application/rss+xml' href='/real.xml'></head><body>Shop</body></html>");
        var gone = world.Server.Url("gone");

        var findings = new Dictionary<string, FeedFinding>();
        await foreach (var finding in world.Check.RunAsync([.. new[] { fine, stale, moved, page, gone }.Select(u => new WatchedFeed(u, null, null, null, false))], Now))
            findings.Add(finding.Feed.Url, finding);

        Assert.Equal(FeedCondition.Ok, findings[fine].Condition);
        Assert.Equal((FeedCondition.Doubtful, true), (findings[stale].Condition, findings[stale].Words.Contains("Nothing new since 2024-06-19.", StringComparison.Ordinal)));
        Assert.Equal((FeedCondition.Doubtful, true), (findings[moved].Condition, findings[moved].Words.Contains($"It has moved to {fine}", StringComparison.Ordinal)));
        Assert.Equal((FeedCondition.Wrong, true), (findings[page].Condition, findings[page].Words.Contains(world.Server.Url("page", "/real.xml"), StringComparison.Ordinal)));
        Assert.Equal((FeedCondition.Wrong, "There is no such document (404)."), (findings[gone].Condition, findings[gone].Words));
        Assert.Empty(await world.Store.ListAsync(Now));
    }

    [Theory]
    [InlineData(2, "there is no such file", "feeds", "import", "/nowhere/list.opml")]
    [InlineData(2, "not OPML", "feeds", "import", "{page}")]
    [InlineData(2, "no feeds in it", "feeds", "import", "{empty}")]
    public async Task Bad_input_is_one_clear_line_and_exit_code_two(int code, string words, params string[] arguments)
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        var (page, empty) = (Path.GetTempFileName(), Path.GetTempFileName());
        try
        {
            await File.WriteAllTextAsync(page, "<html></html>", Now);
            await File.WriteAllTextAsync(empty, "<opml><body/></opml>", Now);

            var result = await NewsMonitorAsync(world, [.. arguments.Select(a => a.Replace("{page}", page, StringComparison.Ordinal).Replace("{empty}", empty, StringComparison.Ordinal))]);

            Assert.Equal((code, ""), (result.Code, result.Output));
            Assert.Contains(words, Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(page);
            File.Delete(empty);
        }
    }

    /// <summary>The program as users start it, in a pipe, on the storage of this test.</summary>
    private async Task<(int Code, string Output, string Errors)> NewsMonitorAsync(FetchWorld world, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(MonitorRun).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[StorageOptions.Connection] = azurite.ConnectionString;
        start.Environment["NewsMonitor__Storage__Prefix"] = world.Storage.Feeds.Name[..^"feeds".Length];
        start.Environment["NewsMonitor__Fetch__HostPause"] = "00:00:00";
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Now), process.StandardError.ReadToEndAsync(Now));
        await process.WaitForExitAsync(Now);
        return (process.ExitCode, (await output).ReplaceLineEndings("\n"), (await errors).ReplaceLineEndings("\n"));
    }
}
