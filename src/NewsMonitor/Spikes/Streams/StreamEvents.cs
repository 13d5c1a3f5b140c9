namespace NewsMonitor.Spikes.Streams;

/// <summary>
/// Makes events of surprises. An event is told once: until its horizon is over only what is ten times less likely is told
/// again, the less so the fresher it is.
/// </summary>
internal sealed class StreamEvents
{
    /// <summary>Ten times less likely: so much more surprising must a value be to be told beside an event just told.</summary>
    private const double TellAgain = 1;

    /// <summary>Surprises that differ by a few tenths count as alike.</summary>
    private const double Alike = 0.3;

    private readonly KnownEvents _known = new();
    private DateTime _first, _toldAt;
    private double _told;

    /// <summary>What is told of a value; null for one that surprises no more than others, or is part of an event already told.</summary>
    /// <param name="at">Of the value.</param>
    /// <param name="surprise">How unlikely it is.</param>
    /// <param name="deviation">How far it is off what was expected.</param>
    /// <param name="perDay">Values a day.</param>
    public ToldEvent? Tell(DateTime at, StreamSurprise surprise, double deviation, double perDay)
    {
        if (_first == default)
            _first = at;
        var largest = surprise.Largest;
        if (largest <= 0)
            return null;
        // Days for which an event is told once: one, or twelve values of a slow series.
        var horizon = Math.Max(1, 12 / perDay);
        var freshness = _toldAt == default ? 0 : Math.Max(0, 1 - (at - _toldAt).TotalDays / horizon);
        if (largest <= (_told + TellAgain) * freshness)
        {
            _known.GoOn(at, deviation, perDay);
            return null;
        }
        (_told, _toldAt) = (largest, at);
        // One just as surprising counts half.
        var alikes = _known.Surprises.Sum(past => 1 / (1 + Math.Exp((largest - past) / Alike)));
        var share = _known.ShareAtThisTime(at, deviation, perDay, (at - _first).TotalDays);
        _known.Add(at, largest, deviation);
        return new ToldEvent(largest, surprise.IsQuiet, alikes, share);
    }
}

/// <summary>An event at the value that tells of it.</summary>
/// <param name="Surprise">−log10 of its chance.</param>
/// <param name="IsQuiet">The series stands still, or moves less than usual.</param>
/// <param name="Alikes">How many of the last events were as surprising.</param>
/// <param name="ShareAtThisTime">The share of the days, or weeks, before on which the like came at this time; 0 for what is not regular.</param>
internal sealed record ToldEvent(double Surprise, bool IsQuiet, double Alikes, double ShareAtThisTime);
