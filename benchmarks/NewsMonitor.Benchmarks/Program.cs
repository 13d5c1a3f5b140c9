using NewsMonitor.Benchmarks.Feeds;
using NewsMonitor.Benchmarks.Spikes;

// One verb a line; each measures one thing beside its peers, and prints what it measured.
var verbs = new Dictionary<string, Action<string[]>>(StringComparer.Ordinal)
{
    ["feeds"] = FeedSpeed.Run,
    ["fuzz"] = FeedFuzz.Run,
    ["calibration"] = CalibrationBenchmark.Run,
    ["calibration-table"] = CalibrationTable.Run,
    ["spikes"] = SpeedBenchmark.Run,
};

if (args.Length == 0 || !verbs.TryGetValue(args[0], out var run))
{
    Console.Error.WriteLine($"usage: NewsMonitor.Benchmarks VERB …, VERB one of {string.Join(", ", verbs.Keys)}");
    return 2;
}

run(args[1..]);
return 0;
