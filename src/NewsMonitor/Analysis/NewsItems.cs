namespace NewsMonitor.Analysis;

/// <summary>
/// Items of news in brief: each begins with a bullet or with the place it comes from in capitals ("OSLO — "; "Rome: " is how
/// people are quoted) and has nothing to do with the next.
/// </summary>
internal static class NewsItems
{
    private const int ShortestPlace = 3;
    private const int LongestPlace = 24;

    /// <summary>Farthest a bullet may stand before the sentence it opens.</summary>
    private const int Before = 5;

    private static readonly System.Buffers.SearchValues<char> Bullets = System.Buffers.SearchValues.Create("-–—•*+■□▪●◆◇▶►▲▼★☆");

    /// <summary>Whether a sentence of the text opens an item.</summary>
    public static bool Begins(ArticleReading reading, int sentence)
    {
        var (part, start, length) = reading.SpanOf(sentence);
        var text = reading.Part(part).Original.AsSpan();
        return HasBullet(text, start) || HasPlace(text.Slice(start, length));
    }

    /// <summary>A bullet at the start of the sentence, or before it where the sentence was cut behind one.</summary>
    private static bool HasBullet(ReadOnlySpan<char> text, int start)
    {
        var ahead = text[start..].TrimStart();
        if (ahead.Length > 1 && Bullets.Contains(ahead[0]))
            return true;
        var behind = text[Math.Max(0, start - Before)..start].TrimEnd();
        return behind.Length > 0 && Bullets.Contains(behind[^1]);
    }

    private static bool HasPlace(ReadOnlySpan<char> sentence)
    {
        sentence = sentence.TrimStart();
        var capitals = 0;
        for (var i = 0; i < Math.Min(sentence.Length, LongestPlace); i++)
        {
            var c = sentence[i];
            if (char.IsUpper(c))
                capitals++;
            else if (c is ':' or '—' or '–' or '.')
                return capitals >= ShortestPlace;
            else if (c is not (' ' or '-' or '/'))
                return false;
        }

        return false;
    }
}
