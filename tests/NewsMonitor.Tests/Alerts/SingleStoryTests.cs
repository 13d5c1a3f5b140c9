using NewsMonitor.Alerts;
using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Tests.Alerts;

/// <summary>One agency, a few stories a week: an event may be a single story, and routine must not be.</summary>
public sealed class SingleStoryTests
{
    private static readonly string[] Received = ["kim-jong-un", "sergei-shoigu", "#state-visits"];
    private static readonly string[] Greeting = ["kim-jong-un", "vladimir-putin", "#messages-and-greetings"];
    private static readonly SeriesKey Pair = SeriesKey.Pair("kim-jong-un", "sergei-shoigu");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void One_story_is_an_event_where_few_are_told_and_its_people_never_met(bool daysOnly)
    {
        var archive = Agency(21, daysOnly).Tell(Day(60.4), "agency", SyntheticArchive.WithPairs(Received), "Shoigu received");

        var alert = Assert.Single(Alerts(archive, 70), a => a.DetectedAt >= Day(60) && a.DetectedAt < Day(61));

        Assert.StartsWith("Shoigu received", alert.Headline, StringComparison.Ordinal);
        Assert.Matches("^A story names Kim Jong Un and Sergei Shoigu together: the most unusual of [0-9]+ stories in 8 weeks; by chance once in .*$", alert.Why);
        var signal = alert.Signals[0];
        Assert.Equal((Pair, 1), (signal.Key, signal.Observed));
        // Every number can be found again: the rank among the stories of eight weeks is the p-value.
        var stories = archive.Mentions.Count(m => m.Relevant && m.EventTime > alert.DetectedAt!.Value.AddDays(-56) && m.EventTime <= alert.DetectedAt);
        Assert.Equal(1.0 / stories, signal.PValue, 3);
        Assert.Equal(Severity.Low, alert.Severity);
    }

    [Fact]
    public void Greetings_as_always_are_none() =>
        Assert.DoesNotContain(Alerts(Agency(22).Tell(Day(60.4), "agency", SyntheticArchive.WithPairs(Greeting), "Greetings"), 70),
            a => a.Signals[0].Key == SeriesKey.Pair("kim-jong-un", "vladimir-putin"));

    [Fact]
    public void Where_hundreds_are_told_a_single_one_is_none()
    {
        var archive = Agency(23).Background(0, 70, 10).Tell(Day(60.4), "publisher-1", SyntheticArchive.WithPairs(Received), "Shoigu received");

        Assert.DoesNotContain(Alerts(archive, 70), a => a.Signals.Any(s => s.Key == Pair && s.Observed == 1));
    }

    [Fact]
    public void A_journey_told_in_single_stories_is_one_alert()
    {
        var archive = Agency(24, daysOnly: true)
            .Tell(Day(60), "agency", SyntheticArchive.WithPairs(["choe-son-hui", "alexander-matsegora"]), "Minister leaves")
            .Tell(Day(62), "agency", SyntheticArchive.WithPairs(["choe-son-hui", "sergei-lavrov"]), "Minister meets minister")
            .Tell(Day(66), "agency", SyntheticArchive.WithPairs(["choe-son-hui", "alexander-matsegora"]), "Minister returns");

        var alert = Assert.Single(Alerts(archive, 75), a => a.Headline.StartsWith("Minister", StringComparison.Ordinal));

        Assert.Contains(alert.Signals, s => s.Key == SeriesKey.Pair("choe-son-hui", "sergei-lavrov"));
        Assert.Equal(2, alert.Revision);
    }

    [Fact]
    public void Single_stories_keep_their_share_of_the_budget_when_nothing_happens()
    {
        // People of both sides in a third of the stories, drawn anew each time: whoever meets, it is chance.
        var (alerts, weeks) = (0, 0);
        for (var seed = 0; seed < 12; seed++)
        {
            var random = new Random(seed);
            var archive = new SyntheticArchive(300 + seed, daysOnly: true).Background(0, 112, 0.4, publishers: 1);
            for (var i = 0; i < 22; i++)
                archive.Tell(Day(112 * random.NextDouble()), "agency", SyntheticArchive.WithPairs([One(random), Other(random)]), "Meeting");
            alerts += Alerts(archive, 112).Count(a => a.Signals[0].Observed == 1);
            weeks += 13;
        }
        Assert.InRange(alerts, 10, 0.5 * weeks);

        static string One(Random random) => new[] { "kim-jong-un", "choe-son-hui", "kim-yong-chol", "kim-tok-hun" }[random.Next(4)];
        static string Other(Random random) => new[] { "vladimir-putin", "sergei-lavrov", "sergei-shoigu", "alexander-matsegora" }[random.Next(4)];
    }

    /// <summary>Ten weeks of one agency: two ordinary stories a week, and every ten days a greeting of the two leaders.</summary>
    private static SyntheticArchive Agency(int seed, bool daysOnly = false)
    {
        var archive = new SyntheticArchive(seed, daysOnly).Background(0, 75, 0.35, publishers: 1);
        for (var day = 3; day < 60; day += 10)
            archive.Tell(Day(day + 0.3), "agency", SyntheticArchive.WithPairs(Greeting), "Greetings");
        return archive;
    }

    private static DateTimeOffset Day(double day) => SyntheticArchive.Start.AddDays(day);

    private static IReadOnlyList<Alert> Alerts(SyntheticArchive archive, double untilDay) =>
        AlertTimeline.Build(archive.Days(), BuiltInWatchlist.DprkRussia, new DetectorOptions(), SyntheticArchive.Start, Day(untilDay));
}
