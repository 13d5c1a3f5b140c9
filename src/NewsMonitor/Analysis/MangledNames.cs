using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists.Naming;

namespace NewsMonitor.Analysis;

/// <summary>
/// Names as bad machines leave them: Korean ones run together or parted in the wrong place ("Kimdjongeun", "Kimdjong Eun"), with
/// the family name behind ("Djong-il Kim") or a letter wrong ("Kim Jnog Un"), Russian ones of which the consonants are left
/// ("Labeurope"), syllables parted by hyphens ("Mét-vê-đép", "Won-san"). What reads as plain Korean is somebody else.
/// </summary>
internal static class MangledNames
{
    private const int MostWords = 4;
    private const int ShortestFamily = 2;
    private const int LongestFamily = 6;

    /// <summary>Letters of a given name; shorter ones are parts of other words.</summary>
    private const int ShortestGiven = 5;
    private const int ShortestMisspelled = 6;
    private const int ShortestWord = 5;
    private const int ShortestParted = 6;

    /// <summary>What the word from <paramref name="start"/> to <paramref name="end"/> begins to name, and where that ends.</summary>
    public static (ushort Target, int End, bool Weak)? Find(HeardNames names, FoldedText text, int start, int end, bool titled)
    {
        if (!Script.IsLatin(text.Letters[start]))
            return null;
        Span<int> ends = stackalloc int[MostWords];
        ends[0] = end;
        var words = 1;
        for (var next = end; words < MostWords && next < text.Length && SoundReader.StartsNextName(text, next); words++)
            ends[words] = next = SoundReader.WordEnd(text, next);
        ends = ends[..words];
        return FindRunTogether(names, text, start, ends) ?? FindTurned(names, text, start, ends) ?? FindMisspelled(names, text, start, ends) ?? FindParted(names, text, start, ends)
            ?? FindByConsonants(names, text, start, ends, titled);
    }

    /// <summary>The family name is the beginning of the first word.</summary>
    private static (ushort Target, int End, bool Weak)? FindRunTogether(HeardNames names, FoldedText text, int start, ReadOnlySpan<int> ends)
    {
        for (var family = ShortestFamily; family <= LongestFamily && start + family < ends[0]; family++)
        {
            if (names.FamilyWritten(text.Letters[start..(start + family)]) is not { } bearers)
                continue;
            for (var words = Math.Min(ends.Length, 2); words > 0; words--)
            {
                var given = text.Letters[(start + family)..ends[words - 1]];
                // The Kimjongilia is a flower.
                if (given.TrimEnd('s').EndsWith("ia"))
                    return null;
                if ((words == 1 || (text.Marks[ends[0]] & FoldedText.Capital) != 0 || AreHyphenated(text, ends[..words])) && given.Length >= ShortestGiven && !IsPlain(given, false) && bearers.Find(given) is { } target)
                    return (target, ends[words - 1], false);
            }
        }

        return null;
    }

    /// <summary>One or two words of a given name stand before the family name.</summary>
    private static (ushort Target, int End, bool Weak)? FindTurned(HeardNames names, FoldedText text, int start, ReadOnlySpan<int> ends)
    {
        for (var words = Math.Min(ends.Length, 3) - 1; words > 0; words--)
        {
            var given = text.Letters[start..ends[words - 1]];
            if (given.Length >= ShortestGiven && (text.Marks[ends[words - 1]] & FoldedText.Capital) != 0 && names.FamilyWritten(text.Letters[ends[words - 1]..ends[words]]) is { } bearers
                && !IsPlain(given, false) && bearers.Find(given) is { } target)
                return (target, ends[words], false);
        }

        return null;
    }

    /// <summary>The family name as it should be, and a letter of the given name wrong.</summary>
    private static (ushort Target, int End, bool Weak)? FindMisspelled(HeardNames names, FoldedText text, int start, ReadOnlySpan<int> ends)
    {
        if (names.FamilyWritten(text.Letters[start..ends[0]]) is not { } bearers)
            return null;
        for (var words = Math.Min(ends.Length, 3) - 1; words > 0; words--)
        {
            var given = text.Letters[ends[0]..ends[words]];
            if (given.Length >= ShortestMisspelled && (text.Marks[ends[0]] & FoldedText.Capital) != 0 && !IsPlainRow(text, ends[..(words + 1)]) && bearers.FindMisspelled(given) is { } target)
                return (target, ends[words], false);
        }

        return null;
    }

    /// <summary>A name spelled out as it sounds, however it is parted; a place that hyphens part, or every part of which has a capital.</summary>
    private static (ushort Target, int End, bool Weak)? FindParted(HeardNames names, FoldedText text, int start, ReadOnlySpan<int> ends)
    {
        for (var words = ends.Length; words > 0; words--)
        {
            var word = text.Letters[start..ends[words - 1]];
            if (word.Length < ShortestParted || ends[0] - start == 1)
                continue;
            if ((names.Spelled(word) ?? (words > 1 && AreParts(text, start, ends[..words]) ? names.Word(word) : null)) is { } heard)
                return (heard.Target, ends[words - 1], heard.Weak);
        }

        return null;
    }

    private static bool AreParts(FoldedText text, int start, ReadOnlySpan<int> ends) =>
        AreHyphenated(text, ends) || text.Letters[start..ends[0]] is not ("la" or "le" or "les" or "un" or "une" or "des") && HaveCapitals(text, ends);

    /// <summary>A capitalised word that does not begin its sentence, or stands behind a title.</summary>
    private static (ushort Target, int End, bool Weak)? FindByConsonants(HeardNames names, FoldedText text, int start, ReadOnlySpan<int> ends, bool titled)
    {
        if (!titled && text.Sentences[text.SentenceAt(start)] == start && !StandsBehindInitial(text, start))
            return null;
        for (var words = ends.Length; words > 0; words--)
        {
            var word = text.Letters[start..ends[words - 1]];
            if (word.Length is >= ShortestWord and <= SoundPattern.LongestWord && (words == 1 || AreHyphenated(text, ends[..words])) && names.WordByConsonants(word) is { } heard)
                return (heard.Target, ends[words - 1], heard.Weak);
        }

        return null;
    }

    /// <summary>"M." is no end of a sentence.</summary>
    private static bool StandsBehindInitial(FoldedText text, int start)
    {
        var before = text.Original.AsSpan(0, text.OriginOf(start)).TrimEnd(' ');
        return before.Length > 1 && before[^1] == '.' && char.IsUpper(before[^2]) && (before.Length == 2 || !char.IsLetter(before[^3]));
    }

    private static bool HaveCapitals(FoldedText text, ReadOnlySpan<int> ends)
    {
        foreach (var next in ends[..^1])
        {
            if ((text.Marks[next] & FoldedText.Capital) == 0)
                return false;
        }

        return true;
    }

    private static bool AreHyphenated(FoldedText text, ReadOnlySpan<int> ends)
    {
        foreach (var next in ends[..^1])
        {
            if (text.Original[text.OriginOf(next) - 1] is not ('-' or '‑' or '–'))
                return false;
        }

        return true;
    }

    private static bool IsPlainRow(FoldedText text, ReadOnlySpan<int> ends)
    {
        for (var i = 1; i < ends.Length; i++)
        {
            if (!IsPlain(text.Letters[ends[i - 1]..ends[i]], ends.Length > 2))
                return false;
        }

        return true;
    }

    /// <summary>"ou" is the French u, no two vowels.</summary>
    private static bool IsPlain(ReadOnlySpan<char> word, bool oneSyllable) => !word.Contains("ou", StringComparison.Ordinal) && Sounds.IsPlainKorean(word, oneSyllable);
}
