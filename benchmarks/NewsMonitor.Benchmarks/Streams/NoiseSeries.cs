namespace NewsMonitor.Benchmarks.Streams;

/// <summary>Reproducible series in which nothing happens: the kinds of noise that a monitor meets.</summary>
internal sealed class NoiseSeries(int seed)
{
    public static IReadOnlyList<string> Kinds { get; } =
    [
        "white", "autocorrelated", "slow waves", "daily rhythm", "rhythmic counts", "counts", "sparse counts", "clustered counts", "Student t3", "log-normal", "random walk", "whole numbers",
        "two states", "slow trend", "counts with holidays", "an hour's shift", "doubling regimes", "daily burst", "rounded walk",
    ];

    private readonly Random _random = new(seed);

    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="count">Number of values.</param>
    /// <param name="perDay">Values a day, for the rhythm; seven for the week of a daily series.</param>
    public double[] Make(string kind, int count, double perDay)
    {
        var values = new double[count];
        var (memory, high, until) = (0.0, false, 0.0);
        for (var i = 0; i < count; i++)
        {
            var normal = Normal();
            var rhythm = Rhythm(i / perDay);
            values[i] = kind switch
            {
                "white" => 100 + normal,
                "autocorrelated" => memory = 0.9 * memory + normal,
                "slow waves" => memory = 0.99 * memory + normal,
                "daily rhythm" => 10 + 4 * rhythm + (memory = 0.8 * memory + 0.6 * normal),
                "rhythmic counts" => Poisson(6 * Math.Exp(0.9 * rhythm)),
                "counts" => Poisson(4),
                "sparse counts" => Poisson(0.1),
                "clustered counts" => Poisson(8 * Exponential()),
                "Student t3" => normal / Math.Sqrt((Square(Normal()) + Square(Normal()) + Square(Normal())) / 3),
                "log-normal" => Math.Exp(normal),
                "random walk" => memory += normal,
                "whole numbers" => Math.Round(20 + 1.2 * normal),
                "two states" => (_random.NextDouble() < 0.02 ? high = !high : high) ? 5 + 0.2 * normal : 1 + 0.2 * normal,
                "slow trend" => 100 + 0.5 * i / perDay + normal,
                // Every seventh day half of it, as on a Sunday.
                "counts with holidays" => Poisson(((int)(i / perDay) % 7 == 6 ? 0.5 : 1) * 20 * Math.Exp(0.5 * rhythm)),
                // Clocks go back and forth every four weeks, so that a short series has some of it.
                "an hour's shift" => 10 + 4 * Rhythm(i / perDay + ((int)(i / perDay / 28) % 2 == 1 ? 1 / 24.0 : 0)) + 0.6 * normal,
                // A few weeks at one level, a few at twice as much; the change itself is an event.
                "doubling regimes" => Poisson((int)(i / perDay / 30) % 2 == 1 ? 40 : 20),
                // A job that runs once a day, some time between two and four, and takes half an hour.
                "daily burst" => normal + (Burst(i / perDay, ref until) ? 15 : 0),
                "rounded walk" => Math.Round(2 * (memory = 0.98 * memory + 0.2 * normal)) / 2,
                _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown"),
            };
        }
        return values;
    }

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    /// <summary>Between about −1.3 and 1.3, another shape than a sine.</summary>
    public static double Rhythm(double days) => Math.Sin(2 * Math.PI * days) + 0.4 * Math.Sin(4 * Math.PI * days + 1);

    private double Exponential() => -Math.Log(1 - _random.NextDouble());

    private bool Burst(double days, ref double begins)
    {
        if (days > begins + 0.5 / 24)
            begins = Math.Floor(days) + 1 + (2 + 2 * _random.NextDouble()) / 24;
        return days >= begins;
    }

    private int Poisson(double mean)
    {
        var (count, product, limit) = (0, _random.NextDouble(), Math.Exp(-mean));
        for (; product > limit; count++)
            product *= _random.NextDouble();
        return count;
    }

    private static double Square(double value) => value * value;
}
