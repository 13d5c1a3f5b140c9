using System.Buffers;
using NewsMonitor.Analysis.Matching;

namespace NewsMonitor.Analysis;

/// <summary>A country between quotation marks, alone or behind one word, is not itself: «second North Korea», "Russia".</summary>
internal static class Quotations
{
    /// <summary>Characters of a word that may stand before the country between the marks.</summary>
    private const int Longest = 14;

    private static readonly SearchValues<char> Opening = SearchValues.Create("\"'«„“‘「『");
    private const string Closing = "\"'»”“’」』";

    /// <summary>Whether the country of a side stands so in the title.</summary>
    public static bool HoldSide(ArticleReading reading, ContextRules context)
    {
        foreach (var hit in reading.Hits)
        {
            if (hit.Span.Part != TextPart.Title)
                return false;
            if (hit.Kind == TargetKind.Entity && context.SideOf(hit) >= 0 && context.Country(hit.Target) && IsHeld(reading.Part(TextPart.Title).Original.AsSpan(), hit.Span))
                return true;
        }

        return false;
    }

    private static bool IsHeld(ReadOnlySpan<char> title, TextSpan span)
    {
        var end = span.Start + span.Length;
        if (end >= title.Length || !Closing.Contains(title[end], StringComparison.Ordinal) || end + 1 < title.Length && char.IsLetter(title[end + 1]))
            return false;
        var before = title[Math.Max(0, span.Start - Longest)..span.Start];
        var open = before.LastIndexOfAny(Opening);
        return open >= 0 && before[(open + 1)..].Trim().Count(' ') == 0 && (before.Length == open + 1 || before[^1] is ' ' or '-');
    }
}
