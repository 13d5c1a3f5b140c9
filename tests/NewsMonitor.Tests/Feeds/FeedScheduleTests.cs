using NewsMonitor.Feeds;
using NewsMonitor.Http;

namespace NewsMonitor.Tests.Feeds;

/// <summary>When a feed is asked next, told as the life of one feed.</summary>
public sealed class FeedScheduleTests
{
    private static readonly DateTimeOffset Start = new(2024, 6, 19, 9, 0, 0, TimeSpan.Zero);
    private static readonly FeedState New = new() { Url = "https://example.com/feed" };
    private readonly FetchOptions _options = new();
    private readonly FeedSchedule _schedule;

    public FeedScheduleTests() => _schedule = new FeedSchedule(_options, seed: 7);

    [Fact]
    public void A_busy_feed_is_asked_often_and_a_quiet_one_seldom()
    {
        var busy = Live(New, entriesPerDay: 144, days: 15);
        var quiet = Live(New, entriesPerDay: 0, days: 15);
        var ordinary = Live(New, entriesPerDay: 24, days: 15);

        Assert.InRange(Wait(busy), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(8));
        Assert.InRange(Wait(ordinary), TimeSpan.FromMinutes(24), TimeSpan.FromMinutes(36));
        Assert.InRange(Wait(quiet), TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(66));
    }

    [Fact]
    public void A_quiet_feed_that_becomes_busy_is_asked_more_often_within_a_day()
    {
        var quiet = Live(New, entriesPerDay: 0, days: 10);

        var busy = Live(quiet, entriesPerDay: 96, days: 1);

        Assert.True(Wait(busy) < TimeSpan.FromMinutes(30), $"{Wait(busy)}");
    }

    [Fact]
    public void The_first_document_tells_how_often_it_changes()
    {
        var document = Document(entries: Enumerable.Range(0, 84).Select(i => Start.AddHours(-i * 2)));

        var state = _schedule.After(New, Read(document), 84, Start);

        Assert.InRange(state.EntriesPerDay, 11, 13);
        Assert.InRange(Wait(state), TimeSpan.FromMinutes(55), TimeSpan.FromMinutes(66));
    }

    [Theory]
    [InlineData(120, null, 120)]
    [InlineData(null, 90, 90)]
    [InlineData(120, 240, 240)]
    [InlineData(100_000, null, 1440)]
    [InlineData(1, 1, 60)]
    public void The_publishers_wish_makes_the_wait_longer_but_never_endless(int? ttl, int? fresh, int minutes)
    {
        var document = Document([]) with { TimeToLive = ttl is { } t ? TimeSpan.FromMinutes(t) : null };
        var fetch = Read(document) with { FreshFor = fresh is { } f ? TimeSpan.FromMinutes(f) : null };

        var state = _schedule.After(New, fetch, 0, Start);

        Assert.InRange(Wait(state), TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(minutes * 1.1));
    }

    [Fact]
    public void An_unchanged_document_still_wishes_what_it_wished()
    {
        var document = Document([]) with { TimeToLive = TimeSpan.FromHours(5), SkipHours = [22, 23] };
        var state = _schedule.After(New, Read(document), 0, Start);

        var later = _schedule.After(state, new FeedFetch { Outcome = PollOutcome.Unchanged }, 0, Start.AddHours(12));

        Assert.InRange(Wait(later), TimeSpan.FromHours(5), TimeSpan.FromHours(5.5));
        Assert.Equal([22, 23], later.SkipHours);
    }

    [Fact]
    public void Hours_the_publisher_excludes_are_skipped()
    {
        var document = Document([]) with { SkipHours = [10, 11, 12] };

        var state = _schedule.After(New, Read(document), 0, Start);

        Assert.Equal(13, state.NextFetch.UtcDateTime.Hour);
        Assert.True(state.NextFetch < Start.AddHours(5));
    }

    [Fact]
    public void Days_the_publisher_excludes_are_skipped_with_the_hours()
    {
        // The start is a Wednesday.
        var document = Document([]) with { SkipDays = [DayOfWeek.Wednesday, DayOfWeek.Thursday], SkipHours = [0, 1] };

        var state = _schedule.After(New, Read(document), 0, Start);

        Assert.Equal((DayOfWeek.Friday, 2), (state.NextFetch.UtcDateTime.DayOfWeek, state.NextFetch.UtcDateTime.Hour));
        Assert.Equal([DayOfWeek.Wednesday, DayOfWeek.Thursday], _schedule.After(state, new FeedFetch { Outcome = PollOutcome.Unchanged }, 0, state.NextFetch).SkipDays);
        Assert.True(Wait(_schedule.After(New, Read(document with { SkipDays = Enum.GetValues<DayOfWeek>() }), 0, Start)) < TimeSpan.FromHours(2));
    }

    [Fact]
    public void A_publisher_that_excludes_every_hour_is_not_taken_at_its_word()
    {
        var document = Document([]) with { SkipHours = [.. Enumerable.Range(0, 24)] };

        Assert.True(Wait(_schedule.After(New, Read(document), 0, Start)) < TimeSpan.FromHours(2));
    }

    [Fact]
    public void Failures_in_a_row_wait_twice_as_long_each_time_up_to_a_day_and_a_success_ends_it()
    {
        var state = New;
        var now = Start;
        var waits = new List<TimeSpan>();
        for (var i = 0; i < 14; i++)
        {
            state = _schedule.After(state, Failed("No."), 0, now);
            waits.Add(Wait(state));
            now = state.NextFetch;
        }

        Assert.InRange(waits[0], TimeSpan.FromMinutes(3.75), TimeSpan.FromMinutes(6.25));
        Assert.InRange(waits[3], TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(50));
        Assert.InRange(waits[^1], TimeSpan.FromHours(18), TimeSpan.FromHours(30));
        Assert.Equal((14, "No.", "failing"), (state.Failures, state.LastError, state.Health));

        state = _schedule.After(state, Read(Document([])), 0, now);
        Assert.Equal((0, null, "ok"), (state.Failures, state.LastError, state.Health));
        Assert.Equal(now, state.LastSuccess);
    }

    [Fact]
    public void Jitter_spreads_feeds_and_is_the_same_in_a_repeated_run()
    {
        var waits = Enumerable.Range(0, 50).Select(i => Wait(_schedule.After(New with { Url = $"https://example.com/{i}" }, Failed("No."), 0, Start))).ToList();
        var again = Enumerable.Range(0, 50).Select(i => Wait(new FeedSchedule(_options, seed: 7).After(New with { Url = $"https://example.com/{i}" }, Failed("No."), 0, Start))).ToList();

        Assert.True(waits.Distinct().Count() > 40);
        Assert.True(waits.Max() - waits.Min() > TimeSpan.FromMinutes(1.5));
        Assert.Equal(waits, again);
    }

    [Fact]
    public void A_server_that_asks_to_be_left_alone_is_with_all_its_feeds()
    {
        var throttled = Failed("Too often.") with { Outcome = PollOutcome.Throttled, IsOfHost = true, RetryAfter = TimeSpan.FromHours(3) };

        var state = _schedule.After(New, throttled, 0, Start);

        Assert.Equal(Start.AddHours(3), state.NextFetch);
        Assert.Equal(Start.AddHours(3), state.HostHeldUntil);
    }

    [Fact]
    public void A_retry_after_of_a_year_is_no_way_to_silence_a_feed()
    {
        var state = _schedule.After(New, Failed("503") with { Outcome = PollOutcome.Throttled, RetryAfter = TimeSpan.FromDays(365) }, 0, Start);

        Assert.Equal(Start.AddHours(24), state.NextFetch);
    }

    [Fact]
    public void A_feed_that_is_gone_for_good_is_retired()
    {
        var state = _schedule.After(New, Failed("Gone.") with { Outcome = PollOutcome.Gone }, 0, Start);

        Assert.Equal("retired", state.Health);
        Assert.Equal(Start, state.RetiredAt);
        Assert.InRange(Wait(state), TimeSpan.FromDays(30), TimeSpan.FromDays(33));

        var later = _schedule.After(state, Failed("Nothing there."), 0, state.NextFetch);
        Assert.Equal(("retired", Start), (later.Health, later.RetiredAt));
        Assert.True(Wait(later) >= TimeSpan.FromDays(30));
        Assert.Equal("ok", _schedule.After(later, Read(Document([])), 0, later.NextFetch).Health);
    }

    [Fact]
    public void A_feed_follows_a_permanent_move_and_tries_the_listed_address_when_the_new_one_fails()
    {
        var state = _schedule.After(New, Read(Document([])) with { MovedTo = "https://new.example.com/feed" }, 0, Start);
        Assert.Equal("https://new.example.com/feed", state.Address);

        var addresses = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            state = _schedule.After(state, Failed("No."), 0, state.NextFetch);
            addresses.Add(state.Address);
        }

        Assert.Equal(3 - 1, addresses.Count(a => a == New.Url));
        while (state.Address != New.Url)
            state = _schedule.After(state, Failed("No."), 0, state.NextFetch);
        state = _schedule.After(state, Read(Document([])), 0, state.NextFetch);
        Assert.Null(state.Location);
    }

    [Theory]
    [InlineData(nameof(FetchOptions.MinInterval))]
    [InlineData(nameof(FetchOptions.MaxInterval))]
    [InlineData(nameof(FetchOptions.Concurrency))]
    [InlineData(nameof(FetchOptions.UserAgent))]
    [InlineData(nameof(FetchOptions.AllowedHosts))]
    public void A_wrong_setting_is_named(string setting)
    {
        var options = setting switch
        {
            nameof(FetchOptions.MinInterval) => new FetchOptions { MinInterval = TimeSpan.FromHours(-1) },
            nameof(FetchOptions.MaxInterval) => new FetchOptions { MaxInterval = TimeSpan.FromMinutes(1) },
            nameof(FetchOptions.Concurrency) => new FetchOptions { Concurrency = 0 },
            nameof(FetchOptions.UserAgent) => new FetchOptions { UserAgent = "two\nlines" },
            _ => new FetchOptions { AllowedHosts = ["http://127.0.0.1/"] },
        };

        Assert.Contains(options.Validate("NewsMonitor:Fetch"), line => line.StartsWith($"NewsMonitor:Fetch:{setting}", StringComparison.Ordinal));
        Assert.Empty(_options.Validate("NewsMonitor:Fetch"));
    }

    /// <summary>A feed that is asked when its time comes and has as many new entries as have appeared since.</summary>
    private FeedState Live(FeedState state, double entriesPerDay, int days)
    {
        var now = state.LastAttempt is null ? Start : state.NextFetch;
        var end = now.AddDays(days);
        var owed = 0d;
        for (var last = now; now < end; now = state.NextFetch)
        {
            owed += (now - last).TotalDays * entriesPerDay;
            last = now;
            state = _schedule.After(state, Read(Document([])), (int)owed, now);
            owed -= (int)owed;
        }

        return state;
    }

    private static TimeSpan Wait(FeedState state) => state.NextFetch - state.LastAttempt!.Value;

    private static FeedFetch Read(FeedDocument document) => new() { Outcome = PollOutcome.Read, Document = document, DocumentHash = "h", AskedForWhole = true };

    private static FeedFetch Failed(string error) => new() { Outcome = PollOutcome.Failed, Error = error };

    private static FeedDocument Document(IEnumerable<DateTimeOffset> entries) =>
        new() { Format = "rss20", Entries = [.. entries.Select((at, i) => new FeedEntry { Id = $"{i}", Title = $"Entry {i}", Published = at })] };
}
