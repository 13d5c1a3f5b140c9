using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Analysis;

/// <summary>
/// Tells whether the given name beside a family name is that of a person of the watchlist, however it is spelled:
/// Andrei, Andrey, Andrej and Andriy have the same consonants.
/// </summary>
internal sealed class GivenNames
{
    private const int PrefixLength = 4;
    private const int LongestName = 16;
    private readonly (string Consonants, string Prefix)[] _names;

    public GivenNames(Watchlist watchlist) => _names = watchlist.Entities.Select(e => e is { Type: "person", Origin: "ru" }
        ? (Consonants(Fold(FirstWord(e.Label))), Prefix(e.Names.FirstOrDefault(n => n.Language == "ru" && n.Text.Contains(' ', StringComparison.Ordinal))))
        : ("", "")).ToArray();

    public bool StandsBeside(FoldedText text, Hit hit) => StandsBefore(text, hit) || StandsAfter(text, hit);

    private bool StandsBefore(FoldedText text, Hit hit)
    {
        var start = hit.FoldedStart - 1;
        if (_names[hit.Target].Consonants.Length == 0 || start < 0 || text.Letters[start] < CharacterFolding.FirstLetter)
            return false;
        while (start > 0 && hit.FoldedStart - start < LongestName && (text.Marks[start] & FoldedText.WordStart) == 0)
            start--;
        return IsGivenName(text.Letters[start..hit.FoldedStart], hit.Target);
    }

    /// <summary>"Medvedev Dmitry", as forms and files have it.</summary>
    private bool StandsAfter(FoldedText text, Hit hit)
    {
        var start = hit.FoldedEnd;
        if (_names[hit.Target].Consonants.Length == 0 || start >= text.Length || text.Letters[start] < CharacterFolding.FirstLetter || (text.Marks[start] & (FoldedText.AfterStop | FoldedText.Capital)) != FoldedText.Capital)
            return false;
        return IsGivenName(text.Letters[start..text.WordEnd(start, Math.Min(text.Length, start + LongestName))], hit.Target);
    }

    private bool IsGivenName(ReadOnlySpan<char> word, ushort target)
    {
        var (consonants, prefix) = _names[target];
        if (Script.IsCyrillic(word[0]))
            return prefix.Length > 0 && word.StartsWith(prefix);
        return word.Length > 2 && Script.IsLatin(word[0]) && Consonants(word) is var found && (found == consonants || found.Length > 3 && found.StartsWith(consonants, StringComparison.Ordinal) && found.Length == consonants.Length + 1);
    }

    /// <summary>The consonants, spelled one way: tsch, tch, ch and kh are one sound, w is v, x is ks.</summary>
    private static string Consonants(ReadOnlySpan<char> word)
    {
        var text = word.ToString().Replace("tsch", "h", StringComparison.Ordinal).Replace("tch", "h", StringComparison.Ordinal).Replace("ch", "h", StringComparison.Ordinal)
            .Replace("kh", "h", StringComparison.Ordinal).Replace("sz", "s", StringComparison.Ordinal).Replace("cz", "h", StringComparison.Ordinal).Replace("x", "ks", StringComparison.Ordinal).Replace('w', 'v').Replace("gu", "g", StringComparison.Ordinal);
        return new string(text.Where(c => !"aeiouyj".Contains(c, StringComparison.Ordinal)).ToArray());
    }

    private static string FirstWord(string text) => text.Split(' ')[0];

    private static string Fold(string text)
    {
        using var folded = FoldedText.Of(text);
        return folded.Letters.ToString();
    }

    private static string Prefix(WatchedName? name)
    {
        var first = name is null ? "" : Fold(FirstWord(name.Text));
        return first[..Math.Min(PrefixLength, first.Length)];
    }
}
