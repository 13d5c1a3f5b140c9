namespace NewsMonitor.Spikes;

/// <summary>Settings of the detector. The one knob is the budget.</summary>
public sealed record DetectorOptions
{
    /// <summary>Expected number of false alerts a week over all keys and windows; above 0, at most 1000.</summary>
    public double FalseAlarmsPerWeek { get; init; } = 1;

    /// <summary>How much history makes the baseline, in days.</summary>
    public int BaselineDays { get; init; } = 56;
}

/// <summary>
/// A count that chance does not explain under the budget: <paramref name="Observed"/> stories on <paramref name="Key"/>
/// from <paramref name="From"/> to <paramref name="To"/> (exclusive) where <paramref name="Expected"/> were expected.
/// </summary>
/// <param name="PValue">Chance of at least that many under the baseline in this one window (not corrected for many windows).</param>
/// <param name="FalseAlarmsPerWeek">The smallest budget under which this would still be a spike: how often, per week over all keys and windows, chance alone makes something as unlikely.</param>
/// <param name="Stale">True when nothing was added in the last hour: the spike goes on but does not grow.</param>
public sealed record Spike(
    SeriesKey Key, DateTimeOffset From, DateTimeOffset To, int Observed, double Expected, double PValue, double FalseAlarmsPerWeek, bool Stale = false)
{
    public TimeSpan Window => To - From;
    public double Ratio => Observed / Math.Max(Expected, 1e-3);
}

/// <summary>Finds the keys whose counts chance does not explain, in windows from one hour to several days.</summary>
public sealed class SpikeDetector(SeriesTable series, DetectorOptions options)
{
    public SeriesTable Series { get; } = series;
    public DetectorOptions Options { get; } = options;

    /// <summary>
    /// The spikes as seen at <paramref name="asOf"/> (exclusive: only hours and parts of hours before it count), most
    /// unlikely first; the most unlikely window per key. A pure function of the counts before <paramref name="asOf"/>.
    /// </summary>
    public IReadOnlyList<Spike> Evaluate(DateTimeOffset asOf) => [];

    /// <summary>What was to be expected of a key in each hour of a range, with the band (10 % to 90 %), seen from the end of the range.</summary>
    public IReadOnlyList<ExpectedHour> Expectation(SeriesKey key, DateTimeOffset from, DateTimeOffset to) => [];
}

/// <summary>Expected stories in one hour and the band in which four of five hours fall.</summary>
public readonly record struct ExpectedHour(DateTimeOffset Hour, double Expected, double Low, double High);
