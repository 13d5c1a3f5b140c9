namespace NewsMonitor.Analysis.Matching;

/// <summary>
/// A name as a row of sounds, each with the spellings it may have. Matching goes through all readings at once, so its
/// work is bounded by sounds × letters, however the spellings overlap.
/// </summary>
/// <param name="sounds">Folded spellings per sound; an empty one stands for a sound that is left out.</param>
internal sealed class SoundPattern(string[][] sounds)
{
    /// <summary>Longer words are no names.</summary>
    public const int LongestWord = 40;

    /// <summary>Letters with which a word that matches can begin.</summary>
    public string FirstLetters { get; } = FirstLettersOf(sounds);

    /// <summary>Whether the whole of a folded word is a spelling of the name, with or without one of the endings.</summary>
    public bool Matches(ReadOnlySpan<char> word, Endings endings)
    {
        if (word.Length is 0 or > LongestWord)
            return false;
        var reached = 1UL;
        foreach (var spellings in sounds)
        {
            var next = 0UL;
            for (var rest = reached; rest != 0; rest &= rest - 1)
            {
                var at = System.Numerics.BitOperations.TrailingZeroCount(rest);
                foreach (var spelling in spellings)
                {
                    if (word[at..].StartsWith(spelling, StringComparison.Ordinal))
                        next |= 1UL << (at + spelling.Length);
                }
            }

            if (next == 0)
                return false;
            reached = next;
        }

        for (var ends = reached; ends != 0; ends &= ends - 1)
        {
            var end = System.Numerics.BitOperations.TrailingZeroCount(ends);
            if (end == word.Length || endings != Endings.None && WordEndings.Allow(endings, word[end..]))
                return true;
        }

        return false;
    }

    private static string FirstLettersOf(string[][] sounds)
    {
        var letters = new HashSet<char>();
        foreach (var spellings in sounds)
        {
            letters.UnionWith(spellings.Where(s => s.Length > 0).Select(s => s[0]));
            if (!spellings.Contains(""))
                break;
        }

        return new string([.. letters]);
    }
}
