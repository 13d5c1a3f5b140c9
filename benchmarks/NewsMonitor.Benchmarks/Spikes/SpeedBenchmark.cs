using System.Diagnostics;
using System.Globalization;
using NewsMonitor.Spikes;

namespace NewsMonitor.Benchmarks.Spikes;

/// <summary>Time and memory to evaluate many series at one moment, on one core.</summary>
internal static class SpeedBenchmark
{
    public static void Run(string[] args)
    {
        var series = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        const int Hours = 60 * 24; // 56 days of baseline before the windows of up to four days
        var random = new Random(1);
        var clock = Stopwatch.StartNew();
        var table = new SeriesTable();
        long stories = 0;
        for (var k = 0; k < series; k++)
        {
            var (key, feed) = (NoiseWorld.Key(k), $"feed-{k % 50}");
            var world = new NoiseWorld(1, 168 * 0.05 * Math.Exp(1.2 * Draw.Normal(random)), 0, 3, 0.5);
            var rate = world.PerWeek / 168;
            for (var hour = 0; hour < Hours; hour++)
                for (var left = Draw.Count(random, rate * world.Multiplier(hour), 3); left > 0; left--, stories++)
                    table.AddStory(key, NoiseWorld.Start.AddHours(hour), feed);
        }
        for (var feed = 0; feed < 50; feed++)
            for (var hour = 0; hour < Hours; hour++)
                table.AddRead($"feed-{feed}", NoiseWorld.Start.AddHours(hour), 20);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{series:N0} series, {Hours / 24} days of hours, {stories:N0} stories, filled in {clock.Elapsed.TotalSeconds:0.0} s"));

        for (var run = 0; run < 4; run++)
        {
            var detector = new SpikeDetector(table, new DetectorOptions());
            var (first, spikes) = Processor(() => detector.Evaluate(NoiseWorld.Start.AddHours(Hours)));
            var (again, _) = Processor(() => detector.Evaluate(NoiseWorld.Start.AddHours(Hours)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"evaluated in {first:0} ms of processor time, again in {again:0} ms, {spikes.Count} spikes, working set {Environment.WorkingSet / 1e6:0} MB"));
        }
    }

    /// <summary>Processor time, not time on the wall: the machine may be shared.</summary>
    private static (double Milliseconds, IReadOnlyList<Spike> Spikes) Processor(Func<IReadOnlyList<Spike>> work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var spikes = work();
        process.Refresh();
        return ((process.TotalProcessorTime - before).TotalMilliseconds, spikes);
    }
}
