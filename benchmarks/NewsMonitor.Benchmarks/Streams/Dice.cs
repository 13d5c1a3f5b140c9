namespace NewsMonitor.Benchmarks.Streams;

/// <summary>Reproducible chance.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public double Uniform() => _random.NextDouble();

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    /// <summary>A count of that mean whose variance is so many times the mean: a Gamma-Poisson one.</summary>
    public double Count(double mean, double dispersion)
    {
        if (mean > 50)
            return Math.Max(0, Math.Round(mean + Math.Sqrt(mean * dispersion) * Normal()));
        var rate = dispersion > 1 ? Gamma(mean / (dispersion - 1)) * (dispersion - 1) : mean;
        var (count, product, limit) = (0, _random.NextDouble(), Math.Exp(-rate));
        for (; product > limit; count++)
            product *= _random.NextDouble();
        return count;
    }

    /// <summary>Marsaglia and Tsang 2000.</summary>
    private double Gamma(double shape)
    {
        if (shape < 1)
            return Gamma(shape + 1) * Math.Pow(1 - _random.NextDouble(), 1 / shape);
        var d = shape - 1.0 / 3;
        while (true)
        {
            var x = Normal();
            var v = Math.Pow(1 + x / Math.Sqrt(9 * d), 3);
            if (v > 0 && Math.Log(1 - _random.NextDouble()) < 0.5 * x * x + d - d * v + d * Math.Log(v))
                return d * v;
        }
    }
}
