namespace NewsMonitor.Spikes.Streams;

/// <summary>
/// Which values are alerts, so that chance brings less than one a week. Beside the score, that weighs a value against all the
/// series has shown, events included, an alert asks whether the series as it was before knows the like: it has views of its
/// own that do not learn from events. An event is told once: for so many values nothing else is, then not before all was quiet.
/// </summary>
internal sealed class StreamAlarm
{
    /// <summary>
    /// Alerts aimed at, a week: less than the budget of one, as there are sixteen tails that may each go wrong, of which about
    /// half say the same.
    /// </summary>
    private const double PerWeek = 0.02;

    /// <summary>However slow the series, chance may bring an alert in so many values (−log10): rows a day, and half a power of ten more for each tenfold of them.</summary>
    private const double Floor = 4.2, FloorPerTenfold = 0.6;

    /// <summary>An event is over after so many values.</summary>
    private const int EventValues = 24;

    /// <summary>After it, all must be so many powers of ten below the bar before another is told, or one be so many times as unlikely, or off, as the last was at its most.</summary>
    private const double Rest = 1, MuchMore = 2, MuchFurther = 4;

    /// <summary>The first Saturdays and Sundays are no surprise that they differ from working days: the bar is that much higher in the first week, and until the week is known.</summary>
    private const double FirstWeekend = 2, EarlyWeekend = 1.3;

    /// <summary>What came so many times, at such a rate a week, is what this series does: events at least so unlikely in comparison, and so far off.</summary>
    private const double Often = 4, OftenAWeek = 0.7, Alike = 0.6, MuchLarger = 2;

    /// <summary>A series of which most values repeat the one before has events by nature: the same value once more is known sooner.</summary>
    private const double OftenOfStill = 2, NoLarger = 1.1;

    private readonly AlarmView[] _views = [new(StreamSeason.None), new(StreamSeason.Day), new(StreamSeason.Week)];
    private readonly KnownEvents _told = new();
    private DateTime _first;
    private long _values, _repeats;
    private double _lastSize, _lastDeviation;
    private int _eventValues;
    private bool _armed = true, _standing;

    /// <summary>−log10 of how often a value chance brings the like of the last one.</summary>
    public double Unlikely { get; private set; }

    /// <summary>How much less likely than an alert has to be, in powers of ten; negative for what is likelier.</summary>
    public double OverBar { get; private set; }

    /// <param name="at">Of the value.</param>
    /// <param name="value">As it is.</param>
    /// <param name="deviation">How far the value is off what was expected.</param>
    /// <param name="perDay">Values a day.</param>
    /// <param name="quantum">The smallest difference that means anything.</param>
    /// <param name="standstill">How unlikely it is that the series stands still as long as it does.</param>
    /// <param name="repeats">It is the value before it once more: a source that falls silent, or stands still, is one event however long it does.</param>
    /// <returns>True for an alert.</returns>
    public bool Push(DateTime at, double value, double deviation, double perDay, double quantum, double standstill, bool repeats)
    {
        if (_values++ == 0)
            _first = at;
        _repeats += repeats ? 1 : 0;
        foreach (var view in _views)
            view.Push(at, value, perDay, quantum, learning: _eventValues == 0);
        var best = Best(at, perDay);
        Judge(at, perDay, best, standstill);
        _standing &= repeats;
        if (_eventValues > 0)
        {
            _told.GoOn(at, deviation, perDay);
            (_lastSize, _lastDeviation) = (Math.Max(_lastSize, Unlikely), Math.Max(_lastDeviation, Math.Abs(deviation)));
            GoOn(at);
            return false;
        }
        _armed |= OverBar < -Rest;
        if (OverBar < 0 || _standing || (!_armed && Unlikely < MuchMore * _lastSize && Math.Abs(deviation) < MuchFurther * _lastDeviation))
            return false;
        if (best.IsHome(at, perDay))
        {
            foreach (var view in _views)
                view.GoHome();
            return false;
        }
        var days = (at - _first).TotalDays;
        bool IsOften(double times, double larger) => _told.Alikes(Alike * Unlikely, deviation, larger) >= Math.Max(times, OftenAWeek * days / 7);
        var isKnown = IsOften(Often, MuchLarger) || (_repeats > _values / 2 && IsOften(OftenOfStill, NoLarger)) || _told.ShareAtThisTime(at, deviation, perDay, days) > 0;
        _told.Add(at, Unlikely, deviation);
        (_lastSize, _lastDeviation, _armed, _standing) = (Unlikely, Math.Abs(deviation), false, true);
        // What a young series shows is remembered and learned from, but not told.
        if (best.IsYoung(perDay))
            return false;
        Begin();
        return !isKnown;
    }

    /// <summary>After a long gap nothing is known of the level.</summary>
    public void Restart(double value, DateTime at, double perDay)
    {
        foreach (var view in _views)
            view.Restart(value, at, perDay);
    }

    private void Judge(DateTime at, double perDay, AlarmView best, double standstill)
    {
        // The views see a slow move each in its own way: over some dozens of values only the one that knows the season can.
        var (moved, rhythmic) = (0.0, best != _views[0]);
        for (var span = 0; span < AlarmView.LongSpans; span++)
        {
            var view = Best(at, perDay, span);
            moved = Math.Max(moved, view.Move(span));
            rhythmic |= view != _views[0];
        }
        Unlikely = Math.Max(Math.Max(best.Off, moved), Math.Max(best.Restless, standstill));
        OverBar = Unlikely - Bar(at, perDay, rhythmic);
    }

    private double Bar(DateTime at, double perDay, bool rhythmic)
    {
        var bar = Math.Max(Floor + FloorPerTenfold * Math.Max(0, Math.Log10(perDay)), Math.Log10(7 * perDay / PerWeek));
        if (!rhythmic || at.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            return bar;
        var days = (at - _first).TotalDays;
        return days < 8 ? FirstWeekend * bar : days < StreamSeason.Week.DaysToTrust() ? EarlyWeekend * bar : bar;
    }

    private void Begin()
    {
        _eventValues = 1;
        foreach (var view in _views)
            view.Begin();
    }

    private void GoOn(DateTime at)
    {
        if (++_eventValues <= EventValues)
            return;
        _eventValues = 0;
        foreach (var view in _views)
            view.Settle(at);
    }

    /// <summary>The view that errs least, for the next value or over a long span, once enough cycles are known for its season.</summary>
    private AlarmView Best(DateTime at, double perDay, int? longSpan = null)
    {
        double Error(StreamSeason season) => longSpan is { } span ? _views[(int)season].UsualMove(span) : _views[(int)season].Error;
        return _views[(int)StreamSeasons.Best((at - _first).TotalDays, perDay, Error(StreamSeason.None), Error(StreamSeason.Day), Error(StreamSeason.Week))];
    }
}
