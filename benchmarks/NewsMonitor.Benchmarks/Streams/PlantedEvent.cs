namespace NewsMonitor.Benchmarks.Streams;

/// <summary>What is planted into noise of a kind, from a row on: the value so many rows later, from the one without the event.</summary>
/// <param name="Name">As it is printed.</param>
/// <param name="Noise">Kind of noise, one of <see cref="NoiseSeries.Kinds"/>.</param>
/// <param name="ADay">True where a day has to pass before it can be seen: what breaks a rhythm.</param>
/// <param name="Change">Changes the series from the row on; values a day for its rhythm.</param>
internal sealed record PlantedEvent(string Name, string Noise, bool ADay, Action<double[], int, double> Change)
{
    /// <summary>Deviations are those of the noise named: 2.3 for the autocorrelated, 1 for the white.</summary>
    public static IReadOnlyList<PlantedEvent> All { get; } =
    [
        new("spike of 8 sd, 2 rows", "autocorrelated", false, Each((row, value, _) => row < 2 ? value + 18 : value)),
        new("level up by 5 sd", "autocorrelated", false, Each((_, value, _) => value + 11.5)),
        new("level up by 2 sd", "white", false, Each((_, value, _) => value + 2)),
        new("noise four times as wide", "autocorrelated", false, Each((_, value, _) => 4 * value)),
        new("noise a quarter as wide", "autocorrelated", false, Each((_, value, _) => value / 4)),
        new("noise a quarter as wide", "white", false, Each((_, value, _) => 100 + (value - 100) / 4)),
        new("stands still", "autocorrelated", false, Each((_, _, last) => last)),
        new("rises by half", "counts with holidays", false, Each((_, value, _) => Math.Round(1.5 * value))),
        new("falls silent", "counts with holidays", false, Each((_, _, _) => 0)),
        new("60 more than 20, 2 rows", "counts with holidays", false, Each((row, value, _) => row < 2 ? value + 60 : value)),
        new("rhythm stops", "daily rhythm", true, (values, at, perDay) =>
        {
            for (var i = at; i < values.Length; i++)
                values[i] -= 4 * NoiseSeries.Rhythm(i / perDay);
        }),
        new("rhythm shifted by a third", "daily rhythm", true, (values, at, perDay) =>
        {
            for (var i = at; i < values.Length; i++)
                values[i] += 4 * (NoiseSeries.Rhythm(i / perDay + 1 / 3.0) - NoiseSeries.Rhythm(i / perDay));
        }),
        new("ramp to 8 sd in a day", "daily rhythm", true, (values, at, perDay) =>
        {
            for (var i = at; i < values.Length; i++)
                values[i] += 8 * Math.Min(1, (i - at) / perDay);
        }),
    ];

    /// <summary>Rows within which an alert counts as found.</summary>
    public int Within(double perDay) => ADay ? 48 + (int)perDay : 48;

    private static Action<double[], int, double> Each(Func<int, double, double, double> change) => (values, at, _) =>
    {
        var last = values[at - 1];
        for (var i = at; i < values.Length; i++)
            values[i] = change(i - at, values[i], last);
    };
}
