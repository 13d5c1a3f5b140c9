using NewsMonitor.Spikes;

namespace NewsMonitor.Tests.Spikes;

/// <summary>What a reader adds up from a series is what a spike says.</summary>
public sealed class ExpectationTests
{
    [Theory]
    [InlineData(1, 2, 12)]
    [InlineData(2, 30, 16)]
    [InlineData(3, 90, 24)]
    public void Over_the_window_of_a_spike_the_hours_add_up_to_what_it_says(int seed, double hours, int stories)
    {
        const double Now = 6 * 168;
        var stream = new NoiseStream(seed).Read("feed-a", 0, Now);
        for (var key = 0; key < 30; key++)
            stream.Add(NoiseStream.Key(key), key is 7 ? 0.4 : 3, 0, Now);
        stream.Burst(NoiseStream.Key(7), Now - hours, stories, hours);
        var detector = new SpikeDetector(stream.Table, new DetectorOptions());
        var spike = Assert.Single(detector.Evaluate(NoiseStream.Hour(Now)), s => s.Key == NoiseStream.Key(7));

        var beforehand = detector.Expectation(spike.Key, spike.From, spike.To, beforehand: true).Sum(h => h.Expected);
        var daily = detector.Expectation(spike.Key, spike.From, spike.To).Sum(h => h.Expected);

        Assert.Equal(spike.Observed, detector.Series.Counts(spike.Key, spike.From, spike.To).Sum());
        Assert.Equal(spike.Expected, beforehand, 0.01 * spike.Expected);
        // After a day the spike itself has moved what is expected.
        Assert.Equal(hours > 24, daily > 1.1 * spike.Expected);
    }
}
