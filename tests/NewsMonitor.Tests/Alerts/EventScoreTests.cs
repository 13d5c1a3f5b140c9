using NewsMonitor.Benchmarks.Alerts;
using NewsMonitor.Spikes;
using NewsMonitor.Tests.Analysis;

namespace NewsMonitor.Tests.Alerts;

/// <summary>Invented archives by somebody who knew nothing of the program, with what happens in them written beside; the figures are in docs/alerts.md.</summary>
public sealed class EventScoreTests
{
    [Theory]
    [InlineData("alerts-a", 6, 4)] // many publishers, twelve weeks: a visit, a protocol, prisoners, a ship, a theft, a scandal
    [InlineData("alerts-b", 4, 3)] // ten weeks: three events that grow over days, one in two hours
    public async Task Events_are_found_early_once_under_their_own_headline(string archive, int events, int mostUnneeded)
    {
        var score = await ScoreAsync(archive);

        Assert.Equal((events, events), (score.Events.Count, score.Found));
        Assert.Equal(0, score.Twice);
        Assert.All(score.Events, e => Assert.InRange(e.Delay!.Value, TimeSpan.Zero, TimeSpan.FromDays(2.5)));
        Assert.InRange(score.Events.Select(e => e.Before).Order().ElementAt(events / 2), 1, 6);
        Assert.Equal(score.OfEvents.Count(), score.RightHeadlines);
        Assert.InRange(score.Purity, 0.8, 1);
        Assert.InRange(score.Unneeded.Count(), 0, mostUnneeded);
    }

    [Fact]
    public async Task Fourteen_weeks_of_routine_are_all_but_silent()
    {
        var score = await ScoreAsync("alerts-c");

        Assert.Empty(score.Events);
        Assert.InRange(score.Alerts.Count, 0, 3);
        Assert.All(score.Alerts, a => Assert.Equal(NewsMonitor.Alerts.Severity.Low, a.Alert.Severity));
    }

    private static Task<EventScore> ScoreAsync(string archive)
    {
        var path = Path.Combine(Repository.Root, "tests", "evaluation", archive);
        return EventScore.OfAsync(path + ".jsonl", path + ".events.tsv", new DetectorOptions());
    }
}
