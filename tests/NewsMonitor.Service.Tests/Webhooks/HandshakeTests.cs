using System.Text.Json;
using NewsMonitor.Service.Webhooks;
using NewsMonitor.Webhooks;
using static NewsMonitor.Service.Tests.Webhooks.DeliveryScenario;

namespace NewsMonitor.Service.Tests.Webhooks;

/// <summary>The validation handshake of "HTTP 1.1 Web Hooks for Event Delivery".</summary>
public sealed class HandshakeTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_receiver_of_events_is_asked_once_a_day_and_gets_them_at_the_rate_it_allows()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        receiver.Answer = (context, request) =>
        {
            if (request.Method == "OPTIONS")
            {
                context.Response.Headers["WebHook-Allowed-Origin"] = request.Headers["webhook-request-origin"];
                context.Response.Headers["WebHook-Allowed-Rate"] = "2";
            }

            return Task.CompletedTask;
        };
        await monitor.SubscribeAsync(receiver.Url, WebhookFormat.CloudEvents);
        for (var i = 0; i < 3; i++)
            await monitor.AnnounceAsync(Alert($"2026030208-{i:x8}"));

        await monitor.PassAsync(TimeSpan.FromMinutes(3));

        Assert.Equal(["OPTIONS", "POST", "POST", "POST"], receiver.All.Select(r => r.Method));
        Assert.Equal("monitor.example.org", receiver.All[0].Headers["webhook-request-origin"]);
        Assert.All(receiver.Posts, p => Assert.Equal("monitor.example.org", p.Headers["origin"]));
        Assert.All(receiver.Posts.Zip(receiver.Posts.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= TimeSpan.FromSeconds(30)));
        Assert.Equal("application/cloudevents+json; charset=utf-8", receiver.Posts[0].Headers["content-type"]);
        Assert.Equal("org.newsmonitor.alert.opened", JsonDocument.Parse(receiver.Posts[0].Body).RootElement.GetProperty("type").GetString());

        await monitor.PassAsync(TimeSpan.FromDays(1));
        await monitor.AnnounceAsync(Alert("2026030308-00000009"));
        await monitor.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(2, receiver.All.Count(r => r.Method == "OPTIONS"));
    }

    [Fact]
    public async Task A_receiver_that_does_not_know_the_question_gets_events_at_a_low_rate()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        receiver.Answer = (context, request) =>
        {
            context.Response.StatusCode = request.Method == "OPTIONS" ? 405 : 200;
            return Task.CompletedTask;
        };
        await monitor.SubscribeAsync(receiver.Url, WebhookFormat.CloudEvents);
        await monitor.AnnounceAsync(Alert("2026030208-00000001"));
        await monitor.AnnounceAsync(Alert("2026030208-00000002"));

        await monitor.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(2, receiver.Posts.Count);
        Assert.True(receiver.Posts[1].At - receiver.Posts[0].At >= TimeSpan.FromMinutes(1) / WebhookHandshake.RateWithoutPermission);
    }

    [Fact]
    public async Task A_receiver_that_allows_somebody_else_gets_nothing()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        receiver.Answer = (context, _) =>
        {
            context.Response.Headers["WebHook-Allowed-Origin"] = "somebody.example.net";
            return Task.CompletedTask;
        };
        var team = await monitor.SubscribeAsync(receiver.Url, WebhookFormat.CloudEvents);
        await monitor.AnnounceAsync(Alert());

        await monitor.PassAsync(TimeSpan.FromHours(1));

        Assert.Empty(receiver.Posts);
        Assert.Contains("WebHook-Allowed-Origin", (await monitor.Subscriptions.FindAsync(team.Subscription.Id, Cancel))!.Disabled, StringComparison.Ordinal);
        // Held back, not lost; and whoever is at another address is asked anew.
        Assert.Equal(DeliveryState.Pending, (await monitor.OnlyAsync(team)).State);
        await using var other = await LoopbackReceiver.StartAsync(monitor.Time);
        await monitor.Subscriptions.UpdateAsync(team.Subscription.Id, team.Subscription.Settings with { Url = other.Url }, Cancel);
        await monitor.Subscriptions.ResumeAsync(team.Subscription.Id, Cancel);
        await monitor.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["OPTIONS", "POST"], other.All.Select(r => r.Method));
    }
}
