using NewsMonitor.Analysis;
using NewsMonitor.Articles;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Tests.Analysis;

/// <summary>Reads short articles with the built-in watchlist.</summary>
internal static class Reader
{
    public static BuiltInAnalyzer Analyzer { get; } = new(BuiltInWatchlist.DprkRussia);

    public static ArticleAnalysis Read(string title, string text = "") =>
        Analyzer.Analyze(new ArticleLine { Title = title, Text = text }.ToArticle(DateTimeOffset.UnixEpoch));

    public static EntityMention? Entity(this ArticleAnalysis analysis, string id) => analysis.Entities.FirstOrDefault(e => e.Id == id);

    public static string[] Ids(this ArticleAnalysis analysis) => [.. analysis.Entities.Select(e => e.Id)];
}
