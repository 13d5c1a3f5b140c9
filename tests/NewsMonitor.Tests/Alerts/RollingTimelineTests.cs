using NewsMonitor.Alerts;
using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Tests.Alerts;

/// <summary>Somebody who asks every few minutes is told what a first look tells, though most of it is not worked out anew.</summary>
public sealed class RollingTimelineTests
{
    private static readonly string[] Visit = ["sergei-shoigu", "kim-jong-un", "#state-visits"];

    [Fact]
    public void What_came_within_days_or_long_ago_is_counted_once()
    {
        // Copies of older stories, stories of the last minutes in any order, and now and then an article a week late.
        var archive = new SyntheticArchive(21).Background(0, 40, 10).Event(34.3, 5, 12, Visit, "Shoigu arrives", copies: 3).Event(38.2, 90, 14, ["lavrov", "#treaties"], "Lavrov", copies: 2);
        var random = new Random(2);
        var arrived = archive.Mentions.ToDictionary(m => m.ArticleId, m => m.EventTime.AddHours(random.NextDouble() switch { < 0.02 => 170 * random.NextDouble(), < 0.3 => 20 * random.NextDouble(), _ => 0.2 }), StringComparer.Ordinal);
        var rolling = new RollingTimeline();
        for (var at = Day(34); at <= Day(40); at = at.AddMinutes(317))
        {
            var days = SyntheticArchive.Rollups(archive.Mentions.Where(m => arrived[m.ArticleId] < at));
            Assert.Equal(Lines(First(days, at)), Lines(rolling.Build(days, BuiltInWatchlist.DprkRussia, new DetectorOptions(), Day(30), at)));
        }
    }

    [Fact]
    public void A_feed_that_brings_more_than_an_hour_can_count_changes_nothing()
    {
        var archive = new SyntheticArchive(22).Background(0, 33, 10).Event(31.3, 5, 12, Visit, "Shoigu arrives");
        var rolling = new RollingTimeline();
        for (var at = Day(31.2); at <= Day(32); at = at.AddMinutes(100))
        {
            var days = archive.Days(m => m.EventTime < at).Select(d => d with { Read = [.. d.Read, new ReadCount(3, "flood", 70_000)] }).ToList();
            Assert.Equal(Lines(First(days, at)), Lines(rolling.Build(days, BuiltInWatchlist.DprkRussia, new DetectorOptions(), Day(30), at)));
        }
    }

    private static IReadOnlyList<Alert> First(IReadOnlyCollection<DayRollup> days, DateTimeOffset at) =>
        AlertTimeline.Build(days, BuiltInWatchlist.DprkRussia, new DetectorOptions(), Day(30), at);

    private static DateTimeOffset Day(double day) => SyntheticArchive.Start.AddDays(day);

    private static List<string> Lines(IEnumerable<Alert> alerts) => alerts.Select(a => System.Text.Json.JsonSerializer.Serialize(a)).ToList();
}
