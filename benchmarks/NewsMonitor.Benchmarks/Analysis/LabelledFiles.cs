using NewsMonitor.Analysis.Evaluation;
using NewsMonitor.Articles;

namespace NewsMonitor.Benchmarks.Analysis;

/// <summary>All labelled articles and headlines of <c>tests/evaluation</c> but the held-out ones, and the file of fitted weights.</summary>
internal static class LabelledFiles
{
    /// <summary>Files whose names begin so are there to be run, not to be learnt from.</summary>
    private static readonly string[] HeldOut = ["heldout-2026g", "heldout-2026t"];

    /// <summary>How files of labelled articles are called; others beside them hold stories, archives, terms.</summary>
    private static readonly string[] Kinds = ["dev", "heldout", "long-texts"];

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Monitor.sln")))
                folder = folder.Parent;
            return folder?.FullName ?? throw new DirectoryNotFoundException("Monitor.sln is in no folder above the program.");
        }
    }

    public static async Task<List<(string File, LabelledArticle Labelled)>> ReadAsync()
    {
        var all = new List<(string, LabelledArticle)>();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Root, "tests", "evaluation"), "*.jsonl").Order(StringComparer.Ordinal))
        {
            var file = Path.GetFileNameWithoutExtension(path);
            if (!BeginsWith(file, Kinds) || BeginsWith(file, HeldOut))
                continue;
            await using var stream = File.OpenRead(path);
            all.AddRange((await LabelledArticle.ReadAsync(stream, file, null, CancellationToken.None)).Select(l => (file, l)));
        }

        // Language, relevant or not, title, in some the text, topics, optional ones (commas between).
        foreach (var (file, row) in Directory.EnumerateFiles(Path.Combine(Root, "tests", "evaluation"), "*.tsv").Where(IsLabelled).Order(StringComparer.Ordinal).SelectMany(f => File.ReadLines(f).Select(l => (Path.GetFileNameWithoutExtension(f), l.Split((char)9)))))
        {
            var article = new ArticleLine { Title = row[2], Text = row.Length > 3 ? row[3] : "" }.ToArticle(DateTimeOffset.UnixEpoch);
            all.Add((file, new LabelledArticle(article, row[0], row[1] == "1", new HashSet<string>(), Set(row, 4), Set(row, 5))));
        }

        return all;
    }

    private static HashSet<string> Set(string[] row, int column) => row.Length > column ? [.. row[column].Split(',', StringSplitOptions.RemoveEmptyEntries)] : [];

    private static bool BeginsWith(string file, string[] names) => Array.Exists(names, n => file.StartsWith(n, StringComparison.Ordinal));

    private static bool IsLabelled(string path) => Path.GetFileName(path) is var name && (name.StartsWith("headlines", StringComparison.Ordinal) || name.StartsWith("texts", StringComparison.Ordinal));

    /// <summary>Replaces the weights of some models.</summary>
    public static async Task WriteWeightsAsync(IReadOnlyCollection<string> models, IEnumerable<(string Model, string Feature, double Weight)> weights)
    {
        var path = Path.Combine(Root, "src", "NewsMonitor", "Analysis", "weights.tsv");
        var kept = (await File.ReadAllLinesAsync(path)).Where(l => l.Length > 0 && !models.Contains(l.Split('\t')[0]));
        await File.WriteAllLinesAsync(path, kept.Concat(weights.Where(w => Math.Abs(w.Weight) >= 0.005).Select(w => FormattableString.Invariant($"{w.Model}\t{w.Feature}\t{w.Weight:0.00}"))));
        Console.WriteLine($"written: {path}");
    }
}
