using System.Diagnostics;
using System.Globalization;
using NewsMonitor.Spikes;

namespace NewsMonitor.Benchmarks.Spikes;

/// <summary>False alarms a week on pure noise, beside the budget.</summary>
internal static class CalibrationBenchmark
{
    private const int HistoryWeeks = 9;
    private static readonly double[] Budgets = [10, 1, 0.1];

    private static readonly (string Name, NoiseWorld World)[] Worlds =
    [
        ("10 keys, 1 a week", new(10, 1)),
        ("10 keys, 20 a week", new(10, 20)),
        ("10 keys, 500 a week, seasonal", new(10, 500, 0.5, 3, 0.6)),
        ("10 keys, 5000 a week, seasonal", new(10, 5000, 0.5, 5, 0.6)),
        ("100 keys, 20 a week, spread, seasonal", new(100, 20, 1.5, 2, 0.6)),
        ("1000 keys, 1 a week, spread, seasonal", new(1000, 1, 1.5, 2, 0.6)),
        ("1000 keys, 20 a week, steady", new(1000, 20)),
        ("5000 keys, 0.3 a week, spread, seasonal", new(5000, 0.3, 1.5, 2, 0.6)),
    ];

    public static void Run(string[] args)
    {
        var seconds = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 60;
        Console.WriteLine("False alarms a week on pure noise (in brackets: counting consecutive hours only, weeks simulated, seconds)");
        foreach (var (name, world) in Worlds)
        {
            if (args.Length > 1 && !name.Contains(args[1], StringComparison.Ordinal))
                continue;
            var clock = Stopwatch.StartNew();
            var merged = Budgets.Select(_ => 0).ToArray();
            var strict = Budgets.Select(_ => 0).ToArray();
            var weeks = 0;
            for (var run = 0; clock.Elapsed.TotalSeconds < seconds; run++)
            {
                const int Weeks = 20;
                Count(world.Table(new Random(1000 + run), (HistoryWeeks + Weeks) * 168), Weeks, merged, strict);
                weeks += Weeks;
            }
            Console.WriteLine($"{name,-45}" + string.Concat(Budgets.Select((b, i) => string.Create(CultureInfo.InvariantCulture,
                $"  {b}: {(double)merged[i] / weeks:0.000} ({(double)strict[i] / weeks:0.000}) n={merged[i]}"))) + $"  ({weeks} weeks, {clock.Elapsed.TotalSeconds:0} s)");
        }
    }

    private static void Count(SeriesTable table, int weeks, int[] merged, int[] strict)
    {
        var detector = new SpikeDetector(table, new DetectorOptions { FalseAlarmsPerWeek = Budgets[0] });
        var counters = Budgets.Select(_ => (Merged: new AlarmCounter(), Strict: new AlarmCounter(1))).ToArray();
        for (var hour = HistoryWeeks * 168 + 1; hour <= (HistoryWeeks + weeks) * 168; hour++)
            foreach (var spike in detector.Evaluate(NoiseWorld.Start.AddHours(hour)))
                for (var b = 0; b < Budgets.Length && !spike.Stale; b++)
                    if (spike.FalseAlarmsPerWeek <= Budgets[b])
                    {
                        merged[b] += counters[b].Merged.Add(spike.Key, hour) ? 1 : 0;
                        strict[b] += counters[b].Strict.Add(spike.Key, hour) ? 1 : 0;
                    }
    }
}
