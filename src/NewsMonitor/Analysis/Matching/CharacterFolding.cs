using System.Globalization;
using System.Text;

namespace NewsMonitor.Analysis.Matching;

/// <summary>
/// One spelling for what readers take as the same letter: lower case, no diacritics, no width or presentation forms,
/// simplified Han characters. Letters fold to a letter; everything else folds to one of the codes below.
/// </summary>
internal static class CharacterFolding
{
    /// <summary>Not computed yet.</summary>
    private const char Unknown = '\0';

    /// <summary>Leaves no trace: combining marks, soft hyphens, zero-width characters, direction marks, control characters, what stands for a lost byte.</summary>
    public const char Ignored = '\u0001';

    /// <summary>Parts words but not names: spaces, hyphens, middle dots.</summary>
    public const char Separator = '\u0002';

    /// <summary>Parts words within a name so loosely that writers leave it out: apostrophes, zero-width non-joiners.</summary>
    public const char SoftSeparator = '\u0003';

    /// <summary>Parts lines: a separator that also ends a sentence.</summary>
    public const char LineBreak = '\u0004';

    /// <summary>Ends a sentence when a new one can be seen to begin after it.</summary>
    public const char FullStop = '\u0005';

    /// <summary>Ends a sentence always.</summary>
    public const char SentenceEnd = '\u0006';

    /// <summary>No name goes across it: commas, brackets, symbols.</summary>
    public const char Break = '\u0007';

    /// <summary>Stands for more than one letter; see <see cref="Expansion"/>.</summary>
    public const char Several = '\u000B';

    /// <summary>A voicing mark or a conjoining jamo: composed with the letter before it.</summary>
    public const char Composing = '\u000C';

    /// <summary>Below this every folded value is a code, from here on a letter or digit.</summary>
    public const char FirstLetter = '\u0010';

    // Filled as characters are met; racing threads write the same values.
    private static readonly char[] Folded = new char[char.MaxValue + 1];

    public static char Fold(char c)
    {
        var folded = Folded[c];
        return folded != Unknown ? folded : Folded[c] = Compute(c);
    }

    /// <summary>The letters a <see cref="Several"/> character stands for.</summary>
    public static string Expansion(char c) => c switch
    {
        'ß' or 'ẞ' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'þ' or 'Þ' => "th",
        _ => Letters(c),
    };

    /// <summary>Folds a character outside the basic plane (styled letters); a code when it is no letter.</summary>
    public static char Fold(Rune rune)
    {
        if (!Rune.IsLetterOrDigit(rune))
            return Break;
        var plain = rune.ToString().Normalize(NormalizationForm.FormKD);
        return plain.Length == 1 && Fold(plain[0]) >= FirstLetter ? Fold(plain[0]) : rune.Value is >= 0x20000 and <= 0x3FFFF ? '\uFFFD' : Break;
    }

    /// <summary>Joins a voicing mark or a conjoining jamo to the folded letter before it; 0 when they do not join.</summary>
    public static char Compose(char before, char mark)
    {
        const int hangul = 0xAC00;
        if (mark is '\u3099' or '\u309A' or '\uFF9E' or '\uFF9F')
        {
            var composed = $"{before}{(mark is '\u3099' or '\uFF9E' ? '\u3099' : '\u309A')}".Normalize(NormalizationForm.FormC);
            return composed.Length == 1 ? composed[0] : '\0';
        }

        if (before is >= '\u1100' and <= '\u1112' && mark is >= '\u1161' and <= '\u1175')
            return (char)(hangul + ((before - 0x1100) * 21 + (mark - 0x1161)) * 28);
        if (before >= hangul && before <= 0xD7A3 && (before - hangul) % 28 == 0 && mark is >= '\u11A8' and <= '\u11C2')
            return (char)(before + (mark - 0x11A7));
        return '\0';
    }

    private static char Compute(char c)
    {
        switch (c)
        {
            case '\u00AD' or '\u200B' or '\u200D' or '\u2060' or '\uFEFF' or '\u0640' or '\uFFFD':
                return Ignored;
            case '\u200C' or '\'' or '\u2019' or '\u2018' or '\u02BC' or '\u02BB' or '\u02B9' or '`' or '\u00B4' or '\u201B' or '\uFF07' or '\u2032':
                return SoftSeparator;
            case '\n' or '\r' or '\u0085' or '\u2028' or '\u2029':
                return LineBreak;
            case '.' or '\uFF0E' or '\u2026' or '\uFF61':
                return c == '\uFF61' ? SentenceEnd : FullStop;
            case '!' or '?' or '\u3002' or '\uFF01' or '\uFF1F' or '\u061F' or '\u06D4':
                return SentenceEnd;
            case '\u30FB' or '\u00B7' or '\u2022' or '\u2027' or '\uFF65' or '\u2219' or '\u22C5' or '_' or '\u318D' or '\u119E':
                return Separator;
            case '"' or '\u201E' or '\u201A' or '\u300C' or '\u300D' or '\u300E' or '\u300F':
                return Separator;
            case '\u3099' or '\u309A' or '\uFF9E' or '\uFF9F':
                return Composing;
            case 'ı':
                return 'i';
            case 'ł' or 'Ł':
                return 'l';
            case 'ø' or 'Ø':
                return 'o';
            case 'đ' or 'Đ' or 'ð' or 'Ð':
                return 'd';
            case 'ß' or 'ẞ' or 'æ' or 'Æ' or 'œ' or 'Œ' or 'þ' or 'Þ':
                return Several;
            case '\u06A9':
                return '\u0643';
            case '\u06CC' or '\u0649':
                return '\u064A';
            case '\u0629' or '\u06C0' or '\u06D5' or '\u06C1':
                return '\u0647';
            case 'ё' or 'Ё':
                return 'е';
            case 'ґ' or 'Ґ':
                return 'г';
        }

        if (char.IsSurrogate(c))
            return Break;
        return char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => c is >= '\u1161' and <= '\u11C2' ? Composing : Ignored,
            // Names are quoted in part: форум «Армия» is one.
            UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation => Separator,
            UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation or UnicodeCategory.ConnectorPunctuation => Separator,
            UnicodeCategory.Control => c switch { '\t' => Separator, '\v' or '\f' => LineBreak, _ => Ignored },
            UnicodeCategory.ModifierLetter when c is >= '\u02B0' and <= '\u02FF' => SoftSeparator,
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
                or UnicodeCategory.SpacingCombiningMark => FoldLetter(c),
            _ => Break,
        };
    }

    private static char FoldLetter(char c)
    {
        if (c is >= '\uAC00' and <= '\uD7A3')
            return c;
        if (c is >= '\u1161' and <= '\u11C2')
            return Composing;
        if (c is >= '\u3041' and <= '\u30FF')
            return c;
        if (c is >= '\u4E00' and <= '\u9FFF')
            return HanVariants.Simplify(c);
        if (HanVariants.Simplify(c) is var simplified && simplified != c)
            return simplified;
        var letters = Letters(c);
        return letters.Length switch { 0 => c, 1 => HanVariants.Simplify(letters[0]), _ => Several };
    }

    /// <summary>The base letters of the compatibility decomposition, in lower case.</summary>
    private static string Letters(char c)
    {
        if (c < 0x80)
            return char.ToLowerInvariant(c).ToString();
        var decomposed = c is >= '\uFF66' and <= '\uFF9F' ? c.ToString().Normalize(NormalizationForm.FormKC) : c.ToString().Normalize(NormalizationForm.FormKD);
        var letters = new StringBuilder(decomposed.Length);
        foreach (var part in decomposed)
        {
            if (char.IsLetterOrDigit(part) && char.GetUnicodeCategory(part) is not UnicodeCategory.NonSpacingMark)
                letters.Append(char.ToLowerInvariant(part));
        }

        return letters.ToString();
    }
}
