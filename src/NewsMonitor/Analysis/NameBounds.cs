using System.Collections.Frozen;
using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists.Naming;

namespace NewsMonitor.Analysis;

/// <summary>Where a name begins and ends around a family name.</summary>
internal static class NameBounds
{
    /// <summary>Given names, folded, that stand before family names like Kim, Tsoi or Medvedev; needed where capitals tell nothing.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Given =
        ("александр алексей анатолий андрей анна анита антон валерий василий виктор владимир вячеслав герман дмитрий евгений елена иван игорь ирина константин лариса людмила максим марина мария михаил наталья нелли николай олег ольга павел роман светлана сергей татьяна юлий юлия юрий "
        + "alexander andrew anna anton brian chloe daniel david dennis esther eugene eva grace helen irina ivan james jane jason jennifer jessica john joseph julia kevin lena maria mark martin mary michael mike natalia nikita nina olga paul peter richard robert roman sandra sarah steven susan thomas tony victor viktor vladimir")
        .Split(' ').ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The family name is part of the full name of somebody who is not listed.</summary>
    public static bool IsPartOfAnother(ArticleReading reading, Hit hit, int index, bool korean)
    {
        var text = reading.Part(hit.Span.Part);
        var first = text.Letters[hit.FoldedStart];
        if (Namesakes.IsIntroduced(text, hit) || first < '\u0530' && Namesakes.HasCalling(text, hit))
            return true;
        if (korean && Script.IsArabic(first))
            return ArabicGivenNameFollows(text, hit);
        if (!Script.IsLatin(first) && !Script.IsCyrillic(first))
            return false;
        var (before, known) = WordBefore(reading, text, hit, index);
        if (before.Length > 0 && !known && (Given.Contains(before) || korean && IsKoreanGivenName(before)))
            return true;
        if (korean && GivenNameFollows(reading, text, hit, index))
            return true;
        if (IsTitleCase(text, hit))
            return false;
        if (StartsUnknownName(reading, text, hit, hit.FoldedEnd, index, 1))
            return true;
        var previous = hit.FoldedStart - before.Length;
        return before.Length > 0 && text.Sentences[text.SentenceAt(previous)] != previous && StartsUnknownName(reading, text, hit, previous, index, -1);
    }

    /// <summary>Short words of Arabic and Persian that sound like Korean syllables.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ArabicWords =
        "قال قالت كان كانت ان في من عن على الي الى ما لا لم لن قد هو هي بل ثم اي كل بان او ام يوم به از را تا با هم كه اين ان دو سه چه شد بود كرد نيز بر در او"
        .Split(' ').ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Two words that can be Korean syllables and are no words of Arabic: "كيم يونغ نام".</summary>
    private static bool ArabicGivenNameFollows(FoldedText text, Hit hit)
    {
        var start = hit.FoldedEnd;
        for (var words = 0; words < 2; words++)
        {
            if (start >= text.Length || (text.Marks[start] & FoldedText.AfterStop) != 0 || text.Letters[start] < CharacterFolding.FirstLetter)
                return false;
            var end = WordEnd(text, start);
            var word = text.Letters[start..end];
            if (word.Length < 2 || ArabicWords.Contains(word) || !Sounds.IsArabicSyllable(word))
                return false;
            start = end;
        }

        return true;
    }

    /// <summary>More than two thirds of the words of the sentence are capitalised: capitals tell nothing.</summary>
    public static bool IsTitleCase(FoldedText text, Hit hit)
    {
        const int most = 64;
        var sentence = text.SentenceAt(hit.FoldedStart);
        var end = sentence + 1 < text.Sentences.Count ? text.Sentences[sentence + 1] : text.Length;
        var (words, capitals) = (0, 0);
        for (var i = text.Sentences[sentence]; i < end && words < most; i++)
        {
            if ((text.Marks[i] & FoldedText.WordStart) == 0)
                continue;
            words++;
            capitals += (text.Marks[i] & FoldedText.Capital) != 0 ? 1 : 0;
        }

        // Cyrillic headlines are set like sentences, or in capitals throughout.
        return Script.IsCyrillic(text.Letters[hit.FoldedStart]) ? capitals == words : capitals * 3 > words * 2;
    }

    /// <summary>Two syllables in two words, the second in whatever case, or in one ("Kim Yongnam"): a Korean given name.</summary>
    private static bool GivenNameFollows(ArticleReading reading, FoldedText text, Hit hit, int index)
    {
        var start = hit.FoldedEnd;
        if (start >= text.Length || (text.Marks[start] & FoldedText.Capital) == 0 || (text.Marks[start] & FoldedText.AfterStop) != 0 || !Script.IsLatin(text.Letters[start]))
            return false;
        var end = WordEnd(text, start);
        var first = text.Letters[start..end];
        if (IsKoreanGivenName(first))
            return !IsKnown(reading, hit, start, index, 1);
        if (!Sounds.IsPlainKorean(first, true))
            return false;
        // "Kim Chaek", "Choe Kwang": one syllable, long enough to be no English particle.
        if (first.Length >= 4 && !IsKnown(reading, hit, start, index, 1))
            return true;
        if (end >= text.Length || (text.Marks[end] & FoldedText.AfterStop) != 0)
            return false;
        var second = text.Letters[end..WordEnd(text, end)];
        // "Jong Se": E alone is left out of the plain syllables, but is one behind a plain one.
        return Sounds.IsPlainKorean(second, true) || second.Length is 2 or 3 && second[^1] == 'e' && (text.Marks[end] & FoldedText.Capital) != 0;
    }

    /// <summary>Two syllables in one word.</summary>
    private static bool IsKoreanGivenName(ReadOnlySpan<char> word)
    {
        if (word.Length < 4 || Sounds.IsPlainKorean(word, true) || !Sounds.IsPlainKorean(word, false))
            return false;
        for (var split = 1; split < word.Length; split++)
        {
            if (Sounds.IsPlainKorean(word[..split], true) && Sounds.IsPlainKorean(word[split..], true))
                return true;
        }

        return false;
    }

    /// <summary>The capitalised word right before, if one is; and whether it is something known.</summary>
    private static (string Word, bool Known) WordBefore(ArticleReading reading, FoldedText text, Hit hit, int index)
    {
        var start = hit.FoldedStart - 1;
        if (start < 0 || text.Letters[start] < CharacterFolding.FirstLetter || (text.Marks[hit.FoldedStart] & FoldedText.AfterStop) != 0)
            return ("", false);
        while (start > 0 && hit.FoldedStart - start < SoundPattern.LongestWord && (text.Marks[start] & FoldedText.WordStart) == 0 && text.Letters[start] >= CharacterFolding.FirstLetter)
            start--;
        if ((text.Marks[start] & FoldedText.Capital) == 0 || text.SentenceAt(start) != text.SentenceAt(hit.FoldedStart))
            return ("", false);
        return (text.Letters[start..hit.FoldedStart].ToString(), IsKnown(reading, hit, start, index, -1));
    }

    public static int WordEnd(FoldedText text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < SoundPattern.LongestWord && text.Letters[end] >= CharacterFolding.FirstLetter && (end == start || (text.Marks[end] & FoldedText.WordStart) == 0))
            end++;
        return end;
    }

    private static bool StartsUnknownName(ArticleReading reading, FoldedText text, Hit hit, int position, int index, int direction) =>
        position < text.Length && text.Letters[position] >= CharacterFolding.FirstLetter && (text.Marks[position] & FoldedText.Capital) != 0
        && text.SentenceAt(position) == text.SentenceAt(hit.FoldedStart) && (text.Marks[position] & FoldedText.Soft) == 0
        && !IsKnown(reading, hit, position, index, direction);

    private static bool IsKnown(ArticleReading reading, Hit hit, int position, int index, int direction)
    {
        const int near = 6;
        for (var i = index; i >= 0 && i < reading.Hits.Count && Math.Abs(i - index) < near; i += direction)
        {
            var other = reading.Hits[i];
            if (other.Span.Part == hit.Span.Part && !ReferenceEquals(other, hit) && other.FoldedStart <= position && position < other.FoldedEnd)
                return true;
        }

        return false;
    }
}
