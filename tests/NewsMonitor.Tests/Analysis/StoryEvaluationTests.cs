using System.Text.Json;
using NewsMonitor.Analysis;

namespace NewsMonitor.Tests.Analysis;

/// <summary>Reports, their copies under other headlines and cut to teasers, and other reports of the same event, in 22 languages.</summary>
public sealed class StoryEvaluationTests
{
    [Fact]
    public void CopiesAreOneStoryAndIndependentReportsAreNot()
    {
        var texts = File.ReadLines(Path.Combine(Repository.Root, "tests/evaluation/stories-2026b.jsonl")).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        var stories = new StoryIndex(TimeSpan.FromDays(7));
        var start = new DateTimeOffset(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);
        var told = texts.Select((t, i) => (
            Group: t.GetProperty("group").GetString(),
            Story: stories.Assign($"article-{i}", start.AddMinutes(i), StoryFingerprint.Of(t.GetProperty("title").GetString()!, t.GetProperty("text").GetString()!)))).ToList();
        var (right, wrong, missed) = (0, 0, 0);
        for (var i = 0; i < told.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (copy, one) = (told[i].Group == told[j].Group, told[i].Story == told[j].Story);
                right += copy && one ? 1 : 0;
                wrong += !copy && one ? 1 : 0;
                missed += copy && !one ? 1 : 0;
            }
        }

        Assert.True(wrong == 0 && right >= 96, $"{right} pairs right, {wrong} wrong, {missed} missed");
    }
}
