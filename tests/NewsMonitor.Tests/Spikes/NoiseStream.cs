using NewsMonitor.Spikes;

namespace NewsMonitor.Tests.Spikes;

/// <summary>Reproducible streams of news for the tests: Poisson counts with a day's rhythm, read through named feeds.</summary>
internal sealed class NoiseStream(int seed)
{
    public static readonly DateTimeOffset Start = new(2025, 3, 3, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random = new(seed);

    public SeriesTable Table { get; } = new();

    public static SeriesKey Key(int number) => new(KeyKind.Entity, $"key-{number}");

    public static DateTimeOffset Hour(double hours) => Start.AddHours(hours);

    /// <summary>Adds a key with so many stories a day through one feed; by day three times as many as at night.</summary>
    public NoiseStream Add(SeriesKey key, double perDay, double fromHour, double toHour, string feed = "feed-a")
    {
        for (var hour = fromHour; hour < toHour; hour++)
        {
            var mean = perDay / 24 * (hour % 24 is >= 6 and < 18 ? 1.5 : 0.5);
            for (var left = Poisson(mean); left > 0; left--)
                Table.AddStory(key, Hour(hour).AddMinutes(_random.Next(60)), feed);
        }
        return this;
    }

    /// <summary>A feed that brings articles every hour.</summary>
    public NoiseStream Read(string feed, double fromHour, double toHour, int perHour = 3)
    {
        for (var hour = fromHour; hour < toHour; hour++)
            Table.AddRead(feed, Hour(hour), perHour);
        return this;
    }

    public NoiseStream Burst(SeriesKey key, double atHour, int stories, double hours = 1, string feed = "feed-a")
    {
        for (var i = 0; i < stories; i++)
            Table.AddStory(key, Hour(atHour + hours * i / stories), feed);
        return this;
    }

    public int Poisson(double mean)
    {
        var (count, product, limit) = (0, _random.NextDouble(), Math.Exp(-mean));
        while (product > limit)
        {
            product *= _random.NextDouble();
            count++;
        }
        return count;
    }
}
