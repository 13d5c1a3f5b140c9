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
        var start = new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);
        output.WriteLine($"{originals.Count} different articles");
        output.WriteLine("kind of edit              copies   missed   taken for another's");
        foreach (var kind in EditSimulator.Kinds)
        {
            var simulator = new EditSimulator(new Random(7));
            var index = new StoryIndex(TimeSpan.FromDays(3));
            var stories = originals.Select((a, i) => index.Assign($"o{i}", start, StoryFingerprint.Of(a.Title, a.Text))).ToList();
            int copies = 0, missed = 0, wrong = 0;
            for (var i = 0; i < originals.Count; i++)
            {
                // A headline that stands over several texts tells none of them.
                if (originals[i].Text.Length == 0 || kind == "headline only" && originals.Count(o => o.Title == originals[i].Title) > 1 || simulator.Edit(kind, originals[i].Title, originals[i].Text) is not { } copy)
                    continue;
                var story = index.Assign($"c{i}", start.AddHours(1), StoryFingerprint.Of(copy.Title, copy.Text));
                copies++;
                missed += story == $"c{i}" ? 1 : 0;
                wrong += story != $"c{i}" && story != stories[i] ? 1 : 0;
            }

            output.WriteLine($"{kind,-24} {copies,7} {missed,8} {wrong,8}");
        }
    }
}
