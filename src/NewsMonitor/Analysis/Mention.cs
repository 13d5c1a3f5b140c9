using NewsMonitor.Articles;
using NewsMonitor.Spikes;

namespace NewsMonitor.Analysis;

/// <summary>
/// One row an article: all that spikes and alerts need of it. Table <c>mentions</c>, partition = hour of the event
/// time, row = article id.
/// </summary>
public sealed record Mention
{
    public required string ArticleId { get; init; }

    /// <summary>UTC; see <see cref="Articles.EventTime"/>.</summary>
    public required DateTimeOffset EventTime { get; init; }

    /// <summary>The unit of exposure: the feed it was read through, or the publisher where there is no feed.</summary>
    public required string Feed { get; init; }
    public required string Publisher { get; init; }
    public required string Language { get; init; }
    public required string Title { get; init; }
    public required string Url { get; init; }

    /// <summary>The sentence that shows best why it counts; at most 300 characters.</summary>
    public string Snippet { get; init; } = "";
    public required double Score { get; init; }
    public required bool Relevant { get; init; }

    /// <summary>Keys the article counts for; empty when it is not relevant (it then counts as exposure only).</summary>
    public IReadOnlyList<SeriesKey> Keys { get; init; } = [];
    public required StoryFingerprint Fingerprint { get; init; }
    public bool Enriched { get; init; } = true;

    /// <inheritdoc cref="ArticleAnalysis.EnrichmentRefused"/>
    public string? EnrichmentRefused { get; init; }

    /// <summary>Longest title kept, in characters.</summary>
    public const int MaxTitle = 500;

    /// <summary>Most keys kept; the article's entities come first, then topics, pairs, keywords and terms.</summary>
    public const int MaxKeys = 120;

    /// <summary>The row of an article.</summary>
    public static Mention Of(Article article, ArticleAnalysis analysis) => new()
    {
        ArticleId = article.Id,
        EventTime = article.EventTime,
        Feed = article.ReadThrough,
        Publisher = article.Source,
        Language = analysis.Language,
        Title = Cut(article.Title.Length > 0 ? article.Title : article.Text, MaxTitle),
        Url = article.Url,
        Snippet = !analysis.Relevance.Relevant ? "" : analysis.Snippet.Length > 0 ? analysis.Snippet : Cut(article.Text, 300),
        Score = Math.Round(analysis.Relevance.Score, 3),
        Relevant = analysis.Relevance.Relevant,
        Keys = analysis.Relevance.Relevant ? SeriesKey.Of(analysis, MaxKeys) : [],
        Fingerprint = analysis.Fingerprint,
        Enriched = analysis.Enriched,
        EnrichmentRefused = analysis.EnrichmentRefused,
    };

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
    }
}
