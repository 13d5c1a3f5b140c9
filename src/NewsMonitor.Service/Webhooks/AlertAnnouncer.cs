using Microsoft.Extensions.Logging;
using NewsMonitor.Alerts;
using NewsMonitor.Service.Api;

namespace NewsMonitor.Service.Webhooks;

/// <summary>
/// The outbox: puts a revision of an alert on its way to every subscription that wants it. To be called any number of
/// times for the same revision; each subscription gets one delivery of it.
/// </summary>
public sealed partial class AlertAnnouncer(
    SubscriptionStore subscriptions, DeliveryStore deliveries, ApiAddress address, TimeProvider time, ILogger<AlertAnnouncer> logger)
{
    /// <summary>Announces an alert, unless somebody has seen to it (acknowledged, silenced): then nobody is called again.</summary>
    /// <returns>Number of deliveries that are new.</returns>
    public async Task<int> AnnounceAsync(Alert alert, CancellationToken cancellationToken)
    {
        if (alert.Status is AlertStatus.Acknowledged or AlertStatus.Silenced)
            return 0;
        // Readers of a message need addresses that lead back here.
        var linked = address.Configured is { } site ? ApiAddress.WithLinks(alert, site) : alert;
        var added = 0;
        foreach (var subscription in await subscriptions.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!subscription.Active || !subscription.Settings.Filter.Matches(alert))
                continue;
            if (await deliveries.AddAsync(Delivery.New(subscription, linked, time.GetUtcNow()), cancellationToken).ConfigureAwait(false))
                added++;
        }

        if (added > 0)
            Announced(alert.Id, alert.Revision, added);
        return added;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Alert {Alert} revision {Revision} is on its way to {Count} subscriptions")]
    private partial void Announced(string alert, int revision, int count);
}
