using NewsMonitor.Analysis.Matching;

namespace NewsMonitor.Analysis;

/// <summary>
/// Who bore which family name with a full name, as the text goes: a family name alone means the one named in full before
/// it, or else after it. Those who are not listed count too: "Choe" after Choe Thae Bok is not Choe Son Hui.
/// </summary>
internal sealed class FullNames
{
    /// <summary>Somebody who is not listed.</summary>
    public const int Stranger = -1;

    private readonly FamilyNames _families;
    private readonly Dictionary<int, List<(int Index, int Target)>> _bearers = [];

    public FullNames(FamilyNames families, GivenNames givenNames, ArticleReading reading)
    {
        _families = families;
        var hits = reading.Hits;
        for (var i = 0; i < hits.Count; i++)
        {
            var hit = hits[i];
            var text = reading.Part(hit.Span.Part);
            if (hit is { Kind: TargetKind.Cue, Target: (ushort)CueKind.Title })
                AddTitled(text, hit, i, reading);
            if (hit.Kind != TargetKind.Entity)
                continue;
            if (!families.IsPerson(hit.Target))
            {
                // The ship Choe Hyon bears a person's name; it tells who "Choe" is not where nobody is named.
                if (!hit.Weak && families.KeyOf(text.Letters[hit.FoldedStart..NameBounds.WordEnd(text, hit.FoldedStart)]) is { } key && !_bearers.ContainsKey(key))
                    Add(key, i, Stranger);
                continue;
            }

            if (!hit.Weak && !NamesAThing(text, hit) || hit.Weak && givenNames.StandsBeside(text, hit))
                Add(families.KeyOf(hit.Target), i, hit.Target);
            else if (hit.Weak && NameBounds.IsPartOfAnother(reading, hit, i, families.IsKorean(hit.Target)))
                Add(families.KeyOf(hit.Target), i, Stranger);
        }
    }

    /// <summary>The last one named in full up to a hit (this one included), or null when nobody was.</summary>
    public int? Before(ushort target, int index) => Named(target, index, after: false);

    /// <summary>The first one named in full after a hit, likewise.</summary>
    public int? After(ushort target, int index) => Named(target, index, after: true);

    private int? Named(ushort target, int index, bool after)
    {
        if (!_bearers.TryGetValue(_families.KeyOf(target), out var named))
            return null;
        // Stands behind all that come up to the index; the list is in reading order.
        var found = named.BinarySearch((index, int.MaxValue));
        var next = found < 0 ? ~found : found + 1;
        var at = after ? next : next - 1;
        return at >= 0 && at < named.Count ? named[at].Target : null;
    }

    private void Add(int key, int index, int target)
    {
        if (!_bearers.TryGetValue(key, out var named))
            _bearers[key] = named = [];
        named.Add((index, target));
    }

    /// <summary>Without capitals a title tells: three syllables before it that begin with a family name are somebody's name (김철수 위원장).</summary>
    private void AddTitled(FoldedText text, Hit title, int index, ArticleReading reading)
    {
        const int syllables = 3;
        var start = title.FoldedStart - syllables;
        if (start < 0 || _families.KeyOf(text.Letters[start]) is not { } key)
            return;
        var hangul = Script.IsHangul(text.Letters[start]);
        for (var i = start; i < title.FoldedStart; i++)
        {
            if (Script.IsHangul(text.Letters[i]) != hangul || !hangul && !Script.IsUnparted(text.Letters[i]) || hangul && (text.Marks[i] & FoldedText.WordStart) != 0 != (i == start))
                return;
        }

        for (var i = index - 1; i >= 0 && i > index - 4; i--)
        {
            if (reading.Hits[i].Span.Part == title.Span.Part && reading.Hits[i].FoldedEnd > start)
                return;
        }

        Add(key, index, Stranger);
    }

    /// <summary>A square or a hospital of that name: another capitalised word follows at once.</summary>
    private static bool NamesAThing(FoldedText text, Hit hit)
    {
        var end = hit.Span.Start + hit.Span.Length;
        return end + 1 < text.Original.Length && text.Original[end] == ' ' && char.IsUpper(text.Original[end + 1]) && !NameBounds.IsTitleCase(text, hit);
    }
}
