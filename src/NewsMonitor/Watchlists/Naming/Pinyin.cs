using NewsMonitor.Analysis.Languages;

namespace NewsMonitor.Watchlists.Naming;

/// <summary>
/// Han characters as Chinese reads them, without tones: what a translation machine leaves of a foreign name that it read
/// as Chinese (金正恩 as "Jin Zheng'en", 普京 as "Pujing"). The readings are ICU's, the first of each character of GB 2312.
/// </summary>
internal static class Pinyin
{
    private static readonly Lazy<Dictionary<char, string>> Readings = new(Load);

    /// <summary>The syllables of a text; null when one of its characters has no known reading.</summary>
    public static string[]? Of(string text)
    {
        var syllables = new string[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (!Readings.Value.TryGetValue(text[i], out var syllable))
                return null;
            syllables[i] = syllable;
        }

        return syllables;
    }

    /// <summary>All characters that sound like one, itself included.</summary>
    public static IEnumerable<char> SoundAlikes(char character) =>
        Of(character) is { } sound ? Alike.Value[sound] : [character];

    private static readonly Lazy<ILookup<string, char>> Alike = new(() => Readings.Value.ToLookup(r => r.Value, r => r.Key));

    /// <summary>The syllable of a character; null when it has no known reading.</summary>
    public static string? Of(char character) => Readings.Value.GetValueOrDefault(character);

    private static Dictionary<char, string> Load()
    {
        var readings = new Dictionary<char, string>(7000);
        foreach (var line in System.Text.Encoding.UTF8.GetString(EmbeddedTable.Read("pinyin.txt")).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var syllable = line[..space];
            foreach (var character in line.AsSpan(space + 1))
                readings[character] = syllable;
        }

        return readings;
    }
}
