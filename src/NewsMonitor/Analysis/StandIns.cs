using NewsMonitor.Watchlists;

namespace NewsMonitor.Analysis;

/// <summary>
/// Countries in which one side acts for the other: North Korean soldiers, shells or prisoners in Ukraine are news of Russia
/// too, though nobody need name it. In such an article the country stands for the side that goes unsaid.
/// </summary>
internal sealed class StandIns
{
    private readonly List<(uint Country, byte Named, byte Meant, HashSet<int> Topics)> _all = [];

    public StandIns(Watchlist watchlist)
    {
        var countries = SentenceViews.OtherCountries(watchlist).ToList();
        foreach (var theatre in watchlist.Theatres)
        {
            var named = watchlist.Sides[0].Id == theatre.Side ? (byte)1 : (byte)2;
            _all.Add((1u << Math.Min(31, countries.IndexOf(theatre.Country)), named, (byte)(3 - named), [.. theatre.Topics.Select(t => watchlist.Topics.ToList().FindIndex(w => w.Id == t))]));
        }
    }

    /// <summary>Lets the country speak for the side that is not named; true when one does.</summary>
    /// <param name="sides">The side that is named.</param>
    /// <param name="topics">What is told; asked for only where such a country is named.</param>
    public bool Apply(SentenceView[] sentences, byte sides, Func<IEnumerable<TopicEvidence>> topics)
    {
        foreach (var (country, named, meant, about) in _all)
        {
            if (named != sides || !Array.Exists(sentences, s => (s.Others & country) != 0) || !topics().Any(t => about.Contains(t.Topic) && t.TitleWords + t.Joint > 0))
                continue;
            for (var i = 0; i < sentences.Length; i++)
            {
                if ((sentences[i].Others & country) == 0)
                    continue;
                sentences[i].Others &= ~country;
                sentences[i].Sides |= meant;
                sentences[i].Impersonal |= meant;
                sentences[i].Certain |= meant;
                if (meant == 1)
                    sentences[i].First++;
                else
                    sentences[i].Second++;
            }

            return true;
        }

        return false;
    }
}
