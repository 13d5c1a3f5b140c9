using NewsMonitor.Articles;

namespace NewsMonitor.Analysis;

/// <summary>What an article says: language, relevance, entities, topics, unknown terms, and the fingerprint of its text.</summary>
public sealed record ArticleAnalysis
{
    /// <summary>BCP 47 code of the language of the text ("zh-Hans", "zh-Hant"; "und" when it cannot be told).</summary>
    public required string Language { get; init; }
    public required Relevance Relevance { get; init; }

    /// <summary>Entities of the watchlist, most mentioned first.</summary>
    public IReadOnlyList<EntityMention> Entities { get; init; } = [];

    /// <summary>Topics said of the pair, strongest first.</summary>
    public IReadOnlyList<TopicMention> Topics { get; init; } = [];

    /// <summary>Ids of the watchlist's keywords that stand in the text.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Names and phrases nobody listed, best first; empty for articles that are not relevant.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];

    public required StoryFingerprint Fingerprint { get; init; }

    /// <summary>The sentence that shows best why the article counts, at most 300 characters; empty when it is not relevant or has no text.</summary>
    public string Snippet { get; init; } = "";

    /// <summary>False when a paid analyser should have added to this and could not; it is tried again later, unless it refused.</summary>
    public bool Enriched { get; init; } = true;

    /// <summary>Why the paid analyser will never take this article; null when it did or may yet.</summary>
    public string? EnrichmentRefused { get; init; }
}

/// <summary>Whether the article is about relations between the two sides.</summary>
/// <param name="Score">0..1, to be read as a probability.</param>
/// <param name="Relevant">The verdict.</param>
/// <param name="Reasons">Why, strongest first, one short phrase each.</param>
public sealed record Relevance(double Score, bool Relevant, IReadOnlyList<string> Reasons);

/// <summary>An entity of the watchlist as an article mentions it.</summary>
/// <param name="Id">Slug, e.g. "kim-jong-un".</param>
/// <param name="Label">Name for people to read.</param>
/// <param name="Type">"person", "organization", "place", "country", "weapon", "event", "treaty", …</param>
/// <param name="Count">Number of mentions, a position counted once.</param>
/// <param name="Forms">The distinct spellings found, as they stand in the text, in order of appearance.</param>
/// <param name="Spans">Where they stand, ordered.</param>
public sealed record EntityMention(string Id, string Label, string Type, int Count, IReadOnlyList<string> Forms, IReadOnlyList<TextSpan> Spans);

/// <summary>A topic of the watchlist as an article speaks of it.</summary>
public sealed record TopicMention(string Id, string Label, int Count);

/// <summary>A stretch of an article's text in UTF-16 code units, as .NET counts them.</summary>
/// <param name="Part">Which text.</param>
public readonly record struct TextSpan(TextPart Part, int Start, int Length);

/// <summary>The texts of an article.</summary>
public enum TextPart
{
    Title,
    Text,
}

/// <summary>The contract of <c>article analyze</c>: one JSON object a line.</summary>
public sealed record AnalysisLine(
    string Url,
    string Language,
    RelevanceLine Relevance,
    IReadOnlyList<EntityLine> Entities,
    IReadOnlyList<TopicLine> Topics,
    IReadOnlyList<string> Terms,
    string Story)
{
    /// <summary>The line of an analysed article; its story is counted in the order of the lines.</summary>
    public static AnalysisLine Of(Article article, ArticleAnalysis analysis, StoryIndex stories) => new(
        article.Url,
        analysis.Language,
        new RelevanceLine(Math.Round(analysis.Relevance.Score, 4), analysis.Relevance.Relevant, analysis.Relevance.Reasons),
        [.. analysis.Entities.Select(e => new EntityLine(e.Id, e.Label, e.Type, e.Count, e.Forms, e.Spans))],
        [.. analysis.Topics.Select(t => new TopicLine(t.Id, t.Count))],
        analysis.Terms,
        stories.Assign(article.Id, article.EventTime, analysis.Fingerprint));
}

public sealed record RelevanceLine(double Score, bool Relevant, IReadOnlyList<string> Reasons);

public sealed record EntityLine(string Id, string Label, string Type, int Count, IReadOnlyList<string> Forms, IReadOnlyList<TextSpan> Spans);

public sealed record TopicLine(string Id, int Count);
