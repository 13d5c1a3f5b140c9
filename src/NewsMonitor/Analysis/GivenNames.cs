using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Analysis;

/// <summary>
/// Tells whether the given name before a family name is that of a person of the watchlist, however it is spelled:
/// Andrei, Andrey, Andrej and Andriy have the same consonants.
/// </summary>
internal sealed class GivenNames
{
    private const int PrefixLength = 4;
    private readonly (string Consonants, string Prefix)[] _names;

    public GivenNames(Watchlist watchlist) => _names = watchlist.Entities.Select(e => e is { Type: "person", Origin: "ru" }
        ? (Consonants(Fold(FirstWord(e.Label))), Prefix(e.Names.FirstOrDefault(n => n.Language == "ru" && n.Text.Contains(' ', StringComparison.Ordinal))))
        : ("", "")).ToArray();

    public bool StandsBefore(FoldedText text, Hit hit)
    {
        var (consonants, prefix) = _names[hit.Target];
        var start = hit.FoldedStart - 1;
        if (consonants.Length == 0 || start < 0 || text.Letters[start] < CharacterFolding.FirstLetter)
            return false;
        const int longest = 16;
        while (start > 0 && hit.FoldedStart - start < longest && (text.Marks[start] & FoldedText.WordStart) == 0)
            start--;
        var word = text.Letters[start..hit.FoldedStart];
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
