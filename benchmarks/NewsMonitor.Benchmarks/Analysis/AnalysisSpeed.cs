using System.ComponentModel;
using System.Diagnostics;
using NewsMonitor.Analysis;
using NewsMonitor.Articles;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Benchmarks.Analysis;

/// <summary>
/// <c>analysis FILE.jsonl</c>: the complete analysis of every article on one thread, beside <c>rg -F -i -f forms</c>
/// over the same texts and forms on one thread; it says so where there is no ripgrep.
/// </summary>
internal static class AnalysisSpeed
{
    public static void Run(string[] args)
    {
        if (args.Length == 0)
        {
            Console.Error.WriteLine("usage: analysis FILE.jsonl (articles)");
            return;
        }

        var before = GC.GetTotalMemory(true);
        var analyzer = new BuiltInAnalyzer(BuiltInWatchlist.DprkRussia);
        analyzer.Analyze(new ArticleLine { Title = "Kim Jong Un, Putin" }.ToArticle(DateTimeOffset.UnixEpoch));
        Console.WriteLine($"memory kept: {(GC.GetTotalMemory(true) - before) / 1048576.0:0.0} MB (start-up: verb analysis-startup)");

        var articles = Read(args[0]).ToBlockingEnumerable().ToList();
        var folder = Directory.CreateTempSubdirectory("newsmonitor-analysis-");
        try
        {
            var texts = Path.Combine(folder.FullName, "texts");
            File.WriteAllLines(texts, articles.Select(a => a.Title + "\n" + a.Text));
            var megabytes = new FileInfo(texts).Length / 1e6;
            var analysis = Report("analysis", megabytes, () => articles.ForEach(a => analyzer.Analyze(a)));

            var forms = Path.Combine(folder.FullName, "forms");
            var all = WatchlistExplanation.AllForms(analyzer.Watchlist);
            File.WriteAllLines(forms, all);
            Console.WriteLine($"{all.Count} forms, {articles.Count} articles, {megabytes:0.0} MB");
            var ripgrep = Report("ripgrep", megabytes, () => Ripgrep(forms, texts));
            Console.WriteLine($"the complete analysis takes {analysis / ripgrep:0.00} of the time of ripgrep");
        }
        catch (Win32Exception)
        {
            Console.WriteLine("ripgrep: NOT INSTALLED, so there is nothing to compare with (Debian: apt-get install ripgrep)");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async IAsyncEnumerable<Article> Read(string file)
    {
        await using var stream = File.OpenRead(file);
        await foreach (var article in ArticleLines.ReadAsync(stream, file, DateTimeOffset.UnixEpoch, CancellationToken.None))
            yield return article;
    }

    /// <summary>Seconds: the best of three, after one that warms up.</summary>
    private static double Report(string name, double megabytes, Action run)
    {
        run();
        var best = Enumerable.Range(0, 3).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            run();
            return watch.Elapsed.TotalSeconds;
        });
        Console.WriteLine($"{name}: {best * 1000:0} ms, {megabytes / best:0.0} MB/s");
        return best;
    }

    private static void Ripgrep(string forms, string texts)
    {
        using var process = Process.Start(new ProcessStartInfo("rg", ["-j1", "--no-config", "-o", "-F", "-i", "-f", forms, texts]) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
    }
}
