namespace NewsMonitor.Analysis.Terms;

/// <summary>
/// Slavic case endings taken off a name nobody listed, so that its cases give one key, and the nominative put back where
/// its stem tells it: a surname in -ов, a place in -вка, a country in -ия.
/// </summary>
internal static class CaseEndings
{
    /// <summary>Letters that are left at least.</summary>
    private const int MinStem = 4;

    // Longest first.
    private static readonly string[] EastSlavic = ["иями", "ями", "ами", "ого", "ому", "ыми", "еві", "єві", "ові", "ою", "єю", "єм", "ом", "ем", "ой", "ею", "ей", "ах", "ях", "ам", "ым", "им", "ім", "ий", "ій", "й", "а", "у", "ю", "я", "е", "ы", "и", "і", "ї", "є"];
    private static readonly string[] WestSlavic = ["skiego", "skiemu", "ského", "skému", "ovi", "owi", "iem", "ie", "iu", "em", "om", "ou", "ą", "ę", "a", "u", "y", "e", "ě", "i"];

    /// <summary>Ends of stems that no nominative without a vowel has: Находк-, Peresławk-.</summary>
    private static readonly string[] FeminineStems = ["вк", "дк", "чк", "шк", "жк", "тк", "wk", "vk", "dk", "tk", "czk", "szk", "żk", "čk", "žk", "šk"];

    /// <param name="isFirstOfSeveral">The first word of a longer name: "Аркадий", not "Исландия".</param>
    public static string Strip(string word, string language, bool isFirstOfSeveral) => language switch
    {
        "ru" or "uk" or "be" => GivenName(Stem(word, EastSlavic), word, language, isFirstOfSeveral, ["", "а", "я", "й"]) ?? Nominative(Stem(word, EastSlavic), word, isFirstOfSeveral, language == "uk" ? "ій" : "ий", "ия"),
        "pl" or "cs" or "sk" or "hr" or "sl" => GivenName(Stem(word, WestSlavic), word, language, isFirstOfSeveral, ["", "a"]) ?? Nominative(Stem(word, WestSlavic), word, isFirstOfSeveral, "", ""),
        _ => word,
    };

    /// <summary>The nominative of a known given name; "Мария" of "Марией", "Анна" of "Анну".</summary>
    private static string? GivenName(string stem, string word, string language, bool isFirstOfSeveral, string[] endings)
    {
        if (!isFirstOfSeveral)
            return null;
        var words = TermWords.Of(language);
        if ((words.KindOf(word) & WordKind.Given) != 0)
            return word;
        foreach (var ending in endings)
        {
            if ((words.KindOf(stem + ending) & WordKind.Given) != 0)
                return stem + ending;
        }

        return null;
    }

    private static string Nominative(string stem, string word, bool isFirstOfSeveral, string man, string country)
    {
        if (stem.Length == word.Length)
            return word;
        if (stem[^1] is 'и' or 'і' && country.Length > 0)
            return isFirstOfSeveral ? stem[..^1] + man : stem + 'я';
        // "Аркадий" loses all of its ending at once.
        if (man.Length > 0 && word.EndsWith(man, StringComparison.Ordinal))
            return word;
        // Polish and Czech turn k to c before e: Peresławce.
        if (stem[^1] == 'c' && word[^1] == 'e' && stem.Length > MinStem && stem[^2] is 'w' or 'v' or 'd' or 't')
            stem = stem[..^1] + 'k';
        return Array.Exists(FeminineStems, e => stem.EndsWith(e, StringComparison.Ordinal)) ? stem + (stem[^1] == 'k' ? 'a' : 'а') : stem;
    }

    private static string Stem(string word, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (word.Length - ending.Length >= MinStem && word.EndsWith(ending, StringComparison.Ordinal))
                return word[..^ending.Length];
        }

        return word;
    }
}
