namespace NewsMonitor.Webhooks;

/// <summary>In which form an alert is posted.</summary>
public enum WebhookFormat
{
    /// <summary>The alert as the API gives it.</summary>
    Json,

    /// <summary>CloudEvents 1.0, structured mode.</summary>
    CloudEvents,

    /// <summary>Slack Block Kit.</summary>
    Slack,

    /// <summary>Adaptive Card for Teams workflows.</summary>
    Teams,
}
