using System.Text.RegularExpressions;

namespace NewsMonitor.Analysis;

/// <summary>The line with which agencies begin: "Pyongyang, August 4 (KCNA) --", "МОСКВА, 3 октября. /ТАСС/.", "(서울=연합뉴스)", "【平壌共同】".</summary>
internal static partial class Dateline
{
    /// <summary>Agencies' datelines are shorter.</summary>
    private const int Longest = 120;

    /// <summary>Where the dateline ends; 0 when there is none.</summary>
    public static int EndOf(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, Longest));
        foreach (var match in Bracketed().EnumerateMatches(head))
            return match.Index + match.Length;
        foreach (var match in Dashed().EnumerateMatches(head))
            return match.Index + match.Length;
        return 0;
    }

    /// <summary>An agency in brackets or slashes after place and date, or place and agency in brackets at the very start.</summary>
    [GeneratedRegex(@"^(\s*[\p{L}\p{M}\p{N} ,.'’\-/]{0,70}?[(/（]\s*[\p{L}. ]{2,24}[)/）]\s*\.?\s*(--+|[—–-])?|\s*[(\[【（][^)\]】）\n]{2,30}[=＝/ 共時特][^)\]】）\n]{0,30}[)\]】）]\s*([^\s=]{2,10}\s기자\s*=)?|\s*(据)?新[华華]社[^电電，。\n]{2,30}[电電])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bracketed();

    /// <summary>PLACE in capitals, date, dash, agency: "МОСКВА, 3 окт — РИА Новости."</summary>
    [GeneratedRegex(@"^\s*\p{Lu}[\p{Lu}\- ]{2,24}(,|\.)? ?[\p{L}\p{N}. ]{0,20}\s*[—–-]{1,2}\s*((РИА Новости|ТАСС|Интерфакс)\.?)?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dashed();
}
