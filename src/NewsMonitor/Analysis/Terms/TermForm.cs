using System.Globalization;
using System.Text;

namespace NewsMonitor.Analysis.Terms;

/// <summary>Writes a term the same way whatever the sentence made of it.</summary>
internal static class TermForm
{
    /// <summary>Longest term, in characters.</summary>
    public const int MaxLength = 60;

    /// <summary>A name of cased script: composed, no possessive or case ending, words in capitals as ordinary ones unless they are acronyms.</summary>
    public static string OfName(IReadOnlyList<string> words, string language)
    {
        if (KoreanPersons.FormOf(words) is { } korean)
            return Clean(korean);
        var form = new StringBuilder();
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0)
                form.Append(' ');
            form.Append(Word(words[i], language, isFirstOfSeveral: i == 0 && words.Count > 1, isLast: i == words.Count - 1));
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

    private static string Word(string word, string language, bool isFirstOfSeveral, bool isLast)
    {
        word = Compose(word);
        var apostrophe = word.IndexOfAny(['\'', '\u2019']);
        // "Nordwind's", Turkish "Wonsan'da"; but d'Arc and O'Neill stay.
        if (apostrophe >= 3 && (isLast || language == "tr"))
            word = word[..apostrophe];
        if (word.Length == 0)
            return "";
        if (word.Length > 4 && word.Any(char.IsLetter) && word.All(c => !char.IsLower(c)))
            word = string.Concat(word.AsSpan(0, 1), word[1..].ToLowerInvariant());
        return CaseEndings.Strip(word, language, isFirstOfSeveral);
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
