namespace NewsMonitor.Watchlists.Naming;

/// <summary>
/// Cyrillic as the press of each Latin-script language writes it: "Шойгу" is Shoigu, Choïgou, Schoigu, Szojgu, Šojgu.
/// Diacritics are left out where they make no difference to the matcher. A language may have several habits.
/// </summary>
internal static class CyrillicTransliteration
{
    private const string Letters = "абвгдежзийклмнопрстуфхцчшщъыьэюя";

    /// <summary>One column per letter of <see cref="Letters"/>; parts of brackets are habits that live side by side.</summary>
    private static readonly (string Language, string[] Letters)[] Schemes =
    [
        ("en", Table("a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya")),
        ("en", Table("a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e iu ia")),
        ("en", Table("a b v g d e j z i y k l m n o p r s t u f h c ch sh sch - y - e u a")),
        ("fr", Table("a b v gu d e j z i i k l m n o p r s t ou f kh ts tch ch chtch - y - e iou ia")),
        ("fr", Table("a b v g d e j z i i k l m n o p r ss t ou f kh ts tch ch chtch - y - e iou ia")),
        ("fr", Table("a b v g d ie j z i i k l m n o p r s t ou f kh ts tch ch chtch - y - e iou ia")),
        ("de", Table("a b w g d e sch s i i k l m n o p r s t u f ch z tsch sch schtsch - y - e ju ja")),
        ("de", Table("a b w g d e sch s i j k l m n o p r s t u f ch z tsch sch schtsch - y - e ju ja")),
        ("es", Table("a b v g d e zh z i i k l m n o p r s t u f j ts ch sh sch - y - e yu ya")),
        ("pt", Table("a b v g d e j z i i k l m n o p r s t u f kh ts tch ch chtch - i - e iu ia")),
        ("it", Table("a b v g d e z z i j k l m n o p r s t u f ch c c s sc - y - e ju ja")),
        ("pl", Table("a b w g d ie z z i j k l m n o p r s t u f ch c cz sz szcz - y - e iu ia")),
        ("pl", Table("a b w g d e z z i j k l m n o p r s t u f ch c cz sz szcz - y - e ju ja")),
        ("cs", Table("a b v g d e z z i j k l m n o p r s t u f ch c c s sc - y - e ju ja")),
        ("tr", Table("a b v g d e j z i y k l m n o p r s t u f h ts c s sc - i - e yu ya")),
        ("nl", Table("a b v g d e zj z i j k l m n o p r s t oe f ch ts tsj sj sjtsj - y - e joe ja")),
        ("sv", Table("a b v g d e zj z i j k l m n o p r s t u f ch ts tj sj sjtj - y - e ju ja")),
    ];

    private static string[] Table(string columns) => columns.Split(' ').Select(c => c == "-" ? "" : c).ToArray();

    /// <summary>All Latin spellings of a Cyrillic name with the language whose habit each is.</summary>
    public static IEnumerable<(string Language, string Name)> ToLatin(string name)
    {
        foreach (var (language, letters) in Schemes)
        {
            var plain = Spell(name, letters, language);
            // Х as J makes short names look like Spanish words.
            if (language == "es" && plain.Length < 8)
                plain = plain.Replace("J", "Kh", StringComparison.Ordinal).Replace("j", "kh", StringComparison.Ordinal);
            yield return (language, plain);
            // A soft ending: "Маслов", "Андрей", "Белецкий" are shortened and written out side by side.
            if (plain.EndsWith("iy", StringComparison.Ordinal) || plain.EndsWith("ii", StringComparison.Ordinal) || plain.EndsWith("ij", StringComparison.Ordinal))
            {
                yield return (language, plain[..^2] + "y");
                yield return (language, plain[..^2] + "i");
            }

            if (language == "pl" && plain.EndsWith("kij", StringComparison.Ordinal))
                yield return (language, plain[..^1]);
        }
    }

    /// <summary>The name in the letters of another Cyrillic alphabet.</summary>
    public static IEnumerable<(string Language, string Name)> ToCyrillic(string name)
    {
        yield return ("uk", name.Replace("ий", "ий", StringComparison.Ordinal).Replace('э', 'е').Replace('и', 'і').Replace('ы', 'и').Replace("ё", "ьо", StringComparison.Ordinal));
        yield return ("uk", name.Replace('э', 'е').Replace('ы', 'и').Replace("ё", "йо", StringComparison.Ordinal));
        yield return ("bg", name.Replace('э', 'е').Replace('ы', 'и').Replace("ё", "ьо", StringComparison.Ordinal).Replace("ие", "ие", StringComparison.Ordinal));
    }

    private static string Spell(string name, string[] letters, string language)
    {
        var spelled = new System.Text.StringBuilder(name.Length + 8);
        var wordStart = true;
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            var lower = char.ToLowerInvariant(c) == 'ё' ? 'е' : char.ToLowerInvariant(c);
            var index = Letters.IndexOf(lower, StringComparison.Ordinal);
            if (index < 0)
            {
                spelled.Append(c);
                wordStart = true;
                continue;
            }

            var latin = letters[index];
            // "gu" keeps the sound before e and i only; a soft first letter is written in full in German, Polish and Czech.
            if (latin == "gu" && (i + 1 == name.Length || !"еиэ".Contains(char.ToLowerInvariant(name[i + 1]), StringComparison.Ordinal)))
                latin = "g";
            if (lower == 'е' && (wordStart || "аеиоуыэюя".Contains(char.ToLowerInvariant(name[i - 1]), StringComparison.Ordinal)))
                latin = language switch { "en" or "es" or "tr" => "e", "de" or "pl" or "cs" or "nl" or "sv" => "je", _ => "e" };
            if (char.IsUpper(c) && latin.Length > 0)
                spelled.Append(char.ToUpperInvariant(latin[0])).Append(latin, 1, latin.Length - 1);
            else
                spelled.Append(latin);
            wordStart = false;
        }

        return spelled.ToString();
    }
}
