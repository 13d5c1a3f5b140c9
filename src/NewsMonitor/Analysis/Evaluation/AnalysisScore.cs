using NewsMonitor.Watchlists;

namespace NewsMonitor.Analysis.Evaluation;

/// <summary>How well an analyser reads labelled articles: per language and in all.</summary>
/// <param name="Articles">Number of articles.</param>
/// <param name="Language">Articles whose language was told right.</param>
/// <param name="Mentions">Entities per article; those the watchlist does not list count neither as found nor as missed.</param>
/// <param name="Topics">Topics of relevant articles that have topic labels; optional ones count neither as found nor as missed.</param>
public sealed record AnalysisScore(int Articles, int Language, Tally Relevance, Tally Mentions, Tally Topics)
{
    public static AnalysisScore None { get; } = new(0, 0, default, default, default);

    public static AnalysisScore operator +(AnalysisScore a, AnalysisScore b) =>
        new(a.Articles + b.Articles, a.Language + b.Language, a.Relevance + b.Relevance, a.Mentions + b.Mentions, a.Topics + b.Topics);

    public static AnalysisScore Add(AnalysisScore left, AnalysisScore right) => left + right;

    /// <summary>The score of one article; <paramref name="error"/> is told of everything that was read wrongly.</summary>
    public static AnalysisScore Of(LabelledArticle labelled, ArticleAnalysis analysis, Watchlist watchlist, Action<string>? error = null)
    {
        var listed = watchlist.Entities.Select(e => e.Id).ToHashSet();
        var found = analysis.Entities.Select(e => e.Id).ToHashSet();
        var mentions = default(Tally);
        foreach (var id in labelled.Entities.Where(listed.Contains).Union(found).Except(labelled.Optional))
        {
            mentions += Tally.Of(found.Contains(id), labelled.Entities.Contains(id));
            if (found.Contains(id) != labelled.Entities.Contains(id))
                error?.Invoke(found.Contains(id) ? $"mention +{id} ({string.Join(", ", analysis.Entities.First(e => e.Id == id).Forms)})" : $"mention -{id}");
        }

        var topics = default(Tally);
        if (labelled.Topics.Count > 0 && analysis.Relevance.Relevant)
        {
            var topicIds = analysis.Topics.Select(t => t.Id).ToHashSet();
            foreach (var id in labelled.Topics.Union(topicIds).Except(labelled.Optional))
            {
                topics += Tally.Of(topicIds.Contains(id), labelled.Topics.Contains(id));
                if (topicIds.Contains(id) != labelled.Topics.Contains(id))
                    error?.Invoke($"topic {(topicIds.Contains(id) ? "+" : "-")}{id}");
            }
        }

        if (analysis.Relevance.Relevant != labelled.Relevant)
            error?.Invoke($"relevance {(labelled.Relevant ? "-" : "+")} ({analysis.Relevance.Score:0.00}: {string.Join("; ", analysis.Relevance.Reasons.Take(3))})");
        if (analysis.Language != labelled.Language)
            error?.Invoke($"language {analysis.Language}");
        return new AnalysisScore(
            1, analysis.Language == labelled.Language ? 1 : 0, Tally.Of(analysis.Relevance.Relevant, labelled.Relevant), mentions, topics);
    }
}
