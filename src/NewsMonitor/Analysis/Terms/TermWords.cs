using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using NewsMonitor.Analysis.Languages;

namespace NewsMonitor.Analysis.Terms;

/// <summary>What a capitalised word is when it is no name.</summary>
[Flags]
internal enum WordKind
{
    None = 0,

    /// <summary>An office or form of address: stands beside a name.</summary>
    Title = 1,

    /// <summary>A month, weekday or feast.</summary>
    Calendar = 2,

    /// <summary>A nationality, people or point of the compass.</summary>
    People = 4,

    /// <summary>What institutions are called: a name needs another word beside it.</summary>
    Generic = 8,

    /// <summary>Begins sentences.</summary>
    Opener = 16,

    /// <summary>"Minister", "ministry", "department": with a small word between, a portfolio follows.</summary>
    Office = 32,

    /// <summary>The same where the portfolio follows directly.</summary>
    Portfolio = 64,

    /// <summary>"Port", "company", "ship": a name follows.</summary>
    Place = 128,

    /// <summary>A given name, or a family name that stands first.</summary>
    Given = 256,

    /// <summary>A forum, a festival: at the end of a longer name it makes it one.</summary>
    Event = 512,
}

/// <summary>The words of one language that are written like names and are none, from <c>words.txt</c>.</summary>
internal sealed class TermWords
{
    /// <summary>Languages so near to another that its words do.</summary>
    private static readonly Dictionary<string, string> Relatives = new(StringComparer.Ordinal) { ["ms"] = "id", ["sk"] = "cs", ["nb"] = "sv", ["da"] = "sv", ["no"] = "sv", ["ca"] = "es", ["gl"] = "es", ["be"] = "ru", ["mk"] = "bg" };

    private static readonly Lazy<Dictionary<string, Dictionary<string, WordKind>>> Tables = new(Load);
    private static readonly ConcurrentDictionary<string, TermWords> Languages = new(StringComparer.Ordinal);

    private static readonly string[] TurkishCases = ["dan", "den", "tan", "ten", "da", "de", "ta", "te"];

    private readonly Dictionary<string, WordKind> _any, _own;

    /// <summary>Vietnamese syllables differ by their accents alone.</summary>
    private readonly bool _accentsCount;

    private readonly bool _isTurkish;

    private TermWords(string language)
    {
        _any = Tables.Value["any"];
        _own = Tables.Value.GetValueOrDefault(language) ?? [];
        _accentsCount = language == "vi";
        _isTurkish = language == "tr";
    }

    /// <param name="language">BCP 47; a language without a table has the words of all.</param>
    public static TermWords Of(string language) => Known(Relatives.GetValueOrDefault(language, language));

    private static TermWords Known(string language) => Languages.TryGetValue(language, out var words) ? words
        : Tables.Value.ContainsKey(language) ? Languages.GetOrAdd(language, l => new TermWords(l)) : Languages.GetOrAdd("", _ => new TermWords("any"));

    public WordKind KindOf(string word)
    {
        if (word.Length > TermForm.MaxLength)
            return WordKind.None;
        // "Women's", Turkish "Bakanlığı'na".
        var apostrophe = word.IndexOfAny(['\'', '\u2019']);
        if (apostrophe >= 3)
            word = word[..apostrophe];
        if (_accentsCount && !Ascii.IsValid(word))
            return _own.GetValueOrDefault(word.ToLowerInvariant());
        var folded = Fold(word);
        var kind = _any.GetValueOrDefault(folded) | _own.GetValueOrDefault(folded);
        if (kind != WordKind.None)
            return kind;
        // A Turkish month that stands in a case: "Nisanda".
        if (_isTurkish && folded.Length > 5 && Array.Find(TurkishCases, c => folded.EndsWith(c, StringComparison.Ordinal)) is { } ending && (_own.GetValueOrDefault(folded[..^ending.Length]) & WordKind.Calendar) != 0)
            return WordKind.Calendar;
        // "High-tech": common when all of its parts are.
        var hyphen = folded.IndexOf('-', StringComparison.Ordinal);
        return hyphen > 1 && hyphen < folded.Length - 1 ? KindOf(folded[..hyphen]) & KindOf(folded[(hyphen + 1)..]) : WordKind.None;
    }

    /// <summary>Lower case, without accents and apostrophes.</summary>
    public static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var c in word.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark || c is '\'' or '\u2019')
                continue;
            folded.Append(char.ToLowerInvariant(c) switch { 'ł' => 'l', 'đ' => 'd', 'ø' => 'o', 'ı' => 'i', var lower => lower });
        }

        return folded.ToString();
    }

    private static Dictionary<string, Dictionary<string, WordKind>> Load()
    {
        var tables = new Dictionary<string, Dictionary<string, WordKind>>(StringComparer.Ordinal) { ["any"] = [] };
        foreach (var line in Encoding.UTF8.GetString(EmbeddedTable.Read("term-words.txt")).Split('\n'))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (kind, language) = line[..colon].Split(' ') is [var k, var l] ? (Enum.Parse<WordKind>(k, ignoreCase: true), l) : throw new InvalidOperationException($"words.txt: \"{line[..colon]}\" is no kind and language.");
            if (!tables.TryGetValue(language, out var table))
                tables[language] = table = new Dictionary<string, WordKind>(StringComparer.Ordinal);
            foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                table[Fold(word)] = table.GetValueOrDefault(Fold(word)) | kind;
                if (language == "vi")
                    table[word] = table.GetValueOrDefault(word) | kind;
            }
        }

        return tables;
    }
}
