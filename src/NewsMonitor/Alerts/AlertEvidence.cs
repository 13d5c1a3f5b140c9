using NewsMonitor.Spikes;

namespace NewsMonitor.Alerts;

/// <summary>Turns what an alert has seen into what it tells: signals, stories ranked by how central they are, headline.</summary>
internal sealed class AlertEvidence(StoryLedger ledger, Meetings meetings, AlertSentence sentence, AlertOptions options)
{
    /// <summary>A pair whose stories agree with those of a stronger signal in this share (Jaccard) says nothing new.</summary>
    private const double NearDuplicate = 0.8;

    /// <summary>How much more central a story is that names persons of both sides, and one whose title names what the alert is about.</summary>
    private const double Met = 1.5, InTitle = 1.5;

    /// <summary>For every subject of a story that another one of the alert has, and for every one that none has (a round-up speaks of everything).</summary>
    private const double Shared = 1.08, Alone = 0.98;

    /// <summary>Longer titles say no more (they are lists), in letters.</summary>
    private const int LongTitle = 80;
    private const char FirstIdeograph = '\u2E80';

    /// <summary>A story that is nearly as central as the first one may give the headline, if its language is preferred.</summary>
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
    /// The most central story first. A story explains of every signal its share of the evidence: one of n stories in the
    /// window, one n-th; the square root of the sum counts, as whoever stands in one signal more is not twice as central.
    /// More central is what speaks of what the others speak of and of little else, what is
    /// surely about the relation, names persons of both sides, or the first signal in its title, was printed more often, and
    /// has a title that says something ("Visits" is no headline). Equal ones go by time.
    /// </summary>
    private List<(Story Story, double Central)> Ranked(RunningAlert alert, List<ExplainedSpike> signals)
    {
        var explains = alert.Stories.ToDictionary(s => s, _ => 0.0);
        foreach (var signal in signals)
        {
            foreach (var story in signal.Stories.Where(explains.ContainsKey))
                explains[story] += signal.Evidence / signal.Stories.Count;
        }
        var tellers = explains.Keys.SelectMany(Subjects).CountBy(k => k).ToDictionary();
        var names = sentence.NamesIn(signals[0].Key);
        return explains.Select(e => (Story: ledger.Stories[e.Key], Central: Math.Sqrt(e.Value) * Weight(e.Key, names, tellers)))
            .OrderByDescending(s => s.Central)
            .ThenBy(s => s.Story.Articles[0].EventTime)
            .ThenBy(s => s.Story.Id, StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>What a story is about; pairs repeat what their parts say.</summary>
    private IEnumerable<SeriesKey> Subjects(int story) => ledger.Stories[story].Articles[0].Keys.Where(k => k.Kind != KeyKind.Pair);

    private double Weight(int story, IReadOnlyList<string> names, Dictionary<SeriesKey, int> tellers)
    {
        var articles = ledger.Stories[story].Articles;
        var title = articles[0].Title;
        var shared = Subjects(story).Count(k => tellers[k] > 1);
        return articles[0].Score * Math.Sqrt(Says(title)) * Math.Pow(Shared, shared) * Math.Pow(Alone, Subjects(story).Count() - shared)
            * (1 + Math.Log2(articles.Count) / 4)
            * (meetings.In(story, DateTimeOffset.MaxValue).Any() ? Met : 1)
            * (names.Any(n => title.Contains(n, StringComparison.OrdinalIgnoreCase)) ? InTitle : 1);
    }

    /// <summary>Length of a title as far as it says more, in letters; an ideograph or a syllable says as much as two.</summary>
    private static int Says(string title) => Math.Min(LongTitle, title.Sum(c => c >= FirstIdeograph ? 2 : 1)) + 1;

    private string Headline(List<(Story Story, double Central)> stories)
    {
        var central = stories.TakeWhile(s => s.Central >= NearlyCentral * stories[0].Central).SelectMany(s => s.Story.Articles).ToList();
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
