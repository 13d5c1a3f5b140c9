namespace NewsMonitor.Analysis;

/// <summary>Chooses the sentence that shows best why an article counts.</summary>
internal static class Snippet
{
    /// <summary>Longest snippet, in characters.</summary>
    public const int Longest = 300;

    /// <summary>
    /// The sentence of the text that names both sides and most else; of two that are as good the earlier one. Cut around
    /// the first name where it is too long; empty when the text is.
    /// </summary>
    public static string Of(ArticleReading reading, bool[] joint)
    {
        var best = -1;
        var bestWeight = -1;
        var names = new int[reading.Sentences];
        foreach (var hit in reading.Hits)
            names[hit.Sentence] += hit is { Kind: Matching.TargetKind.Entity or Matching.TargetKind.Pair, Bystander: false } ? 1 : 0;
        for (var i = reading.TitleSentences; i < reading.Sentences; i++)
        {
            var weight = (joint[i] ? 100 : 0) + Math.Min(names[i], 8) * 2 + (i < reading.TitleSentences + 3 ? 1 : 0);
            if (weight > bestWeight)
                (best, bestWeight) = (i, weight);
        }

        return best < 0 ? "" : Cut(reading, best);
    }

    private static string Cut(ArticleReading reading, int sentence)
    {
        var span = reading.SpanOf(sentence);
        var original = reading.Part(span.Part).Original;
        var (start, end) = (span.Start, span.Start + span.Length);
        if (start < reading.DatelineEnd && reading.DatelineEnd < end)
            start = reading.DatelineEnd;
        if (end - start > Longest)
        {
            const int before = 60;
            var first = reading.Hits.Find(h => h.Sentence == sentence && h.Span.Start >= start)?.Span.Start ?? start;
            if (first - start > Longest / 2)
                start = WordStart(original, first - before, first);
        }

        var whole = end - start <= Longest;
        var text = original.AsSpan(start, whole ? end - start : Whole(original, start, Longest - 1)).Trim().TrimStart(" -—–=.,:;").ToString().ReplaceLineEndings(" ");
        return whole ? text : text + "…";
    }

    private static int WordStart(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (char.IsWhiteSpace(text[i]))
                return i + 1;
        }

        return to;
    }

    /// <summary>A length that parts no surrogate pair.</summary>
    private static int Whole(string text, int start, int length) => char.IsHighSurrogate(text[start + length - 1]) ? length - 1 : length;
}
