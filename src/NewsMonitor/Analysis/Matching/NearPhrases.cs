using System.Collections.Frozen;

namespace NewsMonitor.Analysis.Matching;

/// <summary>
/// Names of several words that a text gives with other small words between them, in another order or with a wrong letter:
/// "Conseil de la sécurité de l'ONU", "Assemblée suprême populaire", "Lazurus Group", "Reconnaisance General Bureau".
/// </summary>
internal sealed class NearPhrases
{
    /// <summary>Letters of all words that must agree; shorter names are too easily other words.</summary>
    private const int ShortestPhrase = 10;
    private const int MostWords = 6;

    /// <summary>Words that say nothing by themselves, folded, in the languages that put them between those of a name.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Small =
        ("of the de la le les l d du des del della dello degli delle dei di il lo gli el los las da do dos das "
        + "von van der die das den dem des het av")
        .Split(' ').ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly Dictionary<string, int> _words = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _wordOf;
    private readonly List<string> _spelled = [];
    private readonly List<bool> _stems = [];
    private readonly List<bool> _agreeing = [];
    private readonly List<List<int>> _phrasesOf = [];
    private readonly List<Phrase> _phrases = [];
    private readonly FrozenDictionary<string, string> _concepts;
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _conceptOf;
    private int _shortestStem = int.MaxValue, _longestStem;

    /// <param name="Words">Numbers of its words, in order.</param>
    internal sealed record Phrase(ushort Target, int[] Words, bool Capital);

    public NearPhrases(IEnumerable<Form> forms, FrozenDictionary<string, string> concepts)
    {
        _concepts = concepts;
        _conceptOf = concepts.GetAlternateLookup<ReadOnlySpan<char>>();
        _wordOf = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        using var folded = FoldedText.Of("");
        var known = new HashSet<string>();
        foreach (var form in forms)
            Add(form, folded, known);
        var uses = new int[_spelled.Count];
        foreach (var word in _phrases.SelectMany(p => p.Words.Distinct()))
            uses[word]++;
        for (var i = 0; i < _phrases.Count; i++)
        {
            foreach (var word in _phrases[i].Words.Distinct().OrderBy(w => uses[w]).Take(2))
                _phrasesOf[word].Add(i);
        }
    }

    public Phrase this[int phrase] => _phrases[phrase];

    /// <summary>The names looked for where a word stands: it is one of their two rarest, one of which at least is written as listed.</summary>
    public List<int> PhrasesOf(int word) => _phrasesOf[word];

    /// <summary>The numbers of the words a folded word of a text may be: itself, or one whose beginning is listed.</summary>
    /// <param name="agreeing">The language's adjectives agree with their nouns: their last letters do not count.</param>
    public void Read(ReadOnlySpan<char> word, bool agreeing, ref List<int> words)
    {
        // Most words begin like none of them.
        if (word.Length < BeginningLength || !_beginnings[BeginningOf(word)])
            return;
        if (_wordOf.TryGetValue(word, out var exact) && !_stems[exact])
            Add(ref words, exact);
        if (agreeing)
        {
            Span<char> agreed = stackalloc char[word.Length + 1];
            var length = Agreed(word).Length;
            agreed[0] = Agreement;
            word[..length].CopyTo(agreed[1..]);
            if (_wordOf.TryGetValue(agreed[..(length + 1)], out var number))
                Add(ref words, number);
        }

        if (_concepts.Count > 0 && _conceptOf.TryGetValue(Agreed(word), out var concept) && _words.TryGetValue($"{Concept}{concept}", out var meant))
            Add(ref words, meant);

        Span<char> stem = stackalloc char[Math.Min(word.Length, _longestStem) + 1];
        for (var length = _shortestStem; length <= word.Length && length <= _longestStem; length++)
        {
            word[..length].CopyTo(stem);
            stem[length] = '*';
            if (_wordOf.TryGetValue(stem[..(length + 1)], out var number))
                Add(ref words, number);
        }

        static void Add(ref List<int> to, int number)
        {
            if (to.Count == 0)
                to = [];
            to.Add(number);
        }
    }

    /// <summary>Marks words of languages whose adjectives agree.</summary>
    private const char Agreement = '~';

    /// <summary>Marks what any word of a group says.</summary>
    private const char Concept = '=';

    /// <summary>Words of a name from which on those of their groups may stand for them.</summary>
    private const int ConceptualWords = 3;

    private static readonly string[] AgreeingLanguages = ["fr", "es", "it", "pt"];

    /// <summary>Whether adjectives of a language agree with their nouns, and stand before or behind them.</summary>
    public static bool Agrees(string language) => AgreeingLanguages.Contains(language);

    /// <summary>Without what agrees: coréen, coréenne; oriental, orientale.</summary>
    public static ReadOnlySpan<char> Agreed(ReadOnlySpan<char> word)
    {
        const int shortest = 5;
        if (word.Length > shortest && word[^1] == 's')
            word = word[..^1];
        if (word.Length > shortest && word[^1] is 'a' or 'e' or 'i' or 'o')
            word = word[..^1];
        return word.Length > shortest && word[^1] == word[^2] ? word[..^1] : word;
    }

    private const int BeginningLength = 3;

    /// <summary>By the first letters of the listed words.</summary>
    private readonly bool[] _beginnings = new bool[1 << 14];

    private static int BeginningOf(ReadOnlySpan<char> word) => (word[0] * 7919 ^ word[1] * 131 ^ word[2]) & 0x3FFF;

    public bool IsSmall(ReadOnlySpan<char> word) => word.Length == 1 && !char.IsAsciiDigit(word[0]) || Small.Contains(word) || _concepts.Count > 0 && Fillers.Contains(word);

    /// <summary>What machines put between the words of a name besides.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Fillers = "sur au aux nom nord relation relations".Split(' ').ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a word of a text is a listed one with a letter wrong, missing or too many; short words are other words.</summary>
    public bool IsNear(ReadOnlySpan<char> word, int number)
    {
        const int shortest = 6;
        var spelled = _spelled[number];
        // What is a listed word itself, or the plural of one, is no misspelling.
        if (word.Length < shortest || spelled.Length < shortest || word[0] != spelled[0] || word[..^1].SequenceEqual(spelled) && word[^1] == 's')
            return false;
        if (_agreeing[number])
            word = Agreed(word);
        if (!_stems[number])
            return Math.Abs(word.Length - spelled.Length) <= 1 && MisspelledNames.Distance(word, spelled, 1) <= 1;
        for (var length = spelled.Length - 1; length <= spelled.Length + 1; length++)
        {
            if (length <= word.Length && MisspelledNames.Distance(word[..length], spelled, 1) <= 1)
                return true;
        }

        return false;
    }

    private void Add(Form form, FoldedText folded, HashSet<string> known)
    {
        folded.Read(form.Pattern);
        if (folded.Length < ShortestPhrase || !Script.IsLatin(folded.Letters[0]) && !Script.IsCyrillic(folded.Letters[0]))
            return;
        var parts = form.Pattern.Split([' ', '-', '\'', '’'], StringSplitOptions.RemoveEmptyEntries);
        var spelled = new List<(string Word, bool Stem)>();
        foreach (var part in parts)
        {
            folded.Read(part.TrimEnd('*'));
            if (folded.Length == 0 || folded.Letters.Contains(CharacterFolding.Break))
                return;
            if (!IsSmall(folded.Letters))
                spelled.Add((folded.Letters.ToString(), part[^1] == '*'));
        }

        var letters = spelled.Sum(s => s.Word.Length);
        var words = spelled.ConvertAll(s => NumberOf(s.Word, s.Stem, Agrees(form.Language), conceptual: spelled.Count >= ConceptualWords));
        if (words.Count is < 2 or > MostWords || letters < ShortestPhrase || !known.Add($"{form.Target} {string.Join(' ', words)}"))
            return;
        _phrases.Add(new Phrase(form.Target, [.. words], char.IsUpper(form.Pattern[0])));
    }

    private int NumberOf(string word, bool stem, bool agrees, bool conceptual)
    {
        if (conceptual && _conceptOf.TryGetValue(Agreed(word), out var concept))
        {
            foreach (var other in _concepts.Where(c => c.Value == concept && c.Key.Length >= BeginningLength))
                _beginnings[BeginningOf(other.Key)] = true;
            return NumberOf(concept, $"{Concept}{concept}", false);
        }

        return stem ? NumberOf(word, $"{word}*", true) : agrees ? NumberOf(Agreed(word).ToString(), $"{Agreement}{Agreed(word)}", false) : NumberOf(word, word, false);
    }

    private int NumberOf(string word, string key, bool stem)
    {
        if (_words.TryGetValue(key, out var number))
            return number;
        if (stem)
            (_shortestStem, _longestStem) = (Math.Min(_shortestStem, word.Length), Math.Max(_longestStem, word.Length));
        if (word.Length >= BeginningLength)
            _beginnings[BeginningOf(word)] = true;
        number = _spelled.Count;
        _words[key] = number;
        _spelled.Add(word);
        _stems.Add(stem);
        _agreeing.Add(key[0] == Agreement);
        _phrasesOf.Add([]);
        return number;
    }
}
