using NewsMonitor.Analysis.Matching;

namespace NewsMonitor.Analysis;

/// <summary>
/// Sentences that name countries as the items of a list ("Iceland, Bolivia, the DPRK, Zimbabwe and Russia"): whoever
/// stands in a list does not take part in what is told.
/// </summary>
internal static class CountryLists
{
    /// <summary>Fewest items of a list; three countries side by side may well do something together.</summary>
    public const int FewestItems = 4;
    private const int LongestWordItem = 22;
    private const int LongestUnpartedItem = 5;

    private static readonly System.Buffers.SearchValues<char> Parting = System.Buffers.SearchValues.Create(",،、， \n");

    /// <summary>Numbers of the sentences, ascending.</summary>
    /// <param name="fewest">Items that make a list.</param>
    public static IEnumerable<int> Find(ArticleReading reading, Func<Hit, bool> isCountry, int fewest = FewestItems)
    {
        var (items, sentence, last) = (0, -1, default(Hit));
        foreach (var hit in reading.Hits)
        {
            if (!isCountry(hit) || last is not null && hit.FoldedStart < last.FoldedEnd && hit.Span.Part == last.Span.Part)
                continue;
            var between = last is null || last.Sentence != hit.Sentence ? -1 : ItemsBetween(reading, last, hit);
            items = between < 0 ? 1 + ItemsBefore(reading, hit) : items + between + 1;
            if (items >= fewest && sentence != hit.Sentence)
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
            items += MayBeName(piece) ? 1 : 0;
        }

        // Without a comma only a conjunction may stand between.
        return separators == 1 ? gap.Trim().Length <= 5 ? 0 : -1 : items;
    }

    /// <summary>"selon", "and the" are no items: where a script has capitals, a name has one.</summary>
    private static bool MayBeName(ReadOnlySpan<char> piece)
    {
        foreach (var c in piece)
        {
            if (char.IsLetter(c) && !char.IsLower(c))
                return true;
        }
        return false;
    }

    /// <summary>Unknown names of one word that stand before the first country of a list, each followed by a comma.</summary>
    private static int ItemsBefore(ArticleReading reading, Hit hit)
    {
        const int farthest = 48;
        var text = reading.Part(hit.Span.Part).Original.AsSpan(0, hit.Span.Start);
        text = text[Math.Max(0, text.Length - farthest)..].TrimEnd();
        var items = 0;
        while (text.Length > 0 && text[^1] is ',' or '،' or '、' or '，')
        {
            text = text[..^1];
            var start = text.LastIndexOfAny(Parting) + 1;
            var word = text[start..];
            if (word.Length is 0 or > LongestWordItem || !(char.IsUpper(word[0]) || Script.IsUnparted(CharacterFolding.Fold(word[0])) && word.Length <= LongestUnpartedItem))
                break;
            items++;
            text = text[..start].TrimEnd();
        }

        return items;
    }
}
