using NewsMonitor.Http;

namespace NewsMonitor.Service.Webhooks;

/// <summary>Section <c>NewsMonitor:Webhooks</c>.</summary>
public sealed class WebhookOptions
{
    public const string Section = MonitorServices.Section + ":Webhooks";

    /// <summary>Hosts ("localhost", "hooks.internal:8443") that may be posted to although their address is not public.</summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>Time for one attempt, 1 s to 1 min.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Least time between two messages to one chat; the alerts that come meanwhile go into one message. 0 to 15 min.</summary>
    public TimeSpan BundleInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long finished deliveries stay in the log, 1 to 365 days.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Where people and receivers reach this monitor, e.g. "https://monitor.example.org"; links in messages need it.</summary>
    public Uri? PublicAddress { get; set; }

    /// <summary>The addresses that webhooks may be posted to.</summary>
    internal AddressPolicy Targets => new(AllowedHosts);

    /// <summary>The name a receiver is asked permission for, and the source of events.</summary>
    internal Uri Sender => PublicAddress ?? new Uri("urn:newsmonitor");
    internal string Origin => PublicAddress?.IdnHost ?? "newsmonitor.localhost";

    /// <summary>What is wrong with the settings, one line each.</summary>
    internal IEnumerable<string> Faults()
    {
        if (Timeout < TimeSpan.FromSeconds(1) || Timeout > TimeSpan.FromMinutes(1))
            yield return $"{Section}:Timeout: 00:00:01 to 00:01:00.";
        if (BundleInterval < TimeSpan.Zero || BundleInterval > TimeSpan.FromMinutes(15))
            yield return $"{Section}:BundleInterval: 00:00:00 to 00:15:00.";
        if (Retention < TimeSpan.FromDays(1) || Retention > TimeSpan.FromDays(365))
            yield return $"{Section}:Retention: 1.00:00:00 to 365.00:00:00.";
        if (PublicAddress is { } address && (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https")))
            yield return $"{Section}:PublicAddress: an http or https address.";
    }
}
