using NewsMonitor.Service.Api;

namespace NewsMonitor.Service.Dashboard;

/// <summary>What every page shows around its content.</summary>
/// <param name="Links">Links that carry key, zone and refresh of this reader.</param>
/// <param name="Clock">The present and the reader's zone.</param>
/// <param name="Subject">Title of the watchlist; empty when it could not be read.</param>
/// <param name="Health">State of the monitor; null when it could not be asked.</param>
/// <param name="Refresh">Seconds after which the page loads itself again, by the reader's choice; null for never.</param>
public sealed record PageFrame(Links Links, PageClock Clock, string Subject, HealthReport? Health, int? Refresh);
