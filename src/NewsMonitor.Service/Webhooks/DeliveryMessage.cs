using System.Text.Json;

namespace NewsMonitor.Service.Webhooks;

/// <summary>
/// A message of queue <c>deliveries</c>: "make this attempt". The row decides whether that is still to be done, so a
/// message may come twice, late, or for nothing.
/// </summary>
public sealed record DeliveryMessage(string Subscription, string Delivery, int Attempt)
{
    /// <summary>The message that asks for the next attempt.</summary>
    public static DeliveryMessage Next(Delivery delivery) => new(delivery.SubscriptionId, delivery.Id, delivery.Attempts + 1);

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
