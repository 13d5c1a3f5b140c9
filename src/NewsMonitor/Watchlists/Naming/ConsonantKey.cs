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

    private const byte Open = 1, Front = 2, Back = 4;

    /// <summary>Writes the key of a folded Latin word and returns its length; 0 when it has other letters or is too long.</summary>
    public static int Write(ReadOnlySpan<char> word, Span<char> key)
    {
        Span<byte> vowels = stackalloc byte[Longest + 1];
        return Write(word, key, vowels);
    }

    /// <summary>
    /// Whether the vowels of two words of one key agree: where the listed name has one the other has one like it, where it has none
    /// any may have been put in; only what stands behind the last consonant is free.
    /// </summary>
    public static bool VowelsAgree(ReadOnlySpan<char> word, ReadOnlySpan<char> listed)
    {
        Span<char> key = stackalloc char[Longest];
        Span<byte> vowels = stackalloc byte[Longest + 1], expected = stackalloc byte[Longest + 1];
        Write(word, key, vowels);
        var length = Write(listed, key, expected);
        for (var i = 0; i < length; i++)
        {
            var like = expected[i] & vowels[i];
            // What is written o may be heard a.
            var near = (expected[i] & (Open | Back)) != 0 && (vowels[i] & (Open | Back)) != 0;
            if (expected[i] == 0 ? i == 0 && vowels[i] != 0 : like == 0 && !near)
                return false;
        }

        return true;
    }

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
                vowels[length] |= word[at] switch { 'a' => Open, 'o' or 'u' => Back, _ => Front };
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
