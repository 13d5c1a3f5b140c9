using NewsMonitor.Articles;
using NewsMonitor.Spikes;

namespace NewsMonitor.Alerts;

/// <summary>
/// Where few tell, a single story can be the event: one agency reports once that the leader of one side received an
/// official of the other. Counts cannot see that; what can be surprising is who is named together. Each story that names
/// persons of both sides is ranked among all stories of the last eight weeks by how rarely its people were named together.
/// </summary>
/// <remarks>
/// The rank is a conformal p-value (Vovk, Gammerman and Shafer 2005): if stories were exchangeable, the newest of n would
/// be among the k most unusual with a chance of k/n at most, whatever the measure of unusual is. So with r stories a week,
/// telling the first k of n gives at most r·k/n false alerts a week, which is held against this channel's share of the budget.
/// </remarks>
internal sealed class StoryNovelty
{
    /// <summary>Share of the budget that single stories have where few are told.</summary>
    private const double LargestShare = 0.5;

    /// <summary>Up to so many stories a week the share is whole; at twice as many it is nothing: where many tell, what matters is told more than once, and counts find it.</summary>
    private const double FewPerWeek = 10;

    /// <summary>Before so many stories and weeks, nothing is known of what is usual.</summary>
    private const int FewestStories = 20;
    private const double FewestWeeks = 3;

    private static readonly TimeSpan Memory = TimeSpan.FromDays(56);

    private readonly StoryLedger _ledger;
    private readonly Meetings _meetings;
    private readonly DateTimeOffset _first;

    /// <summary>How rarely two people were named together in other stories, and how prominent the more prominent one is in them.</summary>
    private readonly record struct Unusual(int Together, int Prominence) : IComparable<Unusual>
    {
        /// <summary>The most unusual first: of people never named together, the leader and somebody before two clerks.</summary>
        public int CompareTo(Unusual other) => Together != other.Together ? Together.CompareTo(other.Together) : other.Prominence.CompareTo(Prominence);
    }

    public StoryNovelty(StoryLedger ledger, Meetings meetings)
    {
        (_ledger, _meetings) = (ledger, meetings);
        _first = ledger.Hours.Count > 0 ? ledger.Hours[0] : DateTimeOffset.MaxValue;
    }

    /// <summary>The share of the budget that is set aside for single stories at a moment: 0 to <see cref="LargestShare"/>.</summary>
    public double ShareAt(DateTimeOffset asOf) => Known(asOf) is var (stories, weeks) && stories >= FewestStories && weeks >= FewestWeeks
        ? LargestShare * Math.Clamp(2 - stories / weeks / FewPerWeek, 0, 1)
        : 0;

    /// <summary>
    /// The stories of the last hour whose people are unusual enough under the budget, as spikes of the pair: the count is
    /// that of the pair in the window of a day, the p-value is that of the rank.
    /// </summary>
    public IEnumerable<Spike> Evaluate(SpikeDetector detector, DateTimeOffset asOf)
    {
        var share = ShareAt(asOf);
        if (share <= 0)
            yield break;
        var (count, weeks) = Known(asOf);
        var fresh = _ledger.Entries(SeriesKey.Relation, EventTime.Hour(asOf.AddTicks(-1)), asOf).ToArray();
        foreach (var entry in fresh)
        {
            if (MostUnusual(entry.Story, asOf) is not var (meeting, unusual))
                continue;
            var rank = 0;
            foreach (var other in _ledger.Entries(SeriesKey.Relation, asOf - Memory, asOf))
                rank += MostUnusual(other.Story, asOf) is var (_, also) && also.CompareTo(unusual) <= 0 ? 1 : 0;
            var p = (double)rank / count;
            var falseAlarms = count / weeks * p / share;
            if (falseAlarms <= detector.Options.FalseAlarmsPerWeek)
                yield return detector.Describe(meeting.Pair, asOf, 24) with { PValue = p, FalseAlarmsPerWeek = falseAlarms, Rank = new StoryRank(rank, count, weeks) };
        }
    }

    /// <summary>Stories known at a moment, and over how many weeks.</summary>
    private (int Stories, double Weeks) Known(DateTimeOffset asOf)
    {
        var from = asOf - Memory > _first ? asOf - Memory : _first;
        return (_ledger.Entries(SeriesKey.Relation, from, asOf).Length, Math.Max(0, (asOf - from).TotalDays / 7));
    }

    /// <summary>The two people of a story who were most rarely named together, judged by all other stories.</summary>
    private (Meeting Meeting, Unusual Unusual)? MostUnusual(int story, DateTimeOffset asOf)
    {
        (Meeting, Unusual)? best = null;
        foreach (var meeting in _meetings.In(story, asOf))
        {
            var together = Others(meeting.Pair, asOf);
            var unusual = new Unusual(together, Math.Max(Others(meeting.One, asOf), Others(meeting.Other, asOf)));
            if (best is not var (known, less) || unusual.CompareTo(less) is var order && (order < 0 || (order == 0 && meeting.Pair < known.Pair)))
                best = (meeting, unusual);
        }
        return best;
    }

    private int Others(SeriesKey key, DateTimeOffset asOf) => _ledger.Entries(key, asOf - Memory, asOf).Length - 1;
}
