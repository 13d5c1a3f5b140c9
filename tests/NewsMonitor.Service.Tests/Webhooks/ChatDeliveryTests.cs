using System.Text;
using NewsMonitor.Service.Webhooks;
using NewsMonitor.Webhooks;
using static NewsMonitor.Service.Tests.Webhooks.DeliveryScenario;

namespace NewsMonitor.Service.Tests.Webhooks;

public sealed class ChatDeliveryTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(WebhookFormat.Slack)]
    [InlineData(WebhookFormat.Teams)]
    public async Task A_burst_of_alerts_becomes_few_chat_messages_with_every_alert_in_one_of_them(WebhookFormat format)
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        var team = await monitor.SubscribeAsync(receiver.Url, format);
        for (var i = 0; i < 18; i++)
            await monitor.AnnounceAsync(Alert($"2026030208-{i:x8}"));

        await monitor.PassAsync(TimeSpan.FromMinutes(5));

        // Ten in a message, one message in half a minute.
        Assert.Equal(2, receiver.Posts.Count);
        Assert.True(receiver.Posts[1].At - receiver.Posts[0].At >= TimeSpan.FromSeconds(30));
        var said = string.Concat(receiver.Posts.Select(p => p.Body));
        for (var i = 0; i < 18; i++)
            Assert.Equal(2, said.Split($"Headline of 2026030208-{i:x8}").Length);
        Assert.All(await monitor.LogAsync(team), d => Assert.Equal(DeliveryState.Delivered, d.State));
    }

    [Fact]
    public async Task Programs_get_one_message_an_alert()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        await monitor.SubscribeAsync(receiver.Url);
        for (var i = 0; i < 5; i++)
            await monitor.AnnounceAsync(Alert($"2026030208-{i:x8}"));

        await monitor.PassAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(5, receiver.Posts.Select(p => p.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_bundle_that_fails_is_sent_again_as_it_was_and_updates_wait_for_it()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        receiver.AnswerWith(503);
        var team = await monitor.SubscribeAsync(receiver.Url, WebhookFormat.Slack);
        await monitor.AnnounceAsync(Alert("2026030208-00000001"));
        await monitor.AnnounceAsync(Alert("2026030208-00000002"));
        await monitor.PassAsync(TimeSpan.Zero);
        await monitor.AnnounceAsync(Alert("2026030208-00000001", revision: 2));
        await monitor.AnnounceAsync(Alert("2026030208-00000002", revision: 2));
        await monitor.PassAsync(TimeSpan.FromSeconds(1));
        receiver.AnswerWith(200);

        await monitor.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(3, receiver.Posts.Count);
        Assert.Equal(receiver.Posts[0].Id, receiver.Posts[1].Id);
        Assert.Equal(receiver.Posts[0].Body, receiver.Posts[1].Body);
        var log = await monitor.LogAsync(team);
        foreach (var bundled in log.Where(d => d.Alert.Revision == 1))
            Assert.Equal(receiver.Posts[0].Body, Encoding.UTF8.GetString((await monitor.Contents.ReadAsync(team.Subscription, bundled, Cancel)).Body));
        Assert.Equal(Encoding.UTF8.GetByteCount(receiver.Posts[0].Body), log[0].Log[0].RequestBytes);
        Assert.All(["00000001", "00000002"], id => Assert.Contains(id, receiver.Posts[2].Body, StringComparison.Ordinal));
        Assert.All(log, d => Assert.Equal(DeliveryState.Delivered, d.State));
    }

    [Fact]
    public async Task A_bundle_that_is_given_up_leaves_all_its_alerts_dead_and_goes_again_as_one()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        receiver.AnswerWith(404);
        var team = await monitor.SubscribeAsync(receiver.Url, WebhookFormat.Teams);
        for (var i = 0; i < 4; i++)
            await monitor.AnnounceAsync(Alert($"2026030208-{i:x8}"));
        await monitor.PassAsync(TimeSpan.FromHours(3));
        Assert.All(await monitor.LogAsync(team), d => Assert.Equal(DeliveryState.Dead, d.State));
        receiver.AnswerWith(202);
        var before = receiver.Posts.Count;

        Assert.Equal(1, await monitor.Deliveries.RedeliverAsync(await monitor.LogAsync(team), Cancel));
        await monitor.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal(before + 1, receiver.Posts.Count);
        Assert.All(await monitor.LogAsync(team), d => Assert.Equal(DeliveryState.Delivered, d.State));
    }

    [Fact]
    public async Task When_the_receiver_becomes_a_program_a_bundle_falls_apart_and_nothing_is_lost()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        receiver.AnswerWith(503);
        var team = await monitor.SubscribeAsync(receiver.Url, WebhookFormat.Slack);
        for (var i = 0; i < 3; i++)
            await monitor.AnnounceAsync(Alert($"2026030208-{i:x8}"));
        await monitor.PassAsync(TimeSpan.Zero);
        receiver.AnswerWith(200);

        await monitor.Subscriptions.UpdateAsync(team.Subscription.Id, team.Subscription.Settings with { Format = WebhookFormat.Json }, Cancel);
        await monitor.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(3, receiver.Posts.Skip(1).Select(p => p.Id).Distinct().Count());
        Assert.All(await monitor.LogAsync(team), d => Assert.Equal(DeliveryState.Delivered, d.State));
    }

    [Fact]
    public async Task A_bundle_whose_worker_always_fails_is_dead_with_all_its_alerts()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        receiver.AnswerWith(503);
        var team = await monitor.SubscribeAsync(receiver.Url, WebhookFormat.Slack);
        await monitor.AnnounceAsync(Alert("2026030208-00000001"));
        await monitor.AnnounceAsync(Alert("2026030208-00000002"));
        await monitor.PassAsync(TimeSpan.Zero);

        // Every message goes to the poison queue.
        for (var sweeps = 0; sweeps < 25; sweeps++)
        {
            monitor.Time.Advance(TimeSpan.FromMinutes(5));
            await monitor.Sweep.RunAsync(Cancel);
        }

        Assert.All(await monitor.LogAsync(team), d => Assert.Equal(DeliveryState.Dead, d.State));
    }
}
