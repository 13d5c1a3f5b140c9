using System.Globalization;
using Microsoft.Extensions.Options;
using NewsMonitor.Webhooks;

namespace NewsMonitor.Service.Webhooks;

/// <summary>Posts a test message to a subscription at once, paused or not, and writes it into the delivery log.</summary>
public sealed class TestDelivery(
    SubscriptionStore subscriptions, DeliveryStore deliveries, DeliveryContents contents, WebhookSender sender, IOptions<WebhookOptions> options, TimeProvider time)
{
    /// <summary>How ids of alerts begin that are made for a test.</summary>
    internal const string IdPrefix = "test-";

    /// <returns>What came of it; null when there is no such subscription.</returns>
    public async Task<WebhookAttempt?> RunAsync(string subscriptionId, CancellationToken cancellationToken)
    {
        if (await subscriptions.FindReceiverAsync(subscriptionId, cancellationToken).ConfigureAwait(false) is not { } receiver)
            return null;
        var now = time.GetUtcNow();
        var settings = receiver.Subscription.Settings;
        var alert = TestAlert.At(now) with { Id = string.Create(CultureInfo.InvariantCulture, $"{IdPrefix}{now.UtcDateTime:yyyyMMddHHmmssfff}") };
        var delivery = Delivery.New(receiver.Subscription, alert, now) with { Attempts = 1 };
        var message = contents.Write(receiver.Subscription, delivery, []);
        var origin = settings.Format == WebhookFormat.CloudEvents ? options.Value.Origin : null;
        var attempt = await sender.SendAsync(settings.Url, message, receiver.Secrets, origin, cancellationToken).ConfigureAwait(false);
        var finished = time.GetUtcNow();
        await deliveries.AddAsync(
            delivery.With(attempt) with
            {
                State = attempt.Delivered ? DeliveryState.Delivered : DeliveryState.Dead,
                FinishedAt = finished,
                Reason = attempt.Delivered ? "test" : $"test: {attempt.Summary}",
            }, cancellationToken).ConfigureAwait(false);
        return attempt;
    }
}
