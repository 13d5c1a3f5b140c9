using NewsMonitor.Analysis.Matching;

namespace NewsMonitor.Analysis;

/// <summary>
/// Rows of names: countries, places or people one after the other with commas, figures or "and" between ("Putin, Xi and Kim",
/// "Vladivostok 3°, Pyongyang 8°, Seoul 10°"). Whoever stands in a row with others is named, but does nothing with the next.
/// </summary>
internal static class NameRows
{
    /// <summary>"And" and "or" in the languages of the watchlist, as they stand between names.</summary>
    private static readonly HashSet<string> Conjunctions = new(StringComparer.OrdinalIgnoreCase)
    {
        "and", "&", "or", "und", "oder", "sowie", "et", "ou", "y", "e", "o", "ed", "i", "a", "oraz", "lub", "och", "samt", "en", "of", "dan", "serta", "atau", "ve", "ile", "và", "cùng",
        "и", "или", "й", "і", "та", "або", "و", "أو", "یا", "和", "与", "與", "及", "跟", "、", "と", "や", "및", "과", "와", "랑", "이나",
    };

    /// <summary>Longest thing between two names of a row: a figure with its unit, a first name, an adjective.</summary>
    private const int LongestBetween = 24;

    private static readonly System.Buffers.SearchValues<char> Commas = System.Buffers.SearchValues.Create(",،、，;；·・/");

    /// <summary>Numbers of sentences in which a row holds both sides and somebody else; a sentence may come twice.</summary>
    /// <param name="ownerOf">0 or 1 for the sides, 2 and more for others, -1 for what makes no row.</param>
    public static IEnumerable<int> Find(ArticleReading reading, Func<Hit, int> ownerOf)
    {
        var (sides, others, commas, last) = (0, 0, 0, default(Hit));
        foreach (var hit in reading.Hits)
        {
            var owner = ownerOf(hit);
            if (owner < 0 || last is not null && last.Span.Part == hit.Span.Part && hit.FoldedStart < last.FoldedEnd)
                continue;
            if (last is null || last.Sentence != hit.Sentence || !Continues(reading, last, hit, ref commas))
                (sides, others, commas) = (0, 0, 0);
            sides |= owner < 2 ? 1 << owner : 0;
            others += owner < 2 ? 0 : 1;
            if (sides == 3 && others > 0 && commas > 0)
                yield return hit.Sentence;
            last = hit;
        }
    }

    /// <summary>A conjunction alone, or a comma with no more than a figure and two words about it.</summary>
    private static bool Continues(ArticleReading reading, Hit one, Hit two, ref int commas)
    {
        var text = reading.Part(one.Span.Part).Original.AsSpan();
        var between = text[Math.Min(one.Span.Start + one.Span.Length, two.Span.Start)..two.Span.Start].Trim();
        if (between.Length > LongestBetween)
            return false;
        if (between.ContainsAny(Commas))
        {
            commas++;
            return Words(between) <= 2;
        }

        return Conjunctions.GetAlternateLookup<ReadOnlySpan<char>>().Contains(between);
    }

    /// <summary>Whether nothing but "and", "or" or a comma stands between two names.</summary>
    public static bool Coordinates(ReadOnlySpan<char> between) =>
        between.Trim() is var bare && (bare.Length == 0 || bare.Length == 1 && Commas.Contains(bare[0]) || Conjunctions.GetAlternateLookup<ReadOnlySpan<char>>().Contains(bare));

    private static int Words(ReadOnlySpan<char> text)
    {
        var words = 0;
        for (var i = 0; i < text.Length; i++)
            words += char.IsLetter(text[i]) && (i == 0 || !char.IsLetter(text[i - 1])) ? 1 : 0;
        return words;
    }
}
