using NewsMonitor.Analysis;
using NewsMonitor.Articles;

namespace NewsMonitor.Benchmarks.Stories;

/// <summary>Counts how often the story index misses a copy and how often it takes news for a copy, on simulated edits of real articles.</summary>
internal static class StoryErrors
{
    /// <summary>One article a line is told once, then edited; each edit comes an hour after all originals.</summary>
    public static void Print(IReadOnlyList<Article> articles, TextWriter output)
    {
        var originals = articles.DistinctBy(a => a.Text.Length > 0 ? a.Text : a.Title).ToList();
        output.WriteLine($"{originals.Count} different articles");
        output.WriteLine("kind of edit              copies   missed   taken for another's");
        foreach (var kind in EditSimulator.Kinds)
        {
            var (copies, missed, wrong) = Count(kind, originals, _ => "en", out _)[""];
            output.WriteLine($"{kind,-24} {copies,7} {missed,8} {wrong,8}");
        }
    }

    /// <summary>The same for texts in many languages that all tell something of their own, by script: a cell is copies missed and copies taken for another's.</summary>
    public static void PrintByScript(IReadOnlyList<Article> articles, TextWriter output)
    {
        var scripts = new[] { "Latin", "Cyrillic", "Arabic", "Hangul", "Chinese", "Japanese" };
        output.WriteLine($"{articles.Count} articles, each a report of its own: {string.Join(", ", scripts.Select(s => $"{articles.Count(a => ScriptOf(a) == s)} {s}"))}");
        output.WriteLine("copies / missed / taken for another's");
        output.WriteLine($"{"kind of edit",-24} {string.Join(' ', scripts.Select(s => $"{s,14}"))}");
        IReadOnlyList<(Article, Article)> merged = [];
        foreach (var kind in EditSimulator.Kinds)
        {
            var counts = Count(kind, articles, a => a.Language ?? "en", out merged, ScriptOf);
            output.WriteLine($"{kind,-24} {string.Join(' ', scripts.Select(s => counts.GetValueOrDefault(s) is var (c, m, w) ? $"{c,6} {m,3} {w,3}" : ""))}");
        }

        output.WriteLine($"independent reports taken for one: {merged.Count}");
        foreach (var (article, other) in merged)
            output.WriteLine($"  {article.Title} | {other.Title}");
    }

    private static Dictionary<string, (int Copies, int Missed, int Wrong)> Count(
        string kind, IReadOnlyList<Article> originals, Func<Article, string> language, out IReadOnlyList<(Article, Article)> merged, Func<Article, string>? group = null)
    {
        var start = new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);
        var simulator = new EditSimulator(new Random(7));
        var index = new StoryIndex(TimeSpan.FromDays(3));
        var stories = originals.Select((a, i) => index.Assign($"o{i}", start, StoryFingerprint.Of(a.Title, a.Text))).ToList();
        merged = [.. stories.Select((s, i) => (Story: int.Parse(s.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture), i)).Where(p => p.Story != p.i).Select(p => (originals[p.i], originals[p.Story]))];
        var counts = new Dictionary<string, (int Copies, int Missed, int Wrong)>(StringComparer.Ordinal);
        for (var i = 0; i < originals.Count; i++)
        {
            // A headline that stands over several texts tells none of them.
            if (originals[i].Text.Length == 0 || kind == "headline only" && originals.Count(o => o.Title == originals[i].Title) > 1 || simulator.Edit(kind, originals[i].Title, originals[i].Text, language(originals[i])) is not { } copy)
                continue;
            var story = index.Assign($"c{i}", start.AddHours(1), StoryFingerprint.Of(copy.Title, copy.Text));
            var key = group?.Invoke(originals[i]) ?? "";
            var (copies, missed, wrong) = counts.GetValueOrDefault(key);
            counts[key] = (copies + 1, missed + (story == $"c{i}" ? 1 : 0), wrong + (story != $"c{i}" && story != stories[i] ? 1 : 0));
        }

        return counts;
    }

    private static string ScriptOf(Article article) => article.Language switch
    {
        "ru" or "uk" or "bg" => "Cyrillic",
        "ar" or "fa" => "Arabic",
        "ko" => "Hangul",
        "zh-Hans" or "zh-Hant" => "Chinese",
        "ja" => "Japanese",
        _ => "Latin",
    };
}
