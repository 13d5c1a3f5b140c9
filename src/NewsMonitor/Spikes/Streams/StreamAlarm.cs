namespace NewsMonitor.Spikes.Streams;

/// <summary>
/// Which surprises are alerts, so that chance brings less than one a week: from the peaks of the events so far (how many a
/// week, and how far above a surprise of one, an exponential law) follows the surprise that is exceeded less often than
/// that. Thus a heavy-tailed series earns a higher bar by its own record, and a quiet one a lower.
/// </summary>
internal sealed class StreamAlarm
{
    /// <summary>False alerts aimed at, a week: well below the budget of one, as the law is an estimate.</summary>
    private const double PerWeek = 0.15;

    /// <summary>No alert below, in −log10 of a chance: once in a thousand values.</summary>
    private const double Floor = 3;

    /// <summary>Peaks count from here on, and up to here: true events must not raise the bar for the next.</summary>
    private const double PeaksFrom = 1, PeaksTo = 4;

    /// <summary>The mean excess of calm noise, believed as much as so many peaks.</summary>
    private const double UsualExcess = 0.4, PriorPeaks = 6;

    private const double Remembered = 100;

    private DateTime _alarmedAt, _peakAt;
    private double _alarmed, _peak, _excess, _recent;
    private long _peaks;

    /// <param name="at">Of the value.</param>
    /// <param name="surprise">−log10 of its chance.</param>
    /// <param name="perDay">Values a day.</param>
    /// <param name="days">Length of the record so far.</param>
    /// <returns>True for an alert; an event alerts once, unless it gets ten times less likely.</returns>
    public bool Push(DateTime at, double surprise, double perDay, double days)
    {
        var mean = (_excess + PriorPeaks * UsualExcess) / (_recent + PriorPeaks);
        var bar = Math.Max(Floor, PeaksFrom + mean * Math.Log((_peaks + 1) * 7 / Math.Max(1, days) / PerWeek));
        FollowPeaks(at, surprise, perDay);
        if (surprise < bar)
            return false;
        var alert = surprise > (_alarmed + StreamEvents.TellAgain) * StreamEvents.Freshness(_alarmedAt, at, perDay);
        if (alert)
            _alarmed = surprise;
        _alarmedAt = at; // or it goes on: a level that stays moved is one event
        return alert;
    }

    /// <summary>Surprises in a row are one event and count with their peak, once it is a quarter of the horizon old.</summary>
    private void FollowPeaks(DateTime at, double surprise, double perDay)
    {
        if (_peak > 0 && StreamEvents.Freshness(_peakAt, at, perDay) < 0.75)
        {
            _excess += Math.Min(_peak, PeaksTo) - PeaksFrom;
            _recent++;
            _peaks++;
            if (_recent > Remembered)
                (_excess, _recent) = (_excess * Remembered / _recent, Remembered);
            _peak = 0;
        }
        if (surprise > PeaksFrom && surprise > _peak)
            (_peak, _peakAt) = (surprise, at);
    }
}
