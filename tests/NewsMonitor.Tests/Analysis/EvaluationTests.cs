using NewsMonitor.Analysis;
using NewsMonitor.Analysis.Evaluation;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Tests.Analysis;

/// <summary>The labelled articles are read no worse than before. <c>newsmonitor article evaluate FILE --errors</c> shows what is wrong.</summary>
public sealed class EvaluationTests
{
    private static readonly BuiltInAnalyzer Analyzer = new(BuiltInWatchlist.DprkRussia);

    [Theory]
    [InlineData("tests/evaluation/dev.jsonl", 150, 0.99, 0.99, 0.99, 0.99, 0.74, 0.87)]
    [InlineData("tests/evaluation/heldout.jsonl", 150, 0.99, 0.99, 0.99, 0.98, 0.80, 0.78)]
    [InlineData("tests/evaluation/dev-frmt.jsonl", 30, 0.99, 0.97, 0.98, 0.97, 0.60, 0.60)]
    [InlineData("tests/evaluation/heldout-2026b.jsonl", 242, 0.99, 0.98, 0.98, 0.97, 0.73, 0.81)]
    [InlineData("tests/evaluation/heldout-2026c.jsonl", 144, 0.97, 0.97, 0.98, 0.945, 0.86, 0.84)]
    [InlineData("tests/evaluation/dev-2026d.jsonl", 214, 0.99, 0.94, 0.97, 0.95, 0.79, 0.74)]
    [InlineData("tests/evaluation/heldout-2026b-frmt.jsonl", 25, 0.99, 0.97, 0.97, 0.96, 0.45, 0.38)]
    [InlineData("tests/evaluation/heldout-2026e.jsonl", 198, 0.985, 0.94, 0.97, 0.94, 0.79, 0.71)]
    [InlineData("tests/evaluation/heldout-2026e-frmt.jsonl", 16, 0.99, 0.90, 0.93, 0.80, 0.60, 0.60)]
    [InlineData("tests/evaluation/heldout-2026f.jsonl", 88, 0.99, 0.93, 0.96, 0.95, 0.74, 0.78)]
    [InlineData("tests/evaluation/heldout-2026f-frmt.jsonl", 10, 0.99, 0.89, 0.98, 0.95, 0.60, 0.60)]
    [InlineData("tests/evaluation/heldout-2026g.jsonl", 110, 0.99, 0.86, 0.97, 0.96, 0.76, 0.74)]
    [InlineData("tests/evaluation/heldout-2026g-frmt.jsonl", 12, 0.99, 0.85, 0.96, 0.80, 0.65, 0.80)]
    [InlineData("tests/evaluation/heldout-2026t.jsonl", 132, 0.98, 0.93, 0.97, 0.96, 0.80, 0.77)]
    [InlineData("tests/evaluation/heldout-2026t-frmt.jsonl", 30, 0.99, 0.92, 0.97, 0.83, 0.86, 0.76)]
    [InlineData("tests/evaluation/dev-2026h.jsonl", 132, 0.99, 0.94, 0.97, 0.94, 0.70, 0.77)]
    [InlineData("tests/evaluation/dev-2026h-frmt.jsonl", 10, 0.99, 0.76, 0.90, 0.72, 0.80, 0.80)]
    [InlineData("tests/evaluation/dev-2026j.jsonl", 154, 0.99, 0.86, 0.98, 0.94, 0.69, 0.60)]
    [InlineData("tests/evaluation/dev-2026k.jsonl", 154, 0.99, 0.95, 0.97, 0.95, 0.76, 0.63)]
    [InlineData("tests/evaluation/dev-2026k-frmt.jsonl", 16, 0.99, 0.92, 0.98, 0.92, 0.70, 0.50)]
    [InlineData("tests/evaluation/dev-2026n.jsonl", 132, 0.99, 0.85, 0.98, 0.96, 0.77, 0.75)]
    [InlineData("tests/evaluation/dev-2026q.jsonl", 132, 0.99, 0.80, 0.97, 0.94, 0.78, 0.62)]
    [InlineData("tests/evaluation/dev-2026r.jsonl", 132, 0.99, 0.93, 0.97, 0.95, 0.81, 0.73)]
    [InlineData("tests/evaluation/dev-2026p-frmt.jsonl", 40, 0.99, 0.92, 0.95, 0.80, 0.76, 0.61)]
    public async Task ReadsLabelledArticles(
        string file, int articles, double language, double relevanceF1, double mentionPrecision, double mentionRecall, double topicPrecision, double topicRecall)
    {
        await using var stream = File.OpenRead(Path.Combine(Repository.Root, file));
        var labelled = await LabelledArticle.ReadAsync(stream, file, Analyzer.Watchlist, TestContext.Current.CancellationToken);
        var score = labelled.Select(l => AnalysisScore.Of(l, Analyzer.Analyze(l.Article), Analyzer.Watchlist)).Aggregate(AnalysisScore.None, (a, b) => a + b);

        Assert.True(score.Articles >= articles, $"only {score.Articles} articles");
        Assert.InRange((double)score.Language / score.Articles, language, 1);
        Assert.InRange(score.Relevance.F1, relevanceF1, 1);
        Assert.InRange(score.Mentions.Precision, mentionPrecision, 1);
        Assert.InRange(score.Mentions.Recall, mentionRecall, 1);
        Assert.InRange(score.Topics.Precision, topicPrecision, 1);
        Assert.InRange(score.Topics.Recall, topicRecall, 1);
    }

    [Theory]
    [InlineData("""{"title":"No label"}""", "relevant")]
    [InlineData("""{"title":"Odd","relevant":true,"entities":"russia"}""", "entities")]
    [InlineData("""{"title":"Nobody","relevant":true,"entities":["russia","kim-jong-unn"]}""", "article 1: the watchlist lists no entity \"kim-jong-unn\"")]
    [InlineData("""{"title":"Nothing","relevant":true,"topics":["cooking"]}""", "article 1: the watchlist lists no topic \"cooking\"")]
    [InlineData("""{"title":"Neither","relevant":true,"optional":["sports","cooking"]}""", "lists no entity or topic \"cooking\"")]
    [InlineData("\n", "labels.jsonl: no article in it")]
    public async Task ArticlesWithoutLabelsOrWithUnknownOnesAreRefused(string line, string names)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(line));
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => LabelledArticle.ReadAsync(stream, "labels.jsonl", Analyzer.Watchlist, TestContext.Current.CancellationToken));
        Assert.Contains(names, refused.Message, StringComparison.Ordinal);
    }
}
