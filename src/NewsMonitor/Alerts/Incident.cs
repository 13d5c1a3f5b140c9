using NewsMonitor.Spikes;

namespace NewsMonitor.Alerts;

/// <summary>A spike and the stories in its window.</summary>
/// <param name="Common">
/// The key stands in so many stories at all times (the relation itself, the two countries) that two spikes having it in
/// common says nothing about their being one event.
/// </param>
/// <param name="CommonEntities">Those of a pair, or the entity itself, that are common.</param>
internal sealed record ExplainedSpike(Spike Spike, HashSet<int> Stories, bool Common, IReadOnlyList<string> CommonEntities)
{
    /// <summary>The pair of a common key and another one, which says no more than the other one alone.</summary>
    public bool Plain => Key.Kind == KeyKind.Pair && CommonEntities.Count > 0;

    public SeriesKey Key => Spike.Key;

    /// <summary>
    /// Evidence in nats: the log-likelihood ratio of a Poisson count at the observed over the expected rate
    /// (Kulldorff's scan statistic). Finite where a p-value underflows.
    /// </summary>
    public double Evidence { get; } = Spike.Observed > Spike.Expected
        ? Spike.Observed * Math.Log(Spike.Observed / Math.Max(Spike.Expected, 0.01)) - (Spike.Observed - Spike.Expected)
        : 0;

    /// <summary>
    /// Whether what is left of it without some stories still rises above what was expected, by three standard deviations of
    /// a Poisson count and by two stories.
    /// </summary>
    public bool StandsAlone(HashSet<int> without) =>
        Stories.Count(s => !without.Contains(s)) >= Spike.Expected + 3 * Math.Sqrt(Spike.Expected) + 2;

    /// <summary>Entities of the key that are not common.</summary>
    public IReadOnlySet<SeriesKey> Telling { get; } = Spike.Key.Kind is KeyKind.Pair or KeyKind.Entity
        ? Spike.Key.Id.Split('+').Except(CommonEntities).Select(id => new SeriesKey(KeyKind.Entity, id)).ToHashSet()
        : [];

    /// <summary>Share of the stories of both that both have (Jaccard).</summary>
    public double Agreement(ExplainedSpike other)
    {
        var shared = Stories.Count(other.Stories.Contains);
        return (double)shared / (Stories.Count + other.Stories.Count - shared);
    }

    /// <summary>Most unlikely first; a total order, so that the outcome never depends on the order of a list.</summary>
    public static int Compare(ExplainedSpike one, ExplainedSpike other)
    {
        var order = one.Spike.FalseAlarmsPerWeek.CompareTo(other.Spike.FalseAlarmsPerWeek);
        if (order == 0)
            order = one.Spike.PValue.CompareTo(other.Spike.PValue);
        if (order == 0)
            order = other.Evidence.CompareTo(one.Evidence);
        return order != 0 ? order : one.Key.CompareTo(other.Key);
    }
}

/// <summary>Keys that rose at one moment because of the same stories.</summary>
internal sealed class Incident(ExplainedSpike lead)
{
    /// <summary>The first one founded the incident.</summary>
    public List<ExplainedSpike> Spikes { get; } = [lead];
    public HashSet<int> Stories { get; } = [.. lead.Stories];

    /// <summary>Those that it has by one key alone, and not by the one that founded it.</summary>
    private readonly HashSet<int> _loose = [];

    public ExplainedSpike Lead => Spikes[0];

    /// <summary>The keys that tell this incident from others; all of them when there are only common ones.</summary>
    public IEnumerable<ExplainedSpike> Telling => Lead.Common ? Spikes : Spikes.Where(s => !s.Common);

    /// <summary>Whether nothing but single stories that are unusual founded it.</summary>
    public bool IsSingleStory => Telling.All(s => s.Spike.Rank is not null);

    public int Shared(HashSet<int> stories) =>
        stories.Count < Stories.Count ? stories.Count(Stories.Contains) : Stories.Count(stories.Contains);

    /// <summary>Leaves out the stories that do not belong to it.</summary>
    public void Keep(HashSet<int> members) => Stories.IntersectWith(members);

    /// <summary>Takes in a key that says more about the event.</summary>
    /// <param name="loosely">Of its stories that are new here nothing else says that they are the event's.</param>
    public void Join(ExplainedSpike spike, bool loosely = false)
    {
        Spikes.Add(spike);
        foreach (var story in spike.Stories)
        {
            if (!Stories.Add(story) || !loosely)
                _loose.Remove(story);
            else
                _loose.Add(story);
        }
    }

    /// <summary>Takes in a key whose further stories are not its own.</summary>
    public void JoinWithoutStories(ExplainedSpike spike) => Spikes.Add(spike);

    public void Join(Incident part)
    {
        Spikes.AddRange(part.Spikes);
        Stories.UnionWith(part.Stories);
        _loose.RemoveWhere(part.IsSure);
        _loose.UnionWith(part._loose.Where(s => !IsSure(s)));
    }

    /// <summary>Gives up stories that it held loosely.</summary>
    public void Leave(IEnumerable<int> stories)
    {
        foreach (var story in stories.Where(_loose.Remove))
            Stories.Remove(story);
    }

    /// <summary>
    /// How many of some stories are its own; one that only a single further key brought counts half, as that key may stand in
    /// the stories of another event too.
    /// </summary>
    public double Weight(HashSet<int> stories) => Shared(stories) - _loose.Count(stories.Contains) / 2.0;

    private bool IsSure(int story) => Stories.Contains(story) && !_loose.Contains(story);
}
