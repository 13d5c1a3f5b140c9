using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace NewsMonitor.Service.Tests.Feeds;

/// <summary>Who waits for whom: politeness within a host, independence between hosts, and a run that ends in time.</summary>
public sealed class FetchPacingTests(AzuriteFixture azurite)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_host_is_asked_for_one_thing_at_a_time_with_a_pause_in_between()
    {
        await using var world = await FetchWorld.StartAsync(azurite, realTime: true, ("HostPause", "00:00:00.080"));
        var moments = new System.Collections.Concurrent.ConcurrentQueue<long>();
        var urls = Enumerable.Range(0, 6).Select(i => world.Server.On("a", $"/{i}.xml", async context =>
        {
            moments.Enqueue(Stopwatch.GetTimestamp());
            await context.Response.WriteAsync(world.Server.Rss("a", $"Article {i}"), Now);
        })).ToArray();
        await world.ReadTheseAsync([.. urls, world.Server.Feed("b", "Other")]);

        Assert.Equal(7, (await world.RunAsync()).Read);

        Assert.Equal(1, world.Server.MostAtOnce);
        Assert.All(moments.Zip(moments.Skip(1)), pair => Assert.True(Stopwatch.GetElapsedTime(pair.First, pair.Second) >= TimeSpan.FromMilliseconds(75)));
    }

    [Fact]
    public async Task Slow_and_dead_feeds_delay_no_other_and_are_first_in_the_next_run()
    {
        await using var world = await FetchWorld.StartAsync(azurite, realTime: true, ("Concurrency", "4"), ("RunBudget", "00:00:01.500"), ("IdleTimeout", "00:01:00"), ("TotalTimeout", "00:01:00"));
        var (slow, answer) = ("", new TaskCompletionSource());
        slow = world.Server.On("slow", "/feed.xml", async context =>
        {
            await answer.Task.WaitAsync(context.RequestAborted);
            await context.Response.WriteAsync(world.Server.Rss("slow", "Late news"), Now);
        });
        var others = Enumerable.Range(0, 30).Select(i => world.Server.Feed($"h{i}", $"News {i}")).ToArray();
        await world.ReadTheseAsync([slow, .. others]);

        var clock = Stopwatch.StartNew();
        var report = await world.RunAsync();

        Assert.Equal((30, 30, 1), (report.Read, report.Articles, report.Left));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
        Assert.DoesNotContain(await world.Store.ListAsync(Now), s => s.Url == slow);

        answer.SetResult();
        var next = await world.RunAsync();
        Assert.Equal((1, 1), (next.Due, next.Articles));
    }

    [Fact]
    public async Task A_host_that_cannot_be_reached_is_tried_once_for_all_its_feeds()
    {
        await using var world = await FetchWorld.StartAsync(azurite);
        // Nothing listens at port 9 of the loopback address every name leads to.
        await world.ReadTheseAsync([.. Enumerable.Range(0, 20).Select(i => $"http://dead.example.test:9/{i}.xml")]);

        var report = await world.RunAsync();

        Assert.Equal((20, 1, 19), (report.Due, report.Failed, report.HeldBack));
    }

    [Fact]
    public async Task A_run_ends_when_the_host_process_wants_to_end()
    {
        await using var world = await FetchWorld.StartAsync(azurite, realTime: true);
        using var stop = new CancellationTokenSource();
        var asked = new TaskCompletionSource();
        await world.ReadTheseAsync(world.Server.On("a", "/feed.xml", async context =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }));

        var run = world.RunAsync(stop.Token);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20), Now);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(TimeSpan.FromSeconds(20), Now));
        Assert.Empty(await world.Store.ListAsync(Now));
    }
}
