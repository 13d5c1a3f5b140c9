namespace NewsMonitor.Spikes.Streams;

/// <summary>
/// How unlikely a value is, learned online from the values before it: peaks over a threshold, which follows the 98.5 %
/// quantile, with an exponential tail above it (Pickands 1975; as a stream: Siffer et al. 2017).
/// </summary>
internal sealed class TailModel
{
    private const double Quantile = 0.985;
    private const int ValuesToStart = 100;

    /// <summary>Prior of the mean excess, in values.</summary>
    private const double PriorPeaks = 2;

    private List<double>? _first = new(ValuesToStart);
    private double _threshold, _step, _values, _peaks, _excess;

    /// <summary>−log10 of the chance of a value that high; 0 below the threshold and while nothing is known.</summary>
    /// <param name="quantum">The smallest difference that means anything: no tail is thinner.</param>
    public double Surprise(double value, double quantum)
    {
        if (_first is not null || value <= _threshold)
            return 0;
        var mean = (_excess + PriorPeaks * Math.Max(_step, quantum)) / (_peaks + PriorPeaks);
        return Math.Log10(_values / Math.Max(1, _peaks)) + (value - _threshold) / mean / Math.Log(10);
    }

    public void Learn(double value)
    {
        if (_first is null)
        {
            Count(value);
            return;
        }
        _first.Add(value);
        if (_first.Count < ValuesToStart)
            return;
        var values = _first;
        _first = null;
        values.Sort();
        _threshold = values[(int)(ValuesToStart * Quantile)];
        _step = (_threshold - values[ValuesToStart / 2]) / 3;
        foreach (var known in values)
            Count(known);
    }

    private void Count(double value)
    {
        _values++;
        if (value > _threshold)
        {
            _peaks++;
            _excess += value - _threshold;
        }
        // Stochastic approximation of the quantile (Robbins and Monro 1951), never quite at rest.
        var step = _step * Math.Max(0.02, 10 / (_values + 10));
        _threshold += value > _threshold ? step * Quantile : -step * (1 - Quantile);
    }
}
