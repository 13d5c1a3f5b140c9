using System.Globalization;
using System.Text;
using NewsMonitor.Analysis;
using NewsMonitor.Articles;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Benchmarks.Analysis;

/// <summary>
/// <c>analysis-fuzz FILE.jsonl [SEED]</c>: what is left of the entities found in articles when their text is soiled, one
/// kind of dirt at a time, and some of what was lost. What must not change anything (normal form, case, surroundings)
/// is to be kept in full; of the rest, as much as a reader would still see.
/// </summary>
internal static class AnalysisFuzz
{
    private sealed record Dirt(string Name, Func<string, Random, string> Apply);

    private const string Neutral = "The weather stayed calm in the evening.";

    private static readonly Dirt[] Kinds =
    [
        new("normal form D", (t, _) => t.Normalize(NormalizationForm.FormD)),
        new("normal form KC", (t, _) => t.Normalize(NormalizationForm.FormKC)),
        new("upper case", (t, _) => t.ToUpperInvariant()),
        new("neutral paragraphs around", (t, _) => $"{Neutral}\n\n{t}\n\n{Neutral}"),
        new("soft hyphens, zero-width", (t, r) => Between(t, r, 12, "\u00AD\u200B")),
        new("no diacritics", (t, _) => WithoutMarks(t)),
        new("Latin look-alikes", (t, r) => Replaced(t, r, "аеорсухі", "aeopcyxi", 8)),
        new("Arabic letters in Persian", (t, _) => t.Replace('ی', 'ي').Replace('ک', 'ك').Replace('\u200C', ' ')),
        new("half spaces left out", (t, _) => t.Replace("\u200C", "", StringComparison.Ordinal)),
        new("spaces lost", (t, r) => Edited(t, r, 15, (c, next) => c == ' ' && char.IsLetter(next) ? "" : null)),
        new("spaces lost after stops", (t, _) => t.Replace(". ", ".", StringComparison.Ordinal).Replace(", ", ",", StringComparison.Ordinal)),
        new("spaces become hyphens", (t, r) => Edited(t, r, 15, (c, next) => c == ' ' && char.IsUpper(next) ? "-" : null)),
        new("hyphens become spaces", (t, _) => t.Replace('-', ' ')),
        new("capitals lost", (t, _) => t.ToLowerInvariant()),
        new("a letter doubled", (t, r) => Edited(t, r, 60, (c, next) => char.IsLetter(c) && c < 0x600 && char.IsLower(next) ? $"{c}{c}" : null)),
        new("a letter lost", (t, r) => Edited(t, r, 60, (c, next) => char.IsLower(c) && c < 0x600 && char.IsLower(next) ? "" : null)),
        new("misread UTF-8, repaired", (t, _) => Misread(t)),
    ];

    public static async Task RunAsync(string[] args)
    {
        if (args.Length == 0)
        {
            Console.Error.WriteLine("usage: analysis-fuzz FILE.jsonl [SEED]");
            return;
        }

        var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
        var analyzer = new BuiltInAnalyzer(BuiltInWatchlist.DprkRussia);
        var articles = new List<Article>();
        await using var stream = File.OpenRead(args[0]);
        await foreach (var article in ArticleLines.ReadAsync(stream, args[0], DateTimeOffset.UnixEpoch, CancellationToken.None))
            articles.Add(article);
        var clean = articles.ConvertAll(a => Ids(analyzer, a));
        foreach (var kind in Kinds)
        {
            var random = new Random(seed);
            var (kept, lost, gained) = (0, 0, 0);
            var examples = new List<string>();
            for (var i = 0; i < articles.Count; i++)
            {
                var soiled = articles[i] with { Title = kind.Apply(articles[i].Title, random), Text = kind.Apply(articles[i].Text, random) };
                var found = Ids(analyzer, soiled);
                kept += clean[i].Intersect(found).Count();
                var (missing, added) = (clean[i].Except(found).ToList(), found.Except(clean[i]).ToList());
                lost += missing.Count;
                gained += added.Count;
                if (missing.Count + added.Count > 0)
                    examples.Add($"      {articles[i].Language} -{string.Join(" -", missing)} +{string.Join(" +", added)}: {soiled.Title} / {soiled.Text}");
            }

            Console.WriteLine($"{kind.Name,-28} kept {100.0 * kept / (kept + lost):0.0} %, gained {100.0 * gained / (kept + lost):0.0} %");
            foreach (var example in examples.OrderBy(_ => random.Next()).Take(args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 0))
                Console.WriteLine(example);
        }
    }

    private static HashSet<string> Ids(BuiltInAnalyzer analyzer, Article article) => [.. analyzer.Analyze(article).Entities.Select(e => e.Id)];

    private static string Edited(string text, Random random, int oneIn, Func<char, char, string?> edit)
    {
        var edited = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            edited.Append(i + 1 < text.Length && random.Next(oneIn) == 0 && edit(text[i], text[i + 1]) is { } other ? other : text[i]);
        return edited.ToString();
    }

    private static string Between(string text, Random random, int oneIn, string inserted)
    {
        var edited = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            edited.Append(letter);
            if (random.Next(oneIn) == 0 && char.IsLetter(letter))
                edited.Append(inserted[random.Next(inserted.Length)]);
        }

        return edited.ToString();
    }

    private static string Replaced(string text, Random random, string from, string to, int oneIn) =>
        string.Concat(text.Select(c => from.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at && random.Next(oneIn) == 0 ? to[at] : c));

    private static string WithoutMarks(string text) => string.Concat(text.Select(c => c < 0x250 ? c.ToString().Normalize(NormalizationForm.FormD)[0] : c));

    private static string Misread(string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Mojibake.Repair(Encoding.GetEncoding(1252).GetString(Encoding.UTF8.GetBytes(text)));
    }
}
