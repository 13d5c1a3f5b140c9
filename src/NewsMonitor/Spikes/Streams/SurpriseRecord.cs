namespace NewsMonitor.Spikes.Streams;

/// <summary>
/// What one kind of surprise has shown so far: how often it comes over a threshold, and how far above it its peaks are on
/// average (peaks over a threshold with an exponential law, as in <see cref="TailModel"/>, but of events instead of values).
/// From both follows how many events at least as surprising chance brings. A surprise that is wrong for a series, as its
/// tail is heavy or its values hang together, is set right by its own record. The mean excess is not known but learned, so
/// that the law of the next peak is the Gamma mixture of exponentials (Lomax): the fewer peaks, the heavier its tail.
/// </summary>
internal sealed class SurpriseRecord
{
    /// <summary>Peaks count from here on, and up to here: true events must not raise the bar for the next.</summary>
    private const double From = 1, To = 4;

    /// <summary>So many values without a surprise end an event.</summary>
    private const int Quiet = 12;

    /// <summary>Before anything is known: two events in a hundred values, and three peaks of the mean excess that a right −log10 chance has (log10 e).</summary>
    private const double PriorEvents = 2, PriorValues = 100, PriorPeaks = 3, PriorExcess = 0.434;

    private const double Remembered = 100;

    private double _peak, _excess, _peaks, _events, _values;
    private int _quiet;

    /// <summary>Takes in the surprise of a value; −log10 of the number of events at least as surprising that chance brings a value, 0 for the usual.</summary>
    public double Push(double surprise)
    {
        var unlikely = surprise <= From ? 0 : Unlikely(surprise);
        _values++;
        if (surprise > From)
            (_peak, _quiet) = (Math.Max(_peak, surprise), 0);
        else if (_peak > 0 && ++_quiet == Quiet)
            Learn();
        return unlikely;
    }

    private double Unlikely(double surprise)
    {
        var higher = (_peaks + PriorPeaks) * Math.Log10(1 + (surprise - From) / (_excess + PriorPeaks * PriorExcess));
        return higher - Math.Log10((_events + PriorEvents) / (_values + PriorValues));
    }

    private void Learn()
    {
        _events++;
        _peaks++;
        _excess += Math.Min(_peak, To) - From;
        if (_peaks > Remembered)
            (_excess, _peaks) = (_excess * Remembered / _peaks, Remembered);
        _peak = 0;
    }
}
