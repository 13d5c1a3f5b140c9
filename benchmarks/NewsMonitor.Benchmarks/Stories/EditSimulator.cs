using System.Globalization;
using System.Text;

namespace NewsMonitor.Benchmarks.Stories;

/// <summary>Makes copies of an article as newsrooms make them, so that the error of the story index can be counted.</summary>
internal sealed class EditSimulator(Random random)
{
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "other headline", "dateline and byline", "typography", "upper case, decomposed", "2 % of words", "5 % of words", "10 % of words",
        "sentence dropped", "two sentences swapped", "notice appended", "links and menus around", "other headline, half", "first half", "teaser 300", "teaser 160", "headline only",
    ];

    /// <summary>A copy of the kind; null when the text is too short for it.</summary>
    public (string Title, string Text)? Edit(string kind, string title, string text, string language)
    {
        var sentences = Sentences(text);
        var press = PressFurniture.Of(language);
        // A sign of Chinese says as much as two letters of Russian.
        var scale = language is "zh-Hans" or "zh-Hant" or "ja" or "ko" ? 0.45 : 1;
        int Scaled(int letters) => (int)(letters * scale);
        switch (kind)
        {
            case "other headline":
                return (Shuffle(title), text);
            case "dateline and byline":
                return (title + press.Suffix, press.Dateline + text + "\n" + press.Credits);
            case "typography":
                return (title.Replace('\'', '\u2019'), text.Replace('\'', '\u2019').Replace(" \"", " \u201C", StringComparison.Ordinal).Replace('"', '\u201D').Replace("-", "\u2013", StringComparison.Ordinal).Replace(". ", ".\u00A0\n", StringComparison.Ordinal));
            case "upper case, decomposed":
                return (title.ToUpper(CultureInfo.InvariantCulture), text.Normalize(NormalizationForm.FormD));
            case "2 % of words":
                return (title, Words(text, 0.02));
            case "5 % of words":
                return (title, Words(text, 0.05));
            case "10 % of words":
                return (title, Words(text, 0.10));
            case "sentence dropped" when sentences.Count >= 4:
                sentences.RemoveAt(random.Next(sentences.Count));
                return (title, string.Join(' ', sentences));
            case "two sentences swapped" when sentences.Count >= 4:
                (sentences[1], sentences[2]) = (sentences[2], sentences[1]);
                return (title, string.Join(' ', sentences));
            case "notice appended":
                return (title, text + "\n" + press.Notice);
            case "links and menus around":
                return (title, press.Menu + "\n" + text + "\n" + press.Menu + "\n" + press.Notice);
            case "other headline, half" when sentences.Count >= 4:
                return (Shuffle(title), string.Join(HasSpaces(text) ? " " : "", sentences.Take(sentences.Count / 2)));
            case "first half" when text.Length >= Scaled(500):
                return (title, Cut(text, text.Length / 2));
            case "teaser 300" when text.Length >= Scaled(500):
                return (title, Cut(text, Scaled(300)) + "…");
            case "teaser 160" when text.Length >= Scaled(400):
                return (title, Cut(text, Scaled(160)) + " […]");
            case "headline only" when title.Length >= Scaled(30):
                return (title, "");
            default:
                return null;
        }
    }

    private static List<string> Sentences(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '。' or '．' or '؟' || text[i] is '.' or '!' or '?' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])))
            {
                sentences.Add(text[start..(i + 1)].Trim());
                start = i + 1;
            }
        }

        if (start < text.Length)
            sentences.Add(text[start..].Trim());
        sentences.RemoveAll(s => s.Length == 0);
        return sentences;
    }

    private static string Cut(string text, int length)
    {
        var end = text.LastIndexOf(' ', Math.Min(length, text.Length - 1));
        return text[..(end > length / 2 ? end : length)];
    }

    private static bool HasSpaces(string text) => text.Count(c => c == ' ') * 15 > text.Length;

    /// <summary>Drops, doubles or replaces a share of the words, or of the letters where there are no spaces.</summary>
    private string Words(string text, double share)
    {
        var hasSpaces = HasSpaces(text);
        var units = hasSpaces ? text.Split(' ') : [.. text.EnumerateRunes().Select(r => r.ToString())];
        var edited = new List<string>(units.Length);
        foreach (var unit in units)
        {
            switch (random.NextDouble() < share ? random.Next(3) : -1)
            {
                case 0:
                    break;
                case 1:
                    edited.Add(unit);
                    edited.Add(units[random.Next(units.Length)]);
                    break;
                case 2:
                    edited.Add(units[random.Next(units.Length)]);
                    break;
                default:
                    edited.Add(unit);
                    break;
            }
        }

        return string.Join(hasSpaces ? " " : "", edited);
    }

    /// <summary>A headline another editor might write: other words, in other order.</summary>
    private string Shuffle(string title)
    {
        var hasSpaces = HasSpaces(title);
        var words = hasSpaces ? title.Split(' ') : [.. title.Chunk(3).Select(c => new string(c))];
        random.Shuffle(words);
        return "Update: " + string.Join(hasSpaces ? " " : "", words.Take(Math.Max(1, words.Length / 2)));
    }
}
