using NewsMonitor.Articles;
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
    /// articles from <paramref name="until"/> on are not looked at. What is said of an hour depends only on articles with
    /// an event time before its end.
    /// </summary>
    /// <param name="days">In any order; an article in two of them counts once.</param>
    /// <param name="from">Looked at from the hour this falls in.</param>
    /// <param name="until">Exclusive. When it is no full hour, the hour that has begun is looked at as far as it goes.</param>
    public static IReadOnlyList<Alert> Build(
        IReadOnlyCollection<DayRollup> days, Watchlist watchlist, DetectorOptions options, DateTimeOffset from, DateTimeOffset until,
        AlertOptions? alertOptions = null)
    {
        alertOptions ??= new AlertOptions();
        return new TimelineFold(new StoryLedger(days, until, alertOptions.StoryWindow), watchlist, options, alertOptions, until).Run(EventTime.Hour(from));
    }
}
