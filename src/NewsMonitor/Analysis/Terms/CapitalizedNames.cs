namespace NewsMonitor.Analysis.Terms;

/// <summary>
/// Names in scripts with capitals: runs of capitalised words within a sentence. A capital that begins a sentence, stands in
/// a headline in title case or on a German noun is no sign, and a word that the article also writes small is no name.
/// </summary>
internal static class CapitalizedNames
{
    private const int MaxWords = 5;

    /// <summary>Small words that may stand inside a name, by language: Dutch "de" does, Swedish "de" does not.</summary>
    private static readonly Dictionary<string, string[]> ConnectorsOf = new(StringComparer.Ordinal)
    {
        ["en"] = ["of", "the", "de", "la", "del", "van", "der", "von", "bin", "ibn", "al"],
        ["de"] = ["von", "zu"],
        ["fr"] = ["de", "du", "des", "la", "le", "d", "van", "von", "bin", "ibn", "al"],
        ["es"] = ["de", "del", "la", "el", "bin"],
        ["pt"] = ["de", "da", "do", "dos", "das", "bin"],
        ["it"] = ["di", "de", "del", "della", "da", "bin"],
        ["nl"] = ["van", "der", "den", "de", "ten"],
        ["sv"] = ["af", "von"],
        ["id"] = ["bin", "ibn", "al"],
        ["cs"] = ["nad"],
        ["pl"] = ["nad"],
    };

    private static readonly string[] OtherConnectors = ["van", "von", "der", "bin", "ibn", "al"];

    /// <summary>Words between an office and its portfolio.</summary>
    private static readonly HashSet<string> OfOffice = new(StringComparer.Ordinal) { "of", "for", "de", "du", "des", "la", "del", "da", "do", "dos", "das", "di", "della", "delle", "dello", "degli", "dei", "van", "l", "dell" };

    private static readonly string[] Patronymics = ["ovich", "evich", "ovitch", "evitch", "ovic", "evic", "owitsch", "ewitsch", "owicz", "ович", "евич", "івна", "овна", "евна", "ovna", "evna"];
    private static readonly string[] TurkishOrigins = ["lı", "li", "lu", "lü"];

    private const WordKind Common = WordKind.Generic | WordKind.People | WordKind.Calendar | WordKind.Title | WordKind.Office | WordKind.Event;

    /// <summary>German words after which a single noun is a place more often than not.</summary>
    private static readonly HashSet<string> PlacePrepositions = new(StringComparer.Ordinal) { "in", "nach", "aus", "bei" };

    /// <summary>Beginnings of family names that have a capital within: McDonald, LaRouche.</summary>
    private static readonly string[] InnerCapitals = ["Mc", "Mac", "De", "Di", "La", "Le", "Van", "Ó"];

    public static void Find(TermSource source, string language, bool isTitle, TermCandidates candidates)
    {
        var words = CasedWord.Read(source.Text, source.Start, language);
        if (isTitle && IsTitleCase(words, source.Text))
        {
            FindPeople(words, source, language, candidates);
            return;
        }

        var lower = words.Where(w => !w.IsCapital && w.Text.Length > 3).Select(w => w.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].IsCapital || !source.IsFree(words[i].Start, words[i].Length))
                continue;
            var end = RunEnd(words, i, source, language);
            if (!IsPartOfOther(words, i, end, source) && Trimmed(words, i, end, source, lower, language) is { Count: > 0 } run)
                Judge(run, source, language, candidates, words, i);
            i = Math.Max(i, end - 1);
        }
    }

    /// <summary>Where capitals tell nothing: a Korean's three syllables, a given name before a Russian family name.</summary>
    private static void FindPeople(List<CasedWord> words, TermSource source, string language, TermCandidates candidates)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (!words[i].IsCapital || !IsFree(i) || !IsFree(i + 1) || !words[i + 1].FollowsDirectly || i > 0 && words[i].FollowsDirectly && source.IsPerson(words[i - 1].Start))
                continue;
            var korean = (i + 2 < words.Count && IsFree(i + 2) && words[i + 2].FollowsDirectly ? KoreanPersons.FormOf([words[i].Text, words[i + 1].Text, words[i + 2].Text]) : null) ?? KoreanPersons.FormOf([words[i].Text, words[i + 1].Text]);
            if (korean is not null)
                candidates.Add(korean, 1);
            else if (words[i].Is(WordKind.Given) && words[i + 1].Length >= ShortestFamily && Array.Exists(RussianEnds, e => words[i + 1].Text.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
                candidates.Add(TermForm.OfName([words[i].Text, words[i + 1].Text], language), 1);
        }

        bool IsFree(int at) => source.IsFree(words[at].Start, words[at].Length);
    }

    private const int ShortestFamily = 5;

    /// <summary>By which a Russian family name is known, in Latin and Cyrillic.</summary>
    private static readonly string[] RussianEnds = ["ov", "ev", "ova", "eva", "sky", "skiy", "skaya", "enko", "chuk", "ow", "ew", "ski", "ска", "ов", "ев", "ова", "ева", "ский", "ская", "енко", "чук"];

    /// <summary>A portfolio ("Minister of Natural Resources"), or what a listed person's name or two glued words left over.</summary>
    private static bool IsPartOfOther(List<CasedWord> words, int start, int end, TermSource source)
    {
        if (start > 0 && words[start - 1] is var before && words[start].FollowsDirectly)
        {
            if (before.Is(WordKind.Portfolio) || IsGlued(before.Text) || source.IsPerson(before.Start))
                return true;
            if (start > 1 && OfOffice.Contains(before.Text) && words[OfOffice.Contains(words[start - 2].Text) && start > 2 ? start - 3 : start - 2].Is(WordKind.Office))
                return true;
        }

        return end < words.Count && words[end].FollowsDirectly && source.IsPerson(words[end].Start);
    }

    /// <summary>The run without what begins a sentence, titles and initials at its edges.</summary>
    private static List<CasedWord> Trimmed(List<CasedWord> words, int start, int end, TermSource source, HashSet<string> lower, string language)
    {
        var run = words[start..end];
        if (run[0].BeginsSentence && !run[0].Is(WordKind.Given) && run.Count > 1
            && (run[0].Is(WordKind.Opener | WordKind.Title) || lower.Contains(run[0].Text) || !run[1].IsCapital || run.Count(w => w.IsCapital) > 2))
            run.RemoveAt(0);
        while (run.Count > 0 && (!run[0].IsCapital || IsShouted(run[0]) && OfOffice.Contains(run[0].Text.ToLowerInvariant()) || IsEdge(run[0], source) || run[0].Is(WordKind.Place) || run[0].BeginsSentence && run[0].Is(WordKind.Opener)))
            run.RemoveAt(0);
        while (run.Count > 0 && (!run[^1].IsCapital || IsEdge(run[^1], source)))
        {
            // Turkish: "Kültür Bakanı" is the minister of culture.
            if (run[^1].Is(WordKind.Office) && run[^1].Is(WordKind.Title))
                return [];
            run.RemoveAt(run.Count - 1);
        }

        // "Olga Sch.": cut short by the paper; "Oleg Nikolaïevitch": nobody is called that alone.
        if (run.Count > 1 && run[^1] is { Length: <= 3 } last && last.Start + last.Length < source.Text.Length && source.Text[last.Start + last.Length] == '.')
            run.RemoveAt(run.Count - 1);
        if (run.Count == 2 && run[0].Is(WordKind.Given) && Array.Exists(Patronymics, p => TermWords.Fold(run[1].Text).EndsWith(p, StringComparison.Ordinal)))
            return [];
        // Turkish "Trabzonlu Kemal Uzun" is a man from Trabzon.
        if (language == "tr" && run.Count > 2 && Array.Exists(TurkishOrigins, o => run[0].Text.EndsWith(o, StringComparison.Ordinal)))
            run.RemoveAt(0);

        // "Interim Vladimir Topeha": from the given name on.
        var given = run.FindIndex(w => w.Is(WordKind.Given));
        if (given > 0 && given < run.Count - 1 && run[..given].TrueForAll(w => w.Is(Common)))
            run.RemoveRange(0, given);
        return run.Exists(w => IsGlued(w.Text) || !source.IsFree(w.Start, w.Length)) ? [] : run;
    }

    private static bool IsShouted(CasedWord word) => word.Text.Length > 1 && !word.Text.Any(char.IsLower);

    private static bool IsEdge(CasedWord word, TermSource source) => word.Is(WordKind.Title | WordKind.Calendar | WordKind.People) && !word.Is(WordKind.Given)
        || word.Length == 1 && word.Start + 1 < source.Text.Length && source.Text[word.Start + 1] == '.';

    private static void Judge(List<CasedWord> run, TermSource source, string language, TermCandidates candidates, List<CasedWord> words, int start)
    {
        var (capitals, ordinary) = (run.Count(w => w.IsCapital), run.Count(w => w.IsCapital && w.Is(Common)));
        var isEvent = capitals >= 3 && run[^1].Is(WordKind.Event);
        if (run.Count > MaxWords || !isEvent && (ordinary == capitals || ordinary >= 3 && ordinary * 5 >= capitals * 3))
            return;
        if (IsShouted(run[0]) && (run.Count > 1 && IsShouted(run[^1]) || start > 0 && IsShouted(words[start - 1]) || run[0].Start != words[start].Start && IsShouted(words[start])))
            return;
        var before = run[0].Start == words[start].Start && start > 0 ? words[start - 1] : start + 1 < words.Count && run[0].Start > words[start].Start ? words[words.FindIndex(start, w => w.Start == run[0].Start) - 1] : default;
        var term = TermForm.OfName([.. run.Select(w => w.Text)], language);
        if (run.Count == 1)
            candidates.Add(term, EvidenceOfOne(run[0], before, source, language));
        else if (run[0].BeginsSentence && !run[0].Is(WordKind.Given))
            candidates.Add(term, 0.5);
        else
            candidates.Add(term, language is not "de" ? 1 : run[0].Is(WordKind.Given) || before.Is(WordKind.Title | WordKind.Place) ? 1 : 0.6);
    }

    private static double EvidenceOfOne(CasedWord word, CasedWord before, TermSource source, string language)
    {
        var isAcronym = word.Text.Length is >= 3 and <= 5 && word.Text.All(char.IsUpper);
        if (word.BeginsSentence || word.Text.Length < 4 && !isAcronym)
            return 0;
        if (word.Is(WordKind.Given))
            return 0;
        if (isAcronym)
            return 0.5;
        switch (language)
        {
            case "de":
                return before.Is(WordKind.Place | WordKind.Title) && !StopWords.GermanNouns(word.Text) || PlacePrepositions.Contains(before.Text ?? "") && !StopWords.GermanNouns(word.Text) ? 1 : 0;
            case "vi":
                return VietnameseSyllables.IsOne(word.Text) ? 0 : 1;
            // Dutch writes "Deense", "Siberische" with a capital.
            case "nl" when IsBeforeLowerCase(word, source) && (word.Text.EndsWith("se", StringComparison.Ordinal) || word.Text.EndsWith("sche", StringComparison.Ordinal) || word.Text.EndsWith("isch", StringComparison.Ordinal)):
                return 0;
            case "ru" or "uk" or "bg" or "pl" or "cs":
                return HeadsAnInstitution(word, source, language) ? 0 : 1;
            default:
                return 1;
        }
    }

    /// <summary>"Троицкого храма", "Jaroslavského nádraží": an adjective in an oblique case with its noun behind it.</summary>
    private static bool HeadsAnInstitution(CasedWord word, TermSource source, string language)
    {
        string[] endings = language is "pl" or "cs"
            ? ["ého", "ému", "iego", "iemu", "ském", "skim", "skiej", "ské", "ská", "nego", "nym", "ných", "kich"]
            : ["ого", "его", "ому", "ему", "ском", "ским", "ской", "ския", "ската", "ська", "ської", "ській", "ський", "ське", "ската", "ното", "ния", "ния", "ная", "ное", "ные"];
        return Array.Exists(endings, e => word.Text.EndsWith(e, StringComparison.Ordinal)) && IsBeforeLowerCase(word, source);
    }

    private static bool IsBeforeLowerCase(CasedWord word, TermSource source) =>
        word.Start + word.Length is var end && end + 1 < source.Text.Length && source.Text[end] == ' ' && char.IsLower(source.Text[end + 1]);

    /// <summary>Two words that lost the space between them ("ComradeKim", "HEKim").</summary>
    private static bool IsGlued(string word)
    {
        for (var i = 1; i + 1 < word.Length; i++)
        {
            if (char.IsUpper(word[i]) && char.IsLower(word[i + 1]) && word[i - 1] != '-' && char.IsLetter(word[i - 1]) && !Array.Exists(InnerCapitals, c => c.Length == i && word.StartsWith(c, StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    /// <summary>End of the run of capitalised words that begins at <paramref name="start"/>; small words inside a name belong to it.</summary>
    private static int RunEnd(List<CasedWord> words, int start, TermSource source, string language)
    {
        var end = start + 1;
        while (end < words.Count && words[end].FollowsDirectly && source.IsFree(words[end].Start, words[end].Length))
        {
            if (words[end].IsCapital)
                end++;
            else if (end + 1 < words.Count && words[end + 1].IsCapital && words[end + 1].FollowsDirectly && source.IsFree(words[end + 1].Start, words[end + 1].Length)
                && IsConnector(words[end].Text, language) && end - start < MaxWords)
                end += 2;
            else
                break;
        }

        return end;
    }

    private static bool IsConnector(string word, string language) => Array.IndexOf(ConnectorsOf.GetValueOrDefault(language, OtherConnectors), word) >= 0;

    private static bool IsTitleCase(List<CasedWord> words, string text)
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
}
