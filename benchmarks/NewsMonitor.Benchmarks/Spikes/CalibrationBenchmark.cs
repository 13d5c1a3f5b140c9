using System.Diagnostics;
using System.Globalization;
using NewsMonitor.Spikes;

namespace NewsMonitor.Benchmarks.Spikes;

/// <summary>
/// False alarms a week on pure noise, beside the budget: one run of a world tells it for all budgets, as every spike says
/// the smallest budget that would have told it.
/// </summary>
internal static class CalibrationBenchmark
{
    private const int HistoryWeeks = 9, Weeks = 30;
    private static readonly double[] Budgets = [10, 1, 0.1];

    private static readonly (string Name, NoiseWorld World)[] Worlds =
    [
        ("10 keys, 1 a week, steady", new(10, 1)),
        ("10 keys, 20 a week, steady", new(10, 20)),
        ("10 keys, 500 a week, seasonal", new(10, 500, 0.5, 3, 0.6)),
        ("10 keys, 5000 a week, seasonal", new(10, 5000, 0.5, 5, 0.6)),
        ("100 keys, 20 a week, spread, seasonal", new(100, 20, 1.5, 2, 0.6)),
        ("100 keys, 2 a week, days only", new(100, 2, 0.8, DaysOnly: true)),
        ("1000 keys, 1 a week, spread, seasonal", new(1000, 1, 1.5, 2, 0.6)),
        ("1000 keys, 20 a week, steady", new(1000, 20)),
        ("1000 keys, 5 a week, spread, days only", new(1000, 5, 1.5, 2, 0.6, DaysOnly: true)),
        ("5000 keys, 0.3 a week, spread, seasonal", new(5000, 0.3, 1.5, 2, 0.6)),
        ("5000 keys, 20 a week, spread, seasonal", new(5000, 20, 1, 2, 0.6)),
        ("1000 keys, 2 a week, spread, echoes", new(1000, 2, 1.5, 2, 0.6, Echo: 0.3)),
        ("300 keys, 10 a week, spread, drifting", new(300, 10, 1, 2, 0.6, Drift: 0.3)),
    ];

    /// <summary>Arguments: seconds a world, part of a world's name.</summary>
    public static void Run(string[] args)
    {
        var seconds = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 60;
        Console.WriteLine("False alarms a week on pure noise ± standard error (alarms)");
        foreach (var (name, world) in Worlds)
            if (args.Length < 2 || name.Contains(args[1], StringComparison.Ordinal))
                Console.WriteLine($"{name,-42}{Row(world, seconds)}");
    }

    private static string Row(NoiseWorld world, double seconds)
    {
        var clock = Stopwatch.StartNew();
        var alarms = new int[Budgets.Length];
        var weeks = 0;
        for (var run = 0; clock.Elapsed.TotalSeconds < seconds; run++)
        {
            var table = world.Table(new Random(1000 + run), (HistoryWeeks + Weeks) * 168);
            var detector = new SpikeDetector(table, new DetectorOptions { FalseAlarmsPerWeek = Budgets[0] });
            var counters = Budgets.Select(_ => new AlarmCounter()).ToArray();
            for (var week = 0; week < Weeks && (week < 1 || clock.Elapsed.TotalSeconds < seconds); week++, weeks++)
                for (var hour = (HistoryWeeks + week) * 168 + 1; hour <= (HistoryWeeks + week + 1) * 168; hour += world.DaysOnly ? 24 : 1)
                    foreach (var spike in detector.Below(NoiseWorld.Start.AddHours(hour), growing: true))
                        for (var b = 0; b < Budgets.Length && spike.FalseAlarmsPerWeek <= Budgets[b]; b++)
                            alarms[b] += counters[b].Add(spike.Key, hour) ? 1 : 0;
        }
        return string.Concat(Budgets.Select((budget, b) => string.Create(CultureInfo.InvariantCulture,
            $" | {budget}: {(double)alarms[b] / weeks:0.000} ± {100 / Math.Sqrt(Math.Max(1, alarms[b])):0} % ({alarms[b]})"))) + $" | {weeks} weeks";
    }
}
