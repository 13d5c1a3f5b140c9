namespace NewsMonitor.Benchmarks.Streams;

/// <summary>A simulated series: what is measured, and what a reader who knew its law would expect of each value.</summary>
/// <param name="Values">As measured.</param>
/// <param name="Means">Expectation of each value: level and rhythm, no noise.</param>
/// <param name="Spread">Standard deviation of what is neither.</param>
/// <param name="Level">Mean level, of which the rhythm is a part.</param>
internal sealed record WorldSeries(double[] Values, double[] Means, double Spread, double Level);

/// <summary>
/// A kind of series as other people's monitors see them, at its own step. None is a kind of <see cref="NoiseSeries"/>: these
/// are what labelled series are made of, those are what must stay silent.
/// </summary>
/// <param name="Name">As it is printed.</param>
/// <param name="Step">Time between rows.</param>
/// <param name="Rows">Length of a series.</param>
/// <param name="Counts">True for counts: whole numbers not below zero.</param>
/// <param name="Rhythmic">True where a day (a week for daily rows) has a shape that could break.</param>
internal sealed record LabelledWorld(string Name, TimeSpan Step, int Rows, bool Counts, bool Rhythmic, Func<LabelledWorld, Dice, WorldSeries> Draw)
{
    public static IReadOnlyList<LabelledWorld> All { get; } =
    [
        new("hourly counts of 3", TimeSpan.FromHours(1), 2_400, true, false, (w, d) => w.CountSeries(d, 3, 0.5, 0.3, 1.2)),
        new("hourly counts of 60", TimeSpan.FromHours(1), 2_400, true, true, (w, d) => w.CountSeries(d, 60, 0.7, 0.3, 2)),
        new("daily counts of 15", TimeSpan.FromDays(1), 600, true, false, (w, d) => w.CountSeries(d, 15, 0, 0.3, 1.5)),
        new("daily counts of 400", TimeSpan.FromDays(1), 900, true, false, (w, d) => w.CountSeries(d, 400, 0, 0.2, 8)),
        new("processor load by the minute", TimeSpan.FromMinutes(1), 7_000, false, false, (w, d) => w.Smooth(d, 40, 0, 0.7, 3)),
        new("requests by 5 minutes", TimeSpan.FromMinutes(5), 6_000, true, true, (w, d) => w.CountSeries(d, 500, 0.8, 0.2, 6)),
        new("latency by 5 minutes", TimeSpan.FromMinutes(5), 6_000, false, false, (w, d) => w.Latency(d, 120, 0.2)),
        new("temperature by 10 minutes", TimeSpan.FromMinutes(10), 4_300, false, true, (w, d) => w.Smooth(d, 15, 6, 0.97, 1.2)),
        new("office power by 15 minutes", TimeSpan.FromMinutes(15), 4_000, false, true, (w, d) => w.Office(d, 20, 60, 3)),
        new("vibration by the second", TimeSpan.FromSeconds(1), 5_000, false, false, (w, d) => w.Smooth(d, 0, 0, 0, 1)),
        new("pressure by 30 seconds", TimeSpan.FromSeconds(30), 6_000, false, false, (w, d) => w.Smooth(d, 1_000, 0, 0.995, 4)),
        new("steps by the minute, mostly zero", TimeSpan.FromMinutes(1), 7_000, true, false, (w, d) => w.CountSeries(d, 0.3, 0, 0, 1)),
    ];

    /// <summary>False for counts so small that nothing, and nothing out of the ordinary, look alike.</summary>
    public bool Large => !Name.EndsWith("of 3", StringComparison.Ordinal) && !Name.EndsWith("zero", StringComparison.Ordinal);

    /// <summary>Rows in a cycle of the rhythm: a day, or a week of daily rows.</summary>
    public int Cycle => Step == TimeSpan.FromDays(1) ? 7 : (int)(TimeSpan.FromDays(1) / Step);

    private WorldSeries CountSeries(Dice dice, double mean, double rhythm, double week, double dispersion)
    {
        var means = Enumerable.Range(0, Rows).Select(i =>
        {
            var days = i * Step.TotalDays;
            return mean * Math.Exp(rhythm * NoiseSeries.Rhythm(days) - rhythm * rhythm / 3) * ((int)days % 7 >= 5 ? 1 - week : 1);
        }).ToArray();
        var values = means.Select(m => dice.Count(m, dispersion)).ToArray();
        return new WorldSeries(values, means, Math.Sqrt(mean * dispersion), mean);
    }

    /// <summary>A rhythm and noise that remembers.</summary>
    private WorldSeries Smooth(Dice dice, double level, double rhythm, double memory, double spread)
    {
        var (means, values, noise) = (new double[Rows], new double[Rows], 0.0);
        for (var i = 0; i < Rows; i++)
        {
            noise = memory * noise + Math.Sqrt(1 - memory * memory) * spread * dice.Normal();
            means[i] = level + rhythm * NoiseSeries.Rhythm(i * Step.TotalDays);
            values[i] = means[i] + noise;
        }
        return new WorldSeries(values, means, spread, level);
    }

    /// <summary>Skewed, with a mild rhythm, the spread in proportion to the level.</summary>
    private WorldSeries Latency(Dice dice, double level, double relative)
    {
        var means = Enumerable.Range(0, Rows).Select(i => level * (1 + 0.15 * NoiseSeries.Rhythm(i * Step.TotalDays))).ToArray();
        return new WorldSeries([.. means.Select(m => m * Math.Exp(relative * dice.Normal()))], means, level * relative, level);
    }

    /// <summary>Workdays have a plateau, nights and Sundays do not.</summary>
    private WorldSeries Office(Dice dice, double night, double day, double spread)
    {
        var means = Enumerable.Range(0, Rows).Select(i =>
        {
            var days = i * Step.TotalDays;
            var (hour, weekday) = (days % 1 * 24, (int)days % 7);
            var open = 1 / (1 + Math.Exp(-2 * (hour - 8))) / (1 + Math.Exp(2 * (hour - 18)));
            return night + (weekday >= 5 ? 0.1 : 1) * day * open;
        }).ToArray();
        return new WorldSeries([.. means.Select(m => m + spread * dice.Normal())], means, spread, night + day / 3);
    }
}
