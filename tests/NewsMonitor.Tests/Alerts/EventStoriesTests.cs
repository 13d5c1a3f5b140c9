using NewsMonitor.Alerts;
using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Tests.Alerts;

/// <summary>An alert holds the stories of its event and no routine beside them, and what was told before does not make the next event look ordinary.</summary>
public sealed class EventStoriesTests
{
    private static readonly int[] Seeds = [1, 2, 3, 4, 5, 6];

    [Fact]
    public void Routine_that_shares_an_ordinary_key_with_an_event_is_no_part_of_it_and_does_not_keep_it_open()
    {
        Assert.All(Seeds, seed =>
        {
            // Transport is in the news twice every three days; a blast in a port raises it too.
            var archive = Quiet(seed);
            for (var day = 0; day < 70; day++)
                if (day % 3 > 0)
                    archive.Tell(Day(day + 0.5), "publisher-0", [SeriesKey.Relation, new(KeyKind.Topic, "transport")], "Routine train");
            archive.Event(60.4, 6, 9, ["rason", "#casualties-and-prisoners", "#transport"], "Blast in the port", publishers: 1);

            var alert = Assert.Single(Told(archive));

            Assert.StartsWith("Blast", alert.Headline, StringComparison.Ordinal);
            Assert.All(alert.Stories, s => Assert.StartsWith("Blast", s.Title, StringComparison.Ordinal));
            Assert.Contains(alert.Signals, s => s.Key == new SeriesKey(KeyKind.Topic, "transport"));
            // 36 hours after the last story of the event, not of the routine that goes on.
            Assert.InRange(alert.ResolvedAt!.Value, Day(60.4).AddHours(36), Day(60.65).AddHours(36));
        });
    }

    [Fact]
    public void Events_that_were_told_do_not_make_the_next_one_look_like_chance()
    {
        var severe = Seeds.Count(seed =>
        {
            var archive = Quiet(seed);
            for (var e = 0; e < 6; e++)
                archive.Event(18 + 7 * e, 8, 9, [$"entity-of-event-{e}", $"#topic-of-event-{e}"], "earlier", publishers: 1);

            var alert = Assert.Single(Told(archive.Event(60.4, 6, 7, ["choe-son-hui", "#treaties-and-agreements"], "Treaty", publishers: 1)));

            Assert.InRange(alert.DetectedAt!.Value, Day(60.4), Day(60.4).AddHours(4));
            return alert.Severity > Severity.Low;
        });

        Assert.InRange(severe, 5, 6);
    }

    [Fact]
    public void A_summit_a_week_after_the_talks_on_it_is_severe()
    {
        Assert.All(Seeds, seed =>
        {
            var archive = Quiet(seed).Event(52.4, 30, 8, ["kim-jong-un", "vladimir-putin", "#arms-transfers"], "Talks on arms", publishers: 1)
                .Event(60.3, 60, 37, ["kim-jong-un", "vladimir-putin", "#state-visits"], "Summit", publishers: 1);

            var summit = Assert.Single(Told(archive), a => a.Headline.StartsWith("Summit", StringComparison.Ordinal));

            Assert.Equal(Severity.High, summit.Severity);
        });
    }

    [Fact]
    public void Two_stories_that_mention_a_third_country_are_no_event()
    {
        Assert.All(Seeds, seed =>
        {
            var two = Quiet(seed).Event(60.4, 100, 2, ["united-states"], "States", publishers: 1);
            var ten = Quiet(seed).Event(60.4, 5, 10, ["united-states"], "States", publishers: 1);

            Assert.Empty(Told(two));
            Assert.Single(Told(ten));
        });
    }

    [Fact]
    public void What_rises_on_the_relation_as_such_is_not_told_as_part_of_a_small_alert_within_it()
    {
        Assert.All(Seeds, seed =>
        {
            var archive = Quiet(seed).Event(60.2, 2, 3, ["entity-seldom", "#topic-seldom"], "Small thing", publishers: 1);
            for (var i = 0; i < 30; i++)
                archive.Tell(Day(60.5 + i / 50.0), "publisher-0", SyntheticArchive.WithPairs([$"entity-only-{i}"]), "Much");

            var small = Assert.Single(Told(archive), a => a.Headline.StartsWith("Small", StringComparison.Ordinal));

            Assert.InRange(small.Stories.Count, 3, 5);
        });
    }

    [Fact]
    public void What_explains_a_rise_of_the_relation_is_told_with_it()
    {
        Assert.All(Seeds, seed =>
        {
            // Many stories with nothing in common, and half a day later why.
            var archive = Quiet(seed);
            for (var i = 0; i < 10; i++)
                archive.Tell(Day(60.2 + i / 50.0), "publisher-0", SyntheticArchive.WithPairs([$"entity-only-{i}"]), "Much");
            archive.Event(60.9, 5, 6, ["sergei-shoigu", "#military-cooperation"], "Shoigu received", publishers: 1);

            var alert = Assert.Single(Told(archive));

            Assert.Contains(alert.Stories, s => s.Title.StartsWith("Shoigu", StringComparison.Ordinal));
            Assert.Contains(alert.Stories, s => s.Title.StartsWith("Much", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Windows_of_an_archive_that_knows_days_are_days_and_said_so()
    {
        Assert.All(Seeds, seed =>
        {
            var alert = Assert.Single(Told(Quiet(seed, daysOnly: true).Event(60.1, 40, 12, ["sergei-shoigu", "#state-visits"], "Visit", publishers: 1)));

            Assert.All(alert.Signals, s => Assert.Equal((TimeSpan.Zero, TimeSpan.Zero), (s.Window.From.TimeOfDay, s.Window.To.TimeOfDay)));
            Assert.Matches(@"^\d+ stories on .+ in (one day|\d days); (fewer than )?0\.\d expected in (a day|that time); by chance ", alert.Why);
        });
    }

    /// <summary>Ten weeks in which an ordinary story is told every other day, about somebody else each time.</summary>
    private static SyntheticArchive Quiet(int seed, bool daysOnly = false)
    {
        var archive = new SyntheticArchive(seed, daysOnly);
        for (var day = 0; day < 70; day++)
            archive.Tell(Day(day + 0.4), "publisher-0", day % 2 == 0 ? SyntheticArchive.WithPairs([$"entity-{day / 2 % 8}", $"#topic-{day / 2 % 5}"]) : []);
        return archive;
    }

    private static DateTimeOffset Day(double day) => SyntheticArchive.Start.AddDays(day);

    /// <summary>Of the last ten days; those of chance have a headline without a capital letter.</summary>
    private static List<Alert> Told(SyntheticArchive archive) =>
        AlertTimeline.Build(archive.Days(), BuiltInWatchlist.DprkRussia, new DetectorOptions(), SyntheticArchive.Start, Day(70))
            .Where(a => a.DetectedAt >= Day(58) && char.IsUpper(a.Headline[0])).ToList();
}
