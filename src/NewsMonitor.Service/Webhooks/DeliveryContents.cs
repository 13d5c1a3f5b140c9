using Microsoft.Extensions.Options;
using NewsMonitor.Webhooks;

namespace NewsMonitor.Service.Webhooks;

/// <summary>What is posted for a delivery, for the sender and for who looks into the log.</summary>
public sealed class DeliveryContents(DeliveryStore deliveries, IOptions<WebhookOptions> options)
{
    /// <summary>
    /// The message of a delivery, in the form its subscription has now: written from the alert as it was announced, so the
    /// same as on every attempt unless the form was changed since. Of a delivery that travels in another's message, that one.
    /// </summary>
    public async Task<WebhookMessage> ReadAsync(Subscription subscription, Delivery delivery, CancellationToken cancellationToken)
    {
        var carrier = delivery.BundledIn is { } id ? await deliveries.FindAsync(subscription.Id, id, cancellationToken).ConfigureAwait(false) ?? delivery : delivery;
        return Write(subscription, carrier, await deliveries.ReadManyAsync(subscription.Id, carrier.Bundle, cancellationToken).ConfigureAwait(false));
    }

    internal WebhookMessage Write(Subscription subscription, Delivery carrier, IReadOnlyList<Delivery> members) => WebhookMessage.Of(
        carrier.WebhookId,
        subscription.Settings.Format,
        WebhookMessage.Bundles(subscription.Settings.Format) ? [carrier.Alert, .. members.Select(m => m.Alert)] : [carrier.Alert],
        options.Value.Sender);
}
