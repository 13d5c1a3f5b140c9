using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Service.Webhooks;

/// <summary>
/// Renews the messages of deliveries that should have been attempted by now and were not: the process died between row and
/// message, or during an attempt, or the message went to the poison queue, or the subscription was paused. Also removes what
/// is too old for the log, and messages of the poison queue whose delivery is finished. Reads one partition a subscription.
/// </summary>
public sealed partial class SweepDeliveries(
    SubscriptionStore subscriptions, DeliveryStore deliveries, PoisonDeliveries poison, IOptions<WebhookOptions> options, TimeProvider time, ILogger<SweepDeliveries> logger)
{
    /// <summary>How late a delivery may be before its message counts as lost.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>A delivery whose message was renewed so often without an attempt makes its worker fail.</summary>
    private const int MaxRenewals = 20;

    /// <returns>Number of messages renewed.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var renewed = 0;
        foreach (var subscription in await subscriptions.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (subscription.Active)
                renewed += await RenewAsync(subscription.Id, cancellationToken).ConfigureAwait(false);
            await deliveries.PurgeAsync(subscription.Id, time.GetUtcNow() - options.Value.Retention, cancellationToken).ConfigureAwait(false);
        }

        await poison.DropSettledAsync(cancellationToken).ConfigureAwait(false);
        if (renewed > 0)
            Renewed(renewed);
        return renewed;
    }

    private async Task<int> RenewAsync(string subscriptionId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var renewed = 0;
        foreach (var late in await deliveries.ReadUnfinishedAsync(subscriptionId, cancellationToken).ConfigureAwait(false))
        {
            if (late.State == DeliveryState.Bundled || late.DueAt > now - Patience)
                continue;
            if (late.Renewals >= MaxRenewals)
            {
                await deliveries.FinishAsync(DeliveryOutcome.Dead(late, "its messages were taken and no attempt was made", now), cancellationToken).ConfigureAwait(false);
                continue;
            }

            // A later due time, so that the next sweep does not renew it again while the message waits in a long queue.
            var again = late with { DueAt = now, Renewals = late.Renewals + 1 };
            if (!await deliveries.UpdateAsync([again], cancellationToken).ConfigureAwait(false))
                continue;
            await deliveries.EnqueueAsync(again, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
            renewed++;
        }

        return renewed;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} deliveries had lost their message and are on their way again")]
    private partial void Renewed(int count);
}
