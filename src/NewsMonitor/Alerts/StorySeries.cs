using NewsMonitor.Spikes;

namespace NewsMonitor.Alerts;

/// <summary>The counts that alerts are judged by, for those who show them.</summary>
public static class StorySeries
{
    /// <summary>Stories per key and hour, copies left out, and articles read per feed; exactly what <see cref="AlertTimeline"/> judges.</summary>
    /// <param name="days">In any order; an article in two of them counts once.</param>
    /// <param name="until">Exclusive.</param>
    public static SeriesTable Build(IReadOnlyCollection<DayRollup> days, DateTimeOffset until, AlertOptions? options = null) =>
        new StoryLedger(days, until, (options ?? new AlertOptions()).StoryWindow).Series;
}
