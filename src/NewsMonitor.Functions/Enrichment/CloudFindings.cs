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
        // Most phrases are nouns of the day ("mutual interests"); one of two to four capitalised words may be a name nobody listed.
        foreach (var phrase in phrases.Select(p => p.Trim()).Where(p => p.Length <= 60 && p.Split(' ') is { Length: >= 2 and <= 4 } words && Array.TrueForAll(words, w => w.Length > 0 && char.IsUpper(w[0]))))
            _phrases.Add(phrase);
    }

    /// <summary>
    /// Names on the watchlist count for their entity where the built-in analyser had missed it; other names and phrases
    /// become terms in the form the built-in analyser writes, so that one name is one key whoever found it.
    /// </summary>
    public static ArticleAnalysis Merge(ArticleAnalysis analysis, CloudFindings found, BuiltInAnalyzer builtIn)
    {
        var entities = analysis.Entities.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var terms = analysis.Terms.ToList();
        foreach (var (name, count) in found._names.OrderByDescending(n => n.Value).ThenBy(n => n.Key, StringComparer.Ordinal))
        {
            var watched = Watched(name, analysis.Language, builtIn);
            if (watched.Count == 0)
                AddTerm(name);
            // More than one ("the DPRK and Russia"), or one with much beside it, is none of them.
            else if (watched is [var only] && IsWhole(only, name) && !entities.ContainsKey(only.Id))
                entities[only.Id] = only with { Count = count, Forms = [name], Spans = [] };
            else if (watched is [{ Type: "place" or "country" } place] && !IsWhole(place, name))
                AddTerm(name);
        }

        foreach (var phrase in found._phrases.Where(p => Watched(p, analysis.Language, builtIn).Count == 0).Order(StringComparer.Ordinal))
            AddTerm(phrase);

        // What overlaps a term of the built-in analyser is the same name, shorter or longer.
        void AddTerm(string name)
        {
            var form = TermExtractor.FormOf(name, analysis.Language);
            if (form.Length > 0 && !terms.Exists(t => Holds(t, form) || Holds(form, t)))
                terms.Add(form);
        }

        return analysis with
        {
            Entities = [.. entities.Values.OrderByDescending(e => e.Count).ThenBy(e => e.Id, StringComparer.Ordinal)],
            Terms = [.. terms.Distinct(StringComparer.Ordinal).Take(MaxTerms)],
            Enriched = true,
        };
    }

    private static bool Holds(string longer, string shorter) => $" {longer} ".Contains($" {shorter} ", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the entity's form is all of the name but for a small word or a case ending.</summary>
    private static bool IsWhole(EntityMention entity, string name) => entity.Spans.Sum(s => s.Length) * 10 >= name.Length * 7;

    /// <summary>The watchlist's entities in a name, read by the same matcher as every text.</summary>
    private static IReadOnlyList<EntityMention> Watched(string name, string language, BuiltInAnalyzer builtIn) =>
        builtIn.Analyze(new Article { Id = "name", Url = "", Title = name, Language = language, EventTime = DateTimeOffset.UnixEpoch, Source = "" }).Entities;
}
