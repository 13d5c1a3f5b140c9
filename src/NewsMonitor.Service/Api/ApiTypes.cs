using System.ComponentModel;
using System.Globalization;
using NewsMonitor.Alerts;
using NewsMonitor.Analysis;
using NewsMonitor.Articles;
using NewsMonitor.Spikes;

namespace NewsMonitor.Service.Api;

/// <summary>One page of alerts.</summary>
public sealed record AlertList(
    IReadOnlyList<Alert> Items,
    [property: Description("Give it as `after` for the next page; null at the end.")] string? Next);

/// <summary>An alert and the series behind its first signals.</summary>
public sealed record AlertDetail(
    string Id, int Revision, AlertStatus Status, Severity Severity, string Headline, string Why,
    DateTimeOffset StartedAt, DateTimeOffset UpdatedAt, DateTimeOffset? ResolvedAt, DateTimeOffset? DetectedAt,
    IReadOnlyList<Signal> Signals, IReadOnlyList<AlertStory> Stories, int Articles, IReadOnlyList<string> Publishers, IReadOnlyList<string> Languages,
    Acknowledgement? Acknowledged, IReadOnlyDictionary<string, string> Links,
    [property: Description("Excerpts of the series of the first signals, from some days before the alert to a day after it.")] IReadOnlyList<SeriesAnswer> Series)
{
    public static AlertDetail Of(Alert a, IReadOnlyList<SeriesAnswer> series) => new(
        a.Id, a.Revision, a.Status, a.Severity, a.Headline, a.Why, a.StartedAt, a.UpdatedAt, a.ResolvedAt, a.DetectedAt,
        a.Signals, a.Stories, a.Articles, a.Publishers, a.Languages, a.Acknowledged, a.Links, series);
}

/// <summary>Who has seen to an alert.</summary>
public sealed record AcknowledgeRequest
{
    [Description("Name of the person, 1 to 100 characters.")]
    public required string By { get; init; }

    [Description("A note for the others, at most 1000 characters.")]
    public string? Note { get; init; }

    [Description("For so many hours (1 to 720) further alerts that are mainly about the same key are silenced too; absent for none.")]
    public int? SilenceHours { get; init; }

    /// <summary>The fields of the dashboard's form.</summary>
    internal static AcknowledgeRequest OfForm(IReadOnlyDictionary<string, string> form) => new()
    {
        By = form.GetValueOrDefault("by", ""),
        Note = form.GetValueOrDefault("note"),
        SilenceHours = form.GetValueOrDefault("silenceHours", "") is { Length: > 0 } hours
            ? int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0
            : null,
    };

    internal IEnumerable<FieldError> Faults()
    {
        if (string.IsNullOrWhiteSpace(By) || By.Length > 100 || By.Any(char.IsControl))
            yield return new("body", "by", "Give a name of 1 to 100 characters on one line.");
        else if (TurnsText(By))
            yield return new("body", "by", "Give a name without characters that change the direction of writing.");
        if (Note is { Length: > 1000 })
            yield return new("body", "note", "At most 1000 characters.");
        else if (Note is not null && (TurnsText(Note) || Note.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))))
            yield return new("body", "note", "Give a text without control characters and without characters that change the direction of writing.");
        if (SilenceHours is < 1 or > 720)
            yield return new("body", "silenceHours", "Give a whole number from 1 to 720.");
    }

    /// <summary>Overrides and embeddings (U+202A…) make a text read as another, wherever it is shown; letters of any script need none of them.</summary>
    private static bool TurnsText(string text) => text.Any(c => c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u2028' or '\u2029');
}

/// <summary>One page of keys.</summary>
public sealed record KeyList(IReadOnlyList<KeySummary> Items, string? Next);

/// <summary>A key that has been counted.</summary>
/// <param name="Stories">Stories in the range.</param>
/// <param name="LastSeen">When the last of them was told.</param>
public sealed record KeySummary(SeriesKey Key, string Kind, string Label, int Stories, DateTimeOffset LastSeen);

/// <summary>Counts of a key over time.</summary>
public sealed record SeriesAnswer(
    SeriesKey Key, string Kind, string Label,
    [property: Description("ISO 8601 duration of a step.")] string Step,
    DateTimeOffset From, DateTimeOffset To, IReadOnlyList<SeriesPoint> Points);

/// <param name="Observed">Stories from this moment on, for one step.</param>
/// <param name="Expected">Stories to be expected in it.</param>
/// <param name="Low">Four of five steps have from this many stories…</param>
/// <param name="High">…to this many.</param>
public sealed record SeriesPoint(DateTimeOffset From, int Observed, double Expected, double Low, double High);

/// <summary>One page of articles.</summary>
public sealed record ArticleList(IReadOnlyList<ArticleSummary> Items, string? Next);

/// <summary>An article as the list shows it.</summary>
public sealed record ArticleSummary(
    string Id, string Title, string Url, string Publisher, string Language, DateTimeOffset EventTime, string Feed, string Snippet,
    double Score, bool Relevant, IReadOnlyList<SeriesKey> Keys, bool Enriched)
{
    public static ArticleSummary Of(Mention m) => new(
        m.ArticleId, m.Title, m.Url, m.Publisher, m.Language, m.EventTime, m.Feed, m.Snippet, m.Score, m.Relevant, m.Keys, m.Enriched);
}

/// <summary>An article and what the watchlist in force finds in it.</summary>
public sealed record ArticleDetail(
    string Id, string Url, string Title, string Text, DateTimeOffset? PublishedAt, DateTimeOffset EventTime, string Source, string? Author, string? Feed, DateTimeOffset? FetchedAt,
    string Language, Relevance Relevance,
    [property: Description("Where each entity stands: `part` says in which text, `start` and `length` count UTF-16 code units.")] IReadOnlyList<EntityMention> Entities,
    IReadOnlyList<TopicMention> Topics, IReadOnlyList<string> Keywords, IReadOnlyList<string> Terms)
{
    public static ArticleDetail Of(Article a, ArticleAnalysis n) => new(
        a.Id, a.Url, a.Title, a.Text, a.PublishedAt, a.EventTime, a.Source, a.Author, a.Feed, a.FetchedAt,
        n.Language, n.Relevance, n.Entities, n.Topics, n.Keywords, n.Terms);
}
