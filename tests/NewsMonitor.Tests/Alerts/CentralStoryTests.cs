using NewsMonitor.Alerts;
using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Tests.Alerts;

/// <summary>What an alert says first: the story that the others are about, from when it was told, and nothing of what was told before.</summary>
public sealed class CentralStoryTests
{
    private static readonly string[] Sympathy = ["kim-jong-un", "vladimir-putin", "workers-party-of-korea", "#messages-and-greetings"];
    private static readonly string[] Tour = ["workers-party-of-korea", "#tourism", "#education-and-science"];
    private static readonly string[] Talks = ["kim-jong-un", "vladimir-putin", "#state-visits"];

    [Fact]
    public void Of_two_stories_that_share_only_the_key_that_rose_the_one_with_people_of_both_sides_is_the_event()
    {
        var alert = Assert.Single(Alerts(Agency().Tell(Day(60), "publisher-0", Keys(Tour), "Schoolchildren on a tour of the capital").Tell(Day(62), "publisher-0", Keys(Sympathy), "Message of sympathy")));

        Assert.StartsWith("Message of sympathy", alert.Headline, StringComparison.Ordinal);
        Assert.Equal(Day(62), alert.StartedAt);
        Assert.Equal(2, alert.Signals[0].Observed);
    }

    [Fact]
    public void Two_stories_with_more_in_common_began_with_the_first()
    {
        var alert = Assert.Single(Alerts(Agency().Tell(Day(60), "publisher-0", Keys([.. Tour, "#messages-and-greetings"]), "Delegation").Tell(Day(62), "publisher-0", Keys(Sympathy), "Message of sympathy")));

        Assert.Equal(Day(60), alert.StartedAt);
    }

    [Fact]
    public void A_gift_heads_no_talks_however_often_it_is_printed_but_an_exchange_of_greetings()
    {
        string[] gift = ["kim-jong-un", "vladimir-putin", "#messages-and-greetings"];

        var talks = Assert.Single(Alerts(Agency().Event(60, 1, 4, Talks, "Talks held", publishers: 1).Event(60, 1, 1, [.. gift, "#state-visits"], "Gift presented", copies: 3, publishers: 1)));
        var greetings = Assert.Single(Alerts(Agency().Event(60, 1, 4, gift, "Greetings sent", publishers: 1).Event(60, 1, 1, [.. gift, "#state-visits"], "Gift presented", copies: 3, publishers: 1)));

        Assert.StartsWith("Talks held", talks.Headline, StringComparison.Ordinal);
        Assert.Contains(talks.Stories, s => s.Title.StartsWith("Gift", StringComparison.Ordinal));
        Assert.StartsWith("Gift presented", greetings.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_of_one_word_is_no_headline_when_another_story_says_what_happened()
    {
        var archive = Agency().Event(60, 1, 4, ["choe-son-hui", "sergei-lavrov", "#diplomacy"], "Ministers meet", publishers: 1);
        var visits = archive.Mentions[^4] with { ArticleId = "-visits", Title = "Visits", Url = "https://news.example/visits" };

        var alert = Assert.Single(AlertTimeline.Build(SyntheticArchive.Rollups([.. archive.Mentions.SkipLast(4), visits, .. archive.Mentions.TakeLast(3)]),
            BuiltInWatchlist.DprkRussia, new DetectorOptions(), SyntheticArchive.Start, Day(70)));

        Assert.StartsWith("Ministers meet", alert.Headline, StringComparison.Ordinal);
        Assert.Contains(alert.Stories, s => s.Title == "Visits");
    }

    [Fact]
    public void A_round_up_of_everything_is_not_the_headline()
    {
        string[] others = [.. Enumerable.Range(0, 8).Select(i => $"entity-{i}"), .. Enumerable.Range(0, 5).Select(i => $"#topic-{i}")];
        var alert = Assert.Single(Alerts(Agency().Tell(Day(60), "publisher-0", Keys([.. Talks, .. others]), "The week in news").Event(60, 1, 4, Talks, "Talks held", publishers: 1)));

        Assert.StartsWith("Talks held", alert.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void The_next_event_of_the_same_people_holds_nothing_of_the_last_one()
    {
        // The windows of a week reach back to the announcement; the summit began with its own stories.
        var archive = Agency().Event(60, 1, 5, Talks, "Summit announced", publishers: 1).Event(64, 1, 14, Talks, "Summit held", publishers: 1);

        var alerts = Alerts(archive);

        Assert.Equal(2, alerts.Count);
        Assert.All(alerts[0].Stories, s => Assert.StartsWith("Summit announced", s.Title, StringComparison.Ordinal));
        Assert.All(alerts[1].Stories, s => Assert.StartsWith("Summit held", s.Title, StringComparison.Ordinal));
        Assert.Equal((14, Day(64)), (alerts[1].Articles, alerts[1].StartedAt));
    }

    [Fact]
    public void A_single_story_on_a_person_of_whom_an_open_alert_tells_is_part_of_it()
    {
        // The minister rose in no count, but one of the delegation's stories names her.
        var delegation = Agency().Event(60, 1, 4, ["#trade", "delegation-of-ministry"], "Delegation received", publishers: 1).Tell(Day(60), "publisher-0", Keys(["#trade", "choe-son-hui"]), "Minister leaves");
        string[] wreath = ["choe-son-hui", "andrei-rudenko", "#commemorations"];

        Assert.Single(Alerts(delegation.Tell(Day(62), "publisher-0", Keys(wreath), "Minister lays wreath")));
        Assert.Equal(2, Alerts(Agency().Event(60, 1, 4, ["#trade", "delegation-of-ministry"], "Delegation received", publishers: 1)
            .Tell(Day(62), "publisher-0", Keys(wreath), "Minister lays wreath")).Count);
    }

    /// <summary>Ten weeks of one agency that gives days only: an ordinary story every second day, about somebody else each time, and every ten days a greeting of the leaders.</summary>
    private static SyntheticArchive Agency()
    {
        var archive = new SyntheticArchive(51, daysOnly: true);
        for (var day = 0; day < 75; day++)
            archive.Tell(Day(day), "publisher-0", day % 2 == 0 && day != 60 && day != 62 ? Keys([$"entity-{day / 2 % 8}", $"#topic-{day / 2 % 5}"]) : []);
        for (var day = 3; day < 60; day += 10)
            archive.Tell(Day(day), "publisher-0", Keys(["kim-jong-un", "vladimir-putin", "#messages-and-greetings"]));
        return archive;
    }

    private static IReadOnlyList<SeriesKey> Keys(string[] names) => SyntheticArchive.WithPairs(names);

    private static DateTimeOffset Day(double day) => SyntheticArchive.Start.AddDays(day);

    private static IReadOnlyList<Alert> Alerts(SyntheticArchive archive) =>
        AlertTimeline.Build(archive.Days(), BuiltInWatchlist.DprkRussia, new DetectorOptions(), SyntheticArchive.Start, Day(75));
}
