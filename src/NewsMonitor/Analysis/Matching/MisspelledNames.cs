using System.Numerics;

namespace NewsMonitor.Analysis.Matching;

/// <summary>
/// Long names with a letter or two wrong, missing or too many. Only capitalised words that nothing else explains are
/// looked at, and only in sentences where the context speaks of the sides. Names are kept by first letter and length
/// with the set of their letters: an edit changes a set by two letters at most, so hardly a name is compared in full.
/// </summary>
internal sealed class MisspelledNames
{
    /// <summary>Shorter words are too easily other words.</summary>
    public const int ShortestWord = 5;

    /// <summary>From here on two letters may be wrong.</summary>
    private const int LongWord = 9;
    private const int LongestWord = 24;

    private readonly Dictionary<int, List<Candidate>> _names = [];

    private sealed record Candidate(string Name, ushort Target, ulong Letters);

    /// <param name="names">Folded names of one word and what each stands for.</param>
    public MisspelledNames(IEnumerable<(string Name, ushort Target)> names)
    {
        foreach (var (name, target) in names)
        {
            if (name.Length is < ShortestWord or > LongestWord)
                continue;
            if (!_names.TryGetValue(Key(name[0], name.Length), out var candidates))
                _names[Key(name[0], name.Length)] = candidates = [];
            if (!candidates.Exists(c => c.Target == target && c.Name == name))
                candidates.Add(new Candidate(name, target, LettersOf(name)));
        }
    }

    /// <summary>What a misspelled word stands for; null when it is near no name, or near several.</summary>
    /// <param name="supported">A title or a given name stands beside it: long words may then have two letters wrong.</param>
    public (ushort Target, string Name)? Find(ReadOnlySpan<char> word, bool supported)
    {
        if (word.Length is < ShortestWord - 1 or > LongestWord)
            return null;
        (ushort Target, string Name)? found = null;
        var letters = LettersOf(word);
        for (var length = word.Length - 2; length <= word.Length + 2; length++)
        {
            if (!_names.TryGetValue(Key(word[0], length), out var candidates))
                continue;
            var allowed = supported && Math.Min(word.Length, length) >= LongWord ? 2 : 1;
            if (Math.Abs(word.Length - length) > allowed)
                continue;
            foreach (var candidate in candidates)
            {
                if (candidate.Target == found?.Target || BitOperations.PopCount(letters ^ candidate.Letters) > 2 * allowed || Distance(word, candidate.Name, allowed) > allowed)
                    continue;
                if (found is not null)
                    return null;
                found = (candidate.Target, candidate.Name);
            }
        }

        return found;
    }

    private static int Key(char first, int length) => first << 8 | length;

    private static ulong LettersOf(ReadOnlySpan<char> word)
    {
        var letters = 0UL;
        foreach (var letter in word)
            letters |= 1UL << (letter & 63);
        return letters;
    }

    /// <summary>Edits between two words (optimal string alignment: a letter changed, missing, added, or two neighbours swapped).</summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int allowed)
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
