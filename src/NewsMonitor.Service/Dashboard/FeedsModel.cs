using NewsMonitor.Service.Api;

namespace NewsMonitor.Service.Dashboard;

/// <summary>The feeds and how the monitor is.</summary>
public sealed record FeedsModel(IReadOnlyList<FeedView> Feeds, HealthReport Health);
