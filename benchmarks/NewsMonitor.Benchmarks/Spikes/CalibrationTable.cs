using System.Diagnostics;
using System.Globalization;
using NewsMonitor.Spikes;

namespace NewsMonitor.Benchmarks.Spikes;

/// <summary>
/// Measures the table of <see cref="FalseAlarmRate"/>: alarms a week of one key on noise, for each class of keys by
/// stories per week and each threshold of the smallest p-value, as a multiple of 168 looks times the threshold.
/// Arguments: seconds a class, size of the negative binomial (Infinity = Poisson), amplitude of the season, class (or all), days.
/// </summary>
internal static class CalibrationTable
{
    private const int HistoryWeeks = 9, Weeks = 20, Thresholds = 10;

    private static double ThresholdAt(int index) => Math.Pow(10, -2 - index / 2.0);

    public static void Run(string[] args)
    {
        var seconds = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 30;
        var size = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : double.PositiveInfinity;
        var season = args.Length > 2 ? double.Parse(args[2], CultureInfo.InvariantCulture) : 0;
        var days = args.Length > 4 && args[4] == "days";
        for (var octave = 0; octave < FalseAlarmRate.Octaves; octave++)
        {
            if (args.Length > 3 && args[3] != "all" && octave != int.Parse(args[3], CultureInfo.InvariantCulture))
                continue;
            var perWeek = Math.Pow(2, octave - 3.5);
            var world = new NoiseWorld(octave > 8 ? 20 : 200, perWeek, 0.2, size, season, days);
            var alarms = new int[Thresholds];
            var clock = Stopwatch.StartNew();
            long keyWeeks = 0;
            for (var run = 0; clock.Elapsed.TotalSeconds < seconds; run++)
            {
                Count(world.Table(new Random(7000 + run), (HistoryWeeks + Weeks) * 168), alarms, days ? 24 : 1);
                keyWeeks += (long)Weeks * world.Keys;
            }
            Console.WriteLine($"{perWeek,9:0.00} " + string.Concat(alarms.Select((a, i) => string.Create(CultureInfo.InvariantCulture,
                $" {a / (168 * ThresholdAt(i) * keyWeeks),6:0.000}"))) + $"   n=[{string.Join(' ', alarms)}] {keyWeeks} key weeks, {clock.Elapsed.TotalSeconds:0} s");
        }
    }

    private static void Count(SeriesTable table, int[] alarms, int everyHours)
    {
        var detector = new SpikeDetector(table, new DetectorOptions());
        var counters = alarms.Select(_ => new AlarmCounter()).ToArray();
        for (var hour = HistoryWeeks * 168 + 1; hour <= (HistoryWeeks + Weeks) * 168; hour += everyHours)
            foreach (var spike in detector.Below(NoiseWorld.Start.AddHours(hour), ThresholdAt(0), growing: true))
                for (var i = 0; i < alarms.Length && spike.PValue <= ThresholdAt(i); i++)
                    if (counters[i].Add(spike.Key, hour))
                        alarms[i]++;
    }
}
