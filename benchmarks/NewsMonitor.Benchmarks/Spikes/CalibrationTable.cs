using System.Diagnostics;
using System.Globalization;
using NewsMonitor.Spikes;

namespace NewsMonitor.Benchmarks.Spikes;

/// <summary>
/// Measures the table of <see cref="FalseAlarmRate"/>: alarms a week of one key on noise, for each class of keys and each
/// threshold, as a multiple of 168 looks times the threshold. Worlds of keys with rates spread over decades, from few
/// stories to many, once steady and Poisson, once with seasons and overdispersed; a key is counted in the class that the
/// detector puts it in. Arguments: seconds a world, days (sources without times).
/// </summary>
internal static class CalibrationTable
{
    private const int HistoryWeeks = 9, Weeks = 20, Thresholds = FalseAlarmRate.Thresholds;

    /// <summary>What is measured with few alarms leans on what the classes beside it lose from one threshold to the next, as if that had been seen so many times.</summary>
    private const double PriorAlarms = 10;

    private static readonly (int Keys, double PerWeek)[] Worlds = [(5000, 0.3), (3000, 2), (400, 30), (40, 1000), (20, 10_000)];

    public static void Run(string[] args)
    {
        var seconds = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 60;
        var days = args is [_, "days"];
        var alarms = new double[FalseAlarmRate.Classes, Thresholds];
        var keyWeeks = new double[FalseAlarmRate.Classes];
        foreach (var (keys, perWeek) in Worlds)
            foreach (var (size, season) in new[] { (double.PositiveInfinity, 0.0), (2.0, 0.6) })
            {
                var world = new NoiseWorld(keys, perWeek, 1.5, size, season, days);
                var clock = Stopwatch.StartNew();
                for (var run = 0; clock.Elapsed.TotalSeconds < seconds; run++)
                    Count(world, new Random(7000 + run), alarms, keyWeeks, () => clock.Elapsed.TotalSeconds < seconds);
            }
        Print(alarms, keyWeeks);
    }

    private static void Count(NoiseWorld world, Random random, double[,] alarms, double[] keyWeeks, Func<bool> goOn)
    {
        var detector = new SpikeDetector(world.Table(random, (HistoryWeeks + Weeks) * 168), new DetectorOptions());
        var counters = Enumerable.Range(0, Thresholds).Select(_ => new AlarmCounter()).ToArray();
        for (var week = HistoryWeeks; week < HistoryWeeks + Weeks && goOn(); week++)
        {
            var (start, step) = (week * 168, world.DaysOnly ? 24 : 1);
            for (var hour = start + 1; hour <= start + 168; hour += step)
            {
                var spikes = detector.Below(NoiseWorld.Start.AddHours(hour), FalseAlarmRate.ThresholdAt(0), growing: true).ToList();
                if (hour == start + 1)
                    for (var c = 0; c < FalseAlarmRate.Classes; c++)
                        keyWeeks[c] += detector.Pool!.SeriesByClass[c];
                foreach (var spike in spikes)
                    for (var i = 0; i < Thresholds && spike.Weighed <= FalseAlarmRate.ThresholdAt(i); i++)
                        if (counters[i].Add(spike.Key, hour))
                            alarms[detector.Pool!.ClassOf(detector.Series.Find(spike.Key)!), i]++;
            }
        }
    }

    private static void Print(double[,] alarms, double[] keyWeeks)
    {
        var rows = Enumerable.Range(0, FalseAlarmRate.Classes).ToList();
        for (var c = 0; c < FalseAlarmRate.Classes; c++)
        {
            double looks = 0;
            var row = "        ";
            for (var i = 0; i < Thresholds; i++)
            {
                var near = rows.Where(r => Math.Abs(r - c) <= 2 && (r == FalseAlarmRate.Unseen) == (c == FalseAlarmRate.Unseen)).ToList();
                var expected = 168 * FalseAlarmRate.ThresholdAt(i) * keyWeeks[c];
                if (i == 0)
                    looks = expected > 0 ? alarms[c, 0] / expected : 0;
                else
                {
                    var guess = looks * Math.Sqrt(10) * (near.Sum(r => alarms[r, i]) + 1) / (near.Sum(r => alarms[r, i - 1]) + Math.Sqrt(10));
                    looks = (alarms[c, i] + PriorAlarms) / (expected + PriorAlarms / guess);
                }
                row += string.Create(CultureInfo.InvariantCulture, $"{looks:0.####}, ");
            }
            Console.WriteLine(row + string.Create(CultureInfo.InvariantCulture, $"// {keyWeeks[c]:0} key weeks, {string.Join(' ', Enumerable.Range(0, Thresholds).Select(i => alarms[c, i]))}"));
        }
    }
}
