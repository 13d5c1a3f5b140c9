using System.Globalization;
using System.Text;
using NewsMonitor.Alerts;
using NewsMonitor.Analysis;

namespace NewsMonitor.Service.Api;

/// <summary>Words to look for; case, accents and width do not matter, all words must be found.</summary>
public sealed class TextQuery(string? query)
{
    private readonly string[] _words = (query ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MaxWords).ToArray();
    private const int MaxWords = 10;
    private const CompareOptions Loose = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreWidth | CompareOptions.IgnoreKanaType;

    /// <summary>True when everything fits.</summary>
    public bool IsEmpty => _words.Length == 0;

    public bool Matches(Alert alert) => _words.All(word =>
        Contains(alert.Headline, word) || Contains(alert.Why, word)
        || alert.Signals.Any(s => Contains(s.Label, word) || Contains(s.Key.Id, word))
        || alert.Stories.Any(s => Contains(s.Title, word) || Contains(s.Snippet, word) || Contains(s.Publisher, word)));

    public bool Matches(Mention mention) => _words.All(word =>
        Contains(mention.Title, word) || Contains(mention.Snippet, word) || Contains(mention.Publisher, word));

    public bool Matches(string text) => _words.All(word => Contains(text, word));

    /// <summary>Between plain letters the rules of Unicode say nothing else than the letters do, and asking them takes fifty times as long.</summary>
    private static bool Contains(string text, string word) => Ascii.IsValid(word) && Ascii.IsValid(text)
        ? text.Contains(word, StringComparison.OrdinalIgnoreCase)
        : CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, word, Loose) >= 0;
}
