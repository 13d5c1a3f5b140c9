using NewsMonitor.Alerts;
using NewsMonitor.Service.Api;

namespace NewsMonitor.Service.Dashboard;

/// <summary>What was looked for, and what was found.</summary>
/// <param name="Keys">Keys whose names fit.</param>
/// <param name="Articles">Relevant articles that fit; empty when no words were given.</param>
/// <param name="ArticlesFrom">The articles were looked for from this day on.</param>
/// <param name="Next">Where the alerts go on.</param>
public sealed record SearchModel(
    string? Words, string? Status, string? Severity, string? From, string? To,
    IReadOnlyList<Alert> Alerts, string? Next, IReadOnlyList<KeySummary> Keys, IReadOnlyList<ArticleSummary> Articles, DateOnly ArticlesFrom);
