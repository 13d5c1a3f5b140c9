namespace NewsMonitor.Analysis.Terms;

/// <summary>Terms found so far and how much speaks for each.</summary>
internal sealed class TermCandidates
{
    /// <summary>What must speak for a term: one strong sign, or several weak ones.</summary>
    private const double Enough = 1;

    private readonly Dictionary<string, (double Evidence, int Order)> _terms = [];

    /// <summary>A sighting of a term. <paramref name="evidence"/>: 1 is a sure sign of a name, 0.5 one that must be seen twice.</summary>
    public void Add(string term, double evidence)
    {
        if (term.Length is < 2 or > TermForm.MaxLength || StopWords.Terms.Contains(term))
            return;
        var (sum, order) = _terms.GetValueOrDefault(term, (0, _terms.Count));
        _terms[term] = (sum + evidence, order);
    }

    /// <summary>The terms with enough evidence; of "Admiral Essen" and "Essen" the longer one.</summary>
    public IReadOnlyList<string> Best(int most)
    {
        var best = _terms.Where(t => t.Value.Evidence >= Enough).OrderByDescending(t => t.Value.Evidence).ThenBy(t => t.Value.Order).Select(t => t.Key).ToList();
        var longer = best.Where(t => t.Contains(' ', StringComparison.Ordinal)).ToList();
        best.RemoveAll(t => longer.Any(l => l.Length > t.Length && $" {l} ".Contains($" {t} ", StringComparison.Ordinal)));
        return best.Take(most).ToList();
    }
}
