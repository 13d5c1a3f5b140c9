using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Alerts;

/// <summary>The alerts as they stood at the end of an hour, and what the detector had worked out by then.</summary>
internal sealed record Checkpoint(DateTimeOffset AsOf, IReadOnlyList<RunningAlert> Alerts, SharedFigures? Figures);

/// <summary>Goes hour by hour over the articles of some days.</summary>
internal sealed class TimelineFold(StoryLedger ledger, Watchlist watchlist, DetectorOptions options, AlertOptions alertOptions, DateTimeOffset until)
{
    /// <summary>The alerts at the end, oldest first.</summary>
    /// <param name="from">Earlier hours are history only; a full hour.</param>
    /// <param name="start">Where to go on; what it says must be what the same articles say.</param>
    /// <param name="passed">Takes up the state after every full hour.</param>
    public IReadOnlyList<Alert> Run(DateTimeOffset from, Checkpoint? start = null, ICollection<Checkpoint>? passed = null)
    {
        AlertLifecycle? lifecycle = null;
        var detector = new SpikeDetector(ledger.Series, options) { Shared = start?.Figures, Told = () => Told(lifecycle!.Alerts) };
        var common = new CommonKeys(ledger, watchlist);
        var meetings = new Meetings(ledger, watchlist);
        var novelty = new StoryNovelty(ledger, meetings);
        var first = ledger.Hours.FirstOrDefault(h => h >= from);
        var followUp = new FollowUp(ledger, meetings, first);
        lifecycle = new AlertLifecycle(ledger, detector, followUp, alertOptions, start?.Alerts ?? []);
        var state = start?.Alerts ?? [];
        foreach (var hour in ledger.Hours.Where(h => h >= from && (start is null || h >= start.AsOf)))
        {
            var asOf = hour.AddHours(1) < until ? hour.AddHours(1) : until;
            var forCounts = 1 - novelty.ShareAt(asOf);
            var unusual = novelty.Evaluate(detector, asOf).ToList();
            // Nothing opens or grows in an hour without a story on a key that is high: such hours leave the state as it is.
            if (unusual.Count > 0 || detector.AnyGrowing(asOf, forCounts))
            {
                var spikes = detector.Evaluate(asOf, forCounts).Concat(unusual)
                    .GroupBy(s => s.Key).Select(g => g.MinBy(s => s.FalseAlarmsPerWeek)!).Select(s => Explain(s, common));
                lifecycle.Advance(IncidentGrouping.Group(spikes), asOf);
                if (passed is not null)
                    state = [.. lifecycle.Alerts.Select(a => a.Copy())];
            }
            if (asOf == hour.AddHours(1))
                passed?.Add(new Checkpoint(asOf, state, detector.Shared));
        }
        lifecycle.Resolve(until);

        var evidence = new AlertEvidence(ledger, common, meetings, watchlist, alertOptions);
        return lifecycle.Alerts.Select(evidence.Of)
            .OrderBy(a => a.StartedAt).ThenBy(a => a.Id, StringComparer.Ordinal).ToList();
    }

    /// <summary>The hours in which the stories of alerts count, by key.</summary>
    private ILookup<SeriesKey, int> Told(IEnumerable<RunningAlert> alerts) =>
        alerts.SelectMany(a => a.Stories).Distinct().SelectMany(s => ledger.Stories[s].Articles.SelectMany(a => a.Keys.Select(k => (Key: k, Hour: SeriesTable.HourOf(a.EventTime)))).DistinctBy(e => e.Key))
            .ToLookup(e => e.Key, e => e.Hour);

    private ExplainedSpike Explain(Spike spike, CommonKeys common)
    {
        var stories = new HashSet<int>();
        foreach (var entry in ledger.Entries(spike.Key, spike.From, spike.To))
            stories.Add(entry.Story);
        return new ExplainedSpike(spike, stories, common.Contains(spike.Key, spike.From), common.EntitiesIn(spike.Key, spike.From));
    }
}
