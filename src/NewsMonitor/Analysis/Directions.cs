using System.Collections.Frozen;
using NewsMonitor.Analysis.Matching;

namespace NewsMonitor.Analysis;

/// <summary>"The North" for a country: with article and capital, and where no longer name goes on ("the North Atlantic", "le Nord de la France").</summary>
internal static class Directions
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = Set("north nord norden nordens norte noorden");
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Articles = Set("the le der den dem des el o il het");
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Of = Set("of de du des d of von van der della del do da");

    /// <summary>Whether a hit names a country by where it lies.</summary>
    public static bool Is(FoldedText text, Hit hit) => Names.Contains(text.Letters[hit.FoldedStart..hit.FoldedEnd]);

    /// <summary>Whether it stands as a name of its own.</summary>
    public static bool StandsAlone(FoldedText text, Hit hit)
    {
        var before = hit.FoldedStart - 1;
        while (before > 0 && (text.Marks[before] & FoldedText.WordStart) == 0)
            before--;
        if (before < 0 || !Articles.Contains(text.Letters[before..hit.FoldedStart]) || NameBounds.IsTitleCase(text, hit))
            return false;
        var next = hit.FoldedEnd;
        if (next >= text.Length || text.Letters[next] < CharacterFolding.FirstLetter || (text.Marks[next] & FoldedText.AfterStop) != 0)
            return true;
        return text.Original[text.OriginOf(next) - 1] is not ('-' or '‑') && (text.Marks[next] & FoldedText.Capital) == 0 && !Of.Contains(text.Letters[next..text.WordEnd(next, text.Length)]);
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) => words.Split(' ').ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();
}
