using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Analysis;

/// <summary>
/// What stands for a side that goes unsaid where the other is named: a country in which the one acts for the other (North
/// Korean soldiers, shells or prisoners in Ukraine are news of Russia too), a place between the two, words ("the Koreans" at
/// a Russian building site). Where neither is named, words may stand for the one and a country for the other ("Koreans taken
/// prisoner in Ukraine").
/// </summary>
internal sealed class StandIns
{
    private readonly List<Meaning> _all = [];
    private readonly uint[] _ofEntity;

    /// <param name="Bit">Of its number among the theatres.</param>
    /// <param name="Country">Bit of the country among those of neither side, 0 for none.</param>
    /// <param name="Named">The side that is named, as a bit.</param>
    /// <param name="Topics">Numbers of the topics one of which must be told of; empty where none need be.</param>
    /// <param name="Places">Numbers of entities that tell as well as a topic.</param>
    /// <param name="Unless">Numbers of those who speak against it, unless as a source.</param>
    /// <param name="With">Numbers of those one of whom must be named; empty for none.</param>
    private sealed record Meaning(uint Bit, uint Country, byte Named, HashSet<int> Topics, HashSet<ushort> Places, HashSet<ushort> Unless, HashSet<ushort> With)
    {
        /// <summary>Words stand for a side wherever they are; a country does where the side is at work.</summary>
        public bool IsWords => Country == 0;
    }

    public StandIns(Watchlist watchlist)
    {
        const int most = 32;
        var countries = SentenceViews.OtherCountries(watchlist).ToList();
        var topics = watchlist.Topics.Select(t => t.Id).ToList();
        var entities = watchlist.Entities.Select(e => e.Id).ToList();
        _ofEntity = new uint[watchlist.Entities.Count];
        foreach (var theatre in watchlist.Theatres.Take(most))
        {
            var bit = 1u << _all.Count;
            _all.Add(new Meaning(bit, BitOf(theatre.Entity), watchlist.Sides[0].Id == theatre.Side ? (byte)1 : (byte)2,
                [.. theatre.Topics.Select(t => topics.IndexOf(t))], Numbers(theatre.Places), Numbers(theatre.Unless), Numbers(theatre.With)));
            for (var i = 0; i < _ofEntity.Length; i++)
                _ofEntity[i] |= watchlist.Entities[i].Id == theatre.Entity ? bit : 0;
        }

        HashSet<ushort> Numbers(IReadOnlyList<string> ids) => [.. ids.Select(i => (ushort)entities.IndexOf(i))];
        uint BitOf(string? country) => country is not null && countries.IndexOf(country) is >= 0 and var number ? 1u << Math.Min(31, number) : 0;
    }

    /// <summary>Bits of the theatres a name or word belongs to.</summary>
    public uint BitOf(Hit hit) => hit.Kind == TargetKind.Entity ? _ofEntity[hit.Target] : hit.Kind == TargetKind.StandIn ? 1u << hit.Target : 0;

    /// <summary>A country, place or word for where the first side is at work for the second.</summary>
    public bool IsScene(Hit hit) => BitOf(hit) is not 0 and var bits && _all.Exists(m => m.Named == 1 && (m.Bit & bits) != 0);

    /// <summary>Lets something speak for what is not named; the first word or name that does, or null.</summary>
    /// <param name="sides">The side that is named, as a bit; 0 for neither.</param>
    /// <param name="topics">What is told; asked for only where something may stand for a side.</param>
    public Hit? Apply(ArticleReading reading, SentenceView[] sentences, byte sides, Func<SentenceView[], IEnumerable<TopicEvidence>> topics)
    {
        if (sides != 0)
            return ApplyOne(reading, sentences, sides, topics);
        foreach (var words in _all)
        {
            // Korean soldiers in Ukraine: the words stand for the one side, the country for the other.
            if (!words.IsWords || words.Named != 2 || !IsFound(reading, words, sentences))
                continue;
            var trial = (SentenceView[])sentences.Clone();
            Imply(trial, words);
            if (ApplyOne(reading, trial, 1, topics) is null)
                continue;
            trial.CopyTo(sentences, 0);
            return reading.Hits.Find(h => (BitOf(h) & words.Bit) != 0);
        }

        return null;
    }

    private Hit? ApplyOne(ArticleReading reading, SentenceView[] sentences, byte sides, Func<SentenceView[], IEnumerable<TopicEvidence>> topics)
    {
        foreach (var meaning in _all)
        {
            if (meaning.Named != sides || !IsFound(reading, meaning, sentences) || !IsTold(reading, sentences, meaning, topics))
                continue;
            Imply(sentences, meaning);
            return reading.Hits.Find(h => (BitOf(h) & meaning.Bit) != 0);
        }

        return null;
    }

    private static bool IsFound(ArticleReading reading, Meaning meaning, SentenceView[] sentences) =>
        Array.Exists(sentences, s => (s.StandIns & meaning.Bit) != 0)
        && (meaning.Unless.Count == 0 || !reading.Hits.Exists(h => h is { Kind: TargetKind.Entity, Source: false } && meaning.Unless.Contains(h.Target)))
        && (meaning.With.Count == 0 || reading.Hits.Exists(h => h.Kind == TargetKind.Entity && meaning.With.Contains(h.Target)));

    private bool IsTold(ArticleReading reading, SentenceView[] sentences, Meaning meaning, Func<SentenceView[], IEnumerable<TopicEvidence>> topics) =>
        meaning.Topics.Count == 0
        || meaning.Places.Count > 0 && reading.Hits.Exists(h => h.Kind == TargetKind.Entity && meaning.Places.Contains(h.Target))
        || meaning.Named == 2 && _all.Exists(m => m is { Named: 1, IsWords: true, Topics.Count: 0 } && Array.Exists(sentences, s => (s.StandIns & m.Bit) != 0))
        || topics(sentences).Any(t => meaning.Topics.Contains(t.Topic) && t.TitleWords + t.Joint + t.After > 0);

    private static void Imply(SentenceView[] sentences, Meaning meaning)
    {
        foreach (ref var sentence in sentences.AsSpan())
        {
            if ((sentence.StandIns & meaning.Bit) != 0)
                Imply(ref sentence, meaning);
        }
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
