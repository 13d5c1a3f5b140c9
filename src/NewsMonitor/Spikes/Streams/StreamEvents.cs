namespace NewsMonitor.Spikes.Streams;

/// <summary>
/// Makes events of surprises. An event is told once: until its horizon is over only what is ten times less likely is told
/// again, the less so the fresher it is. What is told is weighed against what the record has shown so far: a surprise like
/// many before it, or one that a long record has to bring, says less than the same one alone.
/// </summary>
internal sealed class StreamEvents
{
    /// <summary>Ten times less likely: so much more surprising must a value be to be told beside an event just told.</summary>
    public const double TellAgain = 1;

    /// <summary>Untold values of an event stay a little above the usual ones.</summary>
    private const double Untold = 0.01;

    /// <summary>Part of its −log10 chance that an event loses for its like in the past, and for the length of the record.</summary>
    private const double ForItsLike = 0.5, ForTheRecord = 0.65;

    private const double UsualRecord = 1000;
    private const int Remembered = 50;

    /// <summary>Surprises that differ by a few tenths count as alike.</summary>
    private const double Alike = 0.3;

    private readonly Queue<double> _past = new(Remembered);
    private DateTime _toldAt;
    private double _told;

    /// <summary>Days for which an event is told once: one, or twelve values of a slow series.</summary>
    public static double Horizon(double perDay) => Math.Max(1, 12 / perDay);

    /// <summary>What remains of an event's surprise so much later: 1 at first, 0 from its horizon on.</summary>
    public static double Freshness(DateTime since, DateTime at, double perDay) =>
        since == default ? 0 : Math.Max(0, 1 - (at - since).TotalDays / Horizon(perDay));

    /// <summary>The surprise as it is told; a hundredth of it for what is part of an event already told.</summary>
    public double Tell(DateTime at, double surprise, double perDay, long values)
    {
        if (surprise <= 0)
            return 0;
        if (surprise <= (_told + TellAgain) * Freshness(_toldAt, at, perDay))
            return Untold * surprise;
        (_told, _toldAt) = (surprise, at);
        var weighed = surprise - ForItsLike * Math.Log10(1 + Alikes(surprise)) - ForTheRecord * Math.Log10((values + 1) / UsualRecord);
        if (_past.Count == Remembered)
            _past.Dequeue();
        _past.Enqueue(surprise);
        return Math.Max(weighed, Untold * surprise);
    }

    /// <summary>How many of the last events were as surprising; one just as surprising counts half.</summary>
    private double Alikes(double surprise)
    {
        double count = 0;
        foreach (var past in _past)
            count += 1 / (1 + Math.Exp((surprise - past) / Alike));
        return count;
    }
}
