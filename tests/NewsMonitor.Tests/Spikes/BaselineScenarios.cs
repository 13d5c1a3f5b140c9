using NewsMonitor.Spikes;

namespace NewsMonitor.Tests.Spikes;

public class BaselineScenarios
{
    private const int Week = 168;
    private static readonly SeriesKey Watched = NoiseStream.Key(0);

    private static IReadOnlyList<Spike> Evaluate(SeriesTable table, double hour, double budget = 1) =>
        new SpikeDetector(table, new DetectorOptions { FalseAlarmsPerWeek = budget }).Evaluate(NoiseStream.Hour(hour));

    private static NoiseStream Monitor(int seed, double hours, int keys = 30, double perDay = 5)
    {
        var stream = new NoiseStream(seed).Read("feed-a", 0, hours);
        for (var key = 1; key < keys; key++)
            stream.Add(NoiseStream.Key(key), perDay, 0, hours);
        return stream;
    }

    [Theory]
    [InlineData(1, 60, 3, 1)]
    [InlineData(2, 400, 3, 1)]
    [InlineData(3, 20, 60, 1)]
    [InlineData(4, 60, 3, 10)]
    public void Noise_keeps_the_budget(int seed, int keys, double perDay, double budget)
    {
        const int Weeks = 10;
        var detector = new SpikeDetector(Monitor(seed, (8 + Weeks) * Week, keys, perDay).Table, new DetectorOptions { FalseAlarmsPerWeek = budget });
        var last = new Dictionary<SeriesKey, int>();
        var alarms = 0;
        for (var hour = 8 * Week + 1; hour <= (8 + Weeks) * Week; hour++)
            foreach (var spike in detector.Below(NoiseStream.Hour(hour), growing: true))
            {
                alarms += !last.TryGetValue(spike.Key, out var before) || hour - before > 24 ? 1 : 0;
                last[spike.Key] = hour;
            }
        // Ten times the budget is expected; nine of ten such runs lie within this range.
        var deviation = 1.65 * Math.Sqrt(Weeks * budget);
        Assert.InRange(alarms, 0.8 * Weeks * budget - deviation, 1.2 * Weeks * budget + deviation);
    }

    [Fact]
    public void Twice_as_much_is_normal_within_days()
    {
        var (change, now) = (6 * Week, 6 * Week + 8 * 24);
        var stream = Monitor(2, now).Add(Watched, 20, 0, change).Add(Watched, 44, change, now);
        Assert.Contains(Evaluate(stream.Table, change + 72), s => s.Key == Watched);
        Assert.DoesNotContain(Evaluate(stream.Table, now), s => s.Key == Watched);
    }

    [Fact]
    public void Half_again_for_three_days_is_found_where_chance_rarely_does_that()
    {
        // Long windows are few in a week, so they may take more of the budget than short ones.
        var now = 8 * Week;
        var stream = Monitor(12, now, 40, 20);
        for (var key = 0; key < 30; key++)
            stream.Add(Rising(key), 20, 0, now - 72).Add(Rising(key), 30, now - 72, now);
        var found = Enumerable.Range(now - 24, 25).SelectMany(hour => Evaluate(stream.Table, hour)).Select(s => s.Key).ToHashSet();
        Assert.InRange(Enumerable.Range(0, 30).Count(k => found.Contains(Rising(k))), 12, 30);

        static SeriesKey Rising(int key) => new(KeyKind.Topic, $"rising-{key}");
    }

    [Fact]
    public void A_feed_that_was_silent_for_days_is_no_fall_and_its_return_no_spike()
    {
        var (silent, back, now) = (5 * Week, 5 * Week + 6 * 24, 6 * Week + 48);
        var stream = Monitor(13, now, keys: 10).Add(Watched, 6, 0, now);
        foreach (var (from, to) in new[] { (0, silent), (back, now) })
            stream.Read("feed-b", from, to, 2).Add(Watched, 24, from, to, "feed-b");
        for (var hour = silent + 60; hour <= now; hour += 3)
            Assert.DoesNotContain(Evaluate(stream.Table, hour, 0.1), s => s.Key == Watched);
        // While it is silent, less is enough: the expectation is that of the feeds that are read.
        var quiet = new SpikeDetector(stream.Table, new DetectorOptions()).Expectation(Watched, NoiseStream.Hour(back - 24), NoiseStream.Hour(back)).Sum(h => h.Expected);
        var usual = new SpikeDetector(stream.Table, new DetectorOptions()).Expectation(Watched, NoiseStream.Hour(now - 24), NoiseStream.Hour(now)).Sum(h => h.Expected);
        Assert.InRange(quiet, 4, 9);
        Assert.InRange(usual, 24, 36);
    }

    [Fact]
    public void An_event_of_last_week_does_not_hide_the_next_one()
    {
        var now = 8 * Week;
        var stream = Monitor(3, now).Add(Watched, 4, 0, now).Burst(Watched, now - 8 * 24, 80, 30);
        stream.Burst(Watched, now - 5, 18, 5);
        Assert.Contains(Evaluate(stream.Table, now), s => s.Key == Watched);
    }

    [Fact]
    public void Five_stories_on_a_name_never_seen_are_a_spike_one_or_two_are_not()
    {
        var now = 6 * Week;
        var fresh = new SeriesKey(KeyKind.Term, "unheard-of");
        Assert.Equal(fresh, Assert.Single(Evaluate(Monitor(4, now).Burst(fresh, now - 4, 5, 4).Table, now, 0.1)).Key);
        Assert.Empty(Evaluate(Monitor(4, now).Burst(fresh, now - 4, 2, 4).Table, now, 0.1));
    }

    [Fact]
    public void A_backlog_after_a_silence_is_no_spike()
    {
        var now = 6 * Week;
        var silent = now - 96;
        var stream = Monitor(5, now, keys: 10).Add(Watched, 6, 0, now).Add(Watched, 24, 0, silent, "feed-b").Read("feed-b", 0, silent, 2);
        stream.Table.AddRead("feed-b", NoiseStream.Hour(now - 1), 190);
        stream.Burst(Watched, now - 1, 90, 0.9, "feed-b");
        Assert.DoesNotContain(Evaluate(stream.Table, now), s => s.Key == Watched);
    }

    [Fact]
    public void In_an_archive_of_many_rare_publishers_an_event_is_found_and_newcomers_are_none()
    {
        var (random, noise, now) = (new Random(6), new NoiseStream(6), 8 * Week);
        string Publisher() => $"publisher-{(int)Math.Pow(800, random.NextDouble())}-{random.Next(3)}";
        void Story(SeriesKey key, double hour)
        {
            var publisher = Publisher();
            noise.Table.AddRead(publisher, NoiseStream.Hour(hour), 1);
            noise.Table.AddStory(key, NoiseStream.Hour(hour), publisher);
        }

        for (var hour = 0; hour < now; hour++)
            for (var key = 0; key < 20; key++)
                for (var left = noise.Poisson(0.15); left > 0; left--)
                    Story(NoiseStream.Key(key), hour);
        for (var hour = now - 60; hour <= now - 6; hour += 6)
            Assert.Empty(Evaluate(noise.Table, hour, 0.1));
        for (var i = 0; i < 14; i++)
            Story(Watched, now - 3 + i * 0.2);
        Assert.Equal(Watched, Assert.Single(Evaluate(noise.Table, now, 0.1)).Key);
    }

    [Fact]
    public void A_monitor_of_two_days_is_careful_but_not_blind()
    {
        Assert.Empty(Evaluate(Monitor(7, 40).Burst(Watched, 38, 40, 1).Table, 40));
        Assert.Empty(Evaluate(Monitor(7, 60).Table, 60));
        Assert.Equal(Watched, Assert.Single(Evaluate(Monitor(7, 60).Add(Watched, 5, 0, 60).Burst(Watched, 57, 30, 2).Table, 60)).Key);
    }

    [Fact]
    public void The_expectation_follows_the_hours_of_the_day()
    {
        var now = 8 * Week;
        var stream = Monitor(8, now).Add(Watched, 48, 0, now);
        var hours = new SpikeDetector(stream.Table, new DetectorOptions()).Expectation(Watched, NoiseStream.Hour(now - 24), NoiseStream.Hour(now));
        Assert.Equal(24, hours.Count);
        Assert.InRange(hours.Where(h => h.Hour.Hour is >= 6 and < 18).Average(h => h.Expected), 2.5, 3.5);
        Assert.InRange(hours.Where(h => h.Hour.Hour is < 6 or >= 18).Average(h => h.Expected), 0.7, 1.3);
        Assert.All(hours, h => Assert.True(h.Low <= h.Expected && h.Expected <= h.High));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(1001)]
    public void A_wrong_budget_is_named(double budget) =>
        Assert.Contains("FalseAlarmsPerWeek", Assert.Throws<InvalidInputException>(() => Evaluate(new SeriesTable(), 10, budget)).Message, StringComparison.Ordinal);
}
