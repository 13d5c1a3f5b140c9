using System.Globalization;
using System.Text;

namespace NewsMonitor.Analysis.Stories;

/// <summary>What a UTF-16 code unit is to the comparison of texts, looked up in one step.</summary>
[Flags]
internal enum CharacterKind : byte
{
    /// <summary>Parts tokens.</summary>
    Separator = 0,

    /// <summary>Belongs to a word.</summary>
    Word = 1,

    /// <summary>A word of its own: scripts written without spaces.</summary>
    Syllable = 2,
    Digit = 4,
    Upper = 8,

    /// <summary>Stands on or in a word and is passed over: accents, vowel points, soft hyphens, joiners.</summary>
    Passed = 16,
    SentenceEnd = 32,

    /// <summary>Part of a decomposed Korean syllable: the text must be composed first.</summary>
    Jamo = 64,
}

/// <summary>
/// Folds letters so that texts compare equal whatever their case, accents, width and normal form: lower case, the base
/// letter without its marks, full-width forms as ordinary ones.
/// </summary>
internal static class FoldedText
{
    /// <summary>Masks of <see cref="Table"/>.</summary>
    public const uint InWord = (uint)(CharacterKind.Word | CharacterKind.Syllable) << 16,
        IsLetter = (uint)CharacterKind.Word << 16,
        IsPassed = (uint)CharacterKind.Passed << 16,
        EndsSentence = (uint)CharacterKind.SentenceEnd << 16;

    /// <summary>For every code unit the folded character (low 16 bits) and its kind (above).</summary>
    public static readonly uint[] Table = BuildTable();

    /// <summary>The text with decomposed Korean syllables composed; all else is folded as it is read.</summary>
    public static string ComposeSyllables(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u1100', '\u11FF'))
            return text;
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    private static uint[] BuildTable()
    {
        var table = new uint[char.MaxValue + 1];
        for (var i = 0; i <= char.MaxValue; i++)
        {
            var c = (char)i;
            var kind = Classify(c);
            table[i] = FoldOne(c, kind) | (uint)kind << 16;
        }

        return table;
    }

    private static CharacterKind Classify(char c)
    {
        switch (char.GetUnicodeCategory(c))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format:
                return CharacterKind.Passed;
            case UnicodeCategory.DecimalDigitNumber:
                return CharacterKind.Word | CharacterKind.Digit;
            case UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter:
                return CharacterKind.Word | CharacterKind.Upper;
            case UnicodeCategory.LowercaseLetter or UnicodeCategory.SpacingCombiningMark:
                return CharacterKind.Word;
            case UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter:
                return IsSyllable(c) ? CharacterKind.Syllable : c is >= '\u1100' and <= '\u11FF' ? CharacterKind.Word | CharacterKind.Jamo : CharacterKind.Word;
            default:
                return c is '.' or '!' or '?' or '\n' or ':' or '\u2026' ? CharacterKind.SentenceEnd : CharacterKind.Separator;
        }
    }

    private static bool IsSyllable(char c) =>
        c is >= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF'
            or >= '\u3005' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or >= '\uFF66' and <= '\uFF9D';

    private static char FoldOne(char c, CharacterKind kind)
    {
        if ((kind & (CharacterKind.Word | CharacterKind.Syllable)) == 0)
            return ' ';
        // Hangul syllables and ideographs are their own base; so nothing between them needs the slow way.
        if (c is < '\u0080' or >= '\u3400' and < '\uF900')
            return char.ToLowerInvariant(c);
        var lower = char.ToLowerInvariant(c.ToString().Normalize(NormalizationForm.FormKD)[0]);
        return (kind & CharacterKind.Digit) != 0 ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)) : lower;
    }
}
