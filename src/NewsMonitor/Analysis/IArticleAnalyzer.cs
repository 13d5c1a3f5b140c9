using NewsMonitor.Articles;

namespace NewsMonitor.Analysis;

/// <summary>Says what an article is about. The built-in one needs no network; the one of Azure AI Language adds to it.</summary>
public interface IArticleAnalyzer
{
    /// <summary>Analyses one article. Never throws for what an article contains.</summary>
    ValueTask<ArticleAnalysis> AnalyzeAsync(Article article, CancellationToken cancellationToken);
}
