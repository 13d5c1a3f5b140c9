using System.Diagnostics;
using NewsMonitor.Analysis;
using NewsMonitor.Articles;

namespace NewsMonitor.Benchmarks.Stories;

/// <summary>
/// <c>stories [FILE.jsonl]</c>: how many stories an archive tells, the hardest calls, the error on simulated edits, and the speed.
/// <c>stories --languages FILE.jsonl…</c>: the error by script, on texts that each tell something of their own.
/// </summary>
internal static class StoryReport
{
    private const int HardestCalls = 10;

    private static readonly TimeSpan Window = TimeSpan.FromDays(7);

    public static async Task RunAsync(string[] arguments)
    {
        if (arguments is ["--languages", .. var files])
        {
            StoryErrors.PrintByScript([.. (await Task.WhenAll(files.Select(ReadAsync))).SelectMany(a => a)], Console.Out);
            return;
        }

        var file = arguments.Length > 0 ? arguments[0] : Path.Combine(SharedFolder.Find("news"), "kcna-2024.jsonl");
        List<Article> articles = [.. (await ReadAsync(file)).OrderBy(a => a.EventTime).ThenBy(a => a.Id, StringComparer.Ordinal)];
        var stories = Assign(articles, Window);
        Console.WriteLine($"{articles.Count} articles, {articles.Select(a => (a.Title, a.Text)).Distinct().Count()} different titles and texts, {articles.Select(a => a.Text).Distinct().Count()} different texts");
        foreach (var days in new[] { 1, 3, 7, 30 })
            Console.WriteLine($"stories, window of {days,2} days: {Assign(articles, TimeSpan.FromDays(days)).Distinct().Count()}");
        PrintHardest(articles, stories);
        Console.WriteLine();
        StoryErrors.Print(articles, Console.Out);
        Console.WriteLine();
        PrintSpeed(articles);
    }

    private static async Task<List<Article>> ReadAsync(string file)
    {
        var articles = new List<Article>();
        await using var stream = File.OpenRead(file);
        await foreach (var article in ArticleLines.ReadAsync(stream, file, DateTimeOffset.UtcNow, CancellationToken.None))
            articles.Add(article);
        return articles;
    }

    private static string[] Assign(List<Article> articles, TimeSpan window)
    {
        var index = new StoryIndex(window);
        return [.. articles.Select((a, i) => index.Assign($"{i}", a.EventTime, StoryFingerprint.Of(a.Title, a.Text)))];
    }

    /// <summary>Pairs of texts within the window whose exact overlap of three-word shingles lies nearest the boundary of one half.</summary>
    private static void PrintHardest(List<Article> articles, string[] stories)
    {
        var shingles = articles.Select(a => Shingles(a.Text)).ToArray();
        var pairs = new List<(double Overlap, double Contained, bool Same, int First, int Second)>();
        for (var i = 0; i < articles.Count; i++)
        {
            for (var k = i - 1; k >= 0 && articles[i].EventTime - articles[k].EventTime <= Window; k--)
            {
                var smaller = Math.Min(shingles[i].Count, shingles[k].Count);
                if (smaller == 0)
                    continue;
                var shared = shingles[i].Count < shingles[k].Count ? shingles[i].Count(shingles[k].Contains) : shingles[k].Count(shingles[i].Contains);
                var overlap = (double)shared / (shingles[i].Count + shingles[k].Count - shared);
                if (overlap is > 0.1 and < 0.95)
                    pairs.Add((overlap, (double)shared / smaller, stories[i] == stories[k], k, i));
            }
        }

        Console.WriteLine($"\nThe {HardestCalls} hardest calls (overlap of three-word shingles, share of the shorter text that the other holds):");
        foreach (var (overlap, contained, same, first, second) in pairs.DistinctBy(p => (articles[p.First].Text, articles[p.Second].Text)).OrderBy(p => Math.Abs(p.Overlap - 0.5)).Take(HardestCalls))
            Console.WriteLine($"  {(same ? "same" : "two "),-4} {overlap:0.00} {contained:0.00}  {articles[first].EventTime:MM-dd} {Line(articles[first])}\n                   {articles[second].EventTime:MM-dd} {Line(articles[second])}");
    }

    private static string Line(Article article) => $"{article.Title.ReplaceLineEndings(" ")} ({article.Text.Length} characters)";

    private static HashSet<(string, string, string)> Shingles(string text)
    {
        var words = text.ToLowerInvariant().Split([' ', '\n', '.', ',', ';', ':', '"', '\'', '(', ')', '-'], StringSplitOptions.RemoveEmptyEntries);
        return [.. Enumerable.Range(0, Math.Max(0, words.Length - 2)).Select(i => (words[i], words[i + 1], words[i + 2]))];
    }

    private static void PrintSpeed(List<Article> articles)
    {
        var best = TimeSpan.MaxValue;
        var prints = Array.Empty<StoryFingerprint>();
        for (var round = 0; round < 20; round++)
        {
            var clock = Stopwatch.StartNew();
            prints = [.. articles.Select(a => StoryFingerprint.Of(a.Title, a.Text))];
            best = clock.Elapsed < best ? clock.Elapsed : best;
        }

        var bytes = articles.Sum(a => (long)System.Text.Encoding.UTF8.GetByteCount(a.Title) + System.Text.Encoding.UTF8.GetByteCount(a.Text));
        Console.WriteLine($"fingerprints: {bytes / best.TotalSeconds / 1e6:0} MB/s, {best.TotalMicroseconds / articles.Count:0.0} µs an article (best of 20)");

        // The archive again and again, each time a month later: 100,000 texts, half of them copies.
        const int texts = 100_000;
        var index = new StoryIndex(TimeSpan.FromDays(3));
        var memory = GC.GetTotalMemory(forceFullCollection: true);
        var all = Stopwatch.StartNew();
        for (var i = 0; i < texts; i++)
            index.Assign($"{i}", articles[i % articles.Count].EventTime.AddDays(400 * (i / articles.Count)), prints[i % prints.Length]);
        Console.WriteLine($"index: {texts} texts in {all.Elapsed.TotalSeconds:0.0} s, {(GC.GetTotalMemory(forceFullCollection: true) - memory) / 1e6:0} MB kept");
        GC.KeepAlive(index);
    }
}
