using System.Text.RegularExpressions;
using NewsMonitor.Alerts;
using NewsMonitor.Spikes;

namespace NewsMonitor.Webhooks;

/// <summary>Which alerts a subscription gets. All conditions must hold; an empty one holds always.</summary>
public sealed partial record SubscriptionFilter
{
    /// <summary>The least severity.</summary>
    public Severity MinSeverity { get; init; } = Severity.Low;

    /// <summary>Keys ("entity:kim-jong-un"), one of which must have risen.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Ids of topics ("arms-transfers"), one of which must have risen.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Languages (BCP 47), in one of which it must have been reported; "zh" includes "zh-Hans".</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    private const int MaxEntries = 200;

    public bool Matches(Alert alert) =>
        alert.Severity >= MinSeverity
        && (Keys.Count == 0 || alert.Signals.Any(s => Keys.Contains(s.Key.ToString(), StringComparer.OrdinalIgnoreCase)))
        && (Topics.Count == 0 || alert.Signals.Any(s => s.Key.Kind == KeyKind.Topic && Topics.Contains(s.Key.Id, StringComparer.OrdinalIgnoreCase)))
        && (Languages.Count == 0 || alert.Languages.Any(language => Languages.Any(wanted => Includes(wanted, language))));

    /// <summary>What is wrong: each member and why.</summary>
    public IEnumerable<(string Member, string Fault)> Faults()
    {
        if (!Enum.IsDefined(MinSeverity))
            yield return ("minSeverity", "Give low, medium or high.");
        foreach (var (member, entries) in new[] { ("keys", Keys), ("topics", Topics), ("languages", Languages) })
        {
            if (entries.Count > MaxEntries || entries.Any(e => string.IsNullOrWhiteSpace(e) || e.Length > 200))
                yield return (member, $"At most {MaxEntries} entries of 1 to 200 characters.");
            else if (member == "keys" && entries.FirstOrDefault(k => !SeriesKey.TryParse(k, out _)) is { } key)
                yield return (member, $"\"{key}\" is not a key (kind:id, e.g. entity:kim-jong-un).");
            else if (member == "languages" && entries.FirstOrDefault(l => !LanguageTag().IsMatch(l)) is { } language)
                yield return (member, $"\"{language}\" is not a language (BCP 47, e.g. ko or zh-Hans).");
        }
    }

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}$")]
    private static partial Regex LanguageTag();

    private static bool Includes(string wanted, string language) =>
        language.StartsWith(wanted, StringComparison.OrdinalIgnoreCase) && (language.Length == wanted.Length || language[wanted.Length] == '-');
}
