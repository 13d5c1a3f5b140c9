using System.Globalization;
using NewsMonitor.Analysis;
using NewsMonitor.Articles;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Benchmarks.Terms;

/// <summary>
/// <c>terms [--worth FILE.tsv] [--planted FILE.tsv] FILE.jsonl…</c>: the unknown terms of the relevant articles with language,
/// number of articles and an example, to be judged by a person; with judgements, the share that is worth a series, by
/// language; with planted names, how many of them are found.
/// </summary>
internal static class TermReport
{
    /// <summary>Characters shown on either side of a term.</summary>
    private const int Context = 40;

    public static async Task RunAsync(string[] args)
    {
        var worth = Option(ref args, "--worth");
        var planted = Option(ref args, "--planted");
        if (args.Length == 0)
        {
            Console.Error.WriteLine("usage: terms [--worth FILE.tsv] [--planted FILE.tsv] FILE.jsonl…");
            return;
        }

        var analyzer = new BuiltInAnalyzer(BuiltInWatchlist.DprkRussia);
        var articles = new List<Article>();
        foreach (var file in args)
        {
            await using var stream = File.OpenRead(file);
            await foreach (var article in ArticleLines.ReadAsync(stream, file, DateTimeOffset.UnixEpoch, CancellationToken.None))
                articles.Add(article);
        }

        if (planted is not null)
        {
            PlantedNames.Report(planted, articles, analyzer, Console.Out);
            return;
        }

        var terms = Collect(articles, analyzer, out var relevant);
        var judgements = worth is null ? [] : Judgements(worth);
        foreach (var term in terms.OrderBy(t => t.Language, StringComparer.Ordinal).ThenByDescending(t => t.Articles).ThenBy(t => t.Term, StringComparer.Ordinal))
        {
            var judgement = judgements.TryGetValue((term.Language, term.Term), out var isWorth) ? isWorth ? "1" : "0" : "?";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{term.Language}\t{term.Term}\t{judgement}\t{term.Articles}\t{term.Example}"));
        }

        Summarise(terms, judgements, articles.Count, relevant);
    }

    private static List<FoundTerm> Collect(List<Article> articles, BuiltInAnalyzer analyzer, out int relevant)
    {
        var found = new Dictionary<(string Language, string Term), FoundTerm>();
        relevant = 0;
        foreach (var article in articles)
        {
            var analysis = analyzer.Analyze(article);
            relevant += analysis.Relevance.Relevant ? 1 : 0;
            foreach (var term in analysis.Terms)
            {
                var key = (analysis.Language, term);
                found[key] = found.TryGetValue(key, out var known) ? known with { Articles = known.Articles + 1 } : new FoundTerm(analysis.Language, term, 1, Example(article, term));
            }
        }

        return [.. found.Values];
    }

    private static string Example(Article article, string term)
    {
        var text = (article.Title + " | " + article.Text).ReplaceLineEndings(" ").Replace('\t', ' ');
        var at = text.IndexOf(term, StringComparison.OrdinalIgnoreCase);
        // The words of a term lost their endings: the first one shows where it stood.
        if (at < 0)
            at = text.IndexOf(term.Split(' ', '-')[0], StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "" : text[Math.Max(0, at - Context)..Math.Min(text.Length, at + term.Length + Context)];
    }

    private static void Summarise(List<FoundTerm> terms, Dictionary<(string, string), bool> judgements, int articles, int relevant)
    {
        Console.WriteLine($"\n{articles} articles, {relevant} relevant, {terms.Count} different terms");
        if (judgements.Count == 0)
            return;
        foreach (var language in terms.GroupBy(t => t.Language).OrderBy(g => g.Key, StringComparer.Ordinal).Append(terms.GroupBy(_ => "all").First()))
        {
            var judged = language.Where(t => judgements.ContainsKey((t.Language, t.Term))).ToList();
            var good = judged.Count(t => judgements[(t.Language, t.Term)]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{language.Key,-8} {good,4} of {judged.Count,4} worth a series ({(judged.Count > 0 ? 100.0 * good / judged.Count : 0):0} %), {language.Count() - judged.Count} not judged"));
        }
    }

    /// <summary>Lines "language, term, 1 or 0"; lines that begin with # are comments.</summary>
    private static Dictionary<(string, string), bool> Judgements(string file)
    {
        var judgements = new Dictionary<(string, string), bool>();
        foreach (var line in File.ReadLines(file).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line.Split('\t') is [var language, var term, "0" or "1", ..] columns)
                judgements[(language, term)] = columns[2] == "1";
            else
                throw new InvalidInputException($"{file}: \"{line}\" is not \"language, term, 0 or 1\", parted by tabs.");
        }

        return judgements;
    }

    private static string? Option(ref string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        if (at < 0 || at + 1 >= args.Length)
            return null;
        var value = args[at + 1];
        args = [.. args[..at], .. args[(at + 2)..]];
        return value;
    }

    private sealed record FoundTerm(string Language, string Term, int Articles, string Example);
}
