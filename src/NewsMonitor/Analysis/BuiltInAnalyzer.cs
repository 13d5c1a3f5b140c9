using NewsMonitor.Articles;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Analysis;

/// <summary>The analyser that is the default everywhere: dictionaries, rules and statistics, no network. Thread-safe.</summary>
public sealed class BuiltInAnalyzer(Watchlist watchlist) : IArticleAnalyzer
{
    public Watchlist Watchlist { get; } = watchlist;

    public ArticleAnalysis Analyze(Article article) => new()
    {
        Language = "und",
        Relevance = new Relevance(0, false, []),
        Fingerprint = StoryFingerprint.Of(article.Title, article.Text),
    };

    public ValueTask<ArticleAnalysis> AnalyzeAsync(Article article, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Analyze(article));
    }
}
