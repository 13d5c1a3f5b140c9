using Microsoft.Azure.Functions.Worker;
using NewsMonitor.Service.Storage;
using NewsMonitor.Service.Webhooks;

namespace NewsMonitor.Functions.Triggers;

/// <summary>One message, one attempt to deliver; the step itself asks for the next attempt.</summary>
public sealed class DeliveryTriggers(DeliverAlert deliver)
{
    [Function("DeliverAlert")]
    public Task DeliverAlertAsync([QueueTrigger("%DeliveriesQueue%", Connection = StorageOptions.Connection)] string message, CancellationToken cancellationToken) =>
        deliver.RunAsync(message, cancellationToken);
}
