namespace NewsMonitor.Spikes.Streams;

/// <summary>
/// How unlikely an excursion is, by the excursions before it: how often values rise over a threshold that follows the 98.5 %
/// quantile, and how far above it the peaks lie (generalized Pareto, Pickands 1975; its shape from probability weighted moments,
/// Hosking and Wallis 1987). Sizes are in units of the usual deviation. What little is known at first leans on the normal law:
/// the wider the span that a size is the mean of, the more.
/// </summary>
/// <param name="width">Values in the span; within so many values all that is over the threshold is one excursion.</param>
internal sealed class ExcursionTail(int width)
{
    private const double Quantile = 0.985;
    private const int Remembered = 64;

    /// <summary>Of a normal law, in units of its mean deviation: the 98.5 % quantile and the mean excess over it.</summary>
    private const double NormalThreshold = 2.72, NormalExcess = 0.45;

    /// <summary>Priors, for a span of one value: as many excursions of the normal mean excess; as many of a shape somewhat heavier than exponential.</summary>
    private const double PriorExcursions = 10, PriorShape = 0.15, ShapeExcursions = 20;

    private const double PriorValues = 200;

    /// <summary>An excursion counts at most as so many mean excesses: an event must not teach that events are usual.</summary>
    private const double MostExcess = 5;

    private readonly double _prior = PriorExcursions * Math.Sqrt(width), _priorShape = PriorShape / Math.Sqrt(width);
    private readonly List<double> _sorted = new(Remembered);
    private readonly Queue<double> _excesses = new(Remembered);
    private double _threshold = NormalThreshold, _mean = NormalExcess, _shape = PriorShape / Math.Sqrt(width), _values, _excursions, _peak;
    private int _quiet;

    /// <summary>−log10 of the number of excursions as high that chance brings a value; 0 below the threshold.</summary>
    public double Surprise(double size)
    {
        if (size <= _threshold)
            return 0;
        var rate = (_excursions + PriorValues * (1 - Quantile) / Math.Sqrt(width)) / (_values + PriorValues);
        // That the mean is learned and not known makes a shape of its own: the Gamma mixture of exponentials (Lomax 1954).
        var shape = Math.Max(_shape, 1 / (_sorted.Count + _prior));
        var excess = (size - _threshold) / (_mean * (1 - _shape));
        return Math.Log10(1 + shape * excess) / shape - Math.Log10(rate);
    }

    public void Learn(double size)
    {
        _values++;
        if (size > _threshold)
            (_peak, _quiet) = (Math.Max(_peak, size - _threshold), 0);
        else if (_peak > 0 && ++_quiet > width)
            EndExcursion();
        // Stochastic approximation of the quantile (Robbins and Monro 1951), never quite at rest.
        var step = NormalThreshold / 3 * Math.Max(0.02, 10 / (_values + 100));
        _threshold = Math.Max(1, _threshold + (size > _threshold ? step * Quantile : -step * (1 - Quantile)));
    }

    private void EndExcursion()
    {
        _excursions++;
        if (_excesses.Count == Remembered)
            _sorted.RemoveAt(_sorted.BinarySearch(_excesses.Dequeue()));
        var excess = Math.Min(_peak, MostExcess * _mean);
        _excesses.Enqueue(excess);
        var place = _sorted.BinarySearch(excess);
        _sorted.Insert(place < 0 ? ~place : place, excess);
        _peak = 0;
        Fit();
    }

    private void Fit()
    {
        double sum = 0, weighted = 0;
        var count = _sorted.Count;
        for (var i = 0; i < count; i++)
        {
            sum += _sorted[i];
            weighted += _sorted[i] * (count - 1 - i) / Math.Max(1, count - 1);
        }
        _mean = (sum + _prior * NormalExcess) / (count + _prior);
        var heavy = count < 5 || sum <= 2 * weighted ? 0 : Math.Clamp(2 - sum / (sum - 2 * weighted), 0, 0.5);
        _shape = (heavy * count + _priorShape * ShapeExcursions) / (count + ShapeExcursions);
    }
}
