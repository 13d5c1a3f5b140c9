using System.Buffers;
using NewsMonitor.Analysis.Matching;

namespace NewsMonitor.Analysis;

/// <summary>
/// Who of neither side only tells of what the two do: a country, somebody or an office before a colon or a quotation, or beside a
/// word of saying ("Seoul: …", "according to Kyiv", "USA, tvrdí").
/// </summary>
internal static class Sources
{
    /// <summary>Folded letters between a name and the word of saying.</summary>
    private const int Near = 14;

    /// <summary>Characters between a name and the colon or quotation mark.</summary>
    private const int Before = 22;

    private static readonly SearchValues<char> Marks = SearchValues.Create(":：«„“「『\"");
    private static readonly SearchValues<char> Ends = SearchValues.Create(",;.!?…，、。；،؛—–|»”」』");

    /// <param name="isOther">Whether a hit names somebody or something of neither side.</param>
    public static void Mark(ArticleReading reading, Func<Hit, bool> isOther)
    {
        var hits = reading.Hits;
        for (var i = 0; i < hits.Count; i++)
            hits[i].Source = isOther(hits[i]) && (IsQuoted(reading, hits, i) || IsBesideSaying(hits, i, -1) || IsBesideSaying(hits, i, 1));
    }

    /// <summary>A word of saying is the next thing of note in the sentence.</summary>
    private static bool IsBesideSaying(List<Hit> hits, int index, int step)
    {
        var hit = hits[index];
        for (var i = index + step; i >= 0 && i < hits.Count && hits[i].Sentence == hit.Sentence; i += step)
        {
            var other = hits[i];
            if (Math.Max(other.FoldedStart - hit.FoldedEnd, hit.FoldedStart - other.FoldedEnd) > Near)
                return false;
            if (other.Kind == TargetKind.Cue && other.Target == (ushort)CueKind.Attribution)
                return true;
            if (other.Kind is TargetKind.Entity or TargetKind.Pair && other.FoldedStart >= hit.FoldedEnd != other.FoldedEnd <= hit.FoldedStart)
                return false;
        }

        return false;
    }

    private static bool IsQuoted(ArticleReading reading, List<Hit> hits, int index)
    {
        var hit = hits[index];
        var text = reading.Part(hit.Span.Part).Original.AsSpan();
        var from = hit.Span.Start + hit.Span.Length;
        var until = index + 1 < hits.Count && hits[index + 1].Span.Part == hit.Span.Part && hits[index + 1].Span.Start >= from ? hits[index + 1].Span.Start : text.Length;
        var ahead = text[Math.Min(from, text.Length)..Math.Min(text.Length, Math.Min(from + Before, until + 1))];
        var mark = ahead.IndexOfAny(Marks);
        return mark >= 0 && ahead[..mark].IndexOfAny(Ends) < 0;
    }
}
