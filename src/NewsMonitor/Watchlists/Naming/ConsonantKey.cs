using System.Buffers;

namespace NewsMonitor.Watchlists.Naming;

/// <summary>
/// What is left of a Russian name whatever alphabets it went through: its consonants, with those one that Arabic, Korean, Japanese or
/// Vietnamese ears do not tell apart (b, p, v, f; k, g, kh; all hissing sounds). "Labeurope" and "Lavrof" are Лавров.
/// </summary>
internal static class ConsonantKey
{
    /// <summary>Consonants of the shortest key that stands for a name.</summary>
    public const int Shortest = 4;
    public const int Longest = 16;

    /// <summary>Kinds of vowels: a; e, i, y; o; u, ou.</summary>
    private const byte Open = 1, Front = 2, Round = 4, Close = 8;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <summary>Letters behind the last consonant; longer is another word (Komsomolskaya).</summary>
    private const int LongestEnd = 2;

    /// <summary>Writes the key of a folded Latin word and returns its length; 0 when it has other letters or is too long.</summary>
    public static int Write(ReadOnlySpan<char> word, Span<char> key)
    {
        Span<byte> vowels = stackalloc byte[Longest + 1];
        return Write(word, key, vowels);
    }

    /// <summary>
    /// Whether two words of one key are one name: they begin alike, where the listed one has a vowel the other has one like it, where
    /// it has none a short one may have been put in. A word in good Russian spelling is another name.
    /// </summary>
    /// <param name="word">A word of a text, folded.</param>
    /// <param name="listed">A name in its Latin spelling, folded.</param>
    public static bool Agrees(ReadOnlySpan<char> word, ReadOnlySpan<char> listed)
    {
        if (!BeginAlike(word[0], listed[0]) || word.StartsWith("ph") || IsWellSpelled(word) || word.Length - (word.LastIndexOfAnyExcept(Vowels) + 1) > LongestEnd)
            return false;
        Span<char> key = stackalloc char[Longest];
        Span<byte> vowels = stackalloc byte[Longest + 1], expected = stackalloc byte[Longest + 1];
        Write(word, key, vowels);
        var length = Write(listed, key, expected);
        for (var i = 0; i < length; i++)
        {
            if (expected[i] == 0 ? i == 0 ? vowels[i] != 0 : (vowels[i] & ~(Front | Close | (key[i - 1] == 'T' ? Round : 0))) != 0 : !AreLike(vowels[i], expected[i]))
                return false;
        }

        return true;
    }

    /// <summary>Any vowel like the listed one is there, and none that is quite another.</summary>
    private static bool AreLike(byte vowels, byte expected)
    {
        var like = expected;
        // What is written o may be heard a or u, and the other way round.
        if ((expected & Round) != 0)
            like |= Open | Close;
        if ((expected & (Open | Close)) != 0)
            like |= Round;
        return (vowels & like) != 0 && (vowels & ~(like | Front)) == 0 && ((vowels & Front) == 0 || (expected & Front) != 0 || (vowels & Close) != 0);
    }

    private static bool BeginAlike(char one, char other) => one == other || (one, other) is ('b', 'v') or ('f', 'v') or ('w', 'v') or ('p', 'v') or ('b', 'p') or ('p', 'b') or ('c', 'k') or ('k', 'c') or ('g', 'k') or ('q', 'k') or ('k', 'g') or ('j', 'g') or ('h', 'k') or ('k', 'h') or ('d', 't') or ('t', 'd')
        || "sczjt".Contains(one, StringComparison.Ordinal) && "sczjt".Contains(other, StringComparison.Ordinal) && one != 't' && other != 't' || "eiy".Contains(one, StringComparison.Ordinal) && "eiy".Contains(other, StringComparison.Ordinal) || "ou".Contains(one, StringComparison.Ordinal) && "ou".Contains(other, StringComparison.Ordinal);

    private static bool IsWellSpelled(ReadOnlySpan<char> word) => word.EndsWith("ov") || word.EndsWith("ev") || word.EndsWith("ova") || word.EndsWith("eva") || word.EndsWith("ski") || word.EndsWith("sky") || word.EndsWith("ovo") || word.EndsWith("off");

    /// <param name="vowels">The kinds of vowels before each consonant, and behind the last.</param>
    private static int Write(ReadOnlySpan<char> word, Span<char> key, Span<byte> vowels)
    {
        vowels.Clear();
        var length = 0;
        for (var at = 0; at < word.Length;)
        {
            if (word[at] is < 'a' or > 'z')
                return 0;
            var (sound, letters) = SoundAt(word, at);
            var between = vowels[length] != 0;
            if (sound == ' ')
                vowels[length] |= VowelAt(word, at);
            at += letters;
            // A doubled consonant is one.
            if (sound == ' ' || length > 0 && key[length - 1] == sound && !between)
                continue;
            if (length == Longest || length == key.Length)
                return 0;
            key[length++] = sound;
        }

        return length;
    }

    private static byte VowelAt(ReadOnlySpan<char> word, int at) => word[at] switch
    {
        'a' => Open,
        'o' when at + 1 < word.Length && word[at + 1] == 'u' => Close,
        'o' => Round,
        'u' => Close,
        _ => Front,
    };

    /// <summary>The sound that begins at a letter, a space for a vowel, and the letters that spell it.</summary>
    private static (char Sound, int Letters) SoundAt(ReadOnlySpan<char> word, int at)
    {
        var rest = word[at..];
        foreach (var hissing in Hissing)
        {
            if (rest.StartsWith(hissing, StringComparison.Ordinal))
                return ('S', hissing.Length);
        }

        var before = rest.Length > 1 && rest[1] is 'e' or 'i' or 'y';
        return rest[0] switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' or 'y' => (' ', 1),
            'p' when rest.Length > 1 && rest[1] == 'h' => ('B', 2),
            'b' or 'p' or 'v' or 'f' or 'w' => ('B', 1),
            't' or 'd' => ('T', rest.Length > 1 && rest[1] == 'h' ? 2 : 1),
            'k' or 'g' when rest.Length > 1 && rest[1] == 'h' => ('K', 2),
            'c' when before => ('S', 1),
            'k' or 'g' or 'q' or 'h' or 'c' or 'x' => ('K', 1),
            'm' => ('M', 1),
            'n' => ('N', 1),
            'r' => ('R', 1),
            'l' => ('L', 1),
            _ => ('S', 1),
        };
    }

    /// <summary>Longer ones first.</summary>
    private static readonly string[] Hissing = ["chtch", "schtsch", "shch", "tsch", "tch", "tsh", "sch", "dzh", "dch", "ch", "sh", "zh", "dj", "dz", "ts", "tz", "cz", "sz", "tj", "sj", "zj", "j", "s", "z"];
}
