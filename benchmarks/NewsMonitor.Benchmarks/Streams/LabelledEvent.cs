namespace NewsMonitor.Benchmarks.Streams;

/// <summary>Something unusual that is put into a simulated series.</summary>
/// <param name="Name">As it is printed.</param>
/// <param name="Rows">Rows with a label; without a number a cycle of the rhythm (48 to 300 rows), for what can only be seen after some.</param>
/// <param name="Fits">The worlds in which it means something.</param>
/// <param name="Value">What the row becomes.</param>
internal sealed record LabelledEvent(string Name, int? Rows, Func<LabelledWorld, bool> Fits, Func<EventRow, double> Value)
{
    public static IReadOnlyList<LabelledEvent> All { get; } =
    [
        new("spike of 6 sd, 1 row", 1, w => true, e => e.Value + 6 * e.Spread),
        new("spike of 10 sd, 1 row", 1, w => true, e => e.Value + 10 * e.Spread),
        new("dip of 8 sd, 1 row", 1, w => !w.Counts, e => e.Value - 8 * e.Spread),
        new("burst of 4 sd, 6 rows", 6, w => true, e => e.Value + 4 * e.Spread),
        new("lift of 3 sd for a cycle", null, w => true, e => e.Value + 3 * e.Spread),
        new("level up by 2 sd for good", null, w => true, e => e.Value + 2 * e.Spread) { ForGood = true },
        new("level up by 5 sd for good", null, w => true, e => e.Value + 5 * e.Spread) { ForGood = true },
        new("level down by 4 sd for good", null, w => !w.Counts || w.Large, e => e.Value - 4 * e.Spread) { ForGood = true },
        new("ramp to 6 sd in a cycle", null, w => true, e => e.Value + 6 * e.Spread * Math.Min(1, e.Part)) { ForGood = true },
        new("spread three times as wide", null, w => w.Large, e => e.Mean + 3 * (e.Value - e.Mean)),
        new("spread a quarter as wide", null, w => !w.Counts, e => e.Mean + (e.Value - e.Mean) / 4),
        new("silent for 12 rows", 12, w => w.Large, e => 0),
        new("stands still for half a cycle", null, w => !w.Counts, e => e.Part < 0.5 ? e.Before : e.Value),
        new("rhythm missing for a cycle", null, w => w.Rhythmic, e => e.Value - e.Mean + e.MeanBefore),
        new("rhythm shifted by a quarter", null, w => w.Rhythmic, e => e.Value - e.Mean + e.MeanQuarterBefore),
        new("rhythm twice as large", null, w => w.Rhythmic, e => e.Value + e.Mean - e.Level),
    ];

    /// <summary>The change stays to the end of the series.</summary>
    public bool ForGood { get; init; }

    /// <summary>Rows with a label.</summary>
    public int Length(LabelledWorld world) => Rows ?? Math.Clamp(world.Cycle, 48, 300);

    /// <summary>Changes the series from a row on.</summary>
    public void Plant(LabelledWorld world, WorldSeries series, int at)
    {
        var length = Length(world);
        var before = series.Values[at - 1];
        for (var i = at; i < (ForGood ? series.Values.Length : at + length); i++)
        {
            var value = Value(new EventRow(series.Values[i], series.Means[i], series.Spread, series.Level, (double)(i - at + 1) / length, before,
                series.Means[at - 1], series.Means[Math.Max(0, i - world.Cycle / 4)]));
            series.Values[i] = world.Counts ? Math.Max(0, Math.Round(value)) : value;
        }
    }
}

/// <summary>A row of an event: as it would have been, what is known of it, how much of the event is over, the values before the event.</summary>
internal readonly record struct EventRow(double Value, double Mean, double Spread, double Level, double Part, double Before, double MeanBefore, double MeanQuarterBefore);
