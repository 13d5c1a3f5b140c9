using System.Numerics;
using NewsMonitor.Watchlists.Naming;

namespace NewsMonitor.Analysis.Matching;

/// <summary>A form found: folded positions, end exclusive.</summary>
internal readonly record struct RawHit(int Rule, int Start, int End);

internal sealed partial class FormAutomaton
{
    /// <summary>
    /// Finds the leftmost longest forms. Forms of equal extent that stand for different things are all given, one after
    /// the other. Decoys are given too: they keep their place from being taken for something else.
    /// </summary>
    public void Search(FoldedText text, byte language, List<RawHit> hits)
    {
        var letters = text.Letters;
        var marks = text.Marks;
        var lastEnd = -1;
        for (var i = 0; i < letters.Length; i++)
        {
            var letter = letters[i];
            var node = _roots[letter];
            if (node == 0 || !MayStart(letters, marks, i, lastEnd))
                continue;
            var best = new Candidate(letters, marks, i, lastEnd, language, letters.Length, nested: false, text.IsWithoutCapitals, IsAny(language, _kimIsAWord));
            Walk(ref best, node, i + 1);
            if (best.End <= i)
                continue;
            AddMeanings(ref best, hits);
            i = best.End - 1;
            lastEnd = best.End;
        }
    }

    /// <summary>Finds the countries named within a longer name that was found from <paramref name="start"/> to <paramref name="end"/>.</summary>
    public void SearchWithin(FoldedText text, int start, int end, byte language, List<RawHit> hits)
    {
        var letters = text.Letters;
        var marks = text.Marks;
        for (var i = start; i < end; i++)
        {
            var node = _roots[letters[i]];
            if (node == 0 || !MayStart(letters, marks, i, start))
                continue;
            var best = new Candidate(letters, marks, i, start, language, i == start ? end - 1 : end, nested: true, text.IsWithoutCapitals, IsAny(language, _kimIsAWord));
            Walk(ref best, node, i + 1);
            if (best.End <= i)
                continue;
            AddMeanings(ref best, hits);
            i = best.End - 1;
        }
    }

    /// <summary>Everything the longest form stands for, each meaning once.</summary>
    private void AddMeanings(ref Candidate best, List<RawHit> hits)
    {
        var first = hits.Count;
        for (var rule = best.FirstRule; rule != 0; rule = _rules[rule].Next)
        {
            if (Accepts(ref best, _rules[rule], best.FormEnd) != best.End)
                continue;
            var known = hits.FindIndex(first, h => _rules[h.Rule].Kind == _rules[rule].Kind && _rules[h.Rule].Target == _rules[rule].Target);
            if (known < 0)
                hits.Add(new RawHit(rule, best.Start, best.End));
            else if ((_rules[rule].Traits & FormTraits.Weak) == 0 || (_rules[rule].Traits & FormTraits.BesideCountry) == 0 && (_rules[hits[known].Rule].Traits & FormTraits.Weak) != 0)
                hits[known] = new RawHit(rule, best.Start, best.End);
        }
    }

    private ref struct Candidate(ReadOnlySpan<char> letters, ReadOnlySpan<byte> marks, int start, int lastEnd, byte language, int limit, bool nested, bool small, bool kimIsAWord)
    {
        public readonly ReadOnlySpan<char> Letters = letters;
        public readonly ReadOnlySpan<byte> Marks = marks;
        public readonly int Start = start;
        public readonly int LastEnd = lastEnd;
        public readonly byte Language = language;

        /// <summary>Where a match must have ended.</summary>
        public readonly int Limit = limit;
        public readonly bool Nested = nested;

        /// <summary>The text has no capitals.</summary>
        public readonly bool Small = small;

        /// <summary>In the language of the text "kim" is a word of its own.</summary>
        public readonly bool KimIsAWord = kimIsAWord;

        /// <summary>End of the longest acceptable form so far, endings included; its rules; where the form proper ends.</summary>
        public int End;
        public int FirstRule;
        public int FormEnd;
    }

    private readonly string[] _kimIsAWord = ["tr", "pl"];

    private bool IsAny(byte language, string[] languages) => language != 0 && languages.Contains(_languages[language]);

    private void Walk(ref Candidate candidate, int node, int position)
    {
        while (true)
        {
            for (var rule = _firstRule[node]; rule != 0; rule = _rules[rule].Next)
            {
                var end = Accepts(ref candidate, _rules[rule], position);
                // A name that a cue's asterisk covers too ("general*") is the name; "Koreans" is more than "Korean" with an ending.
                if (end > candidate.End || end == candidate.End && (_rules[rule].Kind == TargetKind.Entity && _rules[candidate.FirstRule].Kind == TargetKind.Cue || _rules[rule].Kind == TargetKind.StandIn && position > candidate.FormEnd))
                {
                    candidate.End = end;
                    candidate.FirstRule = _firstRule[node];
                    candidate.FormEnd = position;
                    break;
                }
            }

            if (_stars[node] && Next(node, Star) is not 0 and var beyond)
                Walk(ref candidate, beyond, WordEnd(candidate.Letters, candidate.Marks, position));
            if (position >= candidate.Letters.Length || (candidate.Marks[position] & FoldedText.AfterStop) != 0)
                return;
            node = Next(node, candidate.Letters[position]);
            if (node == 0)
                return;
            position++;
        }
    }

    /// <summary>End of the match with its endings, or -1 when the form may not stand here like this.</summary>
    private static int Accepts(ref Candidate candidate, in Rule rule, int end)
    {
        var letters = candidate.Letters;
        var marks = candidate.Marks;
        var start = candidate.Start;
        if (candidate.Nested && (rule.Traits & (FormTraits.Nests | FormTraits.Weak)) != FormTraits.Nests)
            return -1;
        if ((rule.Traits & FormTraits.OwnLanguage) != 0 && rule.Language != candidate.Language)
            return -1;
        if ((rule.Traits & FormTraits.Capital) != 0 && (marks[start] & FoldedText.Capital) == 0 && !(candidate.Small && rule.Length >= ((rule.Traits & FormTraits.Weak) != 0 && !candidate.KimIsAWord ? ShortestSmallWeak : ShortestSmall)))
            return -1;
        if ((rule.Traits & FormTraits.AllCapitals) != 0 && !AllCapitals(marks[start..end]))
            return -1;
        if ((marks[start] & FoldedText.WordStart) == 0 && !MayFollow(letters, marks, start, candidate.LastEnd, rule))
            return -1;
        var matched = EndOf(letters, marks, end, rule.Endings);
        if (matched < 0 && rule.Endings == Endings.PersonLatin && IsRunOn(rule, letters, marks, end))
            matched = end;
        if (matched < 0 || matched > candidate.Limit || !(rule.HasStar ? WordsAgree(rule, letters, marks, start) : WordsAgree(letters[start], marks, start, end, rule)))
            return -1;
        return matched;
    }

    /// <summary>"Kim Jong Unsent": a name of three words that ran into the next word; no longer syllable of another Korean.</summary>
    private static bool IsRunOn(in Rule rule, ReadOnlySpan<char> letters, ReadOnlySpan<byte> marks, int end)
    {
        const int words = 3;
        const int shortest = 3;
        if (BitOperations.PopCount(rule.Boundaries) != words)
            return false;
        var wordEnd = WordEnd(letters, marks, end);
        var start = end - rule.Length + 63 - BitOperations.LeadingZeroCount(rule.Boundaries);
        // "Kimilsungism" is no man.
        return (marks[start] & FoldedText.WordStart) != 0 && letters[end..wordEnd] is not ("ism" or "ist" or "ists") && wordEnd - end >= shortest && wordEnd - start <= SoundPattern.LongestWord && !Sounds.IsPlainKorean(letters[start..wordEnd], false);
    }

    /// <summary>Shorter names are other words where there are no capitals.</summary>
    private const int ShortestSmall = 4;

    /// <summary>Those that count in context only; "kim" is "who" in Turkish and "whom" in Polish.</summary>
    private const int ShortestSmallWeak = 3;

    private static bool AllCapitals(ReadOnlySpan<byte> marks)
    {
        foreach (var mark in marks)
        {
            if ((mark & FoldedText.Capital) == 0)
                return false;
        }

        return true;
    }

    /// <summary>With <c>*</c>: no word begins in the text where none begins in the form.</summary>
    private static bool WordsAgree(in Rule rule, ReadOnlySpan<char> letters, ReadOnlySpan<byte> marks, int start)
    {
        var position = start;
        for (var i = 0; i < rule.Pattern.Length; i++)
        {
            if (rule.Pattern[i] == Star)
            {
                position = WordEnd(letters, marks, position);
                continue;
            }

            var begins = (marks[position] & (FoldedText.WordStart | FoldedText.Soft)) == FoldedText.WordStart;
            if (begins && i > 0 && (rule.Boundaries >> i & 1) == 0)
                return false;
            position++;
        }

        return true;
    }

    /// <summary>Whether words are parted where the form parts them; long forms may be written together or apart.</summary>
    private static bool WordsAgree(char first, ReadOnlySpan<byte> marks, int start, int end, in Rule rule)
    {
        const int loose = 7;
        const int looseSyllables = 4;
        const int shortestPart = 3;
        if (Script.IsUnparted(first))
            return true;
        var boundaries = 1UL;
        for (var i = start + 1; i < end; i++)
        {
            if ((marks[i] & (FoldedText.WordStart | FoldedText.Soft)) == FoldedText.WordStart)
                boundaries |= 1UL << (i - start);
        }

        // What is written apart must be a part: "Wonsan y" is Wonsan and a word.
        if (rule.Length >= (Script.IsHangul(first) ? looseSyllables : loose) && (rule.Traits & FormTraits.ExactWords) == 0)
            return (boundaries & ~rule.Boundaries) >> Math.Max(1, end - start - shortestPart + 1) == 0;

        // "D. P. R. K.": every letter apart is the abbreviation spelled out.
        return boundaries == rule.Boundaries || boundaries == (1UL << (end - start)) - 1 && rule.Boundaries == 1 && end - start >= 3;
    }

    private static int EndOf(ReadOnlySpan<char> letters, ReadOnlySpan<byte> marks, int end, Endings endings)
    {
        if (endings == Endings.Any)
            return end;
        var window = Math.Min(letters.Length, end + WordEndings.Longest + 1);
        // "DPRKの", "KN23系": a Latin word or a number ends where a script without spaces begins.
        if (end < letters.Length && end > 0 && (Script.IsLatin(letters[end - 1]) && Script.IsHangul(letters[end]) || (Script.IsLatin(letters[end - 1]) || char.IsAsciiDigit(letters[end - 1])) && Script.IsUnparted(letters[end])))
            return end;
        var wordEnd = WordEnd(letters[..window], marks, end);
        if (wordEnd == end)
            return end;
        return WordEndings.Allow(endings, letters[end..wordEnd]) ? endings == Endings.Particle ? end : wordEnd : -1;
    }

    private static int WordEnd(ReadOnlySpan<char> letters, ReadOnlySpan<byte> marks, int position)
    {
        while (position < letters.Length && (marks[position] & FoldedText.WordStart) == 0 && letters[position] >= CharacterFolding.FirstLetter)
            position++;
        return position;
    }

    /// <summary>Whether a name may begin here at all.</summary>
    private static bool MayStart(ReadOnlySpan<char> letters, ReadOnlySpan<byte> marks, int position, int lastEnd) =>
        (marks[position] & FoldedText.WordStart) != 0 || position == lastEnd && Script.IsHangul(letters[position])
        || Script.IsUnparted(letters[position]) || Script.IsHangul(letters[position])
        || position > 0 && (Script.IsUnparted(letters[position - 1]) || Script.IsHangul(letters[position - 1])) && (Script.IsLatin(letters[position]) || char.IsAsciiDigit(letters[position]))
        || Script.IsArabic(letters[position]);

    /// <summary>Whether this form may begin in the middle of a word.</summary>
    private static bool MayFollow(ReadOnlySpan<char> letters, ReadOnlySpan<byte> marks, int start, int lastEnd, in Rule rule)
    {
        // A long name of several words may be written together with the word before it.
        if (Script.IsArabic(letters[start]))
            return ArabicPrefix(letters, marks, start) || rule.Length >= LongArabic && (rule.Boundaries & ~1UL) != 0;
        // "16日朝" is the morning of the 16th.
        if (letters[start] == '日' && char.IsAsciiDigit(letters[start - 1]))
            return false;
        if (!Script.IsHangul(letters[start]))
            return true;
        if (rule.Length >= 3 && rule.Endings == Endings.Any || start == lastEnd)
            return true;
        var before = letters[start - 1];
        return (marks[start - 1] & FoldedText.WordStart) != 0 && "대친반주재탈남비북한미중일러방".Contains(before, StringComparison.Ordinal) || !Script.IsHangul(before);
    }

    private const int LongArabic = 8;

    /// <summary>Conjunctions, prepositions and the article, written together with the word they stand before.</summary>
    private static bool ArabicPrefix(ReadOnlySpan<char> letters, ReadOnlySpan<byte> marks, int position)
    {
        for (var length = 1; length <= 3 && position - length >= 0; length++)
        {
            if ((marks[position - length] & FoldedText.WordStart) != 0)
                return letters.Slice(position - length, length) is "و" or "ف" or "ب" or "ل" or "ك" or "ال" or "لل" or "وال" or "بال" or "فال" or "كال" or "ول" or "وب" or "ولل";
        }

        return false;
    }
}

/// <summary>Scripts by range of folded letters.</summary>
internal static class Script
{
    /// <summary>Written without spaces between words: Han and kana.</summary>
    public static bool IsUnparted(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or '々' or '\uFFFD';

    public static bool IsHangul(char c) => c is >= '\uAC00' and <= '\uD7A3';

    public static bool IsLatin(char c) => c is >= 'a' and <= 'z' or >= '\u00DF' and <= '\u024F';

    public static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u052F';

    public static bool IsArabic(char c) => c is >= '\u0600' and <= '\u06FF';
}
