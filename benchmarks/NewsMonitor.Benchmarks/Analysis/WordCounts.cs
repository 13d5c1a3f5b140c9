using NewsMonitor.Analysis;
using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists;
using NewsMonitor.Watchlists.Naming;

namespace NewsMonitor.Benchmarks.Analysis;

/// <summary>
/// <c>word-counts</c>: in how many labelled texts on both sides each word of cues and topics stands, relevant and not, and for topics
/// how many of the relevant have the topic's label: words that tell nothing, or the wrong thing, show.
/// </summary>
internal static class WordCounts
{
    private sealed record Count(int Relevant, int Not, int Labelled);

    public static async Task RunAsync()
    {
        var watchlist = BuiltInWatchlist.DprkRussia;
        var analyzer = new BuiltInAnalyzer(watchlist);
        var words = new FormAutomaton(FormGenerator.Words(watchlist).Concat(Cues.BetweenSides));
        var counts = new Dictionary<(string Kind, string Language, string Word), Count>();
        foreach (var (_, labelled) in await LabelledFiles.ReadAsync())
        {
            var article = labelled.Article;
            var language = LanguageDetector.Detect(article.Title, article.Text, article.Language);
            using var reading = analyzer.Read(article, language);
            if (analyzer.RelevanceModel.Look(reading, language).View.Sides != 3)
                continue;
            var seen = new HashSet<(string, string, string)>();
            foreach (var hit in reading.Search(words, words.LanguageNumber(language)).Concat(reading.Hits.Where(h => h is { Kind: TargetKind.Cue, Target: (ushort)CueKind.Leisure })))
            {
                if (hit.Kind is not (TargetKind.Cue or TargetKind.Topic) || hit.Weak)
                    continue;
                var kind = hit.Kind == TargetKind.Cue ? $"{(CueKind)hit.Target}" : watchlist.Topics[hit.Target].Id;
                var key = (kind, language, reading.Part(hit.Span.Part).Original.Substring(hit.Span.Start, hit.Span.Length).ToLowerInvariant());
                if (!seen.Add(key))
                    continue;
                var before = counts.GetValueOrDefault(key) ?? new Count(0, 0, 0);
                counts[key] = new Count(before.Relevant + (labelled.Relevant ? 1 : 0), before.Not + (labelled.Relevant ? 0 : 1), before.Labelled + (labelled.Topics.Contains(kind) || labelled.Optional.Contains(kind) ? 1 : 0));
            }
        }

        foreach (var (key, count) in counts.OrderBy(c => c.Key.Kind, StringComparer.Ordinal).ThenByDescending(c => c.Value.Relevant - c.Value.Labelled))
            Console.WriteLine($"{key.Kind}\t{key.Language}\t{key.Word}\t{count.Relevant}\t{count.Not}\t{count.Labelled}");
    }
}
