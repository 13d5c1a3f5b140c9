namespace NewsMonitor.Spikes;

/// <summary>
/// A count that chance does not explain under the budget: <paramref name="Observed"/> stories on <paramref name="Key"/>
/// from <paramref name="From"/> to <paramref name="To"/> (exclusive) where <paramref name="Expected"/> were expected.
/// </summary>
/// <param name="Expected">Stories of the baseline, and those that feeds too new to have a baseline or feeds with a backlog brought: they are explained by the coverage.</param>
/// <param name="PValue">Chance of at least that many under the baseline in this one window (not corrected for many windows).</param>
/// <param name="FalseAlarmsPerWeek">The smallest budget under which this would still be a spike: how often, per week over all keys and windows, chance alone makes something as unlikely.</param>
/// <param name="Rank">Set where not the count is what surprises but a single story: its rank among all stories by how unusual it is.</param>
/// <param name="Stale">True when nothing was added in the last hour: the spike goes on but does not grow.</param>
public sealed record Spike(
    SeriesKey Key, DateTimeOffset From, DateTimeOffset To, int Observed, double Expected, double PValue, double FalseAlarmsPerWeek, bool Stale = false,
    StoryRank? Rank = null)
{
    /// <summary>The chance that was held against the threshold: the smallest over all windows, each by its share of the budget.</summary>
    internal double Weighed { get; init; } = PValue;

    /// <summary>True where sources give days and no times: the window then stands for the whole days whose beginnings lie in it.</summary>
    public bool OfDays { get; init; }

    /// <summary>The window as it is shown: where sources give days, whole days (UTC).</summary>
    public (DateTimeOffset From, DateTimeOffset To) Shown => OfDays ? (NextMidnight(From), NextMidnight(To)) : (From, To);

    private static DateTimeOffset NextMidnight(DateTimeOffset at) => new(at.UtcDateTime.AddTicks(TimeSpan.TicksPerDay - 1).Date, TimeSpan.Zero);

    public TimeSpan Window => To - From;
    public double Ratio => Observed / Math.Max(Expected, 1e-3);
}

/// <summary>A story is the <paramref name="Rank"/>th most unusual of <paramref name="Stories"/> in so many weeks, ties counted against it.</summary>
public readonly record struct StoryRank(int Rank, int Stories, double Weeks);

/// <summary>Expected stories in one hour and the band in which four of five hours fall.</summary>
public readonly record struct ExpectedHour(DateTimeOffset Hour, double Expected, double Low, double High);
