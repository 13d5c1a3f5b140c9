using Azure.Storage.Queues.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Local.Sample;
using NewsMonitor.Service.Alerts;
using NewsMonitor.Service.Articles;
using NewsMonitor.Service.Feeds;
using NewsMonitor.Service.Storage;
using NewsMonitor.Service.Webhooks;

namespace NewsMonitor.Service.Tests.WholePath;

/// <summary>From a feed server over HTTP to a webhook receiver that checks signatures, on a real Azurite.</summary>
public sealed class WholePathTests(AzuriteFixture azurite)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_feed_becomes_an_alert_and_a_webhook_and_doing_it_all_again_in_any_order_changes_nothing()
    {
        await using var world = await SampleWorld.StartAsync(Directory.CreateTempSubdirectory("newsmonitor").FullName, Now);
        await using var monitor = await azurite.MonitorAsync(settings: world.Settings);
        await world.PrepareAsync(monitor, Now);
        var steps = new Steps(monitor);

        await steps.FetchAsync();
        await steps.AnalyzeAllAsync();
        await steps.DetectAsync();
        await steps.DeliverAllAsync();

        var alert = Assert.Single(await Alerts(monitor));
        Assert.Equal(alert.Alert.Revision, alert.AnnouncedRevision);
        Assert.True(alert.Alert.Stories.Count >= 8, $"{alert.Alert.Stories.Count} stories");
        Assert.True(alert.Alert.Languages.Count >= 6, string.Join(' ', alert.Alert.Languages));
        Assert.Equal((1, 0), world.Received);

        var before = await StoredState.ReadAsync(monitor.GetRequiredService<MonitorStorage>(), Now);
        var random = new Random(20241113);
        for (var round = 0; round < 3; round++)
        {
            Func<Task>[] again = [steps.FetchAsync, steps.AnalyzeAllAsync, steps.DetectAsync, steps.DeliverAllAsync];
            random.Shuffle(again);
            foreach (var step in again)
                await Task.WhenAll(step(), step());
        }

        Assert.Equal(before, await StoredState.ReadAsync(monitor.GetRequiredService<MonitorStorage>(), Now));
        Assert.Equal((1, 0), world.Received);
    }

    [Fact]
    public async Task An_alert_that_was_stored_but_not_announced_is_announced_by_the_next_run()
    {
        await using var world = await SampleWorld.StartAsync(Directory.CreateTempSubdirectory("newsmonitor").FullName, Now);
        await using var monitor = await azurite.MonitorAsync(settings: world.Settings);
        await world.PrepareAsync(monitor, Now);
        var steps = new Steps(monitor);
        await steps.FetchAsync();
        await steps.AnalyzeAllAsync();
        await steps.DetectAsync();
        var alert = Assert.Single(await Alerts(monitor));

        // As after a crash between storing and announcing: the row says what was announced, and the queue is empty.
        await monitor.GetRequiredService<AlertStore>().ChangeAsync(alert.Alert.Id, a => a with { AnnouncedRevision = 0 }, Now);
        await monitor.GetRequiredService<MonitorStorage>().DeliveryQueue.ClearMessagesAsync(Now);
        await foreach (var row in monitor.GetRequiredService<MonitorStorage>().Deliveries.QueryAsync<Azure.Data.Tables.TableEntity>(cancellationToken: Now))
            await monitor.GetRequiredService<MonitorStorage>().Deliveries.DeleteEntityAsync(row, cancellationToken: Now);

        await steps.DetectAsync();
        await steps.DeliverAllAsync();

        Assert.Equal((1, 0), world.Received);
    }

    [Fact]
    public async Task While_a_history_is_arriving_detection_waits_for_the_rest_and_judges_the_whole_but_does_not_wait_for_ever()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var world = await SampleWorld.StartAsync(Directory.CreateTempSubdirectory("newsmonitor").FullName, Now);
        var settings = new List<KeyValuePair<string, string?>>(world.Settings) { new($"{MonitorServices.Section}:Detection:SettleSeconds", "60") };
        await using var monitor = await azurite.MonitorAsync(s => s.AddSingleton<TimeProvider>(time), settings);
        await world.PrepareAsync(monitor, Now);
        var arrival = monitor.GetRequiredService<HistoryArrival>();
        var steps = new Steps(monitor);
        await steps.FetchAsync();
        await steps.AnalyzeAllAsync();

        await steps.DetectAsync();
        Assert.Empty(await Alerts(monitor));

        // Articles of closed days go on coming in; a quarter of an hour after the wait began the present is judged all the same.
        time.Advance(TimeSpan.FromMinutes(14));
        await steps.AnalyzeAllAsync();
        Assert.True(await arrival.IsUnderWayAsync(Now));
        time.Advance(TimeSpan.FromSeconds(61));
        Assert.False(await arrival.IsUnderWayAsync(Now));
        await steps.AnalyzeAllAsync();
        await steps.DetectAsync();
        Assert.Single(await Alerts(monitor));
    }

    private static async Task<List<StoredAlert>> Alerts(ServiceProvider monitor) =>
        await monitor.GetRequiredService<AlertStore>().QueryAsync(cancellationToken: Now).ToListAsync(Now);

    /// <summary>The steps as the hosts call them.</summary>
    private sealed class Steps(ServiceProvider monitor)
    {
        // One moment for all runs: what is compared is the effect of running again, not of time passing.
        private readonly DateTimeOffset _asOf = DateTimeOffset.UtcNow;

        public Task FetchAsync() => monitor.GetRequiredService<FetchFeeds>().RunAsync(Now);

        public Task DetectAsync() => monitor.GetRequiredService<DetectSpikes>().RunAsync(_asOf, Now);

        public async Task AnalyzeAllAsync()
        {
            await foreach (var name in monitor.GetRequiredService<ArticleStore>().NamesAsync(null, Now))
                await monitor.GetRequiredService<AnalyzeArticle>().RunAsync(name, Now);
        }

        public async Task DeliverAllAsync()
        {
            var queue = monitor.GetRequiredService<MonitorStorage>().DeliveryQueue;
            while ((await queue.ReceiveMessagesAsync(16, TimeSpan.FromMinutes(1), Now)).Value is { Length: > 0 } messages)
            {
                foreach (QueueMessage message in messages)
                {
                    await monitor.GetRequiredService<DeliverAlert>().RunAsync(message.Body.ToString(), Now);
                    await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, Now);
                }
            }
        }
    }
}
