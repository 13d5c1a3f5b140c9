using NewsMonitor.Alerts;

namespace NewsMonitor.Webhooks;

/// <summary>What is posted: the same bytes on every try.</summary>
/// <param name="Id">Value of <c>webhook-id</c>: equal on every try, so that a receiver can tell a repetition.</param>
public sealed record WebhookMessage(string Id, string ContentType, byte[] Body)
{
    /// <summary>The message that tells a receiver of alerts.</summary>
    /// <param name="id">See <see cref="Id"/>.</param>
    /// <param name="format">The form.</param>
    /// <param name="alerts">
    /// One alert, or for the formats that people read (see <see cref="Bundles"/>) up to <see cref="MaxAlerts"/> of a burst.
    /// </param>
    /// <param name="sender">Who says so, e.g. the public address of the monitor.</param>
    public static WebhookMessage Of(string id, WebhookFormat format, IReadOnlyList<Alert> alerts, Uri sender)
    {
        if (alerts.Count == 0 || alerts.Count > (Bundles(format) ? MaxAlerts : 1))
            throw new ArgumentOutOfRangeException(nameof(alerts), alerts.Count, $"A {format} message tells of 1 alert, a chat message of up to {MaxAlerts}.");
        return format switch
        {
            WebhookFormat.Json => new(id, "application/json", AlertJson.Write(alerts[0])),
            WebhookFormat.CloudEvents => new(id, "application/cloudevents+json", CloudEvent.Write(alerts[0], sender)),
            WebhookFormat.Slack => new(id, "application/json", SlackMessage.Write(alerts)),
            WebhookFormat.Teams => new(id, "application/json", TeamsMessage.Write(alerts)),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Unknown format."),
        };
    }

    /// <summary>
    /// True for formats read by people: several alerts of a burst go into one message. Programs get one message an alert.
    /// </summary>
    public static bool Bundles(WebhookFormat format) => format is WebhookFormat.Slack or WebhookFormat.Teams;

    /// <summary>Most alerts in one chat message.</summary>
    public const int MaxAlerts = 10;

    /// <summary>Largest body for programs, in bytes: what every CloudEvents intermediary must forward.</summary>
    public const int MaxBytes = 64 * 1024;
}
