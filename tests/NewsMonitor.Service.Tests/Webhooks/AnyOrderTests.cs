using System.Collections.Concurrent;
using System.Text.Json;
using NewsMonitor.Service.Webhooks;
using NewsMonitor.Webhooks;
using static NewsMonitor.Service.Tests.Webhooks.DeliveryScenario;

namespace NewsMonitor.Service.Tests.Webhooks;

/// <summary>The queue at its worst: messages twice, late, in any order, eight workers at once, receivers that fail now and then.</summary>
public sealed class AnyOrderTests(AzuriteFixture azurite)
{
    private const int Alerts = 6;
    private const int Revisions = 3;

    [Theory]
    [InlineData(1, WebhookFormat.Json)]
    [InlineData(2, WebhookFormat.Json)]
    [InlineData(3, WebhookFormat.Slack)]
    public async Task Every_alert_arrives_in_its_last_state_and_no_older_one_after_it(int seed, WebhookFormat format)
    {
        var random = new Random(seed);
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        var accepted = new ConcurrentQueue<ReceivedRequest>();
        receiver.Answer = (context, request) =>
        {
            bool fails;
            lock (random)
                fails = random.Next(3) == 0;
            context.Response.StatusCode = fails ? 503 : 200;
            if (!fails)
                accepted.Enqueue(request);
            return Task.CompletedTask;
        };
        var team = await monitor.SubscribeAsync(receiver.Url, format);
        var announcements = Enumerable.Range(0, Alerts).SelectMany(a => Enumerable.Range(1, Revisions).Select(r => Alert($"2026030208-{a:x8}", r))).ToArray();

        foreach (var wave in announcements.GroupBy(a => a.Revision))
        {
            // Announced twice at once, as two runs of the detector would.
            await Parallel.ForEachAsync(wave.Concat(wave), Cancel, async (alert, _) => await monitor.AnnounceAsync(alert));
            await StormAsync(monitor, team, random, rounds: 4);
        }

        // A chat takes one message at a time: with fewer looks than one in ten minutes a day would be too short for all of them.
        for (var end = monitor.Time.GetUtcNow().AddDays(2); monitor.Time.GetUtcNow() < end && (await monitor.LogAsync(team)).Any(d => !d.Finished);)
        {
            await StormAsync(monitor, team, random, rounds: 2);
            monitor.Time.Advance(TimeSpan.FromMinutes(10));
        }

        var log = await monitor.LogAsync(team);
        Assert.Equal(Alerts * Revisions, log.Count);
        Assert.All(log.Where(d => d.Alert.Revision == Revisions), d => Assert.Equal(DeliveryState.Delivered, d.State));
        Assert.All(log, d => Assert.True(d.State is DeliveryState.Delivered or DeliveryState.Superseded, $"{d.Id} is {d.State}: {d.Reason}"));
        // Each message was accepted once, and the revisions of an alert in order.
        Assert.Equal(accepted.Count, accepted.Select(r => r.Id).Distinct().Count());
        if (format == WebhookFormat.Json)
        {
            Assert.All(accepted.Select(r => JsonDocument.Parse(r.Body).RootElement).GroupBy(a => a.GetProperty("id").GetString()), alert =>
            {
                var revisions = alert.Select(a => a.GetProperty("revision").GetInt32()).ToList();
                Assert.Equal(revisions.Order(), revisions);
            });
        }
    }

    /// <summary>Messages for whatever is due, several times each, shuffled, taken by eight workers.</summary>
    private static async Task StormAsync(DeliveryScenario monitor, SubscriptionWithSecret team, Random random, int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            var messages = (await monitor.LogAsync(team)).SelectMany(d => Enumerable.Repeat(DeliveryMessage.Of(d).ToString(), 3)).ToArray();
            lock (random)
                random.Shuffle(messages);
            await Parallel.ForEachAsync(messages, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancel },
                async (message, ct) => await monitor.Deliver.RunAsync(message, ct));
            monitor.Time.Advance(TimeSpan.FromSeconds(15));
        }
    }
}
