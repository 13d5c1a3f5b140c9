using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NewsMonitor.Watchlists.Naming;

namespace NewsMonitor.Analysis.Terms;

/// <summary>
/// A Korean's name in one form, however its syllables are parted: "Ri Kwang-su", "Ri Kwangsu" and "RI Kwang Su" are Ri Kwang Su,
/// "Ли Гвансу" and "Ли Гван-су" are Ли Гван Су. Spellings of other alphabets stay apart: what they sound like is not certain.
/// </summary>
internal static partial class KoreanPersons
{
    private static readonly FrozenSet<string> Families = KoreanNames.UsualFamilies.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The name of two or three words in its form; null when it is no Korean's.</summary>
    public static string? FormOf(IReadOnlyList<string> words)
    {
        if (words.Count is < 2 or > 3 || !Families.Contains(Titled(words[0])))
            return null;
        var given = string.Join('-', words.Skip(1)).Split('-', StringSplitOptions.RemoveEmptyEntries);
        var (one, two) = given.Length switch { 1 => Split(given[0]), 2 => (given[0], Nominative(given[1])), _ => default };
        return one is { Length: > 0 } && two is { Length: > 0 } && IsSyllable(one) && IsSyllable(two) ? $"{Titled(words[0])} {Titled(one)} {Titled(two)}" : null;
    }

    /// <summary>Two syllables written together; a consonant between two vowels begins the second, as "Sonhui" and "Kwangsu" show.</summary>
    private static (string One, string Two) Split(string word)
    {
        word = Nominative(word);
        for (var at = 2; at < word.Length - 1; at++)
        {
            if (IsSyllable(word[..at]) && IsSyllable(word[at..]))
                return (word[..at], word[at..]);
        }

        return default;
    }

    private static bool IsSyllable(string word) => IsCyrillic(word) ? CyrillicSyllable().IsMatch(word.ToLowerInvariant()) : Sounds.IsPlainKorean(word.ToLowerInvariant(), oneSyllable: true);

    /// <summary>A Russian case ending taken off the last syllable: "Чхоля", "Бока".</summary>
    private static string Nominative(string word)
    {
        if (!IsCyrillic(word) || CyrillicSyllable().IsMatch(word.ToLowerInvariant()))
            return word;
        if (CyrillicCase().Match(word) is not { Success: true } match)
            return word;
        return match.Groups["soft"].Success ? $"{word[..match.Groups["soft"].Index]}ль" : word[..match.Groups["ending"].Index];
    }

    private static bool IsCyrillic(string word) => word[0] is >= '\u0400' and <= '\u04FF';

    private static string Titled(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant();

    [GeneratedRegex("^(кх|тх|пх|чх|чж|дж|[кгнтдрлмпбсчхц])?(йо|йе|ва|вэ|ве|во|ви|ый|[аяоёуюыиэе])(нг|ль|[кнмптр])?$", RegexOptions.NonBacktracking)]
    private static partial Regex CyrillicSyllable();

    [GeneratedRegex("((?<soft>л)(я|ю|ем|е)|[кнмптр](?<ending>а|у|ом|е))$", RegexOptions.ExplicitCapture)]
    private static partial Regex CyrillicCase();
}
