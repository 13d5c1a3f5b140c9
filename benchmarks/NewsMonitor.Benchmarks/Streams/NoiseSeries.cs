namespace NewsMonitor.Benchmarks.Streams;

/// <summary>Reproducible series in which nothing happens: the kinds of noise that a monitor meets.</summary>
internal sealed class NoiseSeries(int seed)
{
    public static IReadOnlyList<string> Kinds { get; } =
        ["white", "autocorrelated", "slow waves", "daily rhythm", "rhythmic counts", "counts", "sparse counts", "clustered counts", "Student t3", "log-normal", "random walk", "whole numbers", "two states"];

    private readonly Random _random = new(seed);

    /// <param name="kind">One of <see cref="Kinds"/>.</param>
    /// <param name="count">Number of values.</param>
    /// <param name="perDay">Values a day, for the rhythm; seven for the week of a daily series.</param>
    public double[] Make(string kind, int count, double perDay)
    {
        var values = new double[count];
        var (memory, high) = (0.0, false);
        for (var i = 0; i < count; i++)
        {
            var normal = Normal();
            var rhythm = Math.Sin(2 * Math.PI * i / perDay) + 0.4 * Math.Sin(4 * Math.PI * i / perDay + 1);
            values[i] = kind switch
            {
                "white" => 100 + normal,
                "autocorrelated" => memory = 0.9 * memory + normal,
                "slow waves" => memory = 0.99 * memory + normal,
                "daily rhythm" => 10 + 4 * rhythm + (memory = 0.8 * memory + 0.6 * normal),
                "rhythmic counts" => Poisson(6 * Math.Exp(0.9 * rhythm)),
                "counts" => Poisson(4),
                "sparse counts" => Poisson(0.1),
                "clustered counts" => Poisson(8 * -Math.Log(1 - _random.NextDouble())),
                "Student t3" => normal / Math.Sqrt((Square(Normal()) + Square(Normal()) + Square(Normal())) / 3),
                "log-normal" => Math.Exp(normal),
                "random walk" => memory += normal,
                "whole numbers" => Math.Round(20 + 1.2 * normal),
                "two states" => (_random.NextDouble() < 0.02 ? high = !high : high) ? 5 + 0.2 * normal : 1 + 0.2 * normal,
                _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown"),
            };
        }
        return values;
    }

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    private int Poisson(double mean)
    {
        var (count, product, limit) = (0, _random.NextDouble(), Math.Exp(-mean));
        for (; product > limit; count++)
            product *= _random.NextDouble();
        return count;
    }

    private static double Square(double value) => value * value;
}
