using NewsMonitor.Spikes;

namespace NewsMonitor.Tests.Spikes;

public class SpikeDetectorTests
{
    private const double Weeks = 168;

    private static IReadOnlyList<Spike> Evaluate(SeriesTable table, double hour, double budget = 1) =>
        new SpikeDetector(table, new DetectorOptions { FalseAlarmsPerWeek = budget }).Evaluate(NoiseStream.Hour(hour));

    [Fact]
    public void A_burst_is_found_at_once_and_says_what_was_expected()
    {
        var now = 6 * Weeks;
        var stream = new NoiseStream(1).Read("feed-a", 0, now);
        for (var key = 0; key < 40; key++)
            stream.Add(NoiseStream.Key(key), 4, 0, now);
        stream.Burst(NoiseStream.Key(7), now - 3, 14, hours: 3);

        var spike = Assert.Single(Evaluate(stream.Table, now));

        Assert.Equal(NoiseStream.Key(7), spike.Key);
        Assert.InRange(spike.Observed, 14, 18);
        Assert.InRange(spike.Expected, 0.05, 4);
        Assert.True(spike.PValue < 1e-7);
        Assert.InRange(spike.FalseAlarmsPerWeek, 0, 0.1);
        Assert.False(spike.Stale);
        Assert.Equal(NoiseStream.Hour(now), spike.To);
    }

    [Fact]
    public void What_comes_later_and_the_order_of_arrival_change_nothing()
    {
        var now = 4 * Weeks;
        var stories = new List<(SeriesKey Key, DateTimeOffset At, string Feed)>();
        var random = new Random(5);
        for (var i = 0; i < 4000; i++)
            stories.Add((NoiseStream.Key(random.Next(60)), NoiseStream.Hour(random.NextDouble() * (now + 100)), $"feed-{random.Next(7)}"));
        for (var i = 0; i < 12; i++)
            stories.Add((NoiseStream.Key(3), NoiseStream.Hour(now - 2), "feed-1"));

        var known = new SeriesTable();
        foreach (var (key, at, feed) in stories.Where(s => s.At < NoiseStream.Hour(now)))
            known.AddStory(key, at, feed);
        var shuffled = new SeriesTable();
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(stories));
        foreach (var (key, at, feed) in stories)
            shuffled.AddStory(key, at, feed);

        var expected = Evaluate(known, now, budget: 1000);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Evaluate(shuffled, now, budget: 1000));
    }

    [Fact]
    public void A_window_is_judged_again_when_late_stories_reach_it_and_they_correct_what_is_usual()
    {
        var now = 6 * Weeks;
        var stream = new NoiseStream(11).Read("feed-a", 0, now + 400);
        for (var key = 0; key < 40; key++)
            stream.Add(NoiseStream.Key(key), 4, 0, now + 400);
        var detector = new SpikeDetector(stream.Table, new DetectorOptions());
        Assert.DoesNotContain(detector.Evaluate(NoiseStream.Hour(now)), s => s.Key == NoiseStream.Key(7));
        var before = detector.Expectation(NoiseStream.Key(7), NoiseStream.Hour(now + 300), NoiseStream.Hour(now + 324)).Sum(h => h.Expected);

        stream.Burst(NoiseStream.Key(7), now - 3, 14, hours: 3);

        Assert.Contains(detector.Evaluate(NoiseStream.Hour(now)), s => s.Key == NoiseStream.Key(7));
        Assert.Equal(Evaluate(stream.Table, now), detector.Evaluate(NoiseStream.Hour(now)));
        Assert.True(detector.Expectation(NoiseStream.Key(7), NoiseStream.Hour(now + 300), NoiseStream.Hour(now + 324)).Sum(h => h.Expected) > before);
    }

    [Fact]
    public void Ten_new_feeds_are_no_spike_but_an_event_they_report_too_is()
    {
        var (now, added) = (6 * Weeks, 6 * Weeks - 30.0);
        NoiseStream Stream()
        {
            var stream = new NoiseStream(2).Read("feed-a", 0, now);
            for (var key = 0; key < 30; key++)
                stream.Add(NoiseStream.Key(key), 5, 0, now);
            for (var feed = 0; feed < 10; feed++)
            {
                stream.Read($"new-{feed}", added, now);
                for (var key = 0; key < 30; key++)
                    stream.Add(NoiseStream.Key(key), 5, added, now, $"new-{feed}");
            }
            return stream;
        }

        for (var hour = added + 1; hour <= now; hour++)
            Assert.Empty(Evaluate(Stream().Table, hour, budget: 0.1));

        var event_ = Stream().Burst(NoiseStream.Key(4), now - 4, 15, 4).Burst(NoiseStream.Key(4), now - 4, 15, 4, "new-3");
        Assert.Equal(NoiseStream.Key(4), Assert.Single(Evaluate(event_.Table, now)).Key);
    }

    [Fact]
    public void A_day_without_times_of_day_is_judged_as_a_day()
    {
        const int Days = 50;
        var falseAlarms = 0;
        for (var seed = 3; seed < 9; seed++)
        {
            var table = new SeriesTable();
            var random = new NoiseStream(seed);
            for (var day = 0; day < Days; day++)
                for (var key = 0; key < 20; key++)
                    for (var left = random.Poisson(2) + (day == Days - 1 && key == 3 ? 14 : 0); left > 0; left--)
                        table.AddStory(NoiseStream.Key(key), NoiseStream.Hour(24 * day), "agency");

            for (var day = 3; day < Days - 1; day++)
                falseAlarms += Evaluate(table, 24 * day + 1, budget: 0.1).Count(s => !s.Stale);
            var spike = Assert.Single(Evaluate(table, 24 * (Days - 1) + 1, budget: 0.1), s => !s.Stale);
            Assert.Equal(NoiseStream.Key(3), spike.Key);
            Assert.True(spike.Window >= TimeSpan.FromHours(24));
        }
        Assert.InRange(falseAlarms, 0, 9); // six times seven weeks at 0.1 a week: 4.2 expected
    }

    [Fact]
    public void More_keys_than_a_sample_holds_and_later_ones_change_nothing()
    {
        // The common figures come from a sample of keys; which ones those are must not depend on what comes later.
        var (random, now) = (new Random(9), 3 * 168);
        var stories = new List<(SeriesKey Key, DateTimeOffset At)>();
        for (var i = 0; i < 12_000; i++)
            stories.Add((NoiseStream.Key(random.Next(3000)), NoiseStream.Hour(random.NextDouble() * now)));
        for (var i = 0; i < 8; i++)
            stories.Add((NoiseStream.Key(7), NoiseStream.Hour(now - 1)));
        var (known, all) = (new SeriesTable(), new SeriesTable());
        foreach (var (key, at) in stories)
        {
            known.AddStory(key, at, "feed");
            all.AddStory(key, at, "feed");
        }
        for (var i = 0; i < 6000; i++)
            all.AddStory(NoiseStream.Key(3000 + random.Next(3000)), NoiseStream.Hour(now + random.NextDouble() * 168), "feed");

        var expected = Evaluate(known, now, budget: 1000);

        Assert.NotEmpty(expected);
        Assert.Equal(expected, Evaluate(all, now, budget: 1000));
    }
}
