using NewsMonitor.Alerts;
using NewsMonitor.Analysis;
using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Tests.Alerts;

/// <summary>From mentions to alerts: few, early, true; the same in whatever order and however often.</summary>
public sealed class AlertTimelineTests
{
    private static readonly string[] Visit = ["sergei-shoigu", "kim-jong-un", "#state-visits"];

    [Fact]
    public void A_visit_is_one_alert_with_its_evidence()
    {
        var archive = new SyntheticArchive(1).Background(0, 35, 12)
            .Event(28.4, 5, 14, Visit, "Shoigu arrives in Pyongyang", copies: 3, sometimes: ["pyongyang", "#treaties", "security-council"]);

        var alert = Assert.Single(Alerts(archive, 35), IsOfTheEvent);

        Assert.InRange(alert.StartedAt, Day(28.4), Day(28.4).AddHours(2));
        Assert.InRange(alert.DetectedAt!.Value, alert.StartedAt, Day(28.4).AddHours(4));
        Assert.Equal(AlertStatus.Resolved, alert.Status);
        Assert.NotEqual(Severity.Low, alert.Severity);
        Assert.StartsWith("Shoigu arrives in Pyongyang", alert.Headline, StringComparison.Ordinal);
        Assert.Contains("sergei-shoigu", alert.Signals[0].Key.Id, StringComparison.Ordinal);
        Assert.Contains(alert.Signals, s => s.Key == new SeriesKey(KeyKind.Topic, "state-visits"));
        Assert.All(alert.Stories.Take(10), s => Assert.StartsWith("Shoigu arrives", s.Title, StringComparison.Ordinal));
        Assert.Equal(2, alert.Stories[0].Copies);
        Assert.InRange(alert.Articles, 40, 60);
        Assert.Matches(@"^\d+ stories on .*Sergei Shoigu.* in .*; .* expected (at this time of the week|in a day|in that time); by chance .*\.$", alert.Why);
    }

    [Fact]
    public void Two_unrelated_events_at_the_same_time_are_two_alerts()
    {
        var archive = new SyntheticArchive(2).Background(0, 35, 12)
            .Event(28.4, 6, 12, Visit, "Shoigu arrives in Pyongyang", sometimes: ["pyongyang", "#treaties"])
            .Event(28.42, 6, 12, ["panel-of-experts", "un-security-council", "#sanctions"], "Council votes on panel", sometimes: ["new-york", "vassily-nebenzia"]);

        var alerts = Alerts(archive, 35).Where(IsOfTheEvent).ToList();

        Assert.Equal(2, alerts.Count);
        Assert.Single(alerts, a => a.Headline.StartsWith("Shoigu", StringComparison.Ordinal) && a.Stories.Take(8).All(s => s.Title.StartsWith("Shoigu", StringComparison.Ordinal)));
        Assert.Single(alerts, a => a.Headline.StartsWith("Council", StringComparison.Ordinal) && a.Stories.Take(8).All(s => s.Title.StartsWith("Council", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_event_of_several_days_is_one_alert_that_is_updated_when_there_is_something_to_tell()
    {
        var archive = new SyntheticArchive(3).Background(0, 40, 12)
            .Event(28.4, 4, 6, Visit, "Shoigu arrives")
            .Event(29.2, 8, 14, [.. Visit, "#treaties"], "Treaty signed")
            .Event(30.3, 6, 10, [.. Visit, "#arms-transfers"], "Shoigu leaves");

        var alert = Assert.Single(Alerts(archive, 40), IsOfTheEvent);

        Assert.InRange(alert.Revision, 2, 6);
        Assert.InRange(alert.UpdatedAt, Day(30.5), Day(33));
        Assert.Equal(AlertStatus.Resolved, alert.Status);
    }

    [Fact]
    public void An_alert_reopens_when_its_event_returns_within_a_day_and_is_new_after_that()
    {
        SyntheticArchive Archive(double again) => new SyntheticArchive(4).Background(0, 28, 12)
            .Event(28.4, 4, 10, Visit, "Shoigu arrives").Event(again, 4, 10, Visit, "Shoigu arrives again");

        var returned = Alerts(Archive(30.7), 31).Where(IsOfTheEvent).ToList();
        var anew = Alerts(Archive(36.4), 40).Where(IsOfTheEvent).ToList();

        Assert.Equal((AlertStatus.Open, true), (Assert.Single(returned).Status, returned[0].Revision > 1));
        Assert.Equal(2, anew.Count);
    }

    [Fact]
    public void A_wave_of_copies_is_one_story_and_no_alert()
    {
        var archive = new SyntheticArchive(5).Background(0, 30, 12).Event(25.5, 1, 1, ["entity-1", "#topic-wire"], "Wire report", copies: 60);

        Assert.Equal(1, StorySeries.Build(archive.Days(), Day(30)).Counts(new SeriesKey(KeyKind.Topic, "topic-wire"), Day(25), Day(27)).Sum());
        Assert.DoesNotContain(Alerts(archive, 30), IsOfTheEvent);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ordinary_months_stay_within_the_budget(bool daysOnly)
    {
        // 8 archives of 8 weeks under a budget of one a week: 64 false alerts would be allowed.
        var alerts = Enumerable.Range(0, 8).Sum(seed => Alerts(new SyntheticArchive(100 + seed, daysOnly).Background(0, 56, 10), 56, new DetectorOptions()).Count);

        Assert.InRange(alerts, 0, 64);
    }

    [Fact]
    public void A_smaller_budget_tells_less_and_never_something_else()
    {
        var archive = new SyntheticArchive(6).Background(0, 35, 12).Event(28.4, 5, 14, Visit, "Shoigu arrives");

        var strict = Alerts(archive, 35, new DetectorOptions { FalseAlarmsPerWeek = 0.01 });
        var lenient = Alerts(archive, 35, new DetectorOptions { FalseAlarmsPerWeek = 10 });

        Assert.Single(strict, IsOfTheEvent);
        Assert.True(strict.Count <= lenient.Count);
        Assert.All(strict, s => Assert.Contains(lenient, l => AlertReconciliation.SameEvent(s, l)));
    }

    [Fact]
    public void The_first_days_of_an_archive_raise_no_storm()
    {
        var alerts = Enumerable.Range(0, 5).SelectMany(seed => Alerts(new SyntheticArchive(200 + seed).Background(0, 10, 15), 10, new DetectorOptions())).ToList();

        Assert.InRange(alerts.Count, 0, 5);
    }

    [Fact]
    public void New_feeds_and_the_end_of_an_outage_are_no_event()
    {
        var grown = new SyntheticArchive(7).Background(0, 42, 12).Background(28, 42, 12, firstPublisher: 50);
        var outage = new SyntheticArchive(8).Background(0, 28, 12).Background(31, 42, 12);

        Assert.InRange(Alerts(grown, 42).Count(a => a.StartedAt >= Day(28)), 0, 2);
        Assert.InRange(Alerts(outage, 42).Count(a => a.StartedAt >= Day(28)), 0, 2);
    }

    [Fact]
    public void The_order_of_articles_and_their_repetition_change_nothing()
    {
        var archive = new SyntheticArchive(9).Background(0, 32, 12).Event(28.4, 5, 14, Visit, "Shoigu arrives", copies: 2);
        var shuffled = archive.Mentions.OrderBy(m => m.Title, StringComparer.Ordinal).ToList();
        // The same article came again under a later date.
        var again = archive.Mentions.Where(m => m.Relevant && m.EventTime > Day(28) && m.EventTime < Day(29)).Select(m => m with { EventTime = m.EventTime.AddDays(1) });

        var expected = Lines(Alerts(archive, 32));

        Assert.Equal(expected, Lines(Build(SyntheticArchive.Rollups(shuffled), 32)));
        Assert.Equal(expected, Lines(Build(SyntheticArchive.Rollups(shuffled.Concat(shuffled)).Reverse().ToList(), 32)));
        Assert.Equal(expected, Lines(Build(AddRelevant(archive.Days(), again), 32)));
    }

    [Fact]
    public void What_is_said_of_an_hour_does_not_depend_on_later_ones()
    {
        var archive = new SyntheticArchive(10).Background(0, 33, 12).Event(28.4, 5, 14, Visit, "Shoigu arrives").Event(30.2, 5, 14, ["lavrov", "#treaties"], "Lavrov");
        foreach (var hour in new[] { 28 * 24 + 11, 28 * 24 + 14, 29 * 24, 30 * 24 + 8 })
        {
            var at = SyntheticArchive.Start.AddHours(hour);
            var then = Build(archive.Days(m => m.EventTime < at), hour / 24.0);

            Assert.Equal(Lines(then), Lines(Build(archive.Days(), hour / 24.0)));
        }
    }

    [Fact]
    public void A_service_that_looks_often_ends_with_the_alerts_of_one_that_looks_once()
    {
        var archive = new SyntheticArchive(11).Background(0, 33, 12).Event(28.4, 5, 14, Visit, "Shoigu arrives", copies: 2).Event(29.3, 6, 12, [.. Visit, "#treaties"], "Treaty");
        var stored = new List<Alert>();
        var announced = new List<string>();
        for (var at = Day(28); at <= Day(32); at = at.AddMinutes(at > Day(28.4) && at < Day(28.7) ? 20 : 170))
        {
            var computed = AlertTimeline.Build(archive.Days(m => m.EventTime < at), Watch, new DetectorOptions(), at.AddDays(-4), at);
            foreach (var change in AlertReconciliation.Reconcile(stored, computed, [], at))
            {
                stored.RemoveAll(a => a.Id == change.Alert.Id);
                stored.Add(change.Alert);
                if (change.Announce)
                    announced.Add($"{change.Alert.Id}/{change.Alert.Revision}");
            }
            Assert.Empty(AlertReconciliation.Reconcile(stored, computed, [], at));
        }

        var alert = Assert.Single(stored, IsOfTheEvent);
        Assert.True(AlertReconciliation.SameEvent(alert, Assert.Single(Alerts(archive, 32), IsOfTheEvent)));
        Assert.Distinct(announced);
        Assert.InRange(announced.Count(a => a.StartsWith(alert.Id, StringComparison.Ordinal)), 1, 5);
    }

    [Fact]
    public void Looking_again_after_new_late_changed_and_withdrawn_articles_says_what_a_first_look_says()
    {
        var archive = new SyntheticArchive(14).Background(0, 33, 12).Event(28.4, 5, 14, Visit, "Shoigu arrives", copies: 2).Event(30.3, 6, 12, ["lavrov", "#treaties"], "Lavrov");
        var rolling = new RollingTimeline();
        var random = new Random(1);
        var arrived = archive.Mentions.ToDictionary(m => m.ArticleId, m => m.EventTime.AddHours(random.NextDouble() < 0.2 ? 40 * random.NextDouble() : 0.1), StringComparer.Ordinal);
        var sawAlerts = 0;
        for (var at = Day(28.3); at <= Day(32); at = at.AddMinutes(430))
        {
            // Half way through, an article is withdrawn and one is read anew with another topic.
            var mentions = archive.Mentions.Where(m => arrived[m.ArticleId] < at && (at < Day(30) || !m.ArticleId.EndsWith("00", StringComparison.Ordinal)))
                .Select(m => at > Day(31) && m.Relevant && m.ArticleId.EndsWith('f') ? m with { Keys = [.. m.Keys, new SeriesKey(KeyKind.Topic, "late-topic")] } : m);
            var days = SyntheticArchive.Rollups(mentions);

            var again = rolling.Build(days, Watch, new DetectorOptions(), at.AddDays(-5), at);

            Assert.Equal(Lines(AlertTimeline.Build(days, Watch, new DetectorOptions(), new DateTimeOffset(at.AddDays(-5).Date, TimeSpan.Zero), at)), Lines(again));
            Assert.Equal(Lines(again), Lines(rolling.Build(days, Watch, new DetectorOptions(), at.AddDays(-5), at)));
            sawAlerts = Math.Max(sawAlerts, again.Count);
        }
        Assert.InRange(sawAlerts, 2, 10);
    }

    [Fact]
    public void Late_articles_correct_the_past_without_a_second_message()
    {
        var archive = new SyntheticArchive(12).Background(0, 32, 12).Event(28.4, 6, 16, Visit, "Shoigu arrives", copies: 2);
        var late = archive.Mentions.Where((m, i) => m.Relevant && m.EventTime > Day(28.4) && m.EventTime < Day(28.5) && i % 3 == 0).Select(m => m.ArticleId).ToHashSet();

        var first = AlertReconciliation.Reconcile([], Build(archive.Days(m => !late.Contains(m.ArticleId)), 30), [], Day(30));
        var stored = first.Select(c => c.Alert).ToList();
        var second = AlertReconciliation.Reconcile(stored, Build(archive.Days(), 30.1), [], Day(30.1));

        var change = Assert.Single(second, c => IsOfTheEvent(c.Alert));
        Assert.NotNull(change.Previous);
        Assert.True(change.Alert.Articles > change.Previous.Articles);
        Assert.All(second, c => Assert.NotNull(c.Previous));
    }

    [Fact]
    public void The_headline_is_in_a_language_the_reader_prefers_when_a_central_story_is()
    {
        var archive = new SyntheticArchive(13).Background(0, 32, 12).Event(28.4, 5, 16, Visit, "Shoigu arrives");
        var languages = Alerts(archive, 32).Single(IsOfTheEvent).Languages;

        foreach (var language in languages)
        {
            var alert = Build(archive.Days(), 32, alertOptions: new AlertOptions { Languages = [language] }).Single(IsOfTheEvent);
            var story = archive.Mentions.First(m => m.Title == alert.Headline);
            Assert.Equal(language, story.Language);
            Assert.StartsWith("Shoigu arrives", alert.Headline, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_articles_no_alerts() => Assert.Empty(Build([], 10));

    /// <summary>Under the default budget chance adds alerts of its own; only those of an event have a headline with a capital letter.</summary>
    private static bool IsOfTheEvent(Alert alert) => char.IsUpper(alert.Headline[0]);

    private static Watchlist Watch => BuiltInWatchlist.DprkRussia;

    private static DateTimeOffset Day(double day) => SyntheticArchive.Start.AddDays(day);

    private static IReadOnlyList<Alert> Alerts(SyntheticArchive archive, double untilDay, DetectorOptions? options = null) => Build(archive.Days(), untilDay, options);

    private static IReadOnlyList<Alert> Build(IReadOnlyCollection<DayRollup> days, double untilDay, DetectorOptions? options = null, AlertOptions? alertOptions = null) =>
        AlertTimeline.Build(days, Watch, options ?? new DetectorOptions(), SyntheticArchive.Start, Day(untilDay), alertOptions);

    private static List<DayRollup> AddRelevant(IReadOnlyList<DayRollup> days, IEnumerable<Mention> mentions)
    {
        var byDay = mentions.ToLookup(m => DateOnly.FromDateTime(m.EventTime.UtcDateTime));
        return days.Select(d => d with { Relevant = [.. d.Relevant, .. byDay[d.Day]] }).ToList();
    }

    private static List<string> Lines(IEnumerable<Alert> alerts) => alerts.Select(a => System.Text.Json.JsonSerializer.Serialize(a, NewsMonitorJson.Lines.Alert)).ToList();
}
