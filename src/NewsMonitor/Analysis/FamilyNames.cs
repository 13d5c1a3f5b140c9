using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists;
using NewsMonitor.Watchlists.Naming;

namespace NewsMonitor.Analysis;

/// <summary>The family names of a watchlist's people, whatever alphabet they are written in.</summary>
internal sealed class FamilyNames
{
    private const int FirstOfOthers = 0x10000;
    private readonly int[] _keys;
    private readonly Dictionary<char, int> _written = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _words = new Dictionary<string, int>().GetAlternateLookup<ReadOnlySpan<char>>();
    private readonly bool[] _persons;

    public FamilyNames(Watchlist watchlist)
    {
        _persons = watchlist.Entities.Select(e => e.Type == "person").ToArray();
        _keys = watchlist.Entities.Select((e, i) => KeyOf(e, i)).ToArray();
    }

    /// <summary>The same for all who share a family name; Koreans by its Hangul, others each for himself.</summary>
    public int KeyOf(ushort target) => _keys[target];

    /// <summary>By a syllable or an ideograph.</summary>
    public int? KeyOf(char letter) => _written.TryGetValue(letter, out var key) ? key : null;

    /// <summary>By a folded word, Latin or Cyrillic.</summary>
    public int? KeyOf(ReadOnlySpan<char> word) => _words.TryGetValue(word, out var key) ? key : null;

    public bool IsPerson(ushort target) => _persons[target];

    public bool IsKorean(ushort target) => _keys[target] < FirstOfOthers;

    private int KeyOf(WatchedEntity entity, int index)
    {
        if (entity is not { Type: "person", Origin: "ko" } || entity.Names.FirstOrDefault(n => n is { Language: "ko", Use: NameUse.Plain } && KoreanNames.IsName(n.Text)) is not { } name)
            return FirstOfOthers + index;
        var key = name.Text[0];
        if (_written.TryAdd(key, key))
        {
            foreach (var family in KoreanNames.FamiliesOf(key))
            {
                using var folded = FoldedText.Of(family);
                _words.TryAdd(folded.Letters, key);
            }
        }

        foreach (var han in entity.Names.Where(n => n.Use == NameUse.Plain && n.Language is "zh" or "ja" && n.Text.Length == 3 && Script.IsUnparted(n.Text[0])))
            _written.TryAdd(CharacterFolding.Fold(han.Text[0]), key);
        return key;
    }
}
