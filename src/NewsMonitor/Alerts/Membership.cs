using NewsMonitor.Spikes;

namespace NewsMonitor.Alerts;

/// <summary>
/// Which stories of an incident are stories of the event. A key that rose may ordinarily be in the news as well (a port,
/// transport): the event's stories stand in its window beside routine ones. A story belongs when it has the first signal,
/// a key that would hardly be in the news otherwise, or two keys that rose.
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
        var telling = rose.Where(s => s.Spike.Expected < HardlyInTheNews || s.Spike.Rank is not null).Select(s => s.Key).ToHashSet();
        telling.Add(alert?.Lead.Key ?? incident.Lead.Key);
        // What it brings that the alert has not is told by its own first signal.
        if (alert is not null && !incident.Lead.Common && !alert.Peaks.ContainsKey(incident.Lead.Key))
            telling.Add(incident.Lead.Key);
        var keys = rose.Select(s => s.Key).Where(k => k.Kind != KeyKind.Pair).ToHashSet();
        return [.. incident.Stories.Where(s => Belongs([.. ledger.Stories[s].Articles.TakeWhile(a => a.EventTime < asOf).SelectMany(a => a.Keys)], telling, keys))];
    }

    private static bool Belongs(HashSet<SeriesKey> story, HashSet<SeriesKey> telling, HashSet<SeriesKey> keys) =>
        story.Overlaps(telling) || story.Count(keys.Contains) >= 2;
}
