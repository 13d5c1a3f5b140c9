using System.Runtime.CompilerServices;
using System.Text;

namespace NewsMonitor.Watchlists.Naming;

/// <summary>
/// Cyrillic as the press of each Latin-script language writes it: "Шойгу" is Shoigu, Choïgou, Schoigu, Szojgu, Šojgu.
/// Diacritics are left out where they make no difference to the matcher. A language may have several habits.
/// </summary>
internal static class CyrillicTransliteration
{
    private const string Letters = "абвгдежзийклмнопрстуфхцчшщъыьэюя";

    /// <summary>One column per letter of <see cref="Letters"/>; parts of brackets are habits that live side by side.</summary>
    private static readonly Scheme[] Schemes =
    [
        new("en", "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya"),
        new("en", "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e iu ia"),
        new("en", "a b v g d e j z i y k l m n o p r s t u f h c ch sh sch - y - e u a"),
        new("fr", "a b v gu d e j z i i k l m n o p r s t ou f kh ts tch ch chtch - y - e iou ia"),
        new("fr", "a b v g d e j z i i k l m n o p r ss t ou f kh ts tch ch chtch - y - e iou ia"),
        new("fr", "a b v g d ie j z i i k l m n o p r s t ou f kh ts tch ch chtch - y - e iou ia"),
        new("de", "a b w g d e sch s i i k l m n o p r s t u f ch z tsch sch schtsch - y - e ju ja"),
        new("de", "a b w g d e sch s i j k l m n o p r s t u f ch z tsch sch schtsch - y - e ju ja"),
        new("es", "a b v g d e zh z i i k l m n o p r s t u f j ts ch sh sch - y - e yu ya"),
        new("pt", "a b v g d e j z i i k l m n o p r s t u f kh ts tch ch chtch - i - e iu ia"),
        new("it", "a b v g d e z z i j k l m n o p r s t u f ch c c s sc - y - e ju ja"),
        new("pl", "a b w g d ie z z i j k l m n o p r s t u f ch c cz sz szcz - y - e iu ia"),
        new("pl", "a b w g d e z z i j k l m n o p r s t u f ch c cz sz szcz - y - e ju ja"),
        new("cs", "a b v g d e z z i j k l m n o p r s t u f ch c c s sc - y - e ju ja"),
        new("tr", "a b v g d e j z i y k l m n o p r s t u f h ts c s sc - i - e yu ya"),
        new("nl", "a b v g d e zj z i j k l m n o p r s t oe f ch ts tsj sj sjtsj - y - e joe ja"),
        new("sv", "a b v g d e zj z i j k l m n o p r s t u f ch ts tj sj sjtj - y - e ju ja"),
    ];

    /// <summary>The habits in which Korean names come back from Cyrillic.</summary>
    public static IReadOnlyList<Scheme> ForKoreanNames { get; } = Array.FindAll(Schemes, s => s.Language is "en" or "fr" or "de" or "pl" or "cs" or "tr");

    /// <summary>All Latin spellings of a Cyrillic name with the language whose habit each is.</summary>
    public static IEnumerable<WatchedName> ToLatin(string name)
    {
        foreach (var scheme in Schemes)
        {
            foreach (var spelled in scheme.Spell([name], last: true))
                yield return new WatchedName(scheme.Language, spelled);
        }
    }

    /// <summary>The name in the letters of another Cyrillic alphabet.</summary>
    public static IEnumerable<WatchedName> ToCyrillic(string name)
    {
        yield return new WatchedName("uk", name.Replace('э', 'е').Replace('и', 'і').Replace('ы', 'и').Replace("ё", "ьо", StringComparison.Ordinal));
        yield return new WatchedName("uk", name.Replace('э', 'е').Replace('ы', 'и').Replace("ё", "йо", StringComparison.Ordinal));
        yield return new WatchedName("bg", name.Replace('э', 'е').Replace('ы', 'и').Replace("ё", "ьо", StringComparison.Ordinal));
    }

    /// <summary>One habit of one language.</summary>
    internal sealed class Scheme(string language, string columns)
    {
        private readonly string[] _letters = Array.ConvertAll(columns.Split(' '), c => c == "-" ? "" : c);

        public string Language => language;

        /// <summary>The spellings of several words.</summary>
        /// <param name="last">They end a name: then endings are written in several ways.</param>
        public IReadOnlyList<string> Spell(string[] words, bool last)
        {
            var spellings = new List<string>(words.Length);
            foreach (var word in words)
            {
                var plain = Spell(word);
                // Х as J makes short names look like Spanish words.
                if (language == "es" && plain.Length < 8)
                    plain = plain.Replace("J", "Kh", StringComparison.Ordinal).Replace("j", "kh", StringComparison.Ordinal);
                Add(plain);
                // A soft ending: "Маслов", "Андрей", "Белецкий" are shortened and written out side by side.
                if (last && (plain.EndsWith("iy", StringComparison.Ordinal) || plain.EndsWith("ii", StringComparison.Ordinal) || plain.EndsWith("ij", StringComparison.Ordinal)))
                {
                    Add(plain[..^2] + "y");
                    Add(plain[..^2] + "i");
                }

                if (last && language == "pl" && plain.EndsWith("kij", StringComparison.Ordinal))
                    Add(plain[..^1]);
            }

            return spellings;

            void Add(string spelled)
            {
                if (!spellings.Contains(spelled))
                    spellings.Add(spelled);
            }
        }

        // Optimised at once: forms are made before the runtime would find out what is hot.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private string Spell(string name)
        {
            var spelled = new StringBuilder(name.Length + 8);
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

                var latin = _letters[index];
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
}
