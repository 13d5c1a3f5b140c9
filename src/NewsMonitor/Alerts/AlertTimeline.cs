using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Alerts;

/// <summary>
/// The alerts of a span of time as a pure function of the articles in it: hour by hour the detector is asked, spikes that
/// share stories become incidents, incidents grow, end and return. Backtest and service both call this, so both find the
/// same alerts, in whatever order articles came and however often a run was broken off.
/// </summary>
public static class AlertTimeline
{
    /// <summary>
    /// The alerts that a monitor would have raised from <paramref name="from"/> to <paramref name="until"/>, each in its
    /// state at <paramref name="until"/>, oldest first. Rollups before <paramref name="from"/> serve as history only;
    /// articles after <paramref name="until"/> are not looked at.
    /// </summary>
    public static IReadOnlyList<Alert> Build(
        IReadOnlyCollection<DayRollup> days, Watchlist watchlist, DetectorOptions options, DateTimeOffset from, DateTimeOffset until) => [];
}
