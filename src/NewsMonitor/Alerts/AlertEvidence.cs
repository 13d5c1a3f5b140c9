using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Alerts;

/// <summary>Turns what an alert has seen into what it tells: signals, stories ranked by how central they are, headline.</summary>
internal sealed class AlertEvidence(StoryLedger ledger, CommonKeys common, Meetings meetings, Watchlist watchlist, AlertOptions options)
{
    private readonly AlertSentence _sentence = new(watchlist);

    /// <summary>Topics of what is done on every occasion.</summary>
    private readonly HashSet<SeriesKey> _courtesies = [.. watchlist.Topics.Where(t => t.Courtesy).Select(t => new SeriesKey(KeyKind.Topic, t.Id))];

    /// <summary>How much less central a greeting or a wreath is where most stories are about something else.</summary>
    private const double Courtesy = 0.7;

    /// <summary>A pair whose stories agree with those of a stronger signal in this share (Jaccard) says nothing new.</summary>
    private const double NearDuplicate = 0.8;

    /// <summary>How much more central a story is that names persons of both sides, and one whose title names what the alert is about.</summary>
    private const double Met = 1.5, InTitle = 1.5;

    /// <summary>For every subject of a story that another one of the alert has, and for every one that none has (a round-up speaks of everything).</summary>
    private const double Shared = 1.08, Alone = 0.975;

    /// <summary>Longer titles say no more (they are lists), in letters.</summary>
    private const int LongTitle = 80;
    private const char FirstIdeograph = '\u2E80';

    /// <summary>A story at least so central as the first one may give the headline, if its language is preferred: whoever reads Korean is told more by a lesser headline in it than by the best one in French.</summary>
    private const double CentralEnough = 0.1;

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
            Why = _sentence.Why(lead.Spike),
            StartedAt = Start(alert, stories[0].Story),
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

    /// <summary>
    /// The first story of the rise. Where the rise is two stories that have nothing else in common and each speak of something
    /// of their own, only one of them is the event: it began with the central one.
    /// </summary>
    private DateTimeOffset Start(RunningAlert alert, Story central)
    {
        var rise = alert.Lead.Stories.Where(alert.Stories.Contains).ToList();
        if (rise.Count != 2 || rise.TrueForAll(s => ledger.Stories[s] != central))
            return alert.StartedAt;
        var (one, other) = (Own(rise[0]), Own(rise[1]));
        var began = central.Articles[0].EventTime;
        return one.Count > 0 && other.Count > 0 && !one.Overlaps(other) && began > alert.StartedAt && began <= alert.DetectedAt ? began : alert.StartedAt;

        HashSet<SeriesKey> Own(int story) => [.. ledger.Stories[story].Articles.SelectMany(a => a.Keys)
            .Where(k => k != alert.Lead.Key && k.Kind != KeyKind.Pair && !common.Contains(k, alert.StartedAt))];
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
    /// window, one n-th. More central is what speaks of what the others speak of and of little else, what is surely about the
    /// relation, names persons of both sides, or the first signal in its title, was printed more often, and has a title that
    /// says something ("Visits" is no headline). What has no bound of its own counts by its square root. Equal ones go by time.
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
        var names = _sentence.NamesIn(signals[0].Key);
        var courteous = explains.Keys.Where(s => Subjects(s).Any(_courtesies.Contains)).ToHashSet();
        var courtesy = 2 * courteous.Count >= explains.Count ? 1 : Courtesy;
        return explains.Select(e => (Story: ledger.Stories[e.Key], Central: Math.Sqrt(e.Value) * Weight(e.Key, names, tellers) * (courteous.Contains(e.Key) ? courtesy : 1)))
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
        return Math.Sqrt(Odds(articles[0].Score) * Says(title)) * Math.Pow(Shared, shared) * Math.Pow(Alone, Subjects(story).Count() - shared)
            * (1 + Math.Log2(articles.Count) / 4)
            * (meetings.In(story, DateTimeOffset.MaxValue).Any() ? Met : 1)
            * (names.Any(n => title.Contains(n, StringComparison.OrdinalIgnoreCase)) ? InTitle : 1);
    }

    /// <summary>That a story is about the relation at all, against that it is not.</summary>
    private static double Odds(double relevance) => relevance / (1.02 - relevance);

    /// <summary>Length of a title as far as it says more, in letters; an ideograph or a syllable says as much as two.</summary>
    private static int Says(string title) => Math.Min(LongTitle, title.Sum(c => c >= FirstIdeograph ? 2 : 1)) + 1;

    private string Headline(List<(Story Story, double Central)> stories)
    {
        var central = stories.TakeWhile(s => s.Central >= CentralEnough * stories[0].Central).SelectMany(s => s.Story.Articles).ToList();
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
        return new Signal(spike.Key, spike.Key.KindName, _sentence.Label(spike.Key), new AlertWindow(spike.Shown.From, spike.Shown.To),
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
