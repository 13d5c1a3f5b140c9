using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Webhooks;

namespace NewsMonitor.Service.Webhooks;

/// <summary>
/// The step behind queue <c>deliveries</c>: makes one attempt to deliver. The row is claimed before the attempt and settled
/// after it, both conditionally, so a message that comes twice, late or out of order does no harm; a failed attempt asks
/// for the next one by a message that becomes visible when it is due.
/// </summary>
public sealed partial class DeliverAlert(
    SubscriptionStore subscriptions, DeliveryStore deliveries, DeliveryContents contents, WebhookSender sender,
    IOptions<WebhookOptions> options, TimeProvider time, Random random, ILogger<DeliverAlert> logger)
{
    /// <summary>How long an attempt may go unsettled beyond its time-out before it counts as lost.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>A message may become visible a little before its row is due: clocks differ.</summary>
    private static readonly TimeSpan ClockDifference = TimeSpan.FromSeconds(2);

    /// <summary>For writing down what came of an attempt.</summary>
    private static readonly TimeSpan SettlingTime = TimeSpan.FromSeconds(20);

    /// <summary>Messages to one receiver that this process sends at once: a slow one must not take all workers.</summary>
    public const int MostAtOncePerReceiver = 4;

    private readonly ReceiverPlaces _places = new(MostAtOncePerReceiver);

    /// <exception cref="InvalidInputException">The message is none of ours; the host puts it into the poison queue.</exception>
    public async Task RunAsync(string message, CancellationToken cancellationToken)
    {
        var asked = DeliveryMessage.Parse(message);
        var revisions = await deliveries.ReadRevisionsAsync(asked.Subscription, asked.Delivery, cancellationToken).ConfigureAwait(false);
        var now = time.GetUtcNow();
        if (revisions.Find(d => d.Id == asked.Delivery) is not { } delivery || !IsDue(delivery, now))
            return;
        if (delivery.State == DeliveryState.Sending)
            delivery = Lost(delivery, now);

        var receiver = await subscriptions.FindReceiverAsync(asked.Subscription, cancellationToken).ConfigureAwait(false);
        if (receiver is null)
            await deliveries.FinishAsync(DeliveryOutcome.Dead(delivery, "the subscription was deleted", now), cancellationToken).ConfigureAwait(false);
        else if (delivery.Finished)
            await deliveries.FinishAsync(delivery, cancellationToken).ConfigureAwait(false);
        else if (receiver.Subscription.Active)
            await TakeTurnAsync(delivery, revisions, receiver, now, cancellationToken).ConfigureAwait(false);
        // Otherwise it is held back while the subscription is paused; the sweep renews the message afterwards.
    }

    private static bool IsDue(Delivery delivery, DateTimeOffset now) => delivery.State switch
    {
        DeliveryState.Pending => delivery.DueAt <= now + ClockDifference,
        // The host of the attempt died: the queue shows its message again, or the sweep renewed it.
        DeliveryState.Sending => delivery.DueAt <= now,
        _ => false,
    };

    /// <summary>An attempt whose outcome nobody wrote down may have arrived or not: it counts as failed, and is made again at once.</summary>
    private Delivery Lost(Delivery delivery, DateTimeOffset now)
    {
        var attempt = new WebhookAttempt { At = delivery.DueAt - sender.Timeout - Grace, Duration = sender.Timeout, Error = "the monitor stopped during the attempt" };
        var after = DeliveryOutcome.After(delivery, attempt, now, random.NextDouble());
        return after.Finished ? after : after with { DueAt = now };
    }

    private async Task TakeTurnAsync(Delivery delivery, IReadOnlyList<Delivery> revisions, Receiver receiver, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (receiver.Subscription.Settings.Format == WebhookFormat.CloudEvents)
        {
            receiver = await AskPermissionAsync(receiver, now, cancellationToken).ConfigureAwait(false);
            if (!receiver.Subscription.Active)
                return;
        }

        var gap = Gap(receiver);
        switch (DeliveryTurn.Decide(delivery, revisions, receiver, gap, now))
        {
            case DeliveryTurn.Superseded superseded:
                await deliveries.FinishAsync(Superseded(delivery, superseded.By, now), cancellationToken).ConfigureAwait(false);
                break;
            case DeliveryTurn.Wait { OfReceiver: true } wait when now - delivery.Since > RetryPolicy.Lifetime:
                await deliveries.FinishAsync(DeliveryOutcome.Dead(delivery, $"given up after a day: {wait.Reason}", now), cancellationToken).ConfigureAwait(false);
                break;
            case DeliveryTurn.Wait wait:
                await PostponeAsync(delivery, wait.Until, wait.Reason, now, cancellationToken).ConfigureAwait(false);
                break;
            case DeliveryTurn.Go go:
                if (go.Supersedes.Count > 0
                    && !await deliveries.UpdateAsync([.. go.Supersedes.Select(d => Superseded(d, delivery, now))], cancellationToken).ConfigureAwait(false))
                    await PostponeAsync(delivery, now + ClockDifference, "an older revision is being sent", now, cancellationToken).ConfigureAwait(false);
                else if (!await TryTakeTurnAsync(receiver, gap, now, cancellationToken).ConfigureAwait(false))
                    await PostponeAsync(delivery, now + ClockDifference, "one message at a time", now, cancellationToken).ConfigureAwait(false);
                else
                    await AttemptAsync(delivery, receiver, gap, now, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    /// <summary>Receivers that take one message at a time, and failing ones, are asked by one worker only.</summary>
    private async Task<bool> TryTakeTurnAsync(Receiver receiver, TimeSpan gap, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = receiver.Subscription.Health.Open;
        return !open && gap == TimeSpan.Zero
            || await subscriptions.TryTakeTurnAsync(receiver, now, open ? now + sender.Timeout : null, cancellationToken).ConfigureAwait(false);
    }

    private async Task AttemptAsync(Delivery delivery, Receiver receiver, TimeSpan gap, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var place = _places.TryTake(receiver.Subscription.Id);
        if (place is null)
            await PostponeAsync(delivery, now + ClockDifference, "other messages to this receiver are being sent", now, cancellationToken).ConfigureAwait(false);
        else
            await AttemptNowAsync(delivery, receiver, gap, now, cancellationToken).ConfigureAwait(false);
    }

    private async Task AttemptNowAsync(Delivery delivery, Receiver receiver, TimeSpan gap, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await ClaimAsync(delivery, receiver, gap, now, cancellationToken).ConfigureAwait(false) is not { } claimed)
            return;
        var settings = receiver.Subscription.Settings;
        var (carrier, members) = claimed;
        var message = contents.Write(receiver.Subscription, carrier, members);
        var origin = settings.Format == WebhookFormat.CloudEvents ? options.Value.Origin : null;
        var attempt = await sender.SendAsync(settings.Url, message, receiver.Secrets, origin, cancellationToken).ConfigureAwait(false);

        var done = time.GetUtcNow();
        var jitter = random.NextDouble();
        var after = DeliveryOutcome.After(carrier, attempt, done, jitter);
        Attempted(carrier.WebhookId, carrier.Attempts, attempt.Summary, after.State);
        // The receiver has it or has it not: that is written down first, and even when the host is asked to stop just now.
        using var settling = new CancellationTokenSource(SettlingTime, time);
        var settled = await deliveries.UpdateAsync([after, .. DeliveryOutcome.Carried(after, members, done)], settling.Token).ConfigureAwait(false);
        await RecordHealthAsync(receiver.Subscription, attempt, done, jitter, settling.Token).ConfigureAwait(false);
        if (settled && !after.Finished)
            await deliveries.EnqueueAsync(after, after.DueAt - done, settling.Token).ConfigureAwait(false);
    }

    /// <summary>Marks the delivery as being sent; for a chat, together with others that wait for the same chat.</summary>
    /// <returns>The rows as they are now stored; null when another worker was quicker.</returns>
    private async Task<(Delivery Carrier, IReadOnlyList<Delivery> Members)?> ClaimAsync(
        Delivery delivery, Receiver receiver, TimeSpan gap, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var claim = delivery with { State = DeliveryState.Sending, Attempts = delivery.Attempts + 1, DueAt = now + sender.Timeout + Grace };
        if (delivery.Bundle.Count > 0)
            return await ClaimBundleAsync(claim, receiver, now, cancellationToken).ConfigureAwait(false);
        if (WebhookMessage.Bundles(receiver.Subscription.Settings.Format) && !delivery.Replayed
            && await FindCompanionsAsync(delivery, receiver, gap, now, cancellationToken).ConfigureAwait(false) is { Count: > 0 } members
            && await deliveries.ClaimAsync(claim with { Bundle = [.. members.Select(m => m.Id)] }, members, cancellationToken).ConfigureAwait(false) is { } together)
            return together;
        return await deliveries.ClaimAsync(claim, [], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A bundle goes again as it was; when its receiver wants single messages by now, its members go on their own.</summary>
    private async Task<(Delivery Carrier, IReadOnlyList<Delivery> Members)?> ClaimBundleAsync(
        Delivery claim, Receiver receiver, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var members = await deliveries.ReadManyAsync(claim.SubscriptionId, claim.Bundle, cancellationToken).ConfigureAwait(false);
        if (WebhookMessage.Bundles(receiver.Subscription.Settings.Format))
        {
            var travelling = members.Select(m => m with { State = DeliveryState.Bundled, BundledIn = claim.Id });
            return await deliveries.ClaimAsync(claim, [.. travelling], cancellationToken).ConfigureAwait(false);
        }

        var freed = members.Where(m => m.BundledIn == claim.Id).Select(m => m with { State = DeliveryState.Pending, BundledIn = null, DueAt = now });
        if (await deliveries.ClaimAsync(claim with { Bundle = [] }, [.. freed], cancellationToken).ConfigureAwait(false) is not { } alone)
            return null;
        foreach (var member in alone.Members)
            await deliveries.EnqueueAsync(member, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        return (alone.Carrier, []);
    }

    /// <summary>Deliveries to the same chat that were never tried and may go at once: a burst becomes one message.</summary>
    private async Task<IReadOnlyList<Delivery>> FindCompanionsAsync(Delivery delivery, Receiver receiver, TimeSpan gap, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var unfinished = await deliveries.ReadUnfinishedAsync(delivery.SubscriptionId, cancellationToken).ConfigureAwait(false);
        var idle = receiver with { Subscription = receiver.Subscription with { Health = new ReceiverHealth() } };
        return
        [
            .. unfinished
                .Where(d => d.State == DeliveryState.Pending && d.Attempts == 0 && !d.Replayed && d.Alert.Id != delivery.Alert.Id && d.DueAt <= now + gap)
                .Where(d => DeliveryTurn.Decide(d, unfinished.Where(o => o.Alert.Id == d.Alert.Id), idle, TimeSpan.Zero, now) is DeliveryTurn.Go { Supersedes.Count: 0 })
                .OrderBy(d => d.CreatedAt).ThenBy(d => d.Id, StringComparer.Ordinal)
                .Take(WebhookMessage.MaxAlerts - 1)
                .Select(d => d with { State = DeliveryState.Bundled, BundledIn = delivery.Id, Reason = null }),
        ];
    }

    private async Task<Receiver> AskPermissionAsync(Receiver receiver, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (receiver.Permission is { } known && now - known.At < WebhookHandshake.Validity)
            return receiver;
        var subscription = receiver.Subscription;
        var permission = await WebhookHandshake.AskAsync(sender, time, subscription.Settings.Url, options.Value.Origin, cancellationToken).ConfigureAwait(false);
        if (permission.Answered)
            await subscriptions.RecordPermissionAsync(subscription.Id, permission, cancellationToken).ConfigureAwait(false);
        if (!permission.Refused)
            return await subscriptions.FindReceiverAsync(subscription.Id, cancellationToken).ConfigureAwait(false) ?? receiver;
        const string Reason = "the receiver's WebHook-Allowed-Origin names somebody else";
        await subscriptions.DisableAsync(subscription.Id, Reason, cancellationToken).ConfigureAwait(false);
        Disabled(subscription.Id, Reason);
        return receiver with { Subscription = subscription with { Disabled = Reason } };
    }

    private async Task RecordHealthAsync(Subscription subscription, WebhookAttempt attempt, DateTimeOffset now, double jitter, CancellationToken cancellationToken)
    {
        if (attempt.Status == HttpStatusCode.Gone)
        {
            await subscriptions.DisableAsync(subscription.Id, "the receiver answered 410 Gone", cancellationToken).ConfigureAwait(false);
            Disabled(subscription.Id, "410 Gone");
        }
        else if (!attempt.Delivered)
        {
            var failures = subscription.Health.FailuresInARow + 1;
            await subscriptions.RecordHealthAsync(subscription.Id, failures, DeliveryOutcome.CircuitUntil(failures, attempt.Failure, now, jitter), cancellationToken).ConfigureAwait(false);
        }
        else if (subscription.Health.FailuresInARow > 0)
        {
            await subscriptions.RecordHealthAsync(subscription.Id, 0, null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Puts a delivery off without counting an attempt.</summary>
    private async Task PostponeAsync(Delivery delivery, DateTimeOffset until, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Those that wait for the same moment should not all come in the same second.
        var due = until + TimeSpan.FromSeconds(random.NextDouble());
        var postponed = delivery with { State = DeliveryState.Pending, DueAt = due, Reason = reason };
        if (await deliveries.UpdateAsync([postponed], cancellationToken).ConfigureAwait(false))
            await deliveries.EnqueueAsync(postponed, due - now, cancellationToken).ConfigureAwait(false);
    }

    private static Delivery Superseded(Delivery older, Delivery by, DateTimeOffset now) =>
        older with { State = DeliveryState.Superseded, FinishedAt = now, Reason = $"revision {by.Alert.Revision} took its place" };

    /// <summary>Least time between two messages to one receiver.</summary>
    private TimeSpan Gap(Receiver receiver) => receiver.Subscription.Settings.Format switch
    {
        WebhookFormat.CloudEvents => receiver.Permission?.Gap ?? TimeSpan.Zero,
        var format => WebhookMessage.Bundles(format) ? options.Value.BundleInterval : TimeSpan.Zero,
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Delivery {Delivery}, attempt {Attempt}: {Answer}; now {State}")]
    private partial void Attempted(string delivery, int attempt, string answer, DeliveryState state);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Subscription {Subscription} is switched off: {Reason}")]
    private partial void Disabled(string subscription, string reason);
}
