using NewsMonitor.Spikes;

namespace NewsMonitor.Alerts;

/// <summary>An incident: keys that rose together because of the same stories, told once, with its evidence.</summary>
public sealed record Alert
{
    /// <summary>Deterministic: "yyyyMMddHH-" of the hour in which it was opened and 8 hex digits of its lead key. Safe in table keys and URLs.</summary>
    public required string Id { get; init; }

    /// <summary>1 when it is opened, one more for every change worth telling. An announcement is one alert id and revision.</summary>
    public int Revision { get; init; } = 1;
    public required AlertStatus Status { get; init; }
    public required Severity Severity { get; init; }

    /// <summary>Title of the most central story.</summary>
    public required string Headline { get; init; }

    /// <summary>One sentence a person understands: what was observed, what was expected, how unlikely that is.</summary>
    public required string Why { get; init; }

    /// <summary>When the coverage began to rise (the first story of the rise), the moment of the last change, and when it was over (null while open). UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>When the rise could first be told from chance and the alert was opened; the delay is counted from <see cref="StartedAt"/>. Null in alerts stored before this was kept.</summary>
    public DateTimeOffset? DetectedAt { get; init; }

    /// <summary>The one that tells it from other alerts first (<see cref="Why"/> speaks of it), then the most unlikely first.</summary>
    public required IReadOnlyList<Signal> Signals { get; init; }

    /// <summary>Ranked by how much they explain; at most <see cref="MaxStories"/>.</summary>
    public required IReadOnlyList<AlertStory> Stories { get; init; }

    /// <summary>Number of articles, copies included.</summary>
    public required int Articles { get; init; }
    public required IReadOnlyList<string> Publishers { get; init; }
    public required IReadOnlyList<string> Languages { get; init; }
    public Acknowledgement? Acknowledged { get; init; }

    /// <summary>"self" (API) and "page" (dashboard); filled in where the public address is known.</summary>
    public IReadOnlyDictionary<string, string> Links { get; init; } = new Dictionary<string, string>();

    public const int MaxStories = 20;
    public const int MaxSignals = 40;
}

/// <summary>Life cycle: open → resolved (→ open again when it returns within a day). Acknowledged and silenced alerts do not call anybody again.</summary>
public enum AlertStatus
{
    Open,
    Acknowledged,
    Silenced,
    Resolved,
}

public enum Severity
{
    Low,
    Medium,
    High,
}

/// <summary>One key that rose.</summary>
/// <param name="Key">"kind:id".</param>
/// <param name="Kind">"entity", "topic", "keyword", "pair", "relation" or "term".</param>
/// <param name="Label">Name for people.</param>
/// <param name="Window">From (inclusive) and to (exclusive), full hours UTC; to may be the moment of the evaluation.</param>
/// <param name="Observed">Stories counted in the window.</param>
/// <param name="Expected">Stories expected there.</param>
/// <param name="Ratio">Observed over expected.</param>
/// <param name="PValue">Chance of at least that many, for this key and window alone.</param>
public sealed record Signal(SeriesKey Key, string Kind, string Label, AlertWindow Window, int Observed, double Expected, double Ratio, double PValue);

public sealed record AlertWindow(DateTimeOffset From, DateTimeOffset To);

/// <summary>A story that explains an alert: its first article, and how often it was copied.</summary>
/// <param name="Id">Id of the first article that told it.</param>
/// <param name="Copies">Further articles with near-identical text.</param>
public sealed record AlertStory(string Id, string Title, string Url, string Publisher, string Language, DateTimeOffset PublishedAt, int Copies, string Snippet);

/// <summary>Who has seen to an alert, when, and what he noted.</summary>
public sealed record Acknowledgement(string By, DateTimeOffset At, string? Note);
