using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Analysis;

/// <summary>
/// What stands for a side that goes unsaid where the other is named: a country in which the one acts for the other (North
/// Korean soldiers, shells or prisoners in Ukraine are news of Russia too), a place between the two, words ("the Koreans" at
/// a Russian building site).
/// </summary>
internal sealed class StandIns
{
    private readonly List<Meaning> _all = [];
    private readonly uint[] _ofEntity;

    /// <param name="Bit">Of its number among the theatres.</param>
    /// <param name="Country">Bit of the country among those of neither side, 0 for none.</param>
    /// <param name="Named">The side that is named, as a bit.</param>
    /// <param name="Topics">Numbers of the topics one of which must be told of; empty where none need be.</param>
    /// <param name="Unless">Bit of the country that speaks against it, 0 for none.</param>
    private sealed record Meaning(uint Bit, uint Country, byte Named, HashSet<int> Topics, uint Unless);

    public StandIns(Watchlist watchlist)
    {
        const int most = 32;
        var countries = SentenceViews.OtherCountries(watchlist).ToList();
        var topics = watchlist.Topics.Select(t => t.Id).ToList();
        _ofEntity = new uint[watchlist.Entities.Count];
        foreach (var theatre in watchlist.Theatres.Take(most))
        {
            var bit = 1u << _all.Count;
            _all.Add(new Meaning(bit, BitOf(theatre.Entity), watchlist.Sides[0].Id == theatre.Side ? (byte)1 : (byte)2, [.. theatre.Topics.Select(t => topics.IndexOf(t))], BitOf(theatre.Unless)));
            for (var i = 0; i < _ofEntity.Length; i++)
                _ofEntity[i] |= watchlist.Entities[i].Id == theatre.Entity ? bit : 0;
        }

        uint BitOf(string? country) => country is not null && countries.IndexOf(country) is >= 0 and var number ? 1u << Math.Min(31, number) : 0;
    }

    /// <summary>Bits of the theatres a name or word belongs to.</summary>
    public uint BitOf(Hit hit) => hit.Kind == TargetKind.Entity ? _ofEntity[hit.Target] : 1u << hit.Target;

    /// <summary>Lets something speak for the side that is not named; true when it does.</summary>
    /// <param name="sides">The side that is named.</param>
    /// <param name="topics">What is told; asked for only where something may stand for a side.</param>
    public bool Apply(SentenceView[] sentences, byte sides, Func<IEnumerable<TopicEvidence>> topics)
    {
        foreach (var meaning in _all)
        {
            if (meaning.Named != sides || !Array.Exists(sentences, s => (s.StandIns & meaning.Bit) != 0) || Array.Exists(sentences, s => (s.Others & meaning.Unless) != 0)
                || meaning.Topics.Count > 0 && !topics().Any(t => meaning.Topics.Contains(t.Topic) && t.TitleWords + t.Joint + t.After > 0))
                continue;
            foreach (ref var sentence in sentences.AsSpan())
            {
                if ((sentence.StandIns & meaning.Bit) != 0)
                    Imply(ref sentence, meaning);
            }

            return true;
        }

        return false;
    }

    private static void Imply(ref SentenceView sentence, Meaning meaning)
    {
        var meant = (byte)(3 - meaning.Named);
        sentence.Others &= ~meaning.Country;
        sentence.Sides |= meant;
        sentence.Impersonal |= meant;
        sentence.Certain |= meant;
        sentence.Separation = Separation.None;
        if (meant == 1)
            sentence.First++;
        else
            sentence.Second++;
    }
}
