using System.Collections.Frozen;
using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Analysis;

/// <summary>Whose a ministry, an agency or a railway is that every country has: that of the country named right beside it.</summary>
internal sealed class Owners
{
    /// <summary>Hits looked at on either side.</summary>
    private const int Near = 4;

    /// <summary>Letters between a name and its country.</summary>
    private const int LongestGap = 8;

    /// <summary>Articles and prepositions between a name and its country, folded.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Connectors =
        "of the in s de la le du des d del della dello dei di da do das dos van von der i den det w v ve na в на у по за".Split(' ').ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly ushort[][] _owners;
    private readonly bool[] _countries;

    public Owners(Watchlist watchlist)
    {
        var entities = watchlist.Entities.ToList();
        _countries = [.. entities.Select(e => e.Type == "country")];
        // A country and the place listed first of its side, its capital.
        var bySide = watchlist.Sides.ToDictionary(s => s.Id, s => CountryAndCapital(entities, s.Id).ToArray());
        _owners = [.. entities.Select(e => e.Of is { } of ? [(ushort)entities.FindIndex(c => c.Id == of)] : e.Side is { } side ? bySide[side] : Array.Empty<ushort>())];
    }

    /// <summary>A side's country and capital.</summary>
    private static IEnumerable<ushort> CountryAndCapital(List<WatchedEntity> entities, string side)
    {
        if (entities.FindIndex(e => e.Type == "country" && e.Side == side) is >= 0 and var country)
            yield return (ushort)country;
        if (entities.FindIndex(e => e.Type == "place" && e.Side == side) is >= 0 and var capital)
            yield return (ushort)capital;
    }

    /// <summary>Whether the nearest country beside a hit is its own.</summary>
    public bool StandBeside(ArticleReading reading, Hit hit, int index)
    {
        var text = reading.Part(hit.Span.Part);
        var (nearest, own) = (int.MaxValue, false);
        for (var i = Math.Max(0, index - Near); i < Math.Min(reading.Hits.Count, index + Near + 1); i++)
        {
            var other = reading.Hits[i];
            if (other.Span.Part != hit.Span.Part || other.Sentence != hit.Sentence || other.Weak || other.Kind is not (TargetKind.Entity or TargetKind.Cue))
                continue;
            var isOwner = other.Kind == TargetKind.Entity && _owners[hit.Target].Contains(other.Target);
            if (!isOwner && !(other.Kind == TargetKind.Entity ? _countries[other.Target] : other.Target is (ushort)CueKind.OtherCountry or (ushort)CueKind.Foreign))
                continue;
            if (Gap(text, hit, other) is { } gap && gap < nearest)
                (nearest, own) = (gap, isOwner);
        }

        return own;
    }

    /// <summary>Letters between two names that only connectors part; null when they do not stand side by side.</summary>
    private static int? Gap(FoldedText text, Hit hit, Hit country)
    {
        var (from, to) = country.FoldedEnd <= hit.FoldedStart ? (country.FoldedEnd, hit.FoldedStart) : (hit.FoldedEnd, country.FoldedStart);
        if (to < from || to - from > LongestGap)
            return null;
        for (var at = from; at < to;)
        {
            var end = text.WordEnd(at, to);
            if (!Connectors.Contains(text.Letters[at..end]))
                return null;
            at = end;
        }

        return to - from;
    }
}
