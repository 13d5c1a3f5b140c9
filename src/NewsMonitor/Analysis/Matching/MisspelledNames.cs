namespace NewsMonitor.Analysis.Matching;

/// <summary>
/// Long names with a letter or two wrong, missing or too many. Only capitalised words that nothing else explains are
/// looked at, and only in sentences where the context speaks of the sides. Deletion neighbourhoods (as in SymSpell,
/// Garbe 2012) make a look-up a handful of hash probes.
/// </summary>
internal sealed class MisspelledNames
{
    /// <summary>Shorter words are too easily other words.</summary>
    public const int ShortestWord = 6;

    /// <summary>From here on two letters may be wrong.</summary>
    private const int LongWord = 9;
    private const int LongestWord = 24;

    private readonly Dictionary<int, List<int>> _neighbours = [];
    private readonly List<(string Name, ushort Target)> _names = [];

    /// <param name="names">Folded names of one word and what each stands for.</param>
    public MisspelledNames(IEnumerable<(string Name, ushort Target)> names)
    {
        foreach (var (name, target) in names.Distinct())
        {
            if (name.Length is < ShortestWord or > LongestWord)
                continue;
            _names.Add((name, target));
            foreach (var key in Keys(name))
            {
                if (!_neighbours.TryGetValue(key, out var list))
                    _neighbours[key] = list = [];
                list.Add(_names.Count - 1);
            }
        }
    }

    /// <summary>What a misspelled word stands for; null when it is near no name, or near several.</summary>
    /// <param name="supported">A title or a given name stands beside it: long words may then have two letters wrong.</param>
    public ushort? Find(ReadOnlySpan<char> word, bool supported)
    {
        if (word.Length is < ShortestWord - 1 or > LongestWord)
            return null;
        ushort? found = null;
        var text = word.ToString();
        foreach (var key in Keys(text))
        {
            if (!_neighbours.TryGetValue(key, out var candidates))
                continue;
            foreach (var candidate in candidates)
            {
                var (name, target) = _names[candidate];
                if (target == found || !IsNear(text, name, supported))
                    continue;
                if (found is not null)
                    return null;
                found = target;
            }
        }

        return found;
    }

    /// <summary>The same first letter, and one letter wrong; two in long names that the context supports.</summary>
    private static bool IsNear(string word, string name, bool supported)
    {
        if (word[0] != name[0])
            return false;
        var allowed = supported && Math.Min(word.Length, name.Length) >= LongWord ? 2 : 1;
        return Math.Abs(word.Length - name.Length) <= allowed && Distance(word, name, allowed) <= allowed;
    }

    /// <summary>Hashes of the word and of what is left of it without one letter (two in long words).</summary>
    private static IEnumerable<int> Keys(string word)
    {
        yield return Hash(word, -1, -1);
        for (var i = 0; i < word.Length; i++)
        {
            yield return Hash(word, i, -1);
            for (var j = i + 1; word.Length >= LongWord && j < word.Length; j++)
                yield return Hash(word, i, j);
        }
    }

    private static int Hash(string word, int one, int two)
    {
        var hash = 2166136261u;
        for (var i = 0; i < word.Length; i++)
        {
            if (i != one && i != two)
                hash = (hash ^ word[i]) * 16777619u;
        }

        return (int)hash;
    }

    /// <summary>Edits between two words (optimal string alignment: a letter changed, missing, added, or two neighbours swapped).</summary>
    private static int Distance(string a, string b, int allowed)
    {
        Span<int> before = stackalloc int[b.Length + 1], last = stackalloc int[b.Length + 1], row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }

            if (least > allowed)
                return least;
            last.CopyTo(before);
            row.CopyTo(last);
        }

        return last[b.Length];
    }
}
