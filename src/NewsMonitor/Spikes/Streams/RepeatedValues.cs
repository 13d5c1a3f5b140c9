namespace NewsMonitor.Spikes.Streams;

/// <summary>
/// How unlikely it is that a series stands still: the length of the run of equal values, against how often this series
/// repeats itself and how long its runs were so far. A stuck sensor shows, the zeros of a sparse count do not.
/// </summary>
internal sealed class RepeatedValues
{
    private const int ValuesToStart = 50;

    /// <summary>A standstill must be a thousand times less likely to say as much as other surprises: values repeat in ways that no chance explains.</summary>
    private const double Margin = 3;

    /// <summary>Runs are compared by their doublings, as their lengths differ by orders; half of one is the least that means anything.</summary>
    private const double Doubling = 0.5;

    private readonly TailModel _runs = new();
    private double _previous = double.NaN;
    private long _values, _repeats, _run;

    /// <summary>Takes in a value; −log10 of the chance of the run it ends, less a margin, 0 for the usual.</summary>
    public double Push(double value)
    {
        if (value.Equals(_previous))
        {
            _run++;
            _repeats++;
        }
        else
        {
            _runs.Learn(Math.Log2(1 + _run));
            _run = 0;
        }
        var usual = (_repeats - _run + 0.5) / (_values - _run + 1);
        var surprise = _values < ValuesToStart ? 0 : Math.Max(0, Math.Min(-_run * Math.Log10(usual), _runs.Surprise(Math.Log2(1 + _run), Doubling)) - Margin);
        _previous = value;
        _values++;
        return surprise;
    }
}
