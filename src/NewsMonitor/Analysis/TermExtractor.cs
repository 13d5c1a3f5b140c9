using NewsMonitor.Analysis.Terms;

namespace NewsMonitor.Analysis;

/// <summary>
/// Finds names and phrases nobody listed: people, places, ships, exercises and types of arms that the watchlist does not
/// know. Precision before recall: a term becomes a series of its own, and its spikes are to be worth reading.
/// </summary>
public static class TermExtractor
{
    /// <summary>Most terms of one article.</summary>
    public const int MaxTerms = 10;

    /// <summary>Characters read: names that matter stand before.</summary>
    private const int MaxCharacters = 20_000;

    /// <summary>
    /// Terms of an article, best first, written so that the same term of another article is the same string: without case
    /// endings, possessives and quotation marks.
    /// </summary>
    /// <param name="language">BCP 47, from <see cref="LanguageDetector"/>.</param>
    /// <param name="matched">Spans that the watchlist matched already; no term overlaps them.</param>
    public static IReadOnlyList<string> Extract(string title, string text, string language, IEnumerable<TextSpan> matched)
    {
        var candidates = new TermCandidates();
        var spans = matched.ToLookup(s => s.Part);
        Read(title, TextPart.Title, 0, language, spans[TextPart.Title], candidates);
        Read(text, TextPart.Text, Dateline.EndOf(text), language, spans[TextPart.Text], candidates);
        return candidates.Best(MaxTerms);
    }

    private static void Read(string text, TextPart part, int from, string language, IEnumerable<TextSpan> matched, TermCandidates candidates)
    {
        if (text.Length == 0)
            return;
        var source = TermSource.Of(text, from, Math.Min(text.Length, MaxCharacters), matched);
        QuotedNames.Find(source, candidates);
        Designations.Find(source, candidates);
        switch (language)
        {
            case "zh-Hans" or "zh-Hant":
                IdeographNames.FindChinese(source, candidates);
                break;
            case "ja":
                IdeographNames.FindJapanese(source, candidates);
                break;
            case "ko":
                HangulNames.Find(source, candidates);
                break;
            case "ar" or "fa" or "ur" or "he" or "ckb":
                CuedNames.Find(source, candidates);
                break;
            default:
                CapitalizedNames.Find(source, language, isTitle: part == TextPart.Title, candidates);
                break;
        }
    }
}
