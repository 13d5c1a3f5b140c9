using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using NewsMonitor.Analysis;
using NewsMonitor.Articles;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Benchmarks.Analysis;

/// <summary>
/// <c>analysis-startup [RUNS]</c>: how long a fresh process, held to one core, takes until it can analyse: reading the
/// watchlist, making the forms and the automaton, reading a first headline. Medians over the runs. Processor time says
/// what it costs; time on the clock is the same on an idle machine, and more on a busy one.
/// </summary>
internal static class StartUp
{
    private const string Child = "--once";
    private static readonly string[] Steps = ["watchlist read", "analyser built", "first headline read", "first article read"];

    public static async Task RunAsync(string[] args)
    {
        if (args is [Child, var core])
        {
            Once(int.Parse(core, CultureInfo.InvariantCulture));
            return;
        }

        var runs = new List<double[]>();
        for (var i = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 15; i > 0; i--)
            runs.Add([.. (await Start(i % Environment.ProcessorCount)).Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))]);
        Console.WriteLine($"{"",-20} processor ms  clock ms  of it compiling, ms   (each since the step before; medians of {runs.Count} fresh processes)");
        for (var i = 0; i < Steps.Length; i++)
            Console.WriteLine($"{Steps[i],-20} {Median(3 * i),12:0} {Median(3 * i + 1),9:0} {Median(3 * i + 2),20:0}");
        Console.WriteLine($"{"until it can analyse",-20} {runs.Select(r => r[0] + r[3]).Order().ElementAt(runs.Count / 2),12:0} {runs.Select(r => r[1] + r[4]).Order().ElementAt(runs.Count / 2),9:0}");

        double Median(int column) => runs.Select(r => r[column]).Order().ElementAt(runs.Count / 2);
    }

    private static async Task<string> Start(int core)
    {
        var program = Environment.ProcessPath!;
        string[] self = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(StartUp).Assembly.Location] : [];
        var start = new ProcessStartInfo(program, [.. self, "analysis-startup", Child, $"{core}"]) { RedirectStandardOutput = true };
        // As in the hosts.
        start.Environment["DOTNET_TieredPGO"] = "0";
        using var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return line.Trim();
    }

    private static void Once(int core)
    {
        using var process = Process.GetCurrentProcess();
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            process.ProcessorAffinity = 1 << core;
        var measured = new List<double>();
        var last = Now();
        var watchlist = BuiltInWatchlist.DprkRussia;
        Step();
        var analyzer = new BuiltInAnalyzer(watchlist);
        Step();
        analyzer.Analyze(Article("Kim Jong Un, Putin", ""));
        Step();
        analyzer.Analyze(Article("Kim meets Putin", "North Korean leader Kim Jong Un met Russian President Vladimir Putin in Vladivostok on Wednesday. Foreign Minister Tchoï Sonhui and Sergej Lawrow were there."));
        Step();
        Console.WriteLine(string.Join(' ', measured.Select(m => m.ToString("0.0", CultureInfo.InvariantCulture))));

        void Step()
        {
            var now = Now();
            measured.AddRange([(now.Processor - last.Processor).TotalMilliseconds, Stopwatch.GetElapsedTime(last.Clock, now.Clock).TotalMilliseconds, (now.Compiling - last.Compiling).TotalMilliseconds]);
            last = Now();
        }

        (TimeSpan Processor, long Clock, TimeSpan Compiling) Now()
        {
            process.Refresh();
            return (process.TotalProcessorTime, Stopwatch.GetTimestamp(), JitInfo.GetCompilationTime());
        }
    }

    private static Article Article(string title, string text) => new ArticleLine { Title = title, Text = text }.ToArticle(DateTimeOffset.UnixEpoch);
}
