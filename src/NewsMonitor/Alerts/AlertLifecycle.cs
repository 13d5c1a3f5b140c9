using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsMonitor.Spikes;

namespace NewsMonitor.Alerts;

/// <summary>
/// Opens, updates, resolves and reopens alerts as the incidents of one moment after the other come in. Time only goes
/// forward.
/// </summary>
internal sealed class AlertLifecycle(StoryLedger ledger, SpikeDetector detector, FollowUp followUp, AlertOptions options, IEnumerable<RunningAlert> alerts)
{
    /// <summary>An incident goes on with an alert with which it has at least this share of stories, or of evidence, in common.</summary>
    private const double SameEvent = 0.4;

    /// <summary>More new events than this in one hour have one cause (an event that touches everything, or a change in the sources) and are told once.</summary>
    private const int MostAtOnce = 3;

    /// <summary>The longest window of the detector and a margin.</summary>
    private static readonly TimeSpan Afterglow = TimeSpan.FromDays(8);

    private readonly Membership _membership = new(ledger);
    private readonly List<RunningAlert> _alerts = [.. alerts.Select(a => a.Copy())];

    /// <summary>In the order they were opened.</summary>
    public IReadOnlyList<RunningAlert> Alerts => _alerts;

    /// <summary>Takes in what is seen at a moment; the incidents are those of all stories before it.</summary>
    public void Advance(IReadOnlyList<Incident> incidents, DateTimeOffset asOf)
    {
        Resolve(asOf);
        var hour = Articles.EventTime.Hour(asOf.AddTicks(-1));
        var fresh = new List<(Incident Incident, DateTimeOffset At)>();
        foreach (var incident in incidents)
        {
            incident.Keep(_membership.Of(incident, null, asOf));
            if (LastStory(incident, hour, asOf) is not { } at)
                continue;
            if ((Continued(incident, at, asOf) ?? _alerts.Find(a => a.ResolvedAt is null && a.IsFollowedBy(incident))) is { } alert)
            {
                incident.Keep(_membership.Of(incident, alert, asOf));
                if (LastStory(incident, hour, asOf) is not { } grown)
                    continue;
                at = grown;
                var own = alert.WithoutFollowUps();
                var following = own != alert && Likeness(incident, own, asOf) < SameEvent;
                if (following && followUp.HasParted(incident, own, _alerts, at, asOf))
                {
                    alert.Release(incident);
                    fresh.Add((incident, at));
                }
                else
                    Update(alert, incident, at, asOf, following);
            }
            else if (!IsEcho(incident, at) && !SaysNothing(incident))
                fresh.Add((incident, at));
        }
        OpenAll(fresh, hour, asOf);
    }

    /// <summary>
    /// Whether an incident is only the afterglow of alerts that are over: windows of days still hold their stories, and
    /// without them nothing stands out. A single story on people whom such an alert told of together is no new event either.
    /// </summary>
    private bool IsEcho(Incident incident, DateTimeOffset at)
    {
        if (incident.IsSingleStory)
            return Over(at).Any(a => a.Peaks.ContainsKey(incident.Lead.Key));
        var told = ToldBefore(at);
        return incident.Stories.Overlaps(told) && !incident.Telling.Any(s => s.StandsAlone(told));
    }

    /// <summary>
    /// Whether nothing rose but what is always in the news: the relation, a country, the leader. Two stories that mention the
    /// United States, or six on the relation where one was expected, are hardly an event, and nobody would know what of. Such a
    /// rise has a tenth of the budget.
    /// </summary>
    private bool SaysNothing(Incident incident) =>
        incident.Lead.Common && incident.Spikes.Min(s => s.Spike.FalseAlarmsPerWeek) > 0.1 * detector.Options.FalseAlarmsPerWeek;

    private IEnumerable<RunningAlert> Over(DateTimeOffset at) => _alerts.Where(a => a.ResolvedAt is { } end && at - end <= Afterglow);

    private HashSet<int> ToldBefore(DateTimeOffset at) => [.. Over(at).SelectMany(a => a.Stories)];

    private void OpenAll(List<(Incident Incident, DateTimeOffset At)> fresh, DateTimeOffset hour, DateTimeOffset asOf)
    {
        if (fresh.Count > MostAtOnce)
        {
            var all = fresh[0].Incident;
            foreach (var (part, _) in fresh.Skip(1))
                all.Join(part);
            fresh = [(all, fresh.Max(f => f.At))];
        }
        foreach (var (incident, at) in fresh)
        {
            if (followUp.EventOf(incident, _alerts, at, asOf) is { } alert)
                Update(alert, incident, at, asOf, following: true, news: alert.ToldAt < at && !alert.Peaks.ContainsKey(incident.Lead.Key));
            else
                _alerts.Add(Open(incident, hour, at, asOf));
        }
    }

    /// <summary>Ends what has been quiet for long enough.</summary>
    public void Resolve(DateTimeOffset asOf)
    {
        foreach (var alert in _alerts)
        {
            if (alert.ResolvedAt is null && alert.LastGrowth + options.Quiet <= asOf)
                alert.ResolvedAt = alert.UpdatedAt = alert.LastGrowth + options.Quiet;
        }
    }

    /// <summary>
    /// When the incident grew last within the hour; null when it did not. Moments are those of articles, never of the look
    /// at them: however often a service looks, it says the same.
    /// </summary>
    private DateTimeOffset? LastStory(Incident incident, DateTimeOffset hour, DateTimeOffset asOf)
    {
        DateTimeOffset? last = null;
        foreach (var spike in incident.Telling.Where(s => s.Spike.To > hour))
        {
            foreach (var entry in ledger.Entries(spike.Key, hour, asOf))
                if (incident.Stories.Contains(entry.Story) && (last is null || entry.At > last))
                    last = entry.At;
        }
        return last;
    }

    private RunningAlert? Continued(Incident incident, DateTimeOffset at, DateTimeOffset asOf) =>
        _alerts.Where(a => a.ResolvedAt is null || at - a.ResolvedAt <= options.Reopen)
            .Select(a => (Alert: a, Likeness: Likeness(incident, a, asOf)))
            .Where(c => c.Likeness >= SameEvent)
            .OrderByDescending(c => c.Alert.ResolvedAt is null).ThenByDescending(c => c.Likeness)
            .Select(c => c.Alert).FirstOrDefault();

    /// <summary>
    /// 1 when both are mainly about the same key and the alert is open; else the larger of two shares: of the stories both
    /// have, in the smaller of the two (an alert opened on the first few stories is found again in the larger incident they
    /// grow into), and of the incident's evidence, on keys the alert has or, for a single story, on a person its stories name.
    /// </summary>
    private double Likeness(Incident incident, RunningAlert alert, DateTimeOffset asOf)
    {
        if (alert.ResolvedAt is null && incident.Lead.Key == alert.Lead.Key)
            return 1;
        double known = 0, all = 0;
        foreach (var spike in incident.Telling)
        {
            all += spike.Evidence;
            if (NamesPersonOf(alert, spike, asOf) || (alert.Peaks.TryGetValue(spike.Key, out var peak) && (!peak.Common || incident.Lead.Common) && alert.IsMain(peak)))
                known += spike.Evidence;
        }
        // What rises on the relation as such is more than the small alert that lies within it.
        var smaller = incident.Lead.Common && !alert.Lead.Common ? incident.Stories.Count : Math.Min(incident.Stories.Count, alert.Stories.Count);
        var stories = Affinity(incident, alert, asOf) / smaller;
        return Math.Max(stories, all > 0 ? known / all : 0);
    }

    /// <summary>
    /// How many of the alert's stories the incident has, each as far as it is sure to be the alert's: by the evidence on the
    /// keys it carries, against that of the alert's middle story. What came to it by a passing mention counts for little.
    /// </summary>
    private double Affinity(Incident incident, RunningAlert alert, DateTimeOffset asOf)
    {
        if (incident.Shared(alert.Stories) == 0)
            return 0;
        var weights = alert.Stories.ToDictionary(s => s, s => ledger.Stories[s].Articles.TakeWhile(a => a.EventTime < asOf).SelectMany(a => a.Keys).Distinct()
            .Sum(k => alert.Peaks.TryGetValue(k, out var peak) && (!peak.Common || alert.Lead.Common) ? peak.Evidence : 0));
        var middle = weights.Values.Order().ElementAt(weights.Count / 2);
        return incident.Stories.Where(weights.ContainsKey).Sum(s => middle > 0 ? Math.Min(1, weights[s] / middle) : 1);
    }

    /// <summary>
    /// Whether a single story names a person of whom the alert tells, and who is not always in the news: a minister who
    /// leaves and two days later meets his colleague is on one journey, though no two people are named together twice.
    /// </summary>
    private bool NamesPersonOf(RunningAlert alert, ExplainedSpike spike, DateTimeOffset asOf) =>
        spike.Spike.Rank is not null && alert.Stories.SelectMany(s => ledger.Stories[s].Articles.TakeWhile(a => a.EventTime < asOf))
            .Any(a => a.Keys.Any(spike.Telling.Contains));

    private RunningAlert Open(Incident incident, DateTimeOffset hour, DateTimeOffset at, DateTimeOffset asOf)
    {
        var told = ToldBefore(at);
        if (incident.Stories.IsSubsetOf(told))
            told = [];
        var alert = new RunningAlert
        {
            Id = IdOf(hour, incident.Lead.Key),
            Told = told,
            DetectedAt = at,
            StartedAt = Onset(incident.Lead.Spike, told),
            UpdatedAt = at,
            LastGrowth = at,
        };
        alert.Absorb(incident);
        Tell(alert, at, asOf);
        return alert;
    }

    /// <param name="following">See <see cref="FollowUp"/>.</param>
    /// <param name="news">It would have been an alert of its own: told in any case.</param>
    private void Update(RunningAlert alert, Incident incident, DateTimeOffset at, DateTimeOffset asOf, bool following, bool news = false)
    {
        var severity = alert.Severity;
        var returned = alert.ResolvedAt is not null;
        if (alert.Absorb(incident, following) && Onset(alert.Lead.Spike, alert.Told) is var onset && onset <= alert.DetectedAt)
            alert.StartedAt = onset;
        alert.ResolvedAt = null;
        alert.LastGrowth = alert.UpdatedAt = at;

        // Of an event of many days the first further topics are news, the tenth is not.
        var wider = at - alert.ToldAt >= options.BetweenMessages * (1 << Math.Min(alert.Widenings, 2))
            && (Topics(alert).Any(t => !alert.ToldTopics.Contains(t)) || Languages(alert, asOf).Any(l => !alert.ToldLanguages.Contains(l)));
        if (!news && !returned && !wider && alert.Severity <= severity)
            return;
        if (wider && !news && !returned && alert.Severity <= severity)
            alert.Widenings++;
        alert.Revision++;
        Tell(alert, at, asOf);
    }

    /// <summary>Notes what a reader knows after the message of this moment.</summary>
    private void Tell(RunningAlert alert, DateTimeOffset at, DateTimeOffset asOf)
    {
        alert.ToldAt = at;
        alert.ToldTopics.UnionWith(Topics(alert));
        alert.ToldLanguages.UnionWith(Languages(alert, asOf));
    }

    private static IEnumerable<SeriesKey> Topics(RunningAlert alert) => alert.Peaks.Keys.Where(k => k.Kind == KeyKind.Topic);

    private IEnumerable<string> Languages(RunningAlert alert, DateTimeOffset asOf) =>
        alert.Stories.SelectMany(s => ledger.Stories[s].Articles.TakeWhile(a => a.EventTime < asOf)).Select(a => a.Language).Distinct();

    /// <summary>
    /// When the rise began: the story of the window from which on the counts are hardest to explain by the expectation,
    /// by the log-likelihood ratio. A window of days that ends in a burst began with the burst.
    /// </summary>
    /// <param name="told">Stories of earlier events, which began nothing of this one.</param>
    private DateTimeOffset Onset(Spike spike, HashSet<int> told)
    {
        var entries = ledger.Entries(spike.Key, spike.From, spike.To).ToArray();
        if (entries.Any(e => !told.Contains(e.Story)))
            entries = [.. entries.Where(e => !told.Contains(e.Story))];
        if (entries.Length == 0)
            return spike.From;
        var hours = (int)Math.Ceiling(spike.Window.TotalHours);
        var expected = detector.Expectation(spike.Key, spike.From, spike.From.AddHours(hours)).Select(e => e.Expected).ToArray();
        if (expected.Length != hours || expected.Sum() <= 0)
            expected = Enumerable.Repeat(1.0, hours).ToArray();
        var scale = spike.Expected / expected.Sum();

        var (onset, most, left) = (entries[0].At, double.NegativeInfinity, 0.0);
        for (var (i, h) = (entries.Length - 1, hours); i >= 0; i--)
        {
            while (h > 0 && spike.From.AddHours(h) > entries[i].At)
                left += expected[--h] * scale;
            if (i > 0 && entries[i - 1].At == entries[i].At)
                continue;
            var (count, rate) = (entries.Length - i, Math.Max(left, 0.01));
            var ratio = count > rate ? count * Math.Log(count / rate) - (count - rate) : 0;
            if (ratio >= most)
                (onset, most) = (entries[i].At, ratio);
        }
        return onset;
    }

    private static string IdOf(DateTimeOffset hour, SeriesKey lead) => string.Create(CultureInfo.InvariantCulture,
        $"{hour.UtcDateTime:yyyyMMddHH}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lead.ToString())).AsSpan(0, 4))}");
}
