using NewsMonitor.Alerts;
using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Tests.Alerts;

/// <summary>Where alerts are rare, what follows an event within a day is its next part; unless it is too large, too late or about others.</summary>
public sealed class FollowUpTests
{
    private static readonly string[] Talks = ["vladimir-putin", "kim-jong-un", "#state-visits"];
    private static readonly string[] Declaration = ["#treaties-and-agreements"];
    private static readonly string[] Sanctions = ["un-security-council", "#sanctions"];

    [Fact]
    public void The_declaration_after_the_talks_is_told_as_news_of_the_same_event_where_alerts_are_rare()
    {
        Assert.All(Seeds, seed =>
        {
            var alert = Assert.Single(Told(WithDeclaration(Agency(seed))));

            Assert.StartsWith("Talks", alert.Headline, StringComparison.Ordinal);
            Assert.Equal(Told(Agency(seed).Event(60.3, 4, 6, Talks, "Talks held", publishers: 1))[0].Revision + 1, alert.Revision);
            Assert.Contains(alert.Stories, s => s.Title.StartsWith("Declaration", StringComparison.Ordinal));
            // The signing is one more signal: what the event is called stays what most of its stories tell.
            Assert.Contains(alert.Signals.Skip(1), s => s.Key == new SeriesKey(KeyKind.Topic, "treaties-and-agreements"));
            Assert.Equal(6, alert.Signals[0].Observed);
        });
    }

    [Fact]
    public void Where_something_happens_every_week_nearness_in_time_says_little()
    {
        Assert.All(Seeds, seed =>
        {
            var archive = Agency(seed);
            for (var day = 13; day < 58; day += 4)
                archive.Event(day, 2, 4, [$"entity-of-day-{day}"], "small", publishers: 1);

            Assert.Equal(2, Told(WithDeclaration(archive)).Count);
        });
    }

    [Fact]
    public void What_comes_days_later_is_an_event_of_its_own() =>
        Assert.All(Seeds, seed => Assert.Equal(2, Told(Agency(seed, daysOnly: true)
            .Event(60, 1, 5, Talks, "Talks held", publishers: 1).Event(63, 1, 3, Declaration, "Declaration signed", publishers: 1)).Count));

    [Fact]
    public void A_larger_event_about_other_things_is_its_own() =>
        Assert.All(Seeds, seed => Assert.Equal(2, Told(Agency(seed, daysOnly: true)
            .Event(60, 1, 5, Talks, "Talks held", publishers: 1).Event(61, 1, 8, Sanctions, "Council votes", publishers: 1)).Count));

    [Fact]
    public void Other_people_of_both_sides_are_another_event() =>
        Assert.All(Seeds, seed => Assert.Equal(2, Told(Agency(seed, daysOnly: true)
            .Event(60, 1, 5, Talks, "Talks held", publishers: 1).Event(61, 1, 2, ["choe-son-hui", "sergei-lavrov"], "Ministers meet", publishers: 1)).Count));

    [Fact]
    public void A_follow_up_that_grows_into_something_else_becomes_an_alert_of_its_own()
    {
        Assert.All(Seeds, seed =>
        {
            var archive = Agency(seed).Event(60.3, 4, 6, Talks, "Talks held", publishers: 1).Event(61.1, 10, 12, Sanctions, "Council votes", publishers: 1);

            // On its first stories it could be part of the visit, and is told with it.
            var early = Assert.Single(Told(archive, Day(61.1).AddHours(3)));
            Assert.Contains(early.Stories, s => s.Title.StartsWith("Council", StringComparison.Ordinal));

            var later = Told(archive);
            Assert.Equal(2, later.Count);
            foreach (var alert in later)
                Assert.All(alert.Stories, s => Assert.StartsWith(alert.Headline[..5], s.Title, StringComparison.Ordinal));
            Assert.Equal(Severity.High, later.Single(a => a.Headline.StartsWith("Council", StringComparison.Ordinal)).Severity);
        });
    }

    [Fact]
    public void A_real_event_in_an_open_chance_alert_on_its_topic_calls_again_with_its_own_headline()
    {
        Assert.All(Seeds, seed =>
        {
            var archive = Agency(seed).Event(59.9, 3, 3, ["#military-cooperation"], "Exhibition opens", publishers: 1)
                .Event(60.4, 5, 14, ["sergei-shoigu", "kim-jong-un", "#military-cooperation"], "Shoigu received", publishers: 1);

            var before = Assert.Single(Told(archive, Day(60.2)));
            var after = Told(archive);

            Assert.Equal((1, Severity.Low), (before.Revision, before.Severity));
            var alert = Assert.Single(after, a => a.Headline.StartsWith("Shoigu", StringComparison.Ordinal));
            Assert.Equal(Severity.High, alert.Severity);
            Assert.Equal(before.Id, alert.Id);
            // The message goes out with the first stories, not when all is over.
            var soon = Assert.Single(Told(archive, Day(60.4).AddHours(3)), a => a.Headline.StartsWith("Shoigu", StringComparison.Ordinal));
            Assert.True(soon.Revision > 1 && soon.Severity > Severity.Low);
        });
    }

    [Fact]
    public void Somebody_who_looks_every_few_minutes_sees_the_same()
    {
        var archive = Agency(41).Event(60.3, 4, 6, Talks, "Talks held", publishers: 1).Event(61.1, 10, 12, Sanctions, "Council votes", publishers: 1);
        var rolling = new RollingTimeline();

        for (var at = Day(60.2); at < Day(61.8); at = at.AddMinutes(47))
        {
            var days = archive.Days(m => m.EventTime < at);
            Assert.Equal(Lines(AlertTimeline.Build(days, Watch, new DetectorOptions(), Day(5), at)), Lines(rolling.Build(days, Watch, new DetectorOptions(), Day(5), at)));
        }
    }

    private static readonly int[] Seeds = [41, 42, 43, 44, 45, 46];

    private static SyntheticArchive WithDeclaration(SyntheticArchive archive) =>
        archive.Event(60.3, 4, 6, Talks, "Talks held", publishers: 1).Event(61.1, 3, 3, Declaration, "Declaration signed", publishers: 1);

    /// <summary>Ten weeks of one agency: an ordinary story every third day, about somebody else each time, so that chance raises nothing.</summary>
    private static SyntheticArchive Agency(int seed, bool daysOnly = false)
    {
        var archive = new SyntheticArchive(seed, daysOnly);
        for (var day = 0; day < 75; day++)
            archive.Tell(Day(day + 0.4), "publisher-0", day % 3 == 0 ? SyntheticArchive.WithPairs([$"entity-{day / 3 % 8}", $"#topic-{day / 3 % 5}"]) : []);
        return archive;
    }

    private static Watchlist Watch => BuiltInWatchlist.DprkRussia;

    private static DateTimeOffset Day(double day) => SyntheticArchive.Start.AddDays(day);

    /// <summary>Of the events; those of chance have a headline without a capital letter.</summary>
    private static List<Alert> Told(SyntheticArchive archive, DateTimeOffset? until = null) =>
        AlertTimeline.Build(archive.Days(), Watch, new DetectorOptions(), SyntheticArchive.Start, until ?? Day(70))
            .Where(a => a.DetectedAt >= Day(59) && char.IsUpper(a.Headline[0])).ToList();

    private static List<string> Lines(IEnumerable<Alert> alerts) => alerts.Select(a => System.Text.Json.JsonSerializer.Serialize(a, NewsMonitorJson.Lines.Alert)).ToList();
}
