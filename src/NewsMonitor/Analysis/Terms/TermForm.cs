using System.Globalization;
using System.Text;

namespace NewsMonitor.Analysis.Terms;

/// <summary>Writes a term the same way whatever the sentence made of it.</summary>
internal static class TermForm
{
    /// <summary>Longest term, in characters.</summary>
    public const int MaxLength = 60;

    // Longest first. What is left keeps at least MinStem letters.
    private static readonly string[] CyrillicEndings = ["ского", "скому", "ская", "ской", "скую", "ским", "ском", "иями", "ями", "ами", "ого", "ому", "ыми", "ов", "ом", "ем", "ой", "ою", "ей", "ах", "ях", "ам", "ым", "им", "а", "у", "ю", "я", "е", "ы", "и", "і", "ї"];
    private static readonly string[] WestSlavicEndings = ["skiego", "skiemu", "ského", "skému", "ovi", "owi", "iem", "em", "om", "ou", "ą", "ę", "a", "u", "y", "e", "ě", "i"];
    private const int MinStem = 4;

    /// <summary>A name of cased script: composed, no possessive or case ending, words in capitals as ordinary ones unless they are acronyms.</summary>
    public static string OfName(IReadOnlyList<string> words, string language)
    {
        var form = new StringBuilder();
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0)
                form.Append(' ');
            form.Append(Word(words[i], language));
        }

        return Clean(form.ToString());
    }

    /// <summary>Composed, single spaces, nothing that a storage key or a query may not hold.</summary>
    public static string Clean(string term)
    {
        var form = new StringBuilder(term.Length);
        foreach (var c in Compose(term))
        {
            if (char.IsLetterOrDigit(c) || c is '-' or '\'' or '·' or '・' or '+' or '&' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                form.Append(c);
            else if (form.Length > 0 && form[^1] != ' ')
                form.Append(' ');
        }

        return form.ToString().Trim(' ', '-', '\'', '·', '・');
    }

    private static string Word(string word, string language)
    {
        word = Compose(word);
        var apostrophe = word.IndexOfAny(['\'', '\u2019']);
        // "Nordwind's", Turkish "Wonsan'da"; but d'Arc and O'Neill stay.
        if (apostrophe >= 3)
            word = word[..apostrophe];
        if (word.Length > 4 && word.Any(char.IsLetter) && word.All(c => !char.IsLower(c)))
            word = string.Concat(word.AsSpan(0, 1), word[1..].ToLowerInvariant());
        return language switch
        {
            // "Исландии", "Исландией": names in -ия are known by what is left.
            "ru" or "uk" or "bg" or "be" or "sr" or "mk" => Strip(word, CyrillicEndings) is var stem && stem.Length < word.Length && stem[^1] is 'и' or 'і' ? stem + 'я' : stem,
            "pl" or "cs" or "sk" or "hr" or "sl" => Strip(word, WestSlavicEndings),
            _ => word,
        };
    }

    private static string Strip(string word, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (word.Length - ending.Length >= MinStem && word.EndsWith(ending, StringComparison.Ordinal))
                return word[..^ending.Length];
        }

        return word;
    }

    /// <summary>The text in Unicode normal form C.</summary>
    public static string Compose(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return string.Concat(text.Where(c => !char.IsSurrogate(c) && char.IsLetterOrDigit(c) || c == ' '));
        }
    }
}
