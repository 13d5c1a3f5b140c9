using NewsMonitor.Analysis.Matching;

namespace NewsMonitor.Analysis;

/// <summary>
/// Sentences in which a word for what two do with each other stands by both sides in one statement ("Russia delivers flour
/// to the DPRK"), not merely somewhere beside them.
/// </summary>
internal static class Bonds
{
    /// <summary>Letters from the first to the last of the two names and the word.</summary>
    private const int Farthest = 110;

    /// <summary>Numbers of the sentences.</summary>
    /// <param name="ties">Words for what two do with each other, in reading order.</param>
    /// <param name="sideOf">0 or 1, or -1 for neither.</param>
    public static HashSet<int> Find(ArticleReading reading, IEnumerable<Hit> ties, Func<Hit, int> sideOf)
    {
        var bound = new HashSet<int>();
        var from = 0;
        foreach (var tie in ties)
        {
            while (from < reading.Hits.Count && reading.Hits[from].Sentence < tie.Sentence)
                from++;
            if (!bound.Contains(tie.Sentence) && Binds(reading, tie, from, sideOf))
                bound.Add(tie.Sentence);
        }

        return bound;
    }

    private static bool Binds(ArticleReading reading, Hit tie, int from, Func<Hit, int> sideOf)
    {
        Hit? first = null, second = null;
        for (var i = from; i < reading.Hits.Count && reading.Hits[i].Sentence == tie.Sentence; i++)
        {
            var hit = reading.Hits[i];
            if (hit.Kind == TargetKind.Pair && Distance(hit, tie) < Farthest / 2)
                return true;
            if (hit.Bystander)
                continue;
            var side = sideOf(hit);
            if (side == 0 && (first is null || Distance(hit, tie) < Distance(first, tie)))
                first = hit;
            else if (side == 1 && (second is null || Distance(hit, tie) < Distance(second, tie)))
                second = hit;
        }

        if (first is null || second is null)
            return false;
        var (one, two) = first.FoldedStart < second.FoldedStart ? (first, second) : (second, first);
        return Math.Max(two.FoldedEnd, tie.FoldedEnd) - Math.Min(one.FoldedStart, tie.FoldedStart) <= Farthest
            && Separations.Between(reading.Part(one.Span.Part).Original, Math.Min(one.Span.Start + one.Span.Length, two.Span.Start), two.Span.Start) < Separation.Dash;
    }

    private static int Distance(Hit hit, Hit tie) => Math.Max(0, Math.Max(hit.FoldedStart - tie.FoldedEnd, tie.FoldedStart - hit.FoldedEnd));
}
