namespace NewsMonitor.Analysis.Terms;

/// <summary>Names in scripts with spaces but no capitals (Arabic, Persian, Hebrew): what follows a title or the word for a place, and word pairs an article repeats.</summary>
internal static class CuedNames
{
    private static readonly HashSet<string> PlaceCues = new(StringComparer.Ordinal)
    {
        "مدينة", "ميناء", "جزيرة", "منطقة", "مقاطعة", "إقليم", "بلدة", "قاعدة", "مطار", "سفينة", "ناقلة", "غواصة", "مناورات", "شهر", "بندر", "جزیره", "منطقه", "استان", "پایگاه", "فرودگاه", "کشتی", "رزمایش", "רציף", "נמל", "העיר", "האי",
    };

    private static readonly HashSet<string> TitleCues = new(StringComparer.Ordinal)
    {
        "الوزير", "السفير", "المتحدث", "الجنرال", "حاكم", "رئيس", "وزير", "وزیر", "سفیر", "سخنگو", "ژنرال", "فرماندار", "השר", "השגריר", "הגנרל",
    };

    public static void Find(TermSource source, TermCandidates candidates)
    {
        var words = Words(source);
        for (var i = 0; i + 1 < words.Count; i++)
        {
            var next = words[i + 1];
            if (!next.Adjacent || IsCommon(next.Text) || !source.IsFree(next.Start, next.Text.Length))
                continue;
            if (PlaceCues.Contains(words[i].Text) || PlaceCues.Contains(WithoutArticle(words[i].Text)))
                candidates.Add(TermForm.Clean(next.Text), 0.7);
            if (i + 2 < words.Count && words[i + 2].Adjacent && !IsCommon(words[i + 2].Text) && source.IsFree(words[i + 2].Start, words[i + 2].Text.Length))
            {
                // A name is two words as a rule; after a title one sighting is enough.
                var pair = TermForm.Clean(next.Text + " " + words[i + 2].Text);
                candidates.Add(pair, TitleCues.Contains(words[i].Text) && !next.Text.StartsWith("ال", StringComparison.Ordinal) ? 0.8 : 0.34);
            }
        }
    }

    private static bool IsCommon(string word) => word.Length < 3 || StopWords.Uncased.Contains(word) || PlaceCues.Contains(word) || TitleCues.Contains(word);

    private static string WithoutArticle(string word) => word.StartsWith("ال", StringComparison.Ordinal) ? word[2..] : word;

    private static List<(string Text, int Start, bool Adjacent)> Words(TermSource source)
    {
        var words = new List<(string, int, bool)>();
        var text = source.Text;
        var end = -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetter(text[i]))
                continue;
            var start = i;
            while (i < text.Length && (char.IsLetter(text[i]) || text[i] == '\u200C' || char.GetUnicodeCategory(text[i]) == System.Globalization.UnicodeCategory.NonSpacingMark))
                i++;
            words.Add((text[start..i], start, start == end + 1));
            end = i;
        }

        return words;
    }
}
