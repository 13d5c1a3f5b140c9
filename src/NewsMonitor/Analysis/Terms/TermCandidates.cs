namespace NewsMonitor.Analysis.Terms;

/// <summary>Terms found so far and how much speaks for each.</summary>
/// <param name="matched">What the watchlist matched in the article, as written.</param>
internal sealed class TermCandidates(IEnumerable<string> matched)
{
    /// <summary>What must speak for a term: one strong sign, or several weak ones.</summary>
    private const double Enough = 1;

    private readonly Dictionary<string, (double Evidence, int Order)> _terms = [];
    private readonly HashSet<string> _names = matched.Where(n => n.Length > 2).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Their words.</summary>
    private HashSet<string>? _nameWords;

    /// <summary>A sighting of a term. <paramref name="evidence"/>: 1 is a sure sign of a name, 0.5 one that must be seen twice.</summary>
    public void Add(string term, double evidence)
    {
        if (evidence <= 0 || term.Length is < 2 or > TermForm.MaxLength || StopWords.Terms.Contains(term) || IsPartOfMatched(term))
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

    /// <summary>"Jong" of Kim Jong Un, "Jong Ungood": words of names that the watchlist knows, alone or run into others.</summary>
    private bool IsPartOfMatched(string term)
    {
        _nameWords ??= _names.SelectMany(n => n.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length > 1).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var words = term.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        // "Dmitri Anatoliyevich Medvedev", where Medvedev was found: the same man at length.
        return Array.TrueForAll(words, _nameWords.Contains) || words.Length > 1 && words[^1].Length >= 5 && _nameWords.Contains(words[^1])
            || words.Length > 1 && _names.Any(n => n.Length > 4 && n.Contains(' ', StringComparison.Ordinal) && term.StartsWith(n, StringComparison.Ordinal) && term.Length > n.Length && char.IsLower(term[n.Length]));
    }
}
