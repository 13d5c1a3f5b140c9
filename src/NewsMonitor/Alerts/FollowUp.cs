using NewsMonitor.Spikes;

namespace NewsMonitor.Alerts;

/// <summary>
/// Whether an incident that has little in common with an open alert is nevertheless the next part of its event: talks on
/// one day, the declaration signed on the next. Where alerts are rare, a second one within a day or two is far more
/// likely that than a coincidence; where they are many, it is not.
/// </summary>
/// <remarks>
/// The odds of one event against two (docs/alerts.md), in nats, are the sum of
/// <list type="bullet">
/// <item>how unlikely it is that an unrelated incident comes in the time since the alert grew last: this monitor's own
/// rate of alerts, and how often chance brings something as unlikely as the incident, times that time, which is a day at
/// least, as many sources give no more;</item>
/// <item>how surely the alert is an event: only events have a next part;</item>
/// <item>for each story of the incident, what a key of the alert in it says. Ordinary stories have one with the share b of
/// the eight weeks before the alert; of an event's stories, half of the others have one too. So a story with one is
/// (1 + b)/2b times as likely in one event as in two, and a story without one half as likely: an incident that is
/// large and speaks of other things stays apart.</item>
/// </list>
/// </remarks>
internal sealed class FollowUp(StoryLedger ledger, Meetings meetings, DateTimeOffset first)
{
    /// <summary>How many events go on in a way that shares few stories with what was told, as long as nothing more is known.</summary>
    private const double GoesOn = 0.5;

    /// <summary>A key is one of the alert when at least this share of its stories has it: what rose in its margin may be anybody's.</summary>
    private const double MainShare = 0.25;

    /// <summary>A follow-up that was told as one becomes an alert of its own only at ten to one, so that nothing goes to and fro.</summary>
    private static readonly double Parted = Math.Log(10);

    /// <summary>Of ordinary stories, before any is known, and how many of them that is worth.</summary>
    private const double PriorShare = 1.0 / 8, PriorStories = 8;

    private static readonly TimeSpan History = TimeSpan.FromDays(56);
    private static readonly TimeSpan ShortestTime = TimeSpan.FromDays(1);

    /// <summary>The open alert to whose event the incident most likely belongs; null when more likely to none.</summary>
    public RunningAlert? EventOf(Incident incident, IReadOnlyList<RunningAlert> alerts, DateTimeOffset at, DateTimeOffset asOf)
    {
        // Single stories are told apart by their people alone.
        if (incident.IsSingleStory)
            return null;
        return alerts.Where(a => a.ResolvedAt is null).Select(a => (Alert: a, Odds: Odds(incident, a.WithoutFollowUps(), alerts, at, asOf)))
            .Where(c => c.Odds > 0).OrderByDescending(c => c.Odds).Select(c => c.Alert).FirstOrDefault();
    }

    /// <summary>Whether an incident that was taken for a follow-up of an alert has by now grown into something that is hardly its event.</summary>
    public bool HasParted(Incident incident, RunningAlert own, IReadOnlyList<RunningAlert> alerts, DateTimeOffset at, DateTimeOffset asOf) =>
        Odds(incident, own, alerts, at, asOf) < -Parted;

    private double Odds(Incident incident, RunningAlert alert, IReadOnlyList<RunningAlert> alerts, DateTimeOffset at, DateTimeOffset asOf)
    {
        if (HasOtherPeople(incident, alert, asOf))
            return double.NegativeInfinity;
        var own = AlertsPerWeek(alerts, at);
        var time = at - alert.LastGrowth > ShortestTime ? at - alert.LastGrowth : ShortestTime;
        var keys = alert.Peaks.Values.Where(p => !p.Common && p.Stories.Count(alert.Stories.Contains) >= MainShare * alert.Stories.Count).Select(p => p.Key).ToHashSet();
        var carrying = incident.Stories.Count(s => ledger.Stories[s].Articles.TakeWhile(a => a.EventTime < asOf).Any(a => a.Keys.Any(keys.Contains)));
        var b = ShareOf(keys, alert.StartedAt);
        double rarest = alert.Peaks.Values.Min(p => p.Spike.FalseAlarmsPerWeek), byChance = incident.Spikes.Min(s => s.Spike.FalseAlarmsPerWeek);
        var unrelated = (own + byChance) * time.TotalDays / 7;
        return Math.Log(GoesOn * own / (own + rarest) / unrelated)
            + carrying * Math.Log((1 + b) / (2 * b))
            - (incident.Stories.Count - carrying) * Math.Log(2);
    }

    /// <summary>This monitor's own rate of alerts over the last eight weeks, or what is known of them.</summary>
    private double AlertsPerWeek(IReadOnlyList<RunningAlert> alerts, DateTimeOffset at)
    {
        var from = first > at - History ? first : at - History;
        return alerts.Count(a => a.DetectedAt >= from) / Math.Max(1, (at - from).TotalDays / 7);
    }

    private double ShareOf(IEnumerable<SeriesKey> keys, DateTimeOffset before)
    {
        var with = new HashSet<int>();
        foreach (var key in keys)
        {
            foreach (var entry in ledger.Entries(key, before - History, before))
                with.Add(entry.Story);
        }
        var all = ledger.Entries(SeriesKey.Relation, before - History, before).Length;
        return Math.Min(1, (with.Count + PriorShare * PriorStories) / (all + PriorStories));
    }

    /// <summary>Whether both tell of people of the two sides who met, and of nobody in common.</summary>
    private bool HasOtherPeople(Incident incident, RunningAlert alert, DateTimeOffset asOf)
    {
        var (people, others) = (People(incident.Stories, asOf), People(alert.Stories, asOf));
        return people.Count > 0 && others.Count > 0 && !people.Overlaps(others);
    }

    private HashSet<SeriesKey> People(IEnumerable<int> stories, DateTimeOffset asOf) =>
        [.. stories.SelectMany(s => meetings.In(s, asOf)).SelectMany(m => new[] { m.One, m.Other })];
}
