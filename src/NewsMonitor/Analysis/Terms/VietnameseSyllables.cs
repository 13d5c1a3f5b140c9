using System.Text.RegularExpressions;

namespace NewsMonitor.Analysis.Terms;

/// <summary>Vietnamese writes every syllable apart: one capitalised syllable is the beginning of an institution, not a name.</summary>
internal static partial class VietnameseSyllables
{
    public static bool IsOne(string word) => Syllable().IsMatch(TermWords.Fold(word));

    [GeneratedRegex("^(ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?[aeiouy]{1,3}(ch|ng|nh|[cmnpt])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Syllable();
}
