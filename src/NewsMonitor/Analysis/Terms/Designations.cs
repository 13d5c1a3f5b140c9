using System.Text.RegularExpressions;

namespace NewsMonitor.Analysis.Terms;

/// <summary>Types of arms, aircraft and vehicles in any script's text: "KN-25", "Su-57", "Ил-62М", "Pantsir-S1".</summary>
internal static partial class Designations
{
    public static void Find(TermSource source, TermCandidates candidates)
    {
        foreach (var match in Designation().EnumerateMatches(source.Text))
        {
            if (!source.IsFree(match.Index, match.Length))
                continue;
            var name = source.Text.Substring(match.Index, match.Length);
            // "COVID-19" and "G-20" are no types of anything.
            if (!StopWords.Terms.Contains(name))
                candidates.Add(TermForm.Clean(name), 1);
            source.Take(match.Index, match.Length);
        }
    }

    [GeneratedRegex(@"(?<![\p{L}\p{N}-])\p{Lu}[\p{L}]{0,9}[-‐‑]\d{1,3}(\p{Lu}{1,2}\d?)?(?![\p{L}\p{N}-])", RegexOptions.CultureInvariant)]
    private static partial Regex Designation();
}
