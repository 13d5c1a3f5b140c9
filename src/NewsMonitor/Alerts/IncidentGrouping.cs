using NewsMonitor.Spikes;

namespace NewsMonitor.Alerts;

/// <summary>
/// Sorts the spikes of one moment into incidents: one visit raises dozens of keys (who, where, what about), and two
/// unrelated events raise the keys they have in common.
/// </summary>
/// <remarks>
/// The most unlikely spike founds an incident and claims its stories; every further one is asked how much of it those
/// stories explain away. A spike that is explained joins, and says more about the same event. One that is not founds an
/// incident of its own. A spike that covers several small incidents is the roof over parts of one event, and makes them
/// one. Keys that are common at all times come last and never bind: they join what explains them best.
/// </remarks>
internal static class IncidentGrouping
{
    /// <summary>A spike with at least this share of its stories in an incident is explained by it.</summary>
    private const double Explained = 1.0 / 3;

    /// <summary>A part of an event has at most this share of the stories of the spike that binds it.</summary>
    private const double SmallPart = 1.0 / 3;

    /// <summary>A common key that rose joins an incident that has this share of its stories; a smaller one does not explain it.</summary>
    private const double ExplainsCommon = 0.4;

    /// <summary>Incidents, strongest first.</summary>
    public static List<Incident> Group(IEnumerable<ExplainedSpike> spikes)
    {
        var ordered = spikes.Where(s => s.Stories.Count > 0).ToList();
        ordered.Sort(ExplainedSpike.Compare);

        var incidents = new List<Incident>();
        foreach (var spike in ordered.Where(s => !s.Common))
            Place(spike, incidents);
        // When only common keys rose, the relation itself says best what did.
        foreach (var spike in ordered.Where(s => s.Common).OrderByDescending(s => s.Key == SeriesKey.Relation))
            PlaceCommon(spike, incidents);
        return incidents;
    }

    private static void Place(ExplainedSpike spike, List<Incident> incidents)
    {
        var touched = incidents.Select(i => (Incident: i, Shared: i.Weight(spike.Stories))).Where(t => t.Shared > 0)
            .OrderByDescending(t => t.Shared).ToList();
        if (touched.Count == 0)
        {
            incidents.Add(new Incident(spike));
            return;
        }

        var (best, shared) = touched[0];
        var parts = touched.Where(t => t.Shared >= Explained * t.Incident.Stories.Count && t.Incident.Stories.Count <= SmallPart * spike.Stories.Count)
            .Select(t => t.Incident).ToList();
        var explainedByBest = shared >= Explained * spike.Stories.Count;
        var home = explainedByBest ? best : parts.FirstOrDefault();
        if (home is null && shared >= Explained * best.Stories.Count && touched.Count == 1)
            home = best;
        if (home is null && spike.Spike.Rank is null && !spike.StandsAlone(touched.SelectMany(t => t.Incident.Stories).ToHashSet()))
        {
            best.JoinWithoutStories(spike);
            return;
        }
        if (home is null)
        {
            foreach (var (incident, _) in touched)
                incident.Leave(spike.Stories);
            incidents.Add(new Incident(spike));
            return;
        }

        foreach (var part in parts.Where(p => p != home))
        {
            home.Join(part);
            incidents.Remove(part);
        }
        // What another incident tells as well is no new story of this one.
        var others = incidents.Where(i => i != home).SelectMany(i => i.Stories).ToHashSet();
        home.Join(spike with { Stories = [.. spike.Stories.Where(s => !others.Contains(s))] }, loosely: explainedByBest && !parts.Contains(home));
    }

    private static void PlaceCommon(ExplainedSpike spike, List<Incident> incidents)
    {
        var best = incidents.Where(i => i.Lead.Common || i.Shared(spike.Stories) >= ExplainsCommon * spike.Stories.Count).MaxBy(i => i.Shared(spike.Stories));
        if (best is null)
            incidents.Add(new Incident(spike));
        else if (best.Lead.Common)
            best.Join(spike);
        else
            best.JoinWithoutStories(spike);
    }
}
