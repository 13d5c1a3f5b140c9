namespace NewsMonitor.Spikes.Streams;

/// <summary>
/// Which surprises are alerts, so that chance brings less than one a week. Each kind of surprise has a record of its own
/// (<see cref="SurpriseRecord"/>), and each may bring the same small number of false alerts. Thus a heavy-tailed series
/// earns a higher bar by its own record, and a quiet one a lower.
/// </summary>
internal sealed class StreamAlarm
{
    /// <summary>False alerts aimed at, a week and kind of surprise: all together well below the budget of one, as the records are estimates.</summary>
    private const double PerWeek = 0.15;

    /// <summary>No alert below: once in three thousand values, however slow the series.</summary>
    private const double Floor = 3.5;

    private readonly SurpriseRecord _off = new(), _moved = new(), _restless = new();
    private DateTime _alarmedAt;
    private double _alarmed;
    private bool _runAlerted;

    /// <param name="at">Of the value.</param>
    /// <param name="surprise">What is known of it.</param>
    /// <param name="perDay">Values a day.</param>
    /// <param name="repeats">It is the value before it once more: a source that falls silent, or stands still, is one event however long it does.</param>
    /// <returns>True for an alert; an event alerts once, unless it gets ten times less likely.</returns>
    public bool Push(DateTime at, in StreamSurprise surprise, double perDay, bool repeats)
    {
        _runAlerted &= repeats;
        var unlikely = Math.Max(_off.Push(surprise.Off), _moved.Push(surprise.Moved));
        unlikely = Math.Max(unlikely, _restless.Push(Math.Max(surprise.Wider, surprise.Narrower)));
        unlikely = Math.Max(unlikely, surprise.Standstill);
        if (unlikely < Math.Max(Floor, Math.Log10(7 * perDay / PerWeek)))
            return false;
        var alert = !_runAlerted && unlikely > (_alarmed + StreamEvents.TellAgain) * StreamEvents.Freshness(_alarmedAt, at, perDay);
        if (alert)
            (_alarmed, _runAlerted) = (unlikely, true);
        _alarmedAt = at; // or it goes on: a level that stays moved is one event
        return alert;
    }
}
