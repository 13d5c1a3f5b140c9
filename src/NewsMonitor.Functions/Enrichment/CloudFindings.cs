using Azure.AI.TextAnalytics;
using NewsMonitor.Analysis;
using NewsMonitor.Articles;

namespace NewsMonitor.Functions.Enrichment;

/// <summary>What the cloud found in one article, and how it is added to what the built-in analyser found.</summary>
internal sealed class CloudFindings
{
    private const int MaxTerms = 20;
    private const double MinConfidence = 0.6;

    // Quantities, dates and addresses are no names whose spikes would say anything.
    private static readonly HashSet<string> Categories = new(StringComparer.Ordinal) { "Person", "Organization", "Location", "Event", "Product" };
    private readonly Dictionary<string, int> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _phrases = new(StringComparer.OrdinalIgnoreCase);

    public void AddEntities(IEnumerable<CategorizedEntity> entities)
    {
        foreach (var entity in entities.Where(e => e.ConfidenceScore >= MinConfidence && Categories.Contains(e.Category.ToString())))
            _names[entity.Text.Trim()] = _names.GetValueOrDefault(entity.Text.Trim()) + 1;
    }

    public void AddLinked(IEnumerable<LinkedEntity> entities)
    {
        foreach (var entity in entities.Where(e => e.Matches.Any(m => m.ConfidenceScore >= MinConfidence)))
            _names.TryAdd(entity.Name.Trim(), entity.Matches.Count());
    }

    public void AddPhrases(IEnumerable<string> phrases)
    {
        // A single common word is no term; a phrase of two to four words may be a name nobody listed.
        foreach (var phrase in phrases.Where(p => p.Length <= 60 && p.Split(' ').Length is >= 2 and <= 4))
            _phrases.Add(phrase.Trim());
    }

    /// <summary>Names on the watchlist count for their entity where the built-in analyser had missed it; other names and phrases become terms.</summary>
    public static ArticleAnalysis Merge(ArticleAnalysis analysis, CloudFindings found, BuiltInAnalyzer builtIn)
    {
        var entities = analysis.Entities.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var terms = analysis.Terms.ToList();
        foreach (var (name, count) in found._names.OrderByDescending(n => n.Value).ThenBy(n => n.Key, StringComparer.Ordinal))
        {
            if (Watched(name, builtIn) is not { } watched)
                terms.Add(name.ToLowerInvariant());
            else if (!entities.ContainsKey(watched.Id))
                entities[watched.Id] = watched with { Count = count, Forms = [name], Spans = [] };
        }

        terms.AddRange(found._phrases.Where(p => Watched(p, builtIn) is null).Select(p => p.ToLowerInvariant()).Order(StringComparer.Ordinal));
        return analysis with
        {
            Entities = [.. entities.Values.OrderByDescending(e => e.Count).ThenBy(e => e.Id, StringComparer.Ordinal)],
            Terms = [.. terms.Distinct(StringComparer.Ordinal).Take(MaxTerms)],
            Enriched = true,
        };
    }

    /// <summary>The watchlist's entity that a name is, read by the same matcher as every text; null when it is none or more than one.</summary>
    private static EntityMention? Watched(string name, BuiltInAnalyzer builtIn)
    {
        var read = builtIn.Analyze(new Article { Id = "name", Url = "", Title = name, EventTime = DateTimeOffset.UnixEpoch, Source = "" });
        return read.Entities is [var only] ? only : null;
    }
}
