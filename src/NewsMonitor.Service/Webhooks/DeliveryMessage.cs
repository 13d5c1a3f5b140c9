using System.Text.Json;

namespace NewsMonitor.Service.Webhooks;

/// <summary>
/// A message of queue <c>deliveries</c>: "see to this delivery". The row decides whether an attempt is due, so a message may
/// come twice, late, or for nothing.
/// </summary>
public sealed record DeliveryMessage(string Subscription, string Delivery)
{
    public static DeliveryMessage Of(Delivery delivery) => new(delivery.SubscriptionId, delivery.Id);

    /// <exception cref="InvalidInputException">Not such a message.</exception>
    public static DeliveryMessage Parse(string text)
    {
        try
        {
            if (JsonSerializer.Deserialize(text, WebhookStorageJson.Default.DeliveryMessage) is { Subscription.Length: > 0, Delivery.Length: > 0 } message)
                return message;
        }
        catch (JsonException e)
        {
            throw new InvalidInputException("Queue deliveries: a message that is no delivery.", e);
        }

        throw new InvalidInputException("Queue deliveries: a message that is no delivery.");
    }

    public override string ToString() => JsonSerializer.Serialize(this, WebhookStorageJson.Default.DeliveryMessage);
}
