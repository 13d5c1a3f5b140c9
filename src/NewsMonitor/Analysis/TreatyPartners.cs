using System.Collections.Frozen;
using NewsMonitor.Analysis.Matching;

namespace NewsMonitor.Analysis;

/// <summary>
/// Whose treaty it is where every pair of countries may have one of that name: "the treaty between Russia and Iran" is not that of the
/// watchlist's sides, even where the article compares it with theirs.
/// </summary>
internal sealed class TreatyPartners(ContextRules context)
{
    /// <summary>Letters between the names of two who are joined.</summary>
    private const int LongestJoint = 4;

    /// <summary>Words that join two partners, folded; in scripts without spaces the letter itself.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Joints =
        "and et und y e i a en och ve va и і та dan و 和 与 與 と 및 와 과 avec with mit con com z s с з med met dengan".Split(' ').ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Letters between a treaty and those who signed it: "of … between".</summary>
    private const int LongestGap = 10;

    /// <summary>A country of neither side stands joined with one side, right beside the treaty, or in its sentence where the other side is not named.</summary>
    public bool AreOthers(ArticleReading reading, Hit treaty)
    {
        byte sides = 0;
        var joined = false;
        for (var i = 0; i < reading.Hits.Count; i++)
        {
            var hit = reading.Hits[i];
            if (hit.Sentence != treaty.Sentence || hit.Kind != TargetKind.Entity || hit.Weak)
                continue;
            if (context.SideOf(hit) is >= 0 and var side)
                sides |= (byte)(1 << side);
            if (i == 0 || !AreJoined(reading, reading.Hits[i - 1], hit))
                continue;
            joined = true;
            if (reading.Hits[i - 1].FoldedStart - treaty.FoldedEnd is >= 0 and <= LongestGap || treaty.FoldedStart - hit.FoldedEnd is >= 0 and <= LongestGap)
                return true;
        }

        return joined && sides != 3;
    }

    private bool AreJoined(ArticleReading reading, Hit one, Hit other)
    {
        if (one.Kind != TargetKind.Entity || one.Sentence != other.Sentence || one.Span.Part != other.Span.Part || !IsOther(one) && !IsOther(other) || !HasSide(one) && !HasSide(other))
            return false;
        var text = reading.Part(one.Span.Part);
        var between = other.FoldedStart - one.FoldedEnd;
        if (between is < 0 or > LongestJoint)
            return false;
        return between == 0 ? text.Original[text.OriginOf(other.FoldedStart) - 1] is '-' or '–' or '—' or '‑' : Joints.Contains(text.Letters[one.FoldedEnd..other.FoldedStart]);
    }

    private bool IsOther(Hit hit) => context.Country(hit.Target) && context.SideOf(hit) < 0;

    private bool HasSide(Hit hit) => context.SideOf(hit) >= 0;
}
