using System.Numerics;
using System.Runtime.CompilerServices;

namespace NewsMonitor.Analysis.Matching;

/// <summary>
/// All forms as one trie over folded letters, its edges in one open-addressed hash table. Searching walks it from every
/// place where a name may begin (word starts; every letter in scripts without word boundaries) and takes the leftmost
/// longest form, so the work per letter is bounded by the longest form, whatever the text. Immutable once built.
/// </summary>
internal sealed partial class FormAutomaton
{
    /// <summary>Edge label of <c>*</c>: the rest of a word.</summary>
    private const char Star = '\u000E';
    private const int LongestForm = 64;
    private const FormTraits Meaning = FormTraits.Weak | FormTraits.Nests;

    /// <summary>Edges that a form adds on average, over the watchlist's ten thousands; only a guess of the size of the table.</summary>
    private const int EdgesAForm = 4;

    private ulong[] _edges;
    private int[] _children;
    private int _edgeCount;
    private int _mask;

    private readonly int[] _roots = new int[char.MaxValue + 1];
    private int[] _firstRule;
    private bool[] _stars;
    private int _nodes = 1;
    private Rule[] _rules;
    private int _ruleCount = 1;
    private readonly List<string> _languages = [""];

    /// <summary>Distinct forms, for information.</summary>
    public int FormCount => _ruleCount - 1;

    /// <summary>A form at the end of a path of the trie.</summary>
    /// <param name="Boundaries">Bit i is set when a word begins at letter i.</param>
    internal readonly record struct Rule(
        TargetKind Kind, ushort Target, FormTraits Traits, Endings Endings, byte Language, byte Length, bool HasStar, ulong Boundaries, int Next)
    {
        /// <summary>The folded pattern; only forms with <c>*</c> keep it.</summary>
        public string Pattern { get; init; } = "";
    }

    /// <param name="expected">About how many forms there are, so that the tables need not grow while they are filled.</param>
    public FormAutomaton(IEnumerable<Form> forms, int expected = 0)
    {
        var nodes = Math.Max(expected, 100) * EdgesAForm;
        _edges = new ulong[BitOperations.RoundUpToPowerOf2((uint)nodes * 2)];
        _children = new int[_edges.Length];
        _mask = _edges.Length - 1;
        _firstRule = new int[nodes];
        _stars = new bool[nodes];
        _rules = new Rule[Math.Max(expected, 100)];
        using var folded = FoldedText.Of("");
        foreach (var form in forms)
        {
            folded.Read(form.Pattern);
            Add(form, folded);
        }
    }

    public Rule RuleAt(int index) => _rules[index];

    /// <summary>The number languages have in rules; 0 for a language without forms of its own.</summary>
    public byte LanguageNumber(string language)
    {
        var index = _languages.IndexOf(language);
        if (index < 0 && language.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash)
            index = _languages.IndexOf(language[..dash]);
        return (byte)Math.Max(0, index);
    }

    // Optimised at once: all is built before the runtime would find out what is hot.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(Form form, FoldedText folded)
    {
        if (folded.Length is 0 or > LongestForm)
            return;
        Span<char> letters = stackalloc char[folded.Length];
        folded.Letters.CopyTo(letters);
        for (var i = 0; i < letters.Length; i++)
        {
            if (letters[i] == CharacterFolding.Break && form.Pattern[folded.OriginOf(i)] == '*')
                letters[i] = Star;
        }

        var node = 0;
        var boundaries = 0UL;
        var starred = false;
        for (var i = 0; i < letters.Length; i++)
        {
            if ((folded.Marks[i] & (FoldedText.WordStart | FoldedText.Soft)) == FoldedText.WordStart)
                boundaries |= 1UL << i;
            if (letters[i] == Star)
            {
                _stars[node] = true;
                starred = true;
            }

            node = Child(node, letters[i]);
        }

        for (var rule = _firstRule[node]; rule != 0; rule = _rules[rule].Next)
        {
            var known = _rules[rule];
            // What is there already and is no stricter says it all.
            if (known.Kind == form.Kind && known.Target == form.Target && known.Boundaries == boundaries && known.Endings == form.Endings
                && (known.Traits & Meaning) == (form.Traits & Meaning) && (known.Traits & ~form.Traits) == 0 && (known.Language == 0 || (known.Traits & FormTraits.OwnLanguage) == 0))
                return;
        }

        if (!_languages.Contains(form.Language))
            _languages.Add(form.Language);
        if (_ruleCount == _rules.Length)
            Array.Resize(ref _rules, _ruleCount * 2);
        _rules[_ruleCount] = new Rule(form.Kind, form.Target, form.Traits, form.Endings, (byte)_languages.IndexOf(form.Language), (byte)letters.Length, starred, boundaries, _firstRule[node])
        {
            Pattern = starred ? letters.ToString() : "",
        };
        _firstRule[node] = _ruleCount++;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Child(int node, char letter)
    {
        if (node == 0)
        {
            ref var root = ref _roots[letter];
            return root != 0 ? root : root = NewNode();
        }

        var key = ((ulong)(uint)node << 16) | letter;
        var slot = Slot(key);
        while (_edges[slot] != 0)
        {
            if (_edges[slot] == key)
                return _children[slot];
            slot = (slot + 1) & _mask;
        }

        var child = NewNode();
        _edges[slot] = key;
        _children[slot] = child;
        if (++_edgeCount * 2 > _edges.Length)
            Rehash();
        return child;
    }

    private int NewNode()
    {
        if (_nodes == _firstRule.Length)
        {
            Array.Resize(ref _firstRule, _nodes * 2);
            Array.Resize(ref _stars, _nodes * 2);
        }

        return _nodes++;
    }

    private void Rehash()
    {
        var (edges, children) = (_edges, _children);
        _edges = new ulong[edges.Length * 2];
        _children = new int[edges.Length * 2];
        _mask = _edges.Length - 1;
        for (var i = 0; i < edges.Length; i++)
        {
            if (edges[i] == 0)
                continue;
            var slot = Slot(edges[i]);
            while (_edges[slot] != 0)
                slot = (slot + 1) & _mask;
            _edges[slot] = edges[i];
            _children[slot] = children[i];
        }
    }

    private int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> 40) & _mask;

    private int Next(int node, char letter)
    {
        var key = ((ulong)(uint)node << 16) | letter;
        for (var slot = Slot(key); _edges[slot] != 0; slot = (slot + 1) & _mask)
        {
            if (_edges[slot] == key)
                return _children[slot];
        }

        return 0;
    }
}
