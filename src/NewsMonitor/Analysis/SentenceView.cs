using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Analysis;

/// <summary>What one sentence of an article holds: who is named, how close together, and words that tell how to take it.</summary>
internal record struct SentenceView
{
    /// <summary>No two sides of which a distance could be told.</summary>
    public const int Far = 400;

    /// <summary>Sides named, as bits.</summary>
    public byte Sides;

    /// <summary>Sides named by more than the name of a person, as bits.</summary>
    public byte Impersonal;

    /// <summary>Sides named beyond doubt, not by a family name alone, as bits.</summary>
    public byte Certain;

    /// <summary>A short form names both sides at once.</summary>
    public bool Pair;

    /// <summary>Letters between the two sides where they stand nearest; <see cref="Far"/> when only one is named.</summary>
    public int Gap;

    /// <summary>Something parts the sides where they stand nearest: a comma, a semicolon, a full stop of another kind.</summary>
    public bool Parted;

    /// <summary>The least that separates a mention of the one side from one of the other.</summary>
    public Separation Separation;

    /// <summary>Somewhere nothing but "and" or a comma stands between the two; elsewhere something links them ("from", "visits", "'s").</summary>
    public bool Coordinated;
    public bool Linked;

    /// <summary>Both sides stand in one row of names with somebody else's ("Putin, Xi and Kim", "Vladivostok 3°, Pyongyang 8°, Seoul 10°").</summary>
    public bool IsRow;

    /// <summary>Somebody of neither side is named before both sides are.</summary>
    public bool OthersFirst;

    /// <summary>Other countries of the watchlist: bit of their number among them.</summary>
    public uint Others;

    /// <summary>What stands for a side where the other is named: bit of its number among the theatres.</summary>
    public uint StandIns;

    /// <summary>Mentions of each side.</summary>
    public int First;
    public int Second;
    public int OtherCues;
    public int Leisure;

    /// <summary>The sides are named as items of a list of countries.</summary>
    public bool IsList;

    /// <summary>Three countries side by side: a list unless the title names a side.</summary>
    public bool IsShortList;

    /// <summary>Distinct other countries, roughly.</summary>
    public readonly int OtherCount => System.Numerics.BitOperations.PopCount(Others) + OtherCues;
}

/// <summary>Looks at an article sentence by sentence.</summary>
internal sealed class SentenceViews(Watchlist watchlist, ContextRules context, StandIns standIns)
{
    private static readonly System.Buffers.SearchValues<char> Partings = System.Buffers.SearchValues.Create(",;，；،؛、");

    /// <summary>A sentence with so many mentions of other countries is a list however it is worded ("the party of Laos, the union of Syria").</summary>
    private const int Crowd = 6;

    /// <summary>Letters between two names that something links.</summary>
    private const int LongestLink = 60;

    /// <summary>More names of a side tell no more.</summary>
    private const int MostNames = 4;

    private readonly StandIns _standIns = standIns;
    private readonly bool[] _media = watchlist.Entities.Select(e => e.Type == "media").ToArray();
    private readonly bool[] _persons = watchlist.Entities.Select(e => e.Type == "person").ToArray();
    private readonly bool[] _country = watchlist.Entities.Select(e => e.Type == "country").ToArray();

    /// <summary>By number of the entity, its number among the countries of neither side, or -1.</summary>
    private readonly int[] _otherNumber = Number(watchlist);

    /// <summary>Ids of the countries of neither side in the order of their bits; those beyond the last bit share it.</summary>
    public static IReadOnlyList<string> OtherCountries(Watchlist watchlist) => [.. watchlist.Entities.Where(e => e is { Type: "country", Side: null }).Select(e => e.Id)];

    private static int[] Number(Watchlist watchlist)
    {
        const int lastBit = 31;
        var others = OtherCountries(watchlist).ToList();
        return [.. watchlist.Entities.Select(e => Math.Min(others.IndexOf(e.Id), lastBit))];
    }

    /// <param name="variety">Different names of the side that is named by fewer.</param>
    public SentenceView[] Of(ArticleReading reading, out int variety)
    {
        List<ushort>[] names = [[], []];
        var sentences = new SentenceView[reading.Sentences];
        for (var i = 0; i < sentences.Length; i++)
            (sentences[i].Gap, sentences[i].Separation) = (SentenceView.Far, Separation.Statement);
        foreach (var sentence in CountryLists.Find(reading, IsCountry))
            sentences[sentence].IsList = true;
        foreach (var sentence in CountryLists.Find(reading, IsCountry, CountryLists.FewestItems - 1))
            sentences[sentence].IsShortList = true;
        var last = (First: default(Hit), Second: default(Hit));
        foreach (var sentence in NameRows.Find(reading, OwnerOf))
            sentences[sentence].IsRow = true;
        Sources.Mark(reading, IsOther);
        foreach (var hit in reading.Hits)
        {
            ref var sentence = ref sentences[hit.Sentence];
            if (hit.Kind is TargetKind.Entity or TargetKind.StandIn)
                sentence.StandIns |= _standIns.BitOf(hit);
            switch (hit.Kind)
            {
                case TargetKind.Pair:
                    sentence.Sides = sentence.Impersonal = sentence.Certain = 3;
                    sentence.Pair = true;
                    sentence.Gap = 0;
                    sentence.Parted = false;
                    sentence.Separation = Separation.None;
                    break;
                case TargetKind.Entity when _otherNumber[hit.Target] >= 0 && hit.Source:
                    break;
                case TargetKind.Entity when _otherNumber[hit.Target] >= 0:
                    sentence.OthersFirst |= sentence.Sides == 0;
                    sentence.Others |= 1u << _otherNumber[hit.Target];
                    break;
                case TargetKind.Entity when !_media[hit.Target] && !hit.Bystander && context.SideOf(hit) is >= 0 and var side:
                    sentence.Sides |= (byte)(1 << side);
                    sentence.Impersonal |= _persons[hit.Target] ? (byte)0 : (byte)(1 << side);
                    sentence.Certain |= hit.Weak && _persons[hit.Target] ? (byte)0 : (byte)(1 << side);
                    sentence.First += side == 0 ? 1 : 0;
                    sentence.Second += side;
                    if (names[side].Count < MostNames && !names[side].Contains(hit.Target))
                        names[side].Add(hit.Target);
                    Measure(reading, ref sentence, side == 0 ? last.Second : last.First, hit);
                    last = side == 0 ? (hit, last.Second) : (last.First, hit);
                    break;
                case TargetKind.Entity when _persons[hit.Target] && context.SideOf(hit) < 0 && !hit.Source:
                    sentence.OthersFirst |= sentence.Sides == 0;
                    break;
                case TargetKind.Cue when !hit.Source && (CueKind)hit.Target is CueKind.OtherCountry or CueKind.OtherLeader:
                    sentence.OthersFirst |= sentence.Sides == 0;
                    sentence.OtherCues++;
                    break;
                case TargetKind.Cue when hit.Target == (ushort)CueKind.Leisure:
                    sentence.Leisure++;
                    break;
            }
        }

        for (var i = 0; i < sentences.Length; i++)
            sentences[i].IsList |= sentences[i].OtherCount >= Crowd && !sentences[i].Pair;
        variety = Math.Min(names[0].Count, names[1].Count);
        return sentences;
    }

    /// <summary>How far the nearest mention of the other side is.</summary>
    private static void Measure(ArticleReading reading, ref SentenceView sentence, Hit? other, Hit hit)
    {
        if (other is null || other.Sentence != hit.Sentence)
            return;
        var from = Math.Min(other.Span.Start + other.Span.Length, hit.Span.Start);
        var text = reading.Part(hit.Span.Part).Original.AsSpan();
        var separation = Separations.Between(text, from, hit.Span.Start);
        sentence.Separation = separation < sentence.Separation ? separation : sentence.Separation;
        var coordinated = NameRows.Coordinates(text[from..hit.Span.Start]);
        sentence.Coordinated |= coordinated;
        sentence.Linked |= !coordinated && separation == Separation.None && hit.FoldedStart - other.FoldedEnd < LongestLink;
        var gap = Math.Clamp(hit.FoldedStart - other.FoldedEnd, 0, SentenceView.Far - 1);
        if (gap >= sentence.Gap)
            return;
        sentence.Gap = gap;
        sentence.Parted = text[from..hit.Span.Start].ContainsAny(Partings);
    }

    /// <summary>Whom a name in a row belongs to: 0 or 1 for a side, 2 and more for others, -1 where it is no name of a place, a country or a person.</summary>
    private int OwnerOf(Hit hit)
    {
        const int others = 2;
        const int unlisted = 100;
        if (hit.Kind == TargetKind.Cue)
            return hit.Target is (ushort)CueKind.OtherCountry or (ushort)CueKind.OtherLeader ? unlisted + hit.FoldedStart : -1;
        if (hit.Kind != TargetKind.Entity || watchlist.Entities[hit.Target].Type is not ("country" or "place" or "person"))
            return -1;
        return context.SideOf(hit) is >= 0 and var side ? side : others + hit.Target;
    }

    /// <summary>Whether a hit names a country, a person or an organisation of neither side.</summary>
    private bool IsOther(Hit hit) => hit.Kind == TargetKind.Cue ? hit.Target is (ushort)CueKind.OtherCountry or (ushort)CueKind.OtherLeader
        : hit.Kind == TargetKind.Entity && context.SideOf(hit) < 0 && watchlist.Entities[hit.Target].Type is "country" or "person" or "organization";

    /// <summary>Whether a hit names a country (or a capital that stands for it): what lists of countries are made of.</summary>
    private bool IsCountry(Hit hit) => hit.Kind == TargetKind.Cue && hit.Target == (ushort)CueKind.OtherCountry || hit.Kind == TargetKind.Entity && _country[hit.Target];
}
