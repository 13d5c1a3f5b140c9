using System.Globalization;
using NewsMonitor.Spikes.Streams;

namespace NewsMonitor.Benchmarks.Streams;

/// <summary>How good <c>series detect</c> is on labelled series, and how quiet on noise.</summary>
internal static class SeriesBenchmark
{
    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly (string Name, int Minutes, int Count)[] Steps = [("1 min", 1, 20_160), ("5 min", 5, 12_096), ("1 h", 60, 5_000), ("1 day", 1440, 730)];

    /// <summary>
    /// <c>series [--half a|b] [FOLDER…]</c>: the NAB score of each folder with a windows.json, and the speed. Without a folder, the
    /// shared five. A half is every second file of each group (what stands before the first underscore) by name, so that a method
    /// can be chosen on one and measured on the other.
    /// </summary>
    public static void Run(string[] arguments)
    {
        int? half = arguments is ["--half", var name, ..] ? name == "a" ? 0 : name == "b" ? 1 : throw new ArgumentException($"--half takes a or b, not {name}.") : null;
        foreach (var folder in arguments.Skip(half is null ? 0 : 2).DefaultIfEmpty(SharedFolder.Find("series/nab")))
        {
            var series = NabScore.Read(folder);
            if (half is not null)
                series = [.. series.GroupBy(s => s.Name.Split('_')[0]).SelectMany(g => g.OrderBy(s => s.Name, StringComparer.Ordinal).Where((_, i) => i % 2 == half))];
            var before = Environment.CpuUsage.TotalTime;
            var files = series.Select(s => (s, NabScore.Scores(s))).ToList();
            var speed = series.Sum(s => s.Rows.Count) / (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            var scores = NabProfile.All.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name} {NabScore.Of(files, p):F1}"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}: {series.Count} files, {series.Sum(s => s.Windows.Count)} windows; {string.Join(", ", scores)}; {speed:N0} rows/s of processor time"));
        }
    }

    /// <summary><c>series-noise [RUNS] [SEED]</c>: alerts a week on noise, and the share of planted events that are alerts, from that seed on.</summary>
    public static void RunNoise(string[] arguments)
    {
        var runs = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 5;
        var first = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 1;
        Print("false alerts a week", Steps.Select(s => s.Name));
        foreach (var kind in NoiseSeries.Kinds)
            Print(kind, Steps.Select(s => (Enumerable.Range(first, runs).Sum(seed => Alerts(Noise(kind, s.Minutes, s.Count, seed), s.Minutes).Count) / (runs * s.Count * s.Minutes / 10_080.0)).ToString("F2", CultureInfo.InvariantCulture)));

        Print("planted, with an alert", Steps.Select(s => s.Name));
        foreach (var planted in PlantedEvent.All)
        {
            Print($"{planted.Name}, in {planted.Noise}", Steps.Select(s => (Enumerable.Range(1, 4 * runs).Count(seed =>
            {
                // At another hour each time, late enough that the series is known.
                var (perDay, at) = (PerDay(s.Minutes), s.Count * 3 / 4 + 37 * seed % 400);
                var values = Noise(planted.Noise, s.Minutes, at + planted.Within(perDay), 1_000 * first + seed);
                planted.Change(values, at, perDay);
                return Alerts(values, s.Minutes).Any(a => a >= at);
            }) / (4.0 * runs)).ToString("P0", CultureInfo.InvariantCulture)));
        }
    }

    private static void Print(string name, IEnumerable<string> cells) => Console.WriteLine($"{name,-50}{string.Concat(cells.Select(c => c.PadLeft(8)))}");

    /// <summary>Values a day; a series by the day has a rhythm of seven.</summary>
    private static double PerDay(int minutes) => minutes == 1440 ? 7 : 1440.0 / minutes;

    private static double[] Noise(string kind, int minutes, int count, int seed) => new NoiseSeries(seed).Make(kind, count, PerDay(minutes));

    private static List<int> Alerts(double[] values, int minutes)
    {
        var detector = new StreamDetector();
        return [.. Enumerable.Range(0, values.Length).Where(i => detector.Push(Start.AddMinutes((double)minutes * i), values[i]).Alert)];
    }
}
