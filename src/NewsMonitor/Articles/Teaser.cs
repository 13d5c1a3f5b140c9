namespace NewsMonitor.Articles;

/// <summary>Tells a teaser, the first sentences of an article or none, from the article.</summary>
public static class Teaser
{
    /// <summary>A text shorter than this (in letters of an alphabet) is a teaser.</summary>
    private const int Short = 500;

    /// <summary>A text up to this length is one when it breaks off.</summary>
    private const int Long = 1500;

    /// <summary>How many letters of an alphabet an ideograph or a syllable of Hangul stands for.</summary>
    private const double LettersAnIdeograph = 2.5;

    public static bool Is(string text)
    {
        if (text.Length >= Long)
            return false;
        var length = text.Length + (LettersAnIdeograph - 1) * text.Count(c => c is >= '\u2E80' and <= '\uD7FF');
        return length < Short || (length < Long && BreaksOff(text.AsSpan().TrimEnd(" \n]»→")));
    }

    private static bool BreaksOff(ReadOnlySpan<char> text) => text.EndsWith('…') || text.EndsWith("...");
}
