using System.Globalization;
using System.Text;

namespace NewsMonitor.Analysis.Languages;

/// <summary>The beginning of an article as far as its language is told from it, and the script that prevails in it.</summary>
/// <param name="Text">Composed (NFC), at most a few thousand characters.</param>
internal readonly record struct LanguageSample(string Text, Script Script)
{
    /// <summary>Letters read: enough to be sure, few enough to cost nothing.</summary>
    private const int MaxLetters = 400;

    /// <summary>Characters read at most, so that a million combining marks or digits take no longer.</summary>
    private const int MaxCharacters = 4000;

    // An ideograph or syllable says as much as several letters of an alphabet.
    private const int SyllableWeight = 3;

    public static LanguageSample Of(string title, string text)
    {
        var builder = new StringBuilder(512);
        Span<int> counts = stackalloc int[Scripts.Count];
        // The headline may be in another language than the body or consist of names: it is a third of the evidence at most.
        var letters = Append(builder, title, text.Length > 0 ? MaxLetters / 3 : MaxLetters, counts);
        builder.Append('\n');
        Append(builder, text, MaxLetters - letters, counts);
        return new LanguageSample(Compose(builder.ToString()), Prevailing(counts));
    }

    /// <summary>Appends whole words until <paramref name="maxLetters"/> letters are read; returns how many were.</summary>
    private static int Append(StringBuilder builder, string text, int maxLetters, Span<int> counts)
    {
        var letters = 0;
        for (var i = 0; i < text.Length && i < MaxCharacters; i++)
        {
            var c = text[i];
            var script = Scripts.Of(c);
            var category = script == Script.None ? CharUnicodeInfo.GetUnicodeCategory(c) : UnicodeCategory.OtherLetter;
            // A soft hyphen or a mark of direction is no letter of any language; Persian parts words by its joiners.
            if (category == UnicodeCategory.Format && c is not ('\u200C' or '\u200D'))
                continue;
            if (letters >= maxLetters && (script == Script.None && category is not UnicodeCategory.NonSpacingMark || letters >= maxLetters + 40))
                break;
            // A lone half of a pair cannot be composed; ideographs beyond the plane are too rare to matter.
            builder.Append(char.IsSurrogate(c) || category == UnicodeCategory.SpaceSeparator ? ' ' : c);
            // Decomposed Hangul counts once a syllable.
            if (script == Script.None || c is >= '\u1160' and <= '\u11FF')
                continue;
            counts[(int)script]++;
            letters++;
        }

        return letters;
    }

    private static Script Prevailing(ReadOnlySpan<int> counts)
    {
        var han = counts[(int)Script.Han];
        var kana = counts[(int)Script.Kana];
        var best = Script.None;
        var most = 0;
        for (var script = Script.Latin; (int)script < counts.Length; script++)
        {
            var weight = script switch
            {
                Script.Han => SyllableWeight * han + (IsJapanese(kana, han) ? -SyllableWeight * han : 0),
                Script.Kana => IsJapanese(kana, han) ? SyllableWeight * (han + kana) : 0,
                Script.Hangul => SyllableWeight * counts[(int)script],
                _ => counts[(int)script],
            };
            if (weight > most)
                (best, most) = (script, weight);
        }

        return best;
    }

    /// <summary>A Chinese text quotes a kana now and then (の in a brand); a Japanese one cannot do without.</summary>
    private static bool IsJapanese(int kana, int han) => kana >= 2 ? kana * 12 > han : kana == 1 && han < 30;

    private static string Compose(string sample)
    {
        try
        {
            return sample.IsNormalized(NormalizationForm.FormC) ? sample : sample.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Noncharacters such as U+FFFF have no normal form; the letters around them still tell the language.
            return sample;
        }
    }
}
