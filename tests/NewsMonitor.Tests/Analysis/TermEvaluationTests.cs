using NewsMonitor.Analysis;
using NewsMonitor.Articles;

namespace NewsMonitor.Tests.Analysis;

/// <summary>Unknown terms of labelled articles as a person judged them, and invented names in 22 languages.</summary>
public sealed class TermEvaluationTests
{
    [Fact]
    public async Task MostTermsAreWorthASeries()
    {
        var judged = Lines("terms-worth.tsv").ToDictionary(l => (l[0], l[1]), l => l[2] == "1");
        int worth = 0, not = 0;
        await using var stream = File.OpenRead(Path.Combine(Repository.Root, "tests/evaluation/heldout-2026b.jsonl"));
        await foreach (var article in ArticleLines.ReadAsync(stream, "heldout-2026b", DateTimeOffset.UnixEpoch, CancellationToken.None))
        {
            var analysis = Reader.Analyzer.Analyze(article);
            foreach (var term in analysis.Terms)
            {
                if (judged.TryGetValue((analysis.Language, term), out var isWorth) && isWorth)
                    worth++;
                else
                    not++;
            }
        }

        // What nobody judged counts as not worth it: judge it with the benchmark's verb "terms".
        Assert.True(worth >= 35 && worth >= 4 * not, $"{worth} worth a series, {not} not or not judged");
    }

    [Fact]
    public void InventedNamesAreFoundInEveryLanguageUnderOneKey()
    {
        var names = Lines("terms-planted.tsv").GroupBy(l => (l[0], l[1])).ToList();
        var keys = names.Select(n => n.Select(l => TermExtractor.Extract("", l[3], l[0], []).FirstOrDefault(t => t.StartsWith(l[2].Split('・', '·')[^1][..3], StringComparison.OrdinalIgnoreCase)) ?? "").Distinct().ToList()).ToList();
        Assert.Equal(22, names.Select(n => n.Key.Item1).Distinct().Count());
        Assert.DoesNotContain(keys, k => k.Contains(""));
        Assert.InRange(keys.Count(k => k.Count == 1), names.Count - 4, names.Count);
    }

    private static IEnumerable<string[]> Lines(string file) =>
        File.ReadLines(Path.Combine(Repository.Root, "tests/evaluation", file)).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t'));
}
