using System.Globalization;

namespace NewsMonitor.Analysis.Terms;

/// <summary>
/// Names in scripts with capitals: runs of capitalised words within a sentence. A capital that begins a sentence, stands in
/// a headline in title case or on a German noun is no sign.
/// </summary>
internal static class CapitalizedNames
{
    private const int MaxWords = 4;

    /// <summary>Small words that may stand inside a name.</summary>
    private static readonly HashSet<string> Connectors = new(StringComparer.Ordinal) { "de", "del", "della", "di", "da", "do", "dos", "du", "des", "la", "le", "al", "el", "bin", "ibn", "van", "der", "den", "von", "zu", "of", "the", "и", "y", "e", "na", "nad" };

    /// <summary>German words after which a single noun is a place more often than not.</summary>
    private static readonly HashSet<string> PlacePrepositions = new(StringComparer.Ordinal) { "in", "nach", "aus", "bei" };

    public static void Find(TermSource source, string language, bool isTitle, TermCandidates candidates)
    {
        var words = Words(source.Text, source.Start);
        if (isTitle && IsTitleCase(words, source.Text))
            return;
        var nounsAreCapital = language is "de" or "lb";
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].IsCapital)
                continue;
            var end = RunEnd(words, i, source);
            var run = words[i..end];
            Judge(run, source, language, nounsAreCapital, i > 0 ? words[i - 1] : default, candidates);
            i = Math.Max(i, end - 1);
        }
    }

    private static void Judge(List<Word> run, TermSource source, string language, bool nounsAreCapital, Word before, TermCandidates candidates)
    {
        // Off with what begins a sentence unless it is clearly part of a name, and with titles ("President", "Herr").
        var beginsSentence = run[0].BeginsSentence;
        while (run.Count > 0 && (!run[0].IsCapital || StopWords.Capitalized.Contains(run[0].Text) || beginsSentence && StopWords.Openers.Contains(run[0].Text)))
        {
            run.RemoveAt(0);
            beginsSentence = false;
        }

        while (run.Count > 0 && (StopWords.Capitalized.Contains(run[^1].Text) || !run[^1].IsCapital))
            run.RemoveAt(run.Count - 1);
        // What a sentence begins with has its capital from there: the rest must show that it is a name.
        var shown = beginsSentence && run.Count > 1 ? run[1..] : run;
        if (shown.TrueForAll(w => IsInstitution(w.Text) || !w.IsCapital) || run.Exists(w => IsGlued(w.Text)))
            return;
        if (run.Count > MaxWords || run.Any(w => !source.IsFree(w.Start, w.Length)))
            return;
        if (run.Count == 1)
        {
            var word = run[0].Text;
            var isAcronym = word.Length is >= 3 and <= 6 && word.All(char.IsUpper);
            if (beginsSentence || word.Length < 3 || word.Length < 4 && !isAcronym)
                return;
            if (nounsAreCapital && !isAcronym && !(PlacePrepositions.Contains(before.Text ?? "") && word.Length >= 4 && !StopWords.GermanNouns(word)))
                return;
        }

        var evidence = run.Count > 1 && !nounsAreCapital ? 1 : run.Count > 1 ? 0.6 : 1;
        candidates.Add(TermForm.OfName([.. run.Select(w => w.Text)], language), evidence);
    }

    private static bool IsInstitution(string word)
    {
        var apostrophe = word.IndexOfAny(['\'', '\u2019']);
        return StopWords.Institutions.Contains(apostrophe > 0 ? word[..apostrophe] : word);
    }

    /// <summary>Two words that lost the space between them ("ComradeKim").</summary>
    private static bool IsGlued(string word)
    {
        for (var i = 4; i + 1 < word.Length; i++)
        {
            if (char.IsUpper(word[i]) && char.IsLower(word[i - 1]) && char.IsLower(word[i + 1]))
                return true;
        }

        return false;
    }

    /// <summary>End of the run of capitalised words that begins at <paramref name="start"/>; small words inside a name belong to it.</summary>
    private static int RunEnd(List<Word> words, int start, TermSource source)
    {
        var end = start + 1;
        while (end < words.Count && words[end].FollowsDirectly && source.IsFree(words[end].Start, words[end].Length))
        {
            if (words[end].IsCapital)
                end++;
            else if (end + 1 < words.Count && words[end + 1].IsCapital && words[end + 1].FollowsDirectly && Connectors.Contains(words[end].Text) && end - start < MaxWords)
                end += 2;
            else
                break;
        }

        return end;
    }

    private static bool IsTitleCase(List<Word> words, string text)
    {
        int capital = 0, lower = 0;
        foreach (var word in words)
        {
            if (word.Text.Length < 4)
                continue;
            if (word.IsCapital)
                capital++;
            else if (char.IsLower(word.Text[0]))
                lower++;
        }

        return capital > 2 * lower || text.Length > 0 && !text.Any(char.IsLower);
    }

    private static List<Word> Words(string text, int from)
    {
        var words = new List<Word>();
        var beginsSentence = true;
        var follows = false;
        for (var i = from; i < text.Length; i++)
        {
            if (!char.IsLetter(text[i]))
            {
                beginsSentence |= text[i] is '.' or '!' or '?' or '\n' or ':' or '…' or '"' or '“' or '«' or '„' or '—' or '–' or '•' or '|' or '(';
                follows &= text[i] == ' ' && i > 0 && text[i - 1] != ' ';
                continue;
            }

            var start = i;
            while (i < text.Length && (char.IsLetter(text[i]) || IsMark(text[i]) || i + 1 < text.Length && text[i] is '-' or '\'' or '\u2019' && i + 1 < text.Length && char.IsLetter(text[i + 1])))
                i++;
            var word = TermForm.Compose(text[start..i]);
            // "U.S.", initials: the point ends no sentence.
            var isInitial = word.Length == 1 && i < text.Length && text[i] == '.';
            words.Add(new Word(word, start, i - start, char.IsUpper(word[0]), beginsSentence, follows));
            beginsSentence = false;
            follows = true;
            if (isInitial)
                i++;
            i--;
        }

        return words;
    }

    private static bool IsMark(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <param name="FollowsDirectly">Only one space parts it from the word before.</param>
    private readonly record struct Word(string Text, int Start, int Length, bool IsCapital, bool BeginsSentence, bool FollowsDirectly);
}
