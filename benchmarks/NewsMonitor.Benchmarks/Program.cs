using NewsMonitor.Benchmarks.Alerts;
using NewsMonitor.Benchmarks.Analysis;
using NewsMonitor.Benchmarks.Feeds;
using NewsMonitor.Benchmarks.Fetch;
using NewsMonitor.Benchmarks.Serving;
using NewsMonitor.Benchmarks.Spikes;
using NewsMonitor.Benchmarks.Stories;
using NewsMonitor.Benchmarks.Streams;
using NewsMonitor.Benchmarks.Terms;

// One verb a line; each measures one thing beside its peers, and prints what it measured.
var verbs = new Dictionary<string, Func<string[], Task>>(StringComparer.Ordinal)
{
    ["analysis"] = Measured(AnalysisSpeed.Run),
    ["analysis-fuzz"] = AnalysisFuzz.RunAsync,
    ["analysis-startup"] = StartUp.RunAsync,
    ["relevance-fit"] = RelevanceFit.RunAsync,
    ["topic-fit"] = TopicFit.RunAsync,
    ["word-counts"] = _ => WordCounts.RunAsync(),
    ["feeds"] = Measured(FeedSpeed.Run),
    ["fuzz"] = Measured(FeedFuzz.Run),
    ["alerts-events"] = EventReport.RunAsync,
    ["alerts-noise"] = RoutineNoise.RunAsync,
    ["archive-noise"] = ArchiveNoise.RunAsync,
    ["backtest"] = BacktestBenchmark.RunAsync,
    ["calibration"] = Measured(CalibrationBenchmark.Run),
    ["calibration-table"] = Measured(CalibrationTable.Run),
    ["live"] = Measured(LiveBenchmark.Run),
    ["peers"] = Measured(PeerBenchmark.Run),
    ["spikes"] = Measured(SpeedBenchmark.Run),
    ["series"] = Measured(SeriesBenchmark.Run),
    ["series-labelled"] = Measured(LabelledBenchmark.Run),
    ["series-noise"] = Measured(SeriesBenchmark.RunNoise),
    ["stories"] = StoryReport.RunAsync,
    ["terms"] = TermReport.RunAsync,
    ["fetch"] = FetchRounds.RunAsync,
    ["load"] = LoadBenchmark.RunAsync,
};

if (args.Length == 0 || !verbs.TryGetValue(args[0], out var run))
{
    Console.Error.WriteLine($"usage: NewsMonitor.Benchmarks VERB …, VERB one of {string.Join(", ", verbs.Keys)}");
    return 2;
}

await run(args[1..]);
return 0;

static Func<string[], Task> Measured(Action<string[]> verb) => arguments =>
{
    verb(arguments);
    return Task.CompletedTask;
};
