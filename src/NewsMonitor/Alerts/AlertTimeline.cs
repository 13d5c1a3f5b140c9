using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Alerts;

/// <summary>
/// The alerts of a span of time as a pure function of the articles in it: hour by hour the detector is asked, spikes that
/// share stories become incidents, incidents grow, end and return. Backtest and service both call this, so both find the
/// same alerts, in whatever order articles came and however often a run was broken off.
/// </summary>
public static class AlertTimeline
{
    /// <summary>
    /// The alerts that a monitor would have raised from <paramref name="from"/> to <paramref name="until"/>, each in its
    /// state at <paramref name="until"/>, oldest first. Rollups before <paramref name="from"/> serve as history only;
    /// articles from <paramref name="until"/> on are not looked at. What is said of an hour depends only on articles with
    /// an event time before its end.
    /// </summary>
    /// <param name="days">In any order; an article in two of them counts once.</param>
    /// <param name="from">Looked at from the hour this falls in.</param>
    /// <param name="until">Exclusive. When it is no full hour, the hour that has begun is looked at as far as it goes.</param>
    public static IReadOnlyList<Alert> Build(
        IReadOnlyCollection<DayRollup> days, Watchlist watchlist, DetectorOptions options, DateTimeOffset from, DateTimeOffset until,
        AlertOptions? alertOptions = null)
    {
        alertOptions ??= new AlertOptions();
        var ledger = new StoryLedger(days, until, alertOptions.StoryWindow);
        var detector = new SpikeDetector(ledger.Series, options);
        var common = new CommonKeys(ledger, watchlist);
        var lifecycle = new AlertLifecycle(ledger, detector, alertOptions);

        // Nothing opens or grows in an hour without a story, or without a story on a key that is high: others are passed over.
        var first = Articles.EventTime.Hour(from);
        foreach (var hour in ledger.Hours.Where(h => h >= first))
        {
            var asOf = hour.AddHours(1) < until ? hour.AddHours(1) : until;
            if (!detector.AnyGrowing(asOf))
                continue;
            var spikes = detector.Evaluate(asOf).Select(s => Explain(s, ledger, common));
            lifecycle.Advance(IncidentGrouping.Group(spikes), asOf);
        }
        lifecycle.Resolve(until);

        var evidence = new AlertEvidence(ledger, new AlertSentence(watchlist), alertOptions);
        return lifecycle.Alerts.Select(evidence.Of)
            .OrderBy(a => a.StartedAt).ThenBy(a => a.Id, StringComparer.Ordinal).ToList();
    }

    private static ExplainedSpike Explain(Spike spike, StoryLedger ledger, CommonKeys common)
    {
        var stories = new HashSet<int>();
        foreach (var entry in ledger.Entries(spike.Key, spike.From, spike.To))
            stories.Add(entry.Story);
        return new ExplainedSpike(spike, stories, common.Contains(spike.Key, spike.From), common.IsPartOf(spike.Key, spike.From));
    }
}
