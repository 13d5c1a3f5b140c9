namespace NewsMonitor.Watchlists.Naming;

/// <summary>
/// The case forms of names in Slavic languages, by the shape of the word. The last declined word gets its endings; words
/// before it keep their stem and may end in anything, for the last one anchors them. Generous rather than exact: an ending
/// too many matches nothing that is written.
/// </summary>
internal static class SlavicDeclension
{
    /// <summary>Whether names change their endings in a language.</summary>
    public static bool Declines(string language) => language is "ru" or "uk" or "bg" or "pl" or "cs" or "sr";

    /// <summary>Patterns for all cases of a name (singular, or plural when it is written so).</summary>
    public static IEnumerable<string> Inflect(string name, string language, bool person, bool lastWordOnly)
    {
        if (!Declines(language) || name.Contains('*', StringComparison.Ordinal))
            return [name];
        var words = name.Split(' ');
        var declined = Declined(words, language, person, lastWordOnly);
        if (declined.Count == 0)
            return [name];
        var last = declined[^1];
        foreach (var index in declined)
        {
            if (index != last && Split(words[index], language, person) is { Stem.Length: >= 3 } inner)
                words[index] = inner.Stem + "*";
        }

        var (stem, endings) = Split(words[last], language, person)!.Value;
        // The matcher itself allows case endings after a person's name; only what changes the word is written out.
        if (person && endings[0].Length == 0)
            endings = [""];
        return endings.Select(ending => string.Join(' ', words[..last].Append(stem + ending).Concat(words[(last + 1)..])));
    }

    /// <summary>Which words change: all of a person's name; adjectives and the noun they belong to of anything else.</summary>
    private static List<int> Declined(string[] words, string language, bool person, bool lastWordOnly)
    {
        var declined = new List<int>();
        for (var i = lastWordOnly ? words.Length - 1 : 0; i < words.Length; i++)
        {
            if (words[i].Length < 2 || IsAbbreviation(words[i]) || Split(words[i], language, person) is null)
            {
                if (person)
                    continue;
                break;
            }

            declined.Add(i);
            if (!person && !IsAdjective(words[i], language))
                break;
        }

        return declined;
    }

    private static bool IsAbbreviation(string word) => word.Length > 1 && char.IsUpper(word[1]);

    private static bool IsAdjective(string word, string language) => language switch
    {
        "ru" => EndsWith(word, "ая", "яя", "ое", "ее", "ый", "ий", "ой", "ые", "ие"),
        "uk" => EndsWith(word, "ий", "ій", "на", "ка", "ва", "не", "ке", "ні", "кі"),
        "bg" or "sr" => EndsWith(word, "ска", "ски", "ският", "ско", "ите", "на", "ен", "ната"),
        "pl" => EndsWith(word, "ska", "ski", "skie", "na", "ny", "ne", "owy", "owa", "cka", "cki"),
        _ => EndsWith(word, "ký", "ká", "ké", "ní", "ný", "ná", "né", "vý", "vá"),
    };

    /// <summary>Stem and endings of a word; null when it does not change.</summary>
    private static (string Stem, string[] Endings)? Split(string word, string language, bool person) => language switch
    {
        "ru" => Russian(word, person),
        "uk" => Ukrainian(word, person),
        "bg" or "sr" => Bulgarian(word, person),
        "pl" or "cs" => Western(word, person),
        _ => null,
    };

    private static (string, string[])? Russian(string word, bool person) => word switch
    {
        _ when EndsWith(word, "ый", "ий", "ой") && word.Length > 4 => (word[..^2], ["ый", "ий", "ой", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем", "ия", "ию", "ием"]),
        _ when EndsWith(word, "ая", "яя") => (word[..^2], ["ая", "яя", "ой", "ей", "ую", "юю"]),
        _ when EndsWith(word, "ое", "ее") => (word[..^2], ["ое", "ее", "ого", "его", "ому", "ему", "ым", "им", "ом", "ем"]),
        _ when EndsWith(word, "ые", "ие") && !person => (word[..^1], ["е", "х", "м", "ми", "я", "ю", "ем", "и"]),
        _ when EndsWith(word, "ия") => (word[..^1], ["я", "и", "ю", "ей"]),
        _ when word[^1] == 'я' => (word[..^1], ["я", "и", "е", "ю", "ей", "ёй"]),
        _ when word[^1] == 'а' => (word[..^1], ["а", "ы", "и", "е", "у", "ой", "ою", "ей"]),
        _ when word[^1] == 'й' => (word[..^1], ["й", "я", "ю", "ем", "е", "и"]),
        _ when word[^1] == 'ь' => (word[..^1], ["ь", "я", "ю", "ем", "е", "и", "ью"]),
        _ when word[^1] == 'ы' && !person => (word[..^1], ["ы", "", "ов", "ам", "ами", "ах"]),
        _ when word[^1] == 'о' && !person && word.Length > 5 => (word[..^1], ["о", "а", "у", "ом", "е"]),
        _ when IsConsonant(word[^1]) => (word, ["", "а", "у", "ом", "ем", "ым", "е", "ы"]),
        _ => null,
    };

    private static (string, string[])? Ukrainian(string word, bool person) => word switch
    {
        _ when EndsWith(word, "ий", "ій") && word.Length > 4 => (word[..^2], ["ий", "ій", "ого", "ому", "им", "ім", "ія", "ію", "ієм", "ії"]),
        _ when word[^1] == 'й' => (word[..^1], ["й", "я", "ю", "єві", "єм", "ї"]),
        _ when word[^1] == 'я' => (word[..^1], ["я", "ї", "і", "ю", "єю", "ею", "є"]),
        _ when word[^1] == 'а' => (word[..^1], ["а", "и", "і", "у", "ою", "ої", "ій", "о"]),
        _ when word[^1] == 'ь' => (word[..^1], ["ь", "я", "ю", "ем", "і", "еві", "ю"]),
        _ when word[^1] == 'о' && !person && word.Length > 5 => (word[..^1], ["о", "а", "у", "ом", "і"]),
        _ when IsConsonant(word[^1]) => (word, ["", "а", "у", "ом", "ем", "им", "ові", "еві", "і", "е"]),
        _ => null,
    };

    private static (string, string[])? Bulgarian(string word, bool person) => word switch
    {
        _ when person => null,
        _ when EndsWith(word, "ски") => (word[..^1], ["и", "ия", "ият"]),
        _ when EndsWith(word, "ия", "ство") => (word, ["", "та", "то"]),
        _ when word[^1] == 'а' => (word, ["", "та"]),
        _ when word[^1] == 'о' => (word, ["", "то"]),
        _ when IsConsonant(word[^1]) => (word, ["", "а", "ът", "ите"]),
        _ => null,
    };

    /// <summary>Polish and Czech; diacritics do not matter, for the matcher drops them.</summary>
    private static (string, string[])? Western(string word, bool person) => word switch
    {
        _ when EndsWith(word, "ski", "cki", "ský", "cký", "owy", "ový", "ny", "ní", "ný") => (word[..^1], ["i", "y", "iego", "iemu", "im", "ego", "emu", "ého", "ému", "ym", "ým", "é", "e", "ím", "ího", "ímu"]),
        _ when EndsWith(word, "ska", "ná", "ká", "na") && word.Length > 4 => (word[..^1], ["a", "ej", "ą", "é", "ou", "ie", "y", "ę", "o", "u"]),
        _ when word[^1] is 'a' => (word[..^1], ["a", "y", "i", "ie", "ę", "ą", "o", "u", "ou", "ě", "e", "ii", "ji", "ją"]),
        _ when EndsWith(word, "je", "ie", "ce") => (word[..^1], ["e", "i", "í", "a", "u", "em"]),
        _ when word[^1] is 'o' && !person && word.Length > 4 => (word[..^1], ["o", "a", "u", "em", "ie", "e"]),
        _ when IsConsonant(word[^1]) => (word, ["", "a", "u", "owi", "em", "iem", "om", "ie", "e", "ovi", "y", "i", "ów", "ů"]),
        _ => null,
    };

    private static bool IsConsonant(char c) =>
        char.IsLetter(c) && !"аеёиоуыэюяіїєъaeiouyáéíóúýąęěůйь".Contains(char.ToLowerInvariant(c), StringComparison.Ordinal);

    private static bool EndsWith(string word, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
