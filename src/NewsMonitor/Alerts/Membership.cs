using NewsMonitor.Spikes;

namespace NewsMonitor.Alerts;

/// <summary>
/// Which stories of an incident are stories of the event. A key that rose may ordinarily be in the news as well (a port,
/// transport): the event's stories stand in its window beside routine ones. A story belongs when it has the first signal or
/// two keys that rose, or one that would hardly be in the news otherwise and that the event's stories share.
/// </summary>
internal sealed class Membership(StoryLedger ledger)
{
    /// <summary>Of a key with fewer stories than this expected in its window, a story is more likely of the event than not, whatever else it has.</summary>
    private const double HardlyInTheNews = 0.5;

    /// <param name="alert">The alert it goes on with, whose keys count too; null: it stands for itself.</param>
    public HashSet<int> Of(Incident incident, RunningAlert? alert, DateTimeOffset asOf)
    {
        // Only common keys rose: it is about all stories on the relation.
        if ((alert?.Lead ?? incident.Lead).Common)
            return [.. incident.Stories];
        var rose = incident.Spikes.Where(s => !s.Common).Concat(alert?.Peaks.Values.Where(p => !p.Common) ?? []).ToList();
        var keys = rose.Select(s => s.Key).Where(k => k.Kind != KeyKind.Pair).ToHashSet();
        var leads = new HashSet<SeriesKey> { alert?.Lead.Key ?? incident.Lead.Key };
        // What it brings that the alert has not is told by its own first signal.
        if (alert is not null && !incident.Lead.Common && !alert.Peaks.ContainsKey(incident.Lead.Key))
            leads.Add(incident.Lead.Key);

        var stories = incident.Stories.ToDictionary(s => s, s => ledger.Stories[s].Articles.TakeWhile(a => a.EventTime < asOf).SelectMany(a => a.Keys).ToHashSet());
        var sure = stories.Where(s => s.Value.Overlaps(leads) || s.Value.Count(keys.Contains) >= 2).Select(s => s.Key).ToHashSet();
        // A rare key of which most stories are not the event's is that of another event.
        var telling = rose.Where(s => s.Spike.Rank is not null || (s.Spike.Expected < HardlyInTheNews && 2 * s.Stories.Count(IsOfEvent) >= s.Stories.Count))
            .Select(s => s.Key).ToHashSet();
        sure.UnionWith(stories.Where(s => s.Value.Overlaps(telling)).Select(s => s.Key));
        return sure;

        bool IsOfEvent(int story) => sure.Contains(story) || alert?.Stories.Contains(story) == true;
    }
}
