using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists;
using NewsMonitor.Watchlists.Naming;

namespace NewsMonitor.Analysis;

/// <summary>
/// Adds Russian names in Hangul and katakana that are written by other habits than the listed ones (꼬제먀꼬, ヴォロージン),
/// where the article speaks of a side. A name in Hangul begins a word and has particles behind it at most; one in katakana is
/// all of its katakana.
/// </summary>
internal sealed class TranscriptionReader(Watchlist watchlist, ContextRules context)
{
    /// <summary>Letters of the shortest key; shorter ones are other words.</summary>
    private const int ShortestHangulKey = 6;
    private const int ShortestKanaKey = 4;

    private const int ShortestHangul = 3;
    private const int LongestHangul = 9;

    private readonly Lazy<Dictionary<string, (ushort Target, bool Weak)>> _names = new(() => Names(watchlist));

    public void Read(ArticleReading reading)
    {
        if (!reading.Hits.Exists(h => h.Kind == TargetKind.Pair || h is { Kind: TargetKind.Entity, Weak: false } && context.SideOf(h) >= 0))
            return;
        var found = new List<Hit>();
        foreach (var part in new[] { TextPart.Title, TextPart.Text })
            Read(reading, part, found);
        reading.AddNames(found);
    }

    private void Read(ArticleReading reading, TextPart part, List<Hit> found)
    {
        var text = reading.Part(part);
        var letters = text.Letters;
        bool[]? named = null;
        for (var i = 0; i < letters.Length;)
        {
            var hangul = Script.IsHangul(letters[i]);
            if (!hangul && !IsKatakana(letters[i]))
            {
                i++;
                continue;
            }

            var end = i + 1;
            while (end < letters.Length && (text.Marks[end] & FoldedText.WordStart) == 0 && (hangul ? Script.IsHangul(letters[end]) : IsKatakana(letters[end])))
                end++;
            var length = hangul ? LengthOfHangul(letters[i..end], out var name) : LengthOfKana(letters[i..end], out name);
            if (length > 0 && !(named ??= reading.Named(part)).AsSpan(i, length).Contains(true))
                found.Add(reading.HitAt(part, i, i + length, name.Target, name.Weak));
            i = end;
        }
    }

    private int LengthOfHangul(ReadOnlySpan<char> word, out (ushort Target, bool Weak) name)
    {
        name = default;
        for (var length = Math.Min(word.Length, LongestHangul); length >= ShortestHangul; length--)
        {
            if (length < word.Length && !WordEndings.Allow(Endings.Particle, word[length..]))
                continue;
            if (_names.Value.TryGetValue(Transcriptions.OfHangul(word[..length]), out name))
                return length;
        }

        return 0;
    }

    private int LengthOfKana(ReadOnlySpan<char> word, out (ushort Target, bool Weak) name)
    {
        const int longest = 16;
        name = default;
        return word.Length is >= ShortestKanaKey and <= longest && _names.Value.TryGetValue(Transcriptions.OfKana(word), out name) ? word.Length : 0;
    }

    private static bool IsKatakana(char letter) => letter is >= '\u30A1' and <= '\u30FA' or '\u30FC';

    /// <summary>By key, with the ambiguous ones left out.</summary>
    private static Dictionary<string, (ushort Target, bool Weak)> Names(Watchlist watchlist)
    {
        var names = new Dictionary<string, (ushort Target, bool Weak)>();
        var shared = new HashSet<string>();
        for (var i = 0; i < watchlist.Entities.Count; i++)
        {
            var entity = watchlist.Entities[i];
            if (entity.Origin != "ru")
                continue;
            foreach (var name in entity.Names.Where(n => n.Use is NameUse.Plain or NameUse.Weak))
            {
                foreach (var text in NamePattern.Unfold(name.Text))
                {
                    var key = text.Length >= ShortestHangul && text.All(Script.IsHangul) ? Transcriptions.OfHangul(text) : text.All(IsKatakana) ? Transcriptions.OfKana(text) : "";
                    if (key.Length < (text.Length > 0 && Script.IsHangul(text[0]) ? ShortestHangulKey : ShortestKanaKey))
                        continue;
                    if (!names.TryAdd(key, ((ushort)i, name.Use == NameUse.Weak)) && names[key].Target != i)
                        shared.Add(key);
                }
            }
        }

        foreach (var key in shared)
            names.Remove(key);
        return names;
    }
}
