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
    /// <param name="people">Those of them that name people: a word beside is their office or a part of their name.</param>
    public static IReadOnlyList<string> Extract(string title, string text, string language, IEnumerable<TextSpan> matched, IEnumerable<TextSpan>? people = null)
    {
        var spans = matched.ToLookup(s => s.Part);
        var persons = (people ?? []).ToLookup(s => s.Part);
        var candidates = new TermCandidates(spans.SelectMany(p => p.Select(s => Named(p.Key == TextPart.Title ? title : text, s))));
        Read(title, TextPart.Title, 0, language, spans[TextPart.Title], persons[TextPart.Title], candidates);
        Read(text, TextPart.Text, Dateline.EndOf(text), language, spans[TextPart.Text], persons[TextPart.Text], candidates);
        return candidates.Best(MaxTerms);
    }

    /// <summary>A term in the form in which <see cref="Extract"/> writes it, so that a name found otherwise has the same key.</summary>
    /// <param name="name">A name as a text or another analyser writes it.</param>
    /// <param name="language">Of the text, BCP 47.</param>
    /// <returns>Empty when it is none: too short, too long, or of words that name nothing by themselves.</returns>
    public static string FormOf(string name, string language)
    {
        var words = name.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (Array.TrueForAll(words, w => TermWords.Of(language).KindOf(w) is not (WordKind.None or WordKind.Given)))
            return "";
        var form = language is "zh-Hans" or "zh-Hant" or "ja" ? TermForm.Clean(IdeographNames.FamilyName(name.Trim())) : TermForm.OfName(words, language);
        return form.Length is < 2 or > TermForm.MaxLength || StopWords.Terms.Contains(form) ? "" : form;
    }

    private static string Named(string text, TextSpan span) => text.Substring(span.Start, span.Length);

    private static void Read(string text, TextPart part, int from, string language, IEnumerable<TextSpan> matched, IEnumerable<TextSpan> people, TermCandidates candidates)
    {
        if (text.Length == 0)
            return;
        var source = TermSource.Of(text, from, Math.Min(text.Length, MaxCharacters), matched, people);
        Bylines.Take(source);
        QuotedNames.Find(source, language, candidates);
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
