using System.Globalization;
using NewsMonitor.Articles;

namespace NewsMonitor.Functions.Enrichment;

/// <summary>
/// An article cut to the size limits of the synchronous API of Azure AI Language: a document has at most 5,120 text
/// elements, a request for entities or linked entities at most five documents (key phrases: ten).
/// Source: "Service limits for Azure AI Language".
/// </summary>
internal static class TextRecords
{
    public const int MaxElements = 5_000;
    public const int MaxDocuments = 5;

    /// <summary>Characters that make one billed text record.</summary>
    public const int BilledElements = 1_000;

    /// <summary>Title and text in pieces, cut at white space where there is some; what is beyond five pieces is left to the built-in analyser.</summary>
    public static IReadOnlyList<string> Cut(Article article)
    {
        var text = article.Text.Length > 0 ? $"{article.Title}\n{article.Text}" : article.Title;
        var pieces = new List<string>();
        var elements = StringInfo.ParseCombiningCharacters(text.Length > MaxElements * MaxDocuments * 8 ? text[..(MaxElements * MaxDocuments * 8)] : text);
        for (var first = 0; first < elements.Length && pieces.Count < MaxDocuments;)
        {
            var last = Math.Min(first + MaxElements, elements.Length);
            if (last < elements.Length)
            {
                var space = last;
                while (space > first && !char.IsWhiteSpace(text[elements[space]]))
                    space--;
                if (space > first)
                    last = space;
            }

            var end = last < elements.Length ? elements[last] : text.Length;
            var piece = text[elements[first]..end].Trim();
            if (piece.Length > 0)
                pieces.Add(piece);
            first = last;
        }

        return pieces;
    }

    /// <summary>Text records billed for these pieces and one feature.</summary>
    public static int Billed(IEnumerable<string> pieces) =>
        pieces.Sum(p => (new StringInfo(p).LengthInTextElements + BilledElements - 1) / BilledElements);
}
