using System.Diagnostics;
using System.Globalization;
using NewsMonitor.Spikes.Streams;

namespace NewsMonitor.Benchmarks.Streams;

/// <summary>How good <c>series detect</c> is on labelled series, and how quiet on noise.</summary>
internal static class SeriesBenchmark
{
    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary><c>series [FOLDER…]</c>: the NAB score of each folder with a windows.json, and the speed. Without one, the shared five.</summary>
    public static void Run(string[] arguments)
    {
        foreach (var folder in arguments.DefaultIfEmpty(SharedFolder.Find("series/nab")))
        {
            var series = NabScore.Read(folder);
            var clock = Stopwatch.StartNew();
            var files = series.Select(s => (s, NabScore.Scores(s))).ToList();
            var speed = series.Sum(s => s.Rows.Count) / clock.Elapsed.TotalSeconds;
            var scores = NabProfile.All.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name} {NabScore.Of(files, p):F1}"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}: {series.Count} files, {series.Sum(s => s.Windows.Count)} windows; {string.Join(", ", scores)}; {speed:N0} rows/s"));
        }
    }

    /// <summary><c>series-noise [RUNS]</c>: alerts a week on noise, and the share of planted events that are alerts.</summary>
    public static void RunNoise(string[] arguments)
    {
        var runs = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 5;
        (string Name, int Minutes, int Count)[] steps = [("1 min", 1, 20_160), ("5 min", 5, 12_096), ("1 h", 60, 5_000), ("1 day", 1440, 730)];
        Console.WriteLine($"false alerts a week{"",5}{string.Concat(steps.Select(s => $"{s.Name,8}"))}");
        foreach (var kind in NoiseSeries.Kinds)
        {
            var rates = steps.Select(s => Enumerable.Range(1, runs).Sum(seed => Alerts(Noise(kind, s.Minutes, s.Count, seed), s.Minutes).Count) / (runs * s.Count * s.Minutes / 10_080.0));
            Console.WriteLine($"{kind,-24}{string.Concat(rates.Select(r => r.ToString("F2", CultureInfo.InvariantCulture).PadLeft(8)))}");
        }

        Console.WriteLine($"planted, with an alert  {string.Concat(steps.Select(s => $"{s.Name,8}"))}");
        foreach (var (name, plant) in Events)
        {
            var found = steps.Select(s => Enumerable.Range(1, 4 * runs).Count(seed =>
            {
                var (values, at) = (Noise("autocorrelated", s.Minutes, s.Count, 1000 + seed), s.Count * 3 / 4);
                for (var i = at; i < values.Length; i++)
                    values[i] = plant(i - at, values[i], values[at - 1]);
                return Alerts(values, s.Minutes).Any(a => a >= at && a < at + 48);
            }) / (4.0 * runs));
            Console.WriteLine($"{name,-24}{string.Concat(found.Select(f => f.ToString("P0", CultureInfo.InvariantCulture).PadLeft(8)))}");
        }
    }

    /// <summary>What is planted into noise with a standard deviation of 2.3: value so many rows after the start, from the value without it and the last one before.</summary>
    private static readonly (string, Func<int, double, double, double>)[] Events =
    [
        ("spike of 8 sd, 2 rows", (row, value, _) => row < 2 ? value + 18 : value),
        ("level up by 5 sd", (_, value, _) => value + 11.5),
        ("noise four times as wide", (_, value, _) => 4 * value),
        ("stands still", (_, _, last) => last),
    ];

    private static double[] Noise(string kind, int minutes, int count, int seed) =>
        new NoiseSeries(seed).Make(kind, count, minutes == 1440 ? 7 : 1440.0 / minutes);

    private static List<int> Alerts(double[] values, int minutes)
    {
        var detector = new StreamDetector();
        return [.. Enumerable.Range(0, values.Length).Where(i => detector.Push(Start.AddMinutes((double)minutes * i), values[i]).Alert)];
    }
}
