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
/// <item>what the stories of the incident say that have a key of the alert. Ordinary stories have one with the share b of the
/// eight weeks before the alert; of an event's stories, half of the others have one too. Both are guesses of a share, as
/// stories of one event are alike (all of a council's vote speak of sanctions): so both are Beta distributed, and the second
/// the wider.</item>
/// </list>
/// </remarks>
internal sealed class FollowUp(StoryLedger ledger, Meetings meetings, DateTimeOffset first)
{
    /// <summary>
    /// How many events go on within a day in a way that shares few stories with what was told; chosen on archives with two
    /// unrelated events within hours and on real ones where one event goes on (docs/alerts.md).
    /// </summary>
    private const double GoesOn = 0.15;

    /// <summary>How sure the share of stories with a key of the alert is, in stories: of the same event, and of an unrelated one.</summary>
    private const double Alike = 12, Unrelated = 4;

    /// <summary>A follow-up that was told as one becomes an alert of its own only at two to one, so that nothing goes to and fro.</summary>
    private static readonly double Parted = Math.Log(2);

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
        // It tells that more is said of the relation, and not why: this is why.
        if (alert.Lead.Key == SeriesKey.Relation)
            return double.PositiveInfinity;
        var own = AlertsPerWeek(alerts, at);
        var time = at - alert.LastGrowth > ShortestTime ? at - alert.LastGrowth : ShortestTime;
        var keys = alert.Peaks.Values.Where(p => !p.Common && alert.IsMain(p)).Select(p => p.Key).ToHashSet();
        var carrying = incident.Stories.Count(s => ledger.Stories[s].Articles.TakeWhile(a => a.EventTime < asOf).Any(a => a.Keys.Any(keys.Contains)));
        var b = ShareOf(keys, alert.StartedAt);
        double rarest = alert.Peaks.Values.Min(p => p.Spike.FalseAlarmsPerWeek), byChance = incident.Spikes.Min(s => s.Spike.FalseAlarmsPerWeek);
        var unrelated = (own + byChance) * time.TotalDays / 7;
        return Math.Log(GoesOn * own / (own + rarest) / unrelated)
            + LogChance(carrying, incident.Stories.Count, (1 + b) / 2, Alike) - LogChance(carrying, incident.Stories.Count, b, Unrelated);
    }

    /// <summary>Of some among all stories having a key, where the share that does is Beta distributed around its mean (without the coefficient that both sides have).</summary>
    private static double LogChance(int some, int all, double mean, double sureness)
    {
        var (with, without) = (sureness * mean, sureness * (1 - mean));
        return LogBeta(some + with, all - some + without) - LogBeta(with, without);
    }

    private static double LogBeta(double a, double b) => SpecialFunctions.LogGamma(a) + SpecialFunctions.LogGamma(b) - SpecialFunctions.LogGamma(a + b);

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
