using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsMonitor.Alerts;
using NewsMonitor.Service.Webhooks;
using NewsMonitor.Webhooks;
using static NewsMonitor.Service.Tests.Webhooks.DeliveryScenario;

namespace NewsMonitor.Service.Tests.Webhooks;

public sealed class DeliveryTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task An_alert_reaches_a_subscriber_once_signed_however_often_it_is_announced_and_its_message_comes()
    {
        await using var receiver = await LoopbackReceiver.StartAsync();
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        monitor.Time.SetUtcNow(DateTimeOffset.UtcNow);
        var team = await monitor.SubscribeAsync(receiver.Url);

        Assert.Equal(1, await monitor.AnnounceAsync(Alert()));
        Assert.Equal(0, await monitor.AnnounceAsync(Alert()));
        Assert.Equal(1, await monitor.QueuedAsync());
        var message = (await monitor.Storage.DeliveryQueue.ReceiveMessageAsync(cancellationToken: Cancel)).Value.Body.ToString();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => monitor.Deliver.RunAsync(message, Cancel)));
        await monitor.Deliver.RunAsync(message, Cancel);

        var post = Assert.Single(receiver.Posts);
        Assert.Equal(WebhookVerdict.Valid, post.Verify(team.Secret));
        Assert.Equal($"msg_{team.Subscription.Id}_2026030208-0badcafe_0001", post.Id);
        Assert.Equal("application/json; charset=utf-8", post.Headers["content-type"]);
        var alert = JsonDocument.Parse(post.Body).RootElement;
        Assert.Equal("2026030208-0badcafe", alert.GetProperty("id").GetString());
        Assert.Equal("https://monitor.example.org/api/alerts/2026030208-0badcafe", alert.GetProperty("links").GetProperty("self").GetString());
        var delivery = await monitor.OnlyAsync(team);
        Assert.Equal(DeliveryState.Delivered, delivery.State);
        Assert.Equal(StatusCodes.Status204NoContent, (int)Assert.Single(delivery.Log).Status!);
    }

    [Fact]
    public async Task A_receiver_that_hangs_takes_a_few_workers_and_no_more()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var slow = await LoopbackReceiver.StartAsync(monitor.Time);
        await using var good = await LoopbackReceiver.StartAsync(monitor.Time);
        var (release, waiting) = (new TaskCompletionSource(), 0);
        slow.Answer = async (context, _) =>
        {
            Interlocked.Increment(ref waiting);
            await release.Task.WaitAsync(context.RequestAborted);
        };
        var (slowTeam, goodTeam) = (await monitor.SubscribeAsync(slow.Url), await monitor.SubscribeAsync(good.Url));
        for (var i = 0; i < 10; i++)
            await monitor.AnnounceAsync(Alert($"2026030208-0badcaf{i}"));

        var attempts = (await monitor.LogAsync(slowTeam)).Select(d => monitor.Deliver.RunAsync(DeliveryMessage.Of(d).ToString(), Cancel)).ToList();
        foreach (var delivery in await monitor.LogAsync(goodTeam))
            await monitor.Deliver.RunAsync(DeliveryMessage.Of(delivery).ToString(), Cancel);
        // Those that found no place have ended although the receiver still holds the others.
        while (attempts.Count(a => a.IsCompleted) < 10 - DeliverAlert.MostAtOncePerReceiver)
            await Task.WhenAny(attempts.Where(a => !a.IsCompleted)).WaitAsync(TimeSpan.FromSeconds(20), Cancel);

        Assert.Equal(10, good.Posts.Count);
        Assert.InRange(Volatile.Read(ref waiting), 0, DeliverAlert.MostAtOncePerReceiver);
        release.SetResult();
        await Task.WhenAll(attempts);
        await monitor.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(10, slow.Posts.DistinctBy(p => p.Id).Count());
        Assert.All(await monitor.LogAsync(slowTeam), d => Assert.Equal(DeliveryState.Delivered, d.State));
    }

    [Fact]
    public async Task A_receiver_that_fails_for_an_hour_gets_the_alert_then_under_one_id_and_harms_no_other()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var good = await LoopbackReceiver.StartAsync(monitor.Time);
        await using var bad = await LoopbackReceiver.StartAsync(monitor.Time);
        bad.Answer = (context, request) =>
        {
            context.Response.StatusCode = request.At < Start.AddHours(1) ? 500 : 200;
            return context.Response.WriteAsync("internal trouble");
        };
        var (badTeam, goodTeam) = (await monitor.SubscribeAsync(bad.Url), await monitor.SubscribeAsync(good.Url));

        await monitor.AnnounceAsync(Alert());
        await monitor.PassAsync(TimeSpan.FromHours(4));

        Assert.Equal(Start, Assert.Single(good.Posts).At);
        var delivery = await monitor.OnlyAsync(badTeam);
        Assert.Equal(DeliveryState.Delivered, delivery.State);
        Assert.InRange(bad.Posts.Count, 6, 9);
        Assert.Single(bad.Posts.Select(p => p.Id).Distinct());
        Assert.Single(bad.Posts.Select(p => p.Body).Distinct());
        Assert.Equal("internal trouble", delivery.Log[0].Response);
        Assert.True(bad.Posts[^1].At < Start.AddHours(2), $"The last attempt came at {bad.Posts[^1].At:T}.");
        Assert.Equal(0, (await monitor.Subscriptions.FindAsync(badTeam.Subscription.Id, Cancel))!.Health.FailuresInARow);
        Assert.Equal(DeliveryState.Delivered, (await monitor.OnlyAsync(goodTeam)).State);
    }

    [Fact]
    public async Task A_failed_attempt_puts_its_message_back_until_the_next_is_due()
    {
        await using var receiver = await LoopbackReceiver.StartAsync();
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        receiver.AnswerWith(503);
        await monitor.SubscribeAsync(receiver.Url);
        await monitor.AnnounceAsync(Alert());
        var first = (await monitor.Storage.DeliveryQueue.ReceiveMessageAsync(cancellationToken: Cancel)).Value;

        await monitor.Deliver.RunAsync(first.Body.ToString(), Cancel);
        await monitor.Deliver.RunAsync(first.Body.ToString(), Cancel);
        Assert.Single(receiver.Posts);
        await monitor.Storage.DeliveryQueue.DeleteMessageAsync(first.MessageId, first.PopReceipt, Cancel);

        Assert.Equal(1, await monitor.QueuedAsync());
        Assert.Empty((await monitor.Storage.DeliveryQueue.ReceiveMessagesAsync(cancellationToken: Cancel)).Value);
    }

    [Fact]
    public async Task A_receiver_that_names_a_time_is_asked_then()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        receiver.Answer = (context, request) =>
        {
            context.Response.StatusCode = request.At < Start.AddHours(30) ? 429 : 200;
            context.Response.Headers.RetryAfter = "108000";
            return Task.CompletedTask;
        };
        var team = await monitor.SubscribeAsync(receiver.Url);

        await monitor.AnnounceAsync(Alert());
        await monitor.PassAsync(TimeSpan.FromHours(31));

        Assert.Equal(2, receiver.Posts.Count);
        Assert.InRange(receiver.Posts[1].At - Start, TimeSpan.FromHours(30), TimeSpan.FromHours(30.1));
        Assert.Equal(DeliveryState.Delivered, (await monitor.OnlyAsync(team)).State);
    }

    [Fact]
    public async Task A_receiver_that_asks_for_a_pause_is_spared_the_next_alert_too()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        receiver.Answer = (context, request) =>
        {
            context.Response.StatusCode = request.At < Start.AddHours(1) ? 429 : 200;
            context.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        };
        var team = await monitor.SubscribeAsync(receiver.Url);

        await monitor.AnnounceAsync(Alert("2026030208-00000001"));
        await monitor.PassAsync(TimeSpan.FromMinutes(1));
        await monitor.AnnounceAsync(Alert("2026030208-00000002"));
        await monitor.PassAsync(TimeSpan.FromMinutes(50));
        Assert.Single(receiver.Posts);

        await monitor.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(3, receiver.Posts.Count);
        Assert.All(await monitor.LogAsync(team), d => Assert.Equal(DeliveryState.Delivered, d.State));
    }

    [Fact]
    public async Task A_delivery_that_fails_for_a_day_is_dead_visible_and_can_be_sent_again()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        receiver.AnswerWith(502);
        var team = await monitor.SubscribeAsync(receiver.Url);
        await monitor.AnnounceAsync(Alert());

        await monitor.PassAsync(TimeSpan.FromDays(3));

        var dead = await monitor.OnlyAsync(team);
        Assert.Equal(DeliveryState.Dead, dead.State);
        Assert.StartsWith("given up after", dead.Reason, StringComparison.Ordinal);
        Assert.InRange(receiver.Posts.Count, 10, 16);
        Assert.InRange(receiver.Posts[^1].At - Start, TimeSpan.FromHours(16), TimeSpan.FromHours(24));
        Assert.Equal(receiver.Posts.Count, dead.Log.Count);

        receiver.AnswerWith(200);
        var before = receiver.Posts.Count;
        Assert.Equal(1, await monitor.Deliveries.RedeliverAsync(await monitor.Deliveries.ListAsync(team.Subscription.Id, Start, Start.AddDays(1), DeliveryState.Dead, Cancel), Cancel));
        await monitor.PassAsync(TimeSpan.FromMinutes(31));
        Assert.Equal(before + 1, receiver.Posts.Count);
        Assert.Single(receiver.Posts.Select(p => p.Id).Distinct());
        Assert.Equal(DeliveryState.Delivered, (await monitor.OnlyAsync(team)).State);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task A_receiver_that_calls_the_request_wrong_is_asked_for_an_hour_only(int status)
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        receiver.Answer = (context, _) =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = receiver.Url.AbsoluteUri.Replace("/hook", "/elsewhere", StringComparison.Ordinal);
            return Task.CompletedTask;
        };
        var team = await monitor.SubscribeAsync(receiver.Url);
        await monitor.AnnounceAsync(Alert());

        await monitor.PassAsync(TimeSpan.FromDays(2));

        Assert.Equal(DeliveryState.Dead, (await monitor.OnlyAsync(team)).State);
        Assert.True(receiver.Posts[^1].At <= Start.AddHours(1));
        Assert.All(receiver.All, r => Assert.Equal("/hook", r.Path));
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_not_called_again_until_somebody_resumes_it()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        receiver.AnswerWith(410);
        var team = await monitor.SubscribeAsync(receiver.Url);
        await monitor.AnnounceAsync(Alert());
        await monitor.PassAsync(TimeSpan.FromDays(1));
        await monitor.AnnounceAsync(Alert("2026030209-00000002"));
        await monitor.PassAsync(TimeSpan.FromDays(1));

        Assert.Single(receiver.Posts);
        Assert.Equal(DeliveryState.Dead, (await monitor.OnlyAsync(team)).State);
        Assert.Contains("410", (await monitor.Subscriptions.FindAsync(team.Subscription.Id, Cancel))!.Disabled, StringComparison.Ordinal);

        receiver.AnswerWith(200);
        Assert.True((await monitor.Subscriptions.ResumeAsync(team.Subscription.Id, Cancel))!.Active);
        await monitor.AnnounceAsync(Alert("2026030210-00000003"));
        await monitor.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(2, receiver.Posts.Count);
    }

    [Fact]
    public async Task A_pause_holds_back_what_is_pending_and_the_sweep_sends_it_on_afterwards()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        var team = await monitor.SubscribeAsync(receiver.Url);
        await monitor.AnnounceAsync(Alert());
        await monitor.Subscriptions.PauseAsync(team.Subscription.Id, Cancel);
        await monitor.Deliver.RunAsync(DeliveryMessage.Of(await monitor.OnlyAsync(team)).ToString(), Cancel);
        Assert.Equal(0, await monitor.AnnounceAsync(Alert("2026030209-00000002")));
        monitor.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await monitor.Sweep.RunAsync(Cancel));
        Assert.Empty(receiver.Posts);

        await monitor.Subscriptions.ResumeAsync(team.Subscription.Id, Cancel);
        Assert.Equal(1, await monitor.Sweep.RunAsync(Cancel));
        await monitor.PassAsync(TimeSpan.Zero);

        Assert.Equal(DeliveryState.Delivered, (await monitor.OnlyAsync(team)).State);
        Assert.Single(receiver.Posts);
    }

    [Fact]
    public async Task A_message_lost_between_row_and_queue_is_renewed_once_by_the_sweep()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        await monitor.SubscribeAsync(receiver.Url);
        await monitor.AnnounceAsync(Alert());
        await monitor.Storage.DeliveryQueue.ClearMessagesAsync(Cancel);

        Assert.Equal(0, await monitor.Sweep.RunAsync(Cancel));
        monitor.Time.Advance(SweepDeliveries.Patience + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await monitor.Sweep.RunAsync(Cancel));
        Assert.Equal(0, await monitor.Sweep.RunAsync(Cancel));
        var message = (await monitor.Storage.DeliveryQueue.ReceiveMessageAsync(cancellationToken: Cancel)).Value.Body.ToString();
        await monitor.Deliver.RunAsync(message, Cancel);

        Assert.Single(receiver.Posts);
    }

    [Fact]
    public async Task An_attempt_during_which_the_host_died_is_made_again_under_the_same_id()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        using var died = new CancellationTokenSource();
        receiver.Answer = async (context, _) =>
        {
            await died.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        };
        var team = await monitor.SubscribeAsync(receiver.Url);
        await monitor.AnnounceAsync(Alert());
        var message = DeliveryMessage.Of(await monitor.OnlyAsync(team)).ToString();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => monitor.Deliver.RunAsync(message, died.Token));
        receiver.AnswerWith(200);

        // The queue shows the message again before the attempt counts as lost: nobody knows yet whether the host is dead.
        await monitor.Deliver.RunAsync(message, Cancel);
        Assert.Single(receiver.Posts);
        monitor.Time.Advance(TimeSpan.FromMinutes(5));
        await monitor.Deliver.RunAsync(message, Cancel);

        Assert.Equal(2, receiver.Posts.Count);
        Assert.Single(receiver.Posts.Select(p => p.Id).Distinct());
        var delivery = await monitor.OnlyAsync(team);
        Assert.Equal(DeliveryState.Delivered, delivery.State);
        Assert.Equal("the monitor stopped during the attempt", delivery.Log[0].Error);
    }

    [Fact]
    public async Task A_newer_revision_takes_the_place_of_one_that_was_not_sent_and_no_older_one_follows_it()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        receiver.AnswerWith(503);
        var team = await monitor.SubscribeAsync(receiver.Url);
        await monitor.AnnounceAsync(Alert());
        await monitor.PassAsync(TimeSpan.Zero);
        receiver.AnswerWith(200);
        await monitor.AnnounceAsync(Alert(revision: 3));
        await monitor.AnnounceAsync(Alert(revision: 2));
        await monitor.PassAsync(TimeSpan.FromHours(1));

        Assert.Equal([1, 3], receiver.Posts.Select(p => JsonDocument.Parse(p.Body).RootElement.GetProperty("revision").GetInt32()));
        Assert.Equal(
            [DeliveryState.Superseded, DeliveryState.Superseded, DeliveryState.Delivered],
            (await monitor.LogAsync(team)).OrderBy(d => d.Alert.Revision).Select(d => d.State));
    }

    [Fact]
    public async Task A_newer_revision_waits_while_an_older_one_is_being_sent()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        var team = await monitor.SubscribeAsync(receiver.Url);
        await monitor.AnnounceAsync(Alert());
        var first = DeliveryMessage.Of(await monitor.OnlyAsync(team)).ToString();
        var postsMeanwhile = 0;
        receiver.Answer = async (_, _) =>
        {
            receiver.AnswerWith(200);
            await monitor.AnnounceAsync(Alert(revision: 2));
            var second = (await monitor.LogAsync(team)).Single(d => d.Alert.Revision == 2);
            await monitor.Deliver.RunAsync(DeliveryMessage.Of(second).ToString(), Cancel);
            postsMeanwhile = receiver.Posts.Count;
        };

        await monitor.Deliver.RunAsync(first, Cancel);
        await monitor.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(1, postsMeanwhile);
        Assert.Equal(["0001", "0002"], receiver.Posts.Select(p => p.Id[^4..]));
        Assert.All(await monitor.LogAsync(team), d => Assert.Equal(DeliveryState.Delivered, d.State));
    }

    [Fact]
    public async Task What_is_asked_for_again_goes_in_the_order_of_revisions_though_newer_ones_exist()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        var team = await monitor.SubscribeAsync(receiver.Url);
        for (var revision = 1; revision <= 2; revision++)
        {
            await monitor.AnnounceAsync(Alert(revision: revision));
            await monitor.PassAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(2, await monitor.Deliveries.RedeliverAsync(await monitor.LogAsync(team), Cancel));
        await monitor.Deliver.RunAsync(DeliveryMessage.Of((await monitor.LogAsync(team)).Single(d => d.Alert.Revision == 2)).ToString(), Cancel);
        await monitor.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(["0001", "0002", "0001", "0002"], receiver.Posts.Select(p => p.Id[^4..]));
    }

    [Fact]
    public async Task A_receiver_that_keeps_failing_is_left_alone_for_a_while_and_then_gets_everything()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        receiver.AnswerWith(500);
        var team = await monitor.SubscribeAsync(receiver.Url);
        for (var i = 0; i < 30; i++)
            await monitor.AnnounceAsync(Alert($"2026030208-{i:x8}"));

        await monitor.PassAsync(TimeSpan.FromMinutes(30));
        var duringFailure = receiver.Posts.Count;
        receiver.AnswerWith(200);
        await monitor.PassAsync(TimeSpan.FromHours(1));

        // Thirty deliveries on their own would have made more than a hundred attempts.
        Assert.InRange(duringFailure, ReceiverHealth.FailuresToOpen, 12);
        Assert.All(await monitor.LogAsync(team), d => Assert.Equal(DeliveryState.Delivered, d.State));
        Assert.Equal(30, receiver.Posts.Skip(duringFailure).Select(p => p.Id).Distinct().Count());
    }

    [Fact]
    public async Task Only_alerts_that_match_the_filter_and_that_nobody_has_seen_to_are_announced()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await monitor.SubscribeAsync(new Uri("https://example.org/a"), filter: new SubscriptionFilter { MinSeverity = Severity.High });
        await monitor.SubscribeAsync(new Uri("https://example.org/b"), filter: new SubscriptionFilter { Languages = ["ko"] });

        Assert.Equal(1, await monitor.AnnounceAsync(Alert()));
        Assert.Equal(0, await monitor.AnnounceAsync(Alert("2026030208-00000002", severity: Severity.Medium)));
        Assert.Equal(0, await monitor.AnnounceAsync(Alert("2026030208-00000003", status: AlertStatus.Acknowledged)));
        Assert.Equal(0, await monitor.AnnounceAsync(Alert("2026030208-00000004", status: AlertStatus.Silenced)));
        Assert.Equal(1, await monitor.AnnounceAsync(Alert("2026030208-00000005", severity: Severity.Low) with { Languages = ["en", "ko"] }));
    }

    [Fact]
    public async Task A_delivery_costs_seven_storage_operations_beside_those_of_the_queue_reader()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync(monitor.Time);
        var team = await monitor.SubscribeAsync(receiver.Url);
        var before = monitor.Storage.Operations.Total;
        await monitor.AnnounceAsync(Alert());
        Assert.Equal(3, monitor.Storage.Operations.Total - before);
        var message = DeliveryMessage.Of(await monitor.OnlyAsync(team)).ToString();

        before = monitor.Storage.Operations.Total;
        await monitor.Deliver.RunAsync(message, Cancel);

        Assert.Equal(4, monitor.Storage.Operations.Total - before);
        Assert.Single(receiver.Posts);
    }

    [Theory]
    [InlineData("Timeout", "00:05:00")]
    [InlineData("BundleInterval", "-00:00:01")]
    [InlineData("Retention", "00:01:00")]
    [InlineData("PublicAddress", "monitor.example.org")]
    public async Task A_wrong_setting_is_named(string name, string value)
    {
        await using var monitor = await azurite.MonitorAsync(settings: [new($"NewsMonitor:Webhooks:{name}", value)]);
        var fault = Assert.Throws<OptionsValidationException>(() => monitor.GetRequiredService<IOptions<WebhookOptions>>().Value);
        Assert.Contains($"NewsMonitor:Webhooks:{name}", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not json")]
    public async Task A_message_that_is_no_delivery_is_refused(string message)
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await Assert.ThrowsAsync<InvalidInputException>(() => monitor.Deliver.RunAsync(message, Cancel));
    }
}
