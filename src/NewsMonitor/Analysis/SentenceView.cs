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

    /// <summary>Other countries of the watchlist: bit of their number among them.</summary>
    public uint Others;

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
internal sealed class SentenceViews(Watchlist watchlist, ContextRules context)
{
    private static readonly System.Buffers.SearchValues<char> Partings = System.Buffers.SearchValues.Create(",;，；،؛、");

    /// <summary>A sentence with so many mentions of other countries is a list however it is worded ("the party of Laos, the union of Syria").</summary>
    private const int Crowd = 6;

    /// <summary>More names of a side tell no more.</summary>
    private const int MostNames = 4;

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
            sentences[i].Gap = SentenceView.Far;
        foreach (var sentence in CountryLists.Find(reading, IsCountry))
            sentences[sentence].IsList = true;
        foreach (var sentence in CountryLists.Find(reading, IsCountry, CountryLists.FewestItems - 1))
            sentences[sentence].IsShortList = true;
        var last = (First: default(Hit), Second: default(Hit));
        foreach (var hit in reading.Hits)
        {
            ref var sentence = ref sentences[hit.Sentence];
            switch (hit.Kind)
            {
                case TargetKind.Pair:
                    sentence.Sides = sentence.Impersonal = sentence.Certain = 3;
                    sentence.Pair = true;
                    sentence.Gap = 0;
                    sentence.Parted = false;
                    break;
                case TargetKind.Entity when _otherNumber[hit.Target] >= 0:
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
                case TargetKind.Cue when hit.Target == (ushort)CueKind.OtherCountry:
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
        var gap = Math.Clamp(hit.FoldedStart - other.FoldedEnd, 0, SentenceView.Far - 1);
        if (gap >= sentence.Gap)
            return;
        sentence.Gap = gap;
        var from = Math.Min(other.Span.Start + other.Span.Length, hit.Span.Start);
        sentence.Parted = reading.Part(hit.Span.Part).Original.AsSpan(from, hit.Span.Start - from).ContainsAny(Partings);
    }

    /// <summary>Whether a hit names a country (or a capital that stands for it): what lists of countries are made of.</summary>
    private bool IsCountry(Hit hit) => hit.Kind == TargetKind.Cue && hit.Target == (ushort)CueKind.OtherCountry || hit.Kind == TargetKind.Entity && _country[hit.Target];
}
