using NewsMonitor.Alerts;
using NewsMonitor.Service.Api;

namespace NewsMonitor.Service.Dashboard;

/// <summary>The page of a key: its series with past alerts, and the latest articles.</summary>
/// <param name="Days">Length of the series shown, in days.</param>
/// <param name="Alerts">Alerts with the key among their signals, newest first.</param>
/// <param name="Latest">The latest articles that mention it.</param>
public sealed record KeyPageModel(SeriesAnswer Series, int Days, IReadOnlyList<Alert> Alerts, IReadOnlyList<ArticleSummary> Latest);
