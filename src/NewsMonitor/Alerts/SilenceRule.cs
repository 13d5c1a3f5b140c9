using NewsMonitor.Spikes;

namespace NewsMonitor.Alerts;

/// <summary>
/// Keeps alerts from calling anybody until a moment. What a rule names must all hold; an alert is silenced when one rule
/// matches. A silenced alert is still found, kept and shown.
/// </summary>
public sealed record SilenceRule
{
    /// <summary>Chosen by who made it; unique among the rules.</summary>
    public required string Id { get; init; }

    /// <summary>Alerts that are mainly about this key; see <see cref="Matches"/>.</summary>
    public SeriesKey? Key { get; init; }

    /// <summary>Alerts that are mainly about this topic (its id, without "topic:").</summary>
    public string? Topic { get; init; }

    /// <summary>Alerts that only this publisher reports.</summary>
    public string? Source { get; init; }

    /// <summary>The rule holds up to this moment.</summary>
    public required DateTimeOffset Until { get; init; }
    public string? By { get; init; }
    public string? Note { get; init; }

    /// <summary>
    /// Whether the rule silences an alert at a moment. An alert is mainly about a key when the key is its first signal, or
    /// counts at least half as many stories as its first signal; a key in the margin of a larger event silences nothing.
    /// </summary>
    public bool Matches(Alert alert, DateTimeOffset at) =>
        at < Until
        && (Key is not null || Topic is not null || Source is not null)
        && (Key is not { } key || MainlyAbout(alert, key))
        && (Topic is null || MainlyAbout(alert, new SeriesKey(KeyKind.Topic, Topic)))
        && (Source is null || (alert.Publishers.Count > 0 && alert.Publishers.All(p => string.Equals(p, Source, StringComparison.OrdinalIgnoreCase))));

    /// <summary>Refuses a rule that would silence nothing or everything.</summary>
    /// <exception cref="InvalidInputException">It names no id, or none of key, topic and source.</exception>
    public SilenceRule Validated()
    {
        if (string.IsNullOrWhiteSpace(Id))
            throw new InvalidInputException("A silence needs an \"id\".");
        if (Key is null && string.IsNullOrWhiteSpace(Topic) && string.IsNullOrWhiteSpace(Source))
            throw new InvalidInputException($"Silence \"{Id}\" names neither key, topic nor source: it would silence everything.");
        return this;
    }

    private static bool MainlyAbout(Alert alert, SeriesKey key) =>
        alert.Signals.Count > 0 && alert.Signals.FirstOrDefault(s => s.Key == key) is { } signal
        && 2 * signal.Observed >= alert.Signals[0].Observed;
}
