using System.ComponentModel;
using System.Diagnostics;
using NewsMonitor.Analysis;
using NewsMonitor.Articles;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Benchmarks.Analysis;

/// <summary>
/// <c>analysis FILE.jsonl</c>: start-up, and the complete analysis of every article on one thread, beside
/// <c>rg -F -i -f forms</c> over the same texts and forms on one thread (left out where there is no ripgrep).
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

        var watch = Stopwatch.StartNew();
        var before = GC.GetTotalMemory(true);
        var analyzer = new BuiltInAnalyzer(BuiltInWatchlist.DprkRussia);
        analyzer.Analyze(new ArticleLine { Title = "Kim Jong Un, Putin" }.ToArticle(DateTimeOffset.UnixEpoch));
        Console.WriteLine($"start-up, first headline read: {watch.ElapsedMilliseconds} ms, {(GC.GetTotalMemory(true) - before) / 1048576.0:0.0} MB kept");

        var articles = Read(args[0]).ToBlockingEnumerable().ToList();
        var folder = Directory.CreateTempSubdirectory("newsmonitor-analysis-");
        try
        {
            var texts = Path.Combine(folder.FullName, "texts");
            File.WriteAllLines(texts, articles.Select(a => a.Title + "\n" + a.Text));
            var megabytes = new FileInfo(texts).Length / 1e6;
            Report("analysis", megabytes, () => articles.ForEach(a => analyzer.Analyze(a)));

            var forms = Path.Combine(folder.FullName, "forms");
            var all = WatchlistExplanation.AllForms(analyzer.Watchlist);
            File.WriteAllLines(forms, all);
            Console.WriteLine($"{all.Count} forms, {articles.Count} articles, {megabytes:0.0} MB");
            Report("ripgrep", megabytes, () => Ripgrep(forms, texts));
        }
        catch (Win32Exception)
        {
            Console.WriteLine("ripgrep: not installed, left out");
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

    /// <summary>The best of three, after one that warms up.</summary>
    private static void Report(string name, double megabytes, Action run)
    {
        run();
        var best = Enumerable.Range(0, 3).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            run();
            return watch.Elapsed.TotalSeconds;
        });
        Console.WriteLine($"{name}: {best * 1000:0} ms, {megabytes / best:0.0} MB/s");
    }

    private static void Ripgrep(string forms, string texts)
    {
        using var process = Process.Start(new ProcessStartInfo("rg", ["-j1", "--no-config", "-o", "-F", "-i", "-f", forms, texts]) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
    }
}
