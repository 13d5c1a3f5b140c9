using NewsMonitor.Analysis.Matching;

namespace NewsMonitor.Analysis;

/// <summary>
/// Sentences that name countries as the items of a list ("Iceland, Bolivia, the DPRK, Zimbabwe and Russia"): whoever
/// stands in a list does not take part in what is told.
/// </summary>
internal static class CountryLists
{
    /// <summary>Fewest items of a list; three countries side by side may well do something together.</summary>
    private const int FewestItems = 4;
    private const int LongestWordItem = 22;
    private const int LongestUnpartedItem = 5;

    /// <summary>Numbers of the sentences, ascending.</summary>
    public static IEnumerable<int> Find(ArticleReading reading, Func<Hit, bool> isCountry)
    {
        var (items, others, sentence, last) = (0, 0, -1, default(Hit));
        foreach (var hit in reading.Hits)
        {
            if (!isCountry(hit) || last is not null && hit.FoldedStart < last.FoldedEnd && hit.Span.Part == last.Span.Part)
                continue;
            var between = last is null || last.Sentence != hit.Sentence ? -1 : ItemsBetween(reading, last, hit);
            (items, others) = between < 0 ? (1, 0) : (items + between + 1, others + between);
            if (items >= FewestItems && sentence != hit.Sentence)
                yield return sentence = hit.Sentence;
            last = hit;
        }
    }

    /// <summary>Unknown items between two countries of one list (0 when they stand next to each other); -1 when it is no list.</summary>
    private static int ItemsBetween(ArticleReading reading, Hit one, Hit two)
    {
        var text = reading.Part(one.Span.Part).Original.AsSpan();
        var gap = text[Math.Min(one.Span.Start + one.Span.Length, two.Span.Start)..two.Span.Start];
        if (gap.Length > 3 * LongestWordItem)
            return -1;
        var (items, separators) = (0, 0);
        foreach (var range in gap.SplitAny(",،、，;；·・\u060C"))
        {
            separators++;
            var piece = gap[range].Trim();
            if (piece.Length == 0)
                continue;
            var unparted = Script.IsUnparted(CharacterFolding.Fold(piece[0]));
            if (piece.Length > (unparted ? LongestUnpartedItem : LongestWordItem) || !unparted && piece.Count(' ') > 2)
                return -1;
            items++;
        }

        // Without a comma only a conjunction may stand between.
        return separators == 1 ? gap.Trim().Length <= 5 ? 0 : -1 : items;
    }
}
