using NewsMonitor.Spikes;

namespace NewsMonitor.Alerts;

/// <summary>An alert while time goes on: what it has seen so far and what it has told.</summary>
internal sealed class RunningAlert
{
    private const double SameStories = 0.8;

    /// <summary>A key is one of the alert when at least this share of its stories has it.</summary>
    private const double MainShare = 0.25;

    /// <summary>So many times less likely must an unknown term, a keyword or a third country be than everything else to name the event.</summary>
    private const double PoorName = 1000;

    public required string Id { get; init; }
    public required DateTimeOffset DetectedAt { get; init; }
    public required DateTimeOffset StartedAt { get; set; }
    public required DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary>When the last story came that one of its telling keys counted.</summary>
    public required DateTimeOffset LastGrowth { get; set; }
    public int Revision { get; set; } = 1;
    public DateTimeOffset ToldAt { get; set; }

    /// <summary>How many messages told of nothing but a further topic or language.</summary>
    public int Widenings { get; set; }
    public HashSet<SeriesKey> ToldTopics { get; init; } = [];
    public HashSet<string> ToldLanguages { get; init; } = new(StringComparer.Ordinal);
    public Severity Severity { get; set; }

    /// <summary>Of every key that ever rose in it, the most unlikely window.</summary>
    public Dictionary<SeriesKey, ExplainedSpike> Peaks { get; init; } = [];
    public HashSet<int> Stories { get; init; } = [];

    /// <summary>Stories that earlier alerts told: windows of days still count them, but they are no part of this event.</summary>
    public required HashSet<int> Told { get; init; }

    /// <summary>Keys and stories that only follow-ups brought (see <see cref="FollowUp"/>): part of the event as long as the odds are for it.</summary>
    private HashSet<SeriesKey> FollowingKeys { get; init; } = [];
    private HashSet<int> FollowingStories { get; init; } = [];

    /// <summary>
    /// The most unlikely peak of a key that tells this alert from others; a pair, where one has nearly the same stories and
    /// so says more; the relation itself where there are only common keys. What a follow-up brought leads only when there is
    /// more evidence for it than for anything before: a banquet is no better name for a summit than the two who met.
    /// </summary>
    public ExplainedSpike Lead
    {
        get
        {
            var telling = Peaks.Values.Where(p => !p.Common).ToList();
            if (telling.Count == 0)
                return Peaks.TryGetValue(SeriesKey.Relation, out var relation) ? relation : First(Peaks.Values);
            var before = telling.Where(p => !FollowingKeys.Contains(p.Key)).Select(p => p.Evidence).DefaultIfEmpty().Max();
            telling.RemoveAll(p => FollowingKeys.Contains(p.Key) && p.Evidence <= before);
            var first = First(telling);
            var named = first.Key.Kind is KeyKind.Term or KeyKind.Keyword
                ? telling.Where(p => p.Key.Kind is not (KeyKind.Term or KeyKind.Keyword) && 2 * p.Stories.Count(first.Stories.Contains) > first.Stories.Count).ToList()
                : [];
            if (named.Count > 0 && First(named) is var better && better.Spike.FalseAlarmsPerWeek <= PoorName * first.Spike.FalseAlarmsPerWeek)
                first = better;
            var pairs = telling.Where(p => p.Key.Kind == KeyKind.Pair && !p.Plain && p.Agreement(first) >= SameStories && IsAsUnlikely(p, first)).ToList();
            return pairs.Count > 0 ? First(pairs) : first;

            // To within a factor of ten, or beyond anything one can say in years.
            static bool IsAsUnlikely(ExplainedSpike pair, ExplainedSpike first) =>
                pair.Spike.FalseAlarmsPerWeek <= Math.Max(10 * first.Spike.FalseAlarmsPerWeek, 1e-6);

            static ExplainedSpike First(IEnumerable<ExplainedSpike> peaks) => peaks.Aggregate((a, b) => ExplainedSpike.Compare(a, b) <= 0 ? a : b);
        }
    }

    /// <summary>Whether a key is one of what the alert tells: what rose in its margin may be anybody's.</summary>
    public bool IsMain(ExplainedSpike peak) => peak.Stories.Count(Stories.Contains) >= MainShare * Stories.Count;

    /// <summary>Takes over what an incident shows; true when a peak became more unlikely.</summary>
    public bool Absorb(Incident incident, bool following = false)
    {
        if (following)
        {
            FollowingKeys.UnionWith(incident.Spikes.Select(s => s.Key).Where(k => !Peaks.ContainsKey(k)));
            FollowingStories.UnionWith(incident.Stories.Where(s => !Stories.Contains(s) && !Told.Contains(s)));
        }
        else
        {
            FollowingKeys.ExceptWith(incident.Spikes.Select(s => s.Key));
            FollowingStories.ExceptWith(incident.Stories);
        }
        var higher = false;
        foreach (var spike in incident.Spikes)
        {
            if (Peaks.TryGetValue(spike.Key, out var peak) && ExplainedSpike.Compare(peak, spike) <= 0)
                continue;
            Peaks[spike.Key] = spike;
            higher = true;
            var severity = AlertSeverity.Of(spike.Spike);
            if (severity > Severity)
                Severity = severity;
        }
        Stories.UnionWith(incident.Stories.Where(s => !Told.Contains(s)));
        return higher;
    }

    /// <summary>Whether an incident is one that was taken for a follow-up before.</summary>
    public bool IsFollowedBy(Incident incident) => FollowingKeys.Contains(incident.Lead.Key);

    /// <summary>What it is about without its follow-ups; itself when there are none.</summary>
    public RunningAlert WithoutFollowUps()
    {
        if (FollowingKeys.Count == 0 && FollowingStories.Count == 0)
            return this;
        var own = Copy();
        own.Release(FollowingKeys, FollowingStories);
        return own;
    }

    /// <summary>Gives back what a follow-up brought that has turned out to be an event of its own.</summary>
    public void Release(Incident incident) => Release([.. incident.Spikes.Select(s => s.Key)], incident.Stories);

    private void Release(HashSet<SeriesKey> keys, HashSet<int> stories)
    {
        foreach (var key in FollowingKeys.Where(keys.Contains).ToList())
        {
            Peaks.Remove(key);
            FollowingKeys.Remove(key);
        }
        Stories.ExceptWith(FollowingStories.Where(stories.Contains));
        FollowingStories.ExceptWith(stories);
    }

    /// <summary>Of the same state, which stays as it is when this goes on.</summary>
    public RunningAlert Copy() => new()
    {
        Id = Id,
        DetectedAt = DetectedAt,
        StartedAt = StartedAt,
        UpdatedAt = UpdatedAt,
        ResolvedAt = ResolvedAt,
        LastGrowth = LastGrowth,
        Revision = Revision,
        Widenings = Widenings,
        ToldAt = ToldAt,
        ToldTopics = [.. ToldTopics],
        ToldLanguages = new HashSet<string>(ToldLanguages, StringComparer.Ordinal),
        Severity = Severity,
        Peaks = new Dictionary<SeriesKey, ExplainedSpike>(Peaks),
        Stories = [.. Stories],
        Told = Told,
        FollowingKeys = [.. FollowingKeys],
        FollowingStories = [.. FollowingStories],
    };
}
