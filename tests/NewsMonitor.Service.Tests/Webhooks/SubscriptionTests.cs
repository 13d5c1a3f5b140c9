using Microsoft.AspNetCore.Http;
using NewsMonitor.Service.Webhooks;
using NewsMonitor.Webhooks;
using static NewsMonitor.Service.Tests.Webhooks.DeliveryScenario;

namespace NewsMonitor.Service.Tests.Webhooks;

public sealed class SubscriptionTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_new_secret_and_the_one_before_both_sign_until_the_overlap_is_over()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        var old = await monitor.SubscribeAsync(receiver.Url);
        var fresh = (await monitor.Subscriptions.RotateSecretAsync(old.Subscription.Id, TimeSpan.FromHours(24), Cancel))!;
        await monitor.AnnounceAsync(Alert());
        await monitor.PassAsync(TimeSpan.FromHours(25));
        await monitor.AnnounceAsync(Alert("2026030209-00000002"));
        await monitor.PassAsync(TimeSpan.Zero);

        Assert.Equal([WebhookVerdict.Valid, WebhookVerdict.SignatureWrong], receiver.Posts.Select(p => p.Verify(old.Secret)));
        Assert.Equal([WebhookVerdict.Valid, WebhookVerdict.Valid], receiver.Posts.Select(p => p.Verify(fresh.Secret)));
    }

    [Fact]
    public async Task A_subscription_that_is_read_or_printed_shows_no_secret()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        var created = await monitor.SubscribeAsync(new Uri("https://example.org/hook"));
        var secret = created.Secret.Reveal()[WebhookSecret.Prefix.Length..];

        Assert.DoesNotContain(secret, created.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, (await monitor.Subscriptions.FindAsync(created.Subscription.Id, Cancel))!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://example.org/", "url")]
    [InlineData("https://user:pass@example.org/", "url")]
    [InlineData("http://[::1]/hook", "url")]
    public async Task An_address_that_cannot_be_posted_to_is_refused_by_name(string url, string member)
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => monitor.SubscribeAsync(new Uri(url)));
        Assert.StartsWith(member, refused.Message, StringComparison.Ordinal);
        Assert.Empty(await monitor.Subscriptions.ListAsync(Cancel));
    }

    [Fact]
    public async Task Settings_change_and_the_log_goes_with_the_subscription()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        var team = await monitor.SubscribeAsync(new Uri("https://example.org/hook"));
        var id = team.Subscription.Id;
        var changed = await monitor.Subscriptions.UpdateAsync(id, team.Subscription.Settings with { Url = receiver.Url, Format = WebhookFormat.Slack }, Cancel);
        Assert.Equal(WebhookFormat.Slack, changed!.Settings.Format);
        await monitor.AnnounceAsync(Alert());
        await monitor.PassAsync(TimeSpan.Zero);
        Assert.Equal(WebhookVerdict.Valid, Assert.Single(receiver.Posts).Verify(team.Secret));

        Assert.True(await monitor.Subscriptions.DeleteAsync(id, Cancel));

        Assert.False(await monitor.Subscriptions.DeleteAsync(id, Cancel));
        Assert.Empty(await monitor.Deliveries.ListAsync(id, null, null, null, Cancel));
        Assert.Null(await monitor.Subscriptions.FindAsync(id, Cancel));
        Assert.Null(await monitor.Subscriptions.PauseAsync(id, Cancel));
    }

    [Fact]
    public async Task Another_address_is_another_receiver_and_another_name_is_not()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        var team = await monitor.SubscribeAsync(receiver.Url);
        var (id, settings) = (team.Subscription.Id, team.Subscription.Settings);
        receiver.AnswerWith(StatusCodes.Status410Gone);
        await monitor.AnnounceAsync(Alert());
        await monitor.PassAsync(TimeSpan.FromMinutes(1));

        var renamed = await monitor.Subscriptions.UpdateAsync(id, settings with { Name = "the team" }, Cancel);
        Assert.Equal("the receiver answered 410 Gone", renamed!.Disabled);
        var moved = await monitor.Subscriptions.UpdateAsync(id, settings with { Url = new Uri(receiver.Url, "/other") }, Cancel);
        Assert.True(moved!.Active);
    }

    [Fact]
    public async Task A_test_message_goes_at_once_and_stands_in_the_log()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        var team = await monitor.SubscribeAsync(receiver.Url);
        receiver.AnswerWith(StatusCodes.Status418ImATeapot);

        var attempt = await monitor.Test.RunAsync(team.Subscription.Id, Cancel);

        Assert.Equal(418, (int)attempt!.Status!);
        Assert.Equal(WebhookVerdict.Valid, Assert.Single(receiver.Posts).Verify(team.Secret));
        Assert.Equal(DeliveryState.Dead, (await monitor.OnlyAsync(team)).State);
        Assert.Null(await monitor.Test.RunAsync("0123456789ab", Cancel));
    }

    [Fact]
    public async Task What_is_finished_leaves_the_log_after_its_time()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        var team = await monitor.SubscribeAsync(receiver.Url);
        await monitor.AnnounceAsync(Alert());
        await monitor.PassAsync(TimeSpan.FromDays(29));
        await monitor.Sweep.RunAsync(Cancel);
        Assert.Single(await monitor.LogAsync(team));

        await monitor.PassAsync(TimeSpan.FromDays(2));
        await monitor.Sweep.RunAsync(Cancel);
        Assert.Empty(await monitor.LogAsync(team));
    }
}
