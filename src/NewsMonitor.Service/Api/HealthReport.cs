using System.ComponentModel;

namespace NewsMonitor.Service.Api;

/// <summary>How the monitor is, worst check first in force.</summary>
public sealed record HealthReport(HealthStatus Status, DateTimeOffset CheckedAt, IReadOnlyList<HealthCheck> Checks)
{
    public static HealthReport Of(DateTimeOffset at, IReadOnlyList<HealthCheck> checks) =>
        new(checks.Count == 0 ? HealthStatus.Healthy : checks.Max(c => c.Status), at, checks);
}

/// <summary>Healthy; degraded: it works, but not on all that it should; unhealthy: it does not work.</summary>
public enum HealthStatus
{
    Healthy,
    Degraded,
    Unhealthy,
}

/// <param name="Id">Stable name: "storage", "freshness", "feeds", "watchlist", "analysis", "deliveries", "announcements".</param>
/// <param name="Label">Name for people.</param>
/// <param name="Detail">One sentence.</param>
/// <param name="Value">The number behind it, e.g. messages in the poison queue or minutes since a feed was read.</param>
public sealed record HealthCheck(string Id, string Label, HealthStatus Status, string Detail, [property: Description("The number the sentence speaks of.")] double? Value = null);

/// <summary>The process answers.</summary>
public sealed record Liveness(string Status)
{
    public static Liveness Live { get; } = new("live");
}
