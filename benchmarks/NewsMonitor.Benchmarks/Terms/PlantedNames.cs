using System.Globalization;
using NewsMonitor.Analysis;
using NewsMonitor.Articles;

namespace NewsMonitor.Benchmarks.Terms;

/// <summary>
/// Plants invented names into relevant articles and counts how many are found, and under how many keys. A line of the
/// file: language, kind, the name as its sentences write it, and a sentence, parted by tabs; lines of one name follow
/// each other under one number.
/// </summary>
internal static class PlantedNames
{
    public static void Report(string file, List<Article> articles, BuiltInAnalyzer analyzer, TextWriter output)
    {
        var carriers = articles.Select(a => (Article: a, Analysis: analyzer.Analyze(a))).Where(a => a.Analysis.Relevance.Relevant).ToLookup(a => a.Analysis.Language, a => a.Article);
        var tallies = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var name in Read(file).GroupBy(s => s.Name))
        {
            var language = name.First().Language;
            var hosts = carriers[language].ToList();
            if (hosts.Count == 0)
                continue;
            var keys = new HashSet<string>(StringComparer.Ordinal);
            int found = 0, sentences = 0;
            foreach (var (sentence, i) in name.Select((s, i) => (s, i)))
            {
                var host = hosts[i % hosts.Count];
                var before = analyzer.Analyze(host).Terms;
                var key = analyzer.Analyze(host with { Text = host.Text + "\n" + sentence.Text }).Terms.Except(before).FirstOrDefault(t => Matches(t, sentence.Form));
                sentences++;
                found += key is null ? 0 : 1;
                if (key is null)
                    output.WriteLine($"missed\t{language}\t{sentence.Form}\t{sentence.Text}");
                else
                    keys.Add(key);
            }

            if (keys.Count > 1)
                output.WriteLine($"keys\t{language}\t{string.Join(" | ", keys)}");
            var tally = tallies.GetValueOrDefault(language);
            tallies[language] = new Tally(tally.Names + 1, tally.NamesFound + (found > 0 ? 1 : 0), tally.Sentences + sentences, tally.Found + found, tally.OneKey + (keys.Count == 1 ? 1 : 0));
        }

        tallies["all"] = tallies.Values.Aggregate((a, b) => new Tally(a.Names + b.Names, a.NamesFound + b.NamesFound, a.Sentences + b.Sentences, a.Found + b.Found, a.OneKey + b.OneKey));
        foreach (var (language, t) in tallies)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{language,-8} {t.Found,3} of {t.Sentences,3} sightings, {t.NamesFound,2} of {t.Names,2} names found at least once, {t.OneKey,2} under one key"));
    }

    /// <summary>The key has the name's words, each by its beginning, and no more; of a foreign name the family name is enough.</summary>
    private static bool Matches(string term, string form)
    {
        var (words, names) = (Parts(term), Parts(form));
        return words.Length > 0 && words.Length <= names.Length && names[^words.Length..].Zip(words).All(p => p.Second.StartsWith(p.First[..Math.Min(p.First.Length, p.First.Length > 6 ? 6 : Math.Max(2, p.First.Length - 2))], StringComparison.OrdinalIgnoreCase) && p.Second.Length <= p.First.Length + 3)
            && (words.Length == names.Length || form.Contains('・', StringComparison.Ordinal) || form.Contains('·', StringComparison.Ordinal));

        static string[] Parts(string name) => name.Split([' ', '・', '·'], StringSplitOptions.RemoveEmptyEntries);
    }

    private static IEnumerable<(string Language, string Name, string Form, string Text)> Read(string file)
    {
        foreach (var line in File.ReadLines(file).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line.Split('\t') is not [var language, var name, var form, var text])
                throw new InvalidInputException($"{file}: \"{line}\" is not \"language, name, form, sentence\", parted by tabs.");
            yield return (language, $"{language} {name}", form, text);
        }
    }

    private readonly record struct Tally(int Names, int NamesFound, int Sentences, int Found, int OneKey);
}
