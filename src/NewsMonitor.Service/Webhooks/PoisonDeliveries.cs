using NewsMonitor.Service.Storage;

namespace NewsMonitor.Service.Webhooks;

/// <summary>Messages of queue <c>deliveries</c> that failed five times. Settled when the delivery is finished or its log is gone.</summary>
public sealed class PoisonDeliveries(MonitorStorage storage, DeliveryStore deliveries) : PoisonQueue(storage.AsStored(storage.DeliveryPoisonQueue))
{
    protected override async Task<Fate> JudgeAsync(string message, CancellationToken cancellationToken)
    {
        try
        {
            var asked = DeliveryMessage.Parse(message);
            return await deliveries.FindAsync(asked.Subscription, asked.Delivery, cancellationToken).ConfigureAwait(false) is { Finished: false } ? Fate.Waiting : Fate.Settled;
        }
        catch (InvalidInputException)
        {
            // Nobody's message: an operator has to look at it.
            return Fate.Waiting;
        }
    }
}
