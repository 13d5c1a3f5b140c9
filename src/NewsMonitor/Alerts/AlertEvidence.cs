using NewsMonitor.Spikes;

namespace NewsMonitor.Alerts;

/// <summary>Turns what an alert has seen into what it tells: signals, stories ranked by how much they explain, headline.</summary>
internal sealed class AlertEvidence(StoryLedger ledger, Meetings meetings, AlertSentence sentence, AlertOptions options)
{
    /// <summary>A pair whose stories agree with those of a stronger signal in this share (Jaccard) says nothing new.</summary>
    private const double NearDuplicate = 0.8;

    /// <summary>How much more central a story is that names persons of both sides, and one whose title names what the alert is about.</summary>
    private const double Met = 1.5, InTitle = 1.5;

    /// <summary>A story that explains nearly as much as the first one may give the headline, if its language is preferred.</summary>
    private const double NearlyCentral = 0.6;

    public Alert Of(RunningAlert alert)
    {
        var peaks = alert.Peaks.Values.ToList();
        peaks.Sort(ExplainedSpike.Compare);
        var lead = alert.Lead;
        peaks.Remove(lead);
        peaks.Insert(0, lead);
        var signals = Reduced(peaks);
        var stories = Ranked(alert, signals);
        var articles = stories.SelectMany(s => s.Story.Articles).ToList();
        return new Alert
        {
            Id = alert.Id,
            Revision = alert.Revision,
            Status = alert.ResolvedAt is null ? AlertStatus.Open : AlertStatus.Resolved,
            Severity = alert.Severity,
            Headline = Headline(stories),
            Why = sentence.Why(lead.Spike),
            StartedAt = alert.StartedAt,
            DetectedAt = alert.DetectedAt,
            UpdatedAt = alert.UpdatedAt,
            ResolvedAt = alert.ResolvedAt,
            Signals = signals.Take(Alert.MaxSignals).Select(SignalOf).ToList(),
            Stories = stories.Take(Alert.MaxStories).Select(s => StoryOf(s.Story)).ToList(),
            Articles = articles.Count,
            Publishers = MostFrequent(articles.Select(a => a.Publisher)),
            Languages = MostFrequent(articles.Select(a => a.Language)),
        };
    }

    /// <summary>Without pairs and terms that repeat what a stronger signal says of the same stories.</summary>
    private static List<ExplainedSpike> Reduced(List<ExplainedSpike> peaks)
    {
        var kept = new List<ExplainedSpike>();
        foreach (var peak in peaks)
        {
            var repeats = peak.Key.Kind is KeyKind.Pair or KeyKind.Term or KeyKind.Keyword
                && kept.Any(k => k.Key.Kind is not (KeyKind.Topic or KeyKind.Relation) && k.Agreement(peak) >= NearDuplicate);
            if (!repeats)
                kept.Add(peak);
        }
        return kept;
    }

    /// <summary>
    /// A story explains of every signal its share of the evidence: one of n stories in the window, one n-th. What more
    /// publishers printed is more central: a quarter more for every doubling of its articles; so is what names persons of
    /// both sides, or the first signal in its title, what is surely about the relation, and what speaks of little else than
    /// what rose (a round-up names everything). Equal ones go by time.
    /// </summary>
    private List<(Story Story, double Explains)> Ranked(RunningAlert alert, List<ExplainedSpike> signals)
    {
        var explains = alert.Stories.ToDictionary(s => s, _ => 0.0);
        foreach (var signal in signals)
        {
            foreach (var story in signal.Stories.Where(explains.ContainsKey))
                explains[story] += signal.Evidence / signal.Stories.Count;
        }
        var names = sentence.NamesIn(signals[0].Key);
        return explains.Select(e => (Story: ledger.Stories[e.Key], Explains: e.Value * Weight(e.Key, names, alert)))
            .OrderByDescending(s => s.Explains)
            .ThenBy(s => s.Story.Articles[0].EventTime)
            .ThenBy(s => s.Story.Id, StringComparer.Ordinal)
            .ToList();
    }

    private double Weight(int story, IReadOnlyList<string> names, RunningAlert alert)
    {
        var articles = ledger.Stories[story].Articles;
        var keys = articles[0].Keys.Where(k => k.Kind != KeyKind.Pair).ToList(); // pairs repeat what their parts say
        var focus = (1.0 + keys.Count(alert.Peaks.ContainsKey)) / (1 + keys.Count);
        return focus * articles[0].Score * (1 + Math.Log2(articles.Count) / 4)
            * (meetings.In(story, DateTimeOffset.MaxValue).Any() ? Met : 1)
            * (names.Any(n => articles[0].Title.Contains(n, StringComparison.OrdinalIgnoreCase)) ? InTitle : 1);
    }

    private string Headline(List<(Story Story, double Explains)> stories)
    {
        var central = stories.TakeWhile(s => s.Explains >= NearlyCentral * stories[0].Explains).SelectMany(s => s.Story.Articles).ToList();
        foreach (var language in options.Languages)
        {
            if (central.FirstOrDefault(a => a.Language == language && a.Title.Length > 0) is { } readable)
                return readable.Title;
        }
        return stories[0].Story.Articles[0].Title;
    }

    private Signal SignalOf(ExplainedSpike peak)
    {
        var spike = peak.Spike;
        return new Signal(spike.Key, spike.Key.KindName, sentence.Label(spike.Key), new AlertWindow(spike.From, spike.To),
            spike.Observed, spike.Expected, spike.Ratio, spike.PValue);
    }

    private static AlertStory StoryOf(Story story)
    {
        var first = story.Articles[0];
        return new AlertStory(story.Id, first.Title, first.Url, first.Publisher, first.Language, first.EventTime, story.Articles.Count - 1, first.Snippet);
    }

    private static List<string> MostFrequent(IEnumerable<string> names) => names.GroupBy(n => n, StringComparer.Ordinal)
        .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).ToList();
}
