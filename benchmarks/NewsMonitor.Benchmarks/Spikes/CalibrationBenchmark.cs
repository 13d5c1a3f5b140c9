using System.Diagnostics;
using System.Globalization;
using NewsMonitor.Spikes;

namespace NewsMonitor.Benchmarks.Spikes;

/// <summary>
/// False alarms a week on pure noise, beside the budget. Each cell runs until it has seen enough alarms to be known to
/// about 12 %, or its time is up. Small budgets have small thresholds, under which nearly every key is left out at a
/// glance: so a cell with few alarms costs little a week.
/// </summary>
internal static class CalibrationBenchmark
{
    private const int HistoryWeeks = 9, Weeks = 30, EnoughAlarms = 75;
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
    ];

    /// <summary>Arguments: seconds a cell, part of a world's name.</summary>
    public static void Run(string[] args)
    {
        var seconds = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 60;
        Console.WriteLine("False alarms a week on pure noise ± standard error (alarms, weeks)");
        foreach (var (name, world) in Worlds)
        {
            if (args.Length > 1 && !name.Contains(args[1], StringComparison.Ordinal))
                continue;
            Console.Write($"{name,-42}");
            foreach (var budget in Budgets)
                Console.Write(Cell(world, budget, seconds));
            Console.WriteLine();
        }
    }

    private static string Cell(NoiseWorld world, double budget, double seconds)
    {
        var clock = Stopwatch.StartNew();
        int alarms = 0, weeks = 0;
        for (var run = 0; run < 2 || (alarms < EnoughAlarms && clock.Elapsed.TotalSeconds < seconds); run++)
        {
            var table = world.Table(new Random(1000 + run), (HistoryWeeks + Weeks) * 168);
            var detector = new SpikeDetector(table, new DetectorOptions { FalseAlarmsPerWeek = budget });
            var counter = new AlarmCounter();
            for (var week = 0; week < Weeks && clock.Elapsed.TotalSeconds < seconds; week++, weeks++)
                for (var hour = (HistoryWeeks + week) * 168 + 1; hour <= (HistoryWeeks + week + 1) * 168; hour += world.DaysOnly ? 24 : 1)
                    foreach (var spike in detector.Below(NoiseWorld.Start.AddHours(hour), null).Where(s => !s.Stale))
                        counter.Add(spike.Key, hour);
            alarms += counter.Alarms;
            if (clock.Elapsed.TotalSeconds >= seconds)
                break;
        }
        return string.Create(CultureInfo.InvariantCulture, $" | {budget}: {(double)alarms / Math.Max(1, weeks):0.000} ± {100 / Math.Sqrt(Math.Max(1, alarms)):0} % ({alarms}, {weeks})");
    }
}
