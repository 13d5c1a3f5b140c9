using NewsMonitor.Alerts;
using NewsMonitor.Spikes;

namespace NewsMonitor.Tests.Alerts;

/// <summary>What was computed meets what was stored, announced and worked on.</summary>
public sealed class AlertReconciliationTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_new_alert_is_written_and_announced_once()
    {
        var visit = Visit();

        var first = Reconcile([], [visit]);
        var second = Reconcile([first.Single().Alert], [visit]);

        Assert.True(first.Single().Announce);
        Assert.Null(first.Single().Previous);
        Assert.Empty(second);
    }

    [Fact]
    public void Growth_is_written_but_only_what_is_worth_telling_is_announced()
    {
        var grown = Visit() with { Articles = 9, UpdatedAt = Noon.AddHours(1) };
        var told = grown with { Revision = 2, Headline = "Presidents sign treaty" };

        var quiet = Reconcile([Visit()], [grown]).Single();
        var loud = Reconcile([quiet.Alert], [told]).Single();

        Assert.False(quiet.Announce);
        Assert.Equal(1, quiet.Alert.Revision);
        Assert.True(loud.Announce);
        Assert.Equal((2, "Presidents sign treaty"), (loud.Alert.Revision, loud.Alert.Headline));
    }

    [Fact]
    public void Late_articles_that_change_the_first_hour_keep_the_stored_id()
    {
        var stored = Visit();
        var recomputed = stored with
        {
            Id = "2026030409-0badcafe",
            StartedAt = Noon.AddHours(-3),
            UpdatedAt = Noon.AddHours(1),
            Signals = [SignalOn("topic:state-visits", 6)],
        };

        var change = Reconcile([stored], [recomputed]).Single();

        Assert.Equal(stored.Id, change.Alert.Id);
        Assert.False(change.Announce);
        Assert.Equal(["topic:state-visits", "entity:sergei-shoigu"], change.Alert.Signals.Select(s => s.Key.ToString()));
        Assert.Equal(Noon.AddHours(-3), change.Alert.StartedAt);
    }

    [Fact]
    public void An_unrelated_alert_of_the_same_day_stays_apart()
    {
        var other = Visit("2026030412-0badcafe", "entity:un-security-council", "story-9");

        var change = Reconcile([Visit()], [Visit(), other]).Single();

        Assert.Null(change.Previous);
        Assert.Equal(other.Id, change.Alert.Id);
    }

    [Fact]
    public void Nothing_that_was_told_is_taken_back()
    {
        var stored = Visit() with { Severity = Severity.High, Revision = 3, Languages = ["en", "ru"] };
        var weaker = Visit() with { Severity = Severity.Low, Revision = 1, UpdatedAt = Noon.AddHours(2), Languages = ["en"] };

        var change = Reconcile([stored], [weaker]).Single();

        Assert.Equal((Severity.High, 3), (change.Alert.Severity, change.Alert.Revision));
        Assert.Equal(["en", "ru"], change.Alert.Languages);
        Assert.False(change.Announce);
    }

    [Fact]
    public void A_run_that_ended_late_with_older_knowledge_changes_nothing()
    {
        var newer = Visit() with { Articles = 12, UpdatedAt = Noon.AddHours(3), Revision = 2 };
        var resolved = newer with { Status = AlertStatus.Resolved, ResolvedAt = Noon.AddHours(39), UpdatedAt = Noon.AddHours(39) };

        Assert.Empty(Reconcile([newer], [Visit()]));
        Assert.Empty(Reconcile([resolved], [newer], at: Noon.AddHours(40)));
    }

    [Fact]
    public void A_more_severe_alert_calls_again_even_when_its_history_changed()
    {
        var stored = Visit() with { Revision = 4 };
        var severe = Visit() with { Revision = 2, Severity = Severity.High, UpdatedAt = Noon.AddHours(1) };

        var change = Reconcile([stored], [severe]).Single();

        Assert.True(change.Announce);
        Assert.Equal(5, change.Alert.Revision);
        Assert.Empty(Reconcile([change.Alert], [severe]));
    }

    [Fact]
    public void An_acknowledged_alert_is_updated_and_calls_nobody()
    {
        var stored = Visit() with { Status = AlertStatus.Acknowledged, Acknowledged = new("ana", Noon, "on it") };
        var severe = Visit() with { Revision = 2, Severity = Severity.High, UpdatedAt = Noon.AddHours(1) };

        var change = Reconcile([stored], [severe]).Single();

        Assert.Equal((AlertStatus.Acknowledged, Severity.High), (change.Alert.Status, change.Alert.Severity));
        Assert.Equal("on it", change.Alert.Acknowledged?.Note);
        Assert.False(change.Announce);
    }

    [Fact]
    public void An_alert_silenced_by_rule_is_kept_and_speaks_again_only_with_something_new_after_the_rule_ended()
    {
        SilenceRule[] silences = [new() { Id = "visits", Key = Key("entity:sergei-shoigu"), Until = Noon.AddDays(1) }];
        var grown = Visit() with { UpdatedAt = Noon.AddHours(25), Articles = 9 };

        var silenced = Reconcile([], [Visit()], silences).Single();
        var after = Reconcile([silenced.Alert], [grown], silences, Noon.AddHours(25)).Single();
        var news = Reconcile([after.Alert], [grown with { Revision = 2 }], silences, Noon.AddHours(25)).Single();

        Assert.Equal((AlertStatus.Silenced, false), (silenced.Alert.Status, silenced.Announce));
        Assert.Equal((AlertStatus.Silenced, false), (after.Alert.Status, after.Announce));
        Assert.Equal((AlertStatus.Open, true), (news.Alert.Status, news.Announce));
    }

    [Fact]
    public void An_open_alert_that_is_no_longer_computed_ends_by_itself()
    {
        Assert.Empty(Reconcile([Visit()], [], at: Noon.AddHours(30)));

        var ended = Reconcile([Visit()], [], at: Noon.AddHours(37)).Single();

        Assert.Equal((AlertStatus.Resolved, Noon.AddHours(36)), (ended.Alert.Status, ended.Alert.ResolvedAt));
        Assert.False(ended.Announce);
        Assert.Empty(Reconcile([ended.Alert], [], at: Noon.AddHours(38)));
    }

    [Fact]
    public void A_resolved_alert_that_returns_calls_again()
    {
        var resolved = Visit() with { Status = AlertStatus.Resolved, ResolvedAt = Noon.AddHours(36), UpdatedAt = Noon.AddHours(36) };
        var back = Visit() with { Revision = 2, UpdatedAt = Noon.AddHours(50) };

        var change = Reconcile([resolved], [back], at: Noon.AddHours(50)).Single();

        Assert.Equal((AlertStatus.Open, true), (change.Alert.Status, change.Announce));
        Assert.Null(change.Alert.ResolvedAt);
    }

    [Theory]
    [InlineData("entity:sergei-shoigu", null, null, true)]
    [InlineData("topic:state-visits", null, null, true)]
    [InlineData("topic:sport", null, null, false)]
    [InlineData(null, "state-visits", null, true)]
    [InlineData(null, null, "kcna", true)]
    [InlineData(null, null, "TASS", false)]
    [InlineData("entity:sergei-shoigu", null, "TASS", false)]
    public void A_rule_silences_what_is_mainly_about_what_it_names(string? key, string? topic, string? source, bool silenced)
    {
        var rule = new SilenceRule { Id = "r", Key = key is null ? null : Key(key), Topic = topic, Source = source, Until = Noon.AddHours(1) };

        Assert.Equal(silenced, rule.Matches(Visit() with { Publishers = ["KCNA"], Signals = [SignalOn("entity:sergei-shoigu", 10), SignalOn("topic:state-visits", 6), SignalOn("topic:sport", 2)] }, Noon));
        Assert.False(rule.Matches(Visit(), Noon.AddHours(1)));
    }

    [Fact]
    public void A_rule_that_names_nothing_is_refused() => Assert.Contains("would silence everything",
        Assert.Throws<InvalidInputException>(() => new SilenceRule { Id = "all", Until = Noon }.Validated()).Message, StringComparison.Ordinal);

    private static IReadOnlyList<AlertChange> Reconcile(Alert[] stored, Alert[] computed, SilenceRule[]? silences = null, DateTimeOffset? at = null) =>
        AlertReconciliation.Reconcile(stored, computed, silences ?? [], at ?? Noon.AddHours(4));

    private static Alert Visit(string id = "2026030411-5ca1ab1e", string key = "entity:sergei-shoigu", string story = "story-1") => new()
    {
        Id = id,
        Status = AlertStatus.Open,
        Severity = Severity.Medium,
        Headline = "Shoigu arrives in Pyongyang",
        Why = "5 stories on Sergei Shoigu in 3 hours; 0.2 expected at this time of the week; by chance once in 40 years.",
        StartedAt = Noon.AddHours(-2),
        DetectedAt = Noon,
        UpdatedAt = Noon,
        Signals = [SignalOn(key, 5)],
        Stories = [new AlertStory(story, "Shoigu arrives in Pyongyang", "https://example.org/1", "KCNA", "en", Noon.AddHours(-2), 2, "")],
        Articles = 7,
        Publishers = ["KCNA"],
        Languages = ["en"],
    };

    private static Signal SignalOn(string key, int observed) =>
        new(Key(key), key.Split(':')[0], key, new AlertWindow(Noon.AddHours(-3), Noon), observed, 0.2, observed / 0.2, 1e-7);

    private static SeriesKey Key(string text) => SeriesKey.TryParse(text, out var key) ? key : throw new ArgumentException(text);
}
