using System.Text.Json;
using System.Text.Json.Nodes;
using NewsMonitor.Tests;
using NewsMonitor.Webhooks;
using static NewsMonitor.Service.Tests.Webhooks.DeliveryScenario;

namespace NewsMonitor.Service.Tests.Webhooks;

/// <summary>What was really sent over HTTP, read by the clients that receivers use.</summary>
public sealed class PeerReceiverTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_npm_client_of_the_specification_takes_a_delivery_and_refuses_it_tampered_old_or_from_a_stranger()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        // Sent ten minutes ago by the clock of the npm client, and now.
        monitor.Time.SetUtcNow(TimeProvider.System.GetUtcNow().AddMinutes(-10));
        var team = await monitor.SubscribeAsync(receiver.Url);
        var fresh = (await monitor.Subscriptions.RotateSecretAsync(team.Subscription.Id, TimeSpan.FromHours(1), Cancel))!;
        await monitor.AnnounceAsync(Alert("2026030208-00000001"));
        await monitor.PassAsync(TimeSpan.FromMinutes(10));
        await monitor.AnnounceAsync(Alert("2026030208-00000002"));
        await monitor.PassAsync(TimeSpan.Zero);

        var (old, present) = (receiver.Posts[0], receiver.Posts[1]);
        var tampered = present with { Body = present.Body.Replace("\"high\"", "\"low\"", StringComparison.Ordinal) };
        var renamed = present with { Headers = new Dictionary<string, string>(present.Headers) { [WebhookSignature.IdHeader] = "msg_other" } };

        Assert.Equal([null, "No matching signature found", "No matching signature found", "Message timestamp too old"], await JudgeAsync(team.Secret, present, tampered, renamed, old));
        Assert.Equal([null], await JudgeAsync(fresh.Secret, present));
        Assert.Equal(["No matching signature found"], await JudgeAsync(WebhookSecret.Generate(), present));
    }

    [Fact]
    public async Task The_cloudevents_sdk_reads_a_delivery()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        await monitor.SubscribeAsync(receiver.Url, WebhookFormat.CloudEvents);
        await monitor.AnnounceAsync(Alert());
        await monitor.PassAsync(TimeSpan.Zero);

        var input = JsonSerializer.Serialize(new { requests = receiver.Posts.Select(p => new { headers = p.Headers, body = p.Body }) });
        var read = JsonNode.Parse(await Peers.RunAsync("webhooks.mjs", "events", input, Cancel))![0]!;

        Assert.Equal("https://monitor.example.org/", (string?)read["source"]);
        Assert.Equal("2026030208-0badcafe.1", (string?)read["id"]);
        Assert.Equal("https://monitor.example.org/api/dashboard/alerts/2026030208-0badcafe", (string?)read["data"]!["links"]!["page"]);
    }

    private static async Task<string?[]> JudgeAsync(WebhookSecret secret, params ReceivedRequest[] received)
    {
        var input = JsonSerializer.Serialize(new { secret = secret.Reveal(), requests = received.Select(r => new { headers = r.Headers, body = r.Body }) });
        return JsonSerializer.Deserialize<string?[]>(await Peers.RunAsync("webhooks.mjs", "signatures", input, Cancel))!;
    }
}
