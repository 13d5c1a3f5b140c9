namespace NewsMonitor.Spikes.Streams;

/// <summary>
/// One way to look at a series for alerts: the season taken out, then means over 1 to 8 values and over some dozens against the
/// level before them, and the same for the size of the steps between neighbours (its logarithm), for a series that grows wilder or calmer.
/// </summary>
internal sealed class AlarmView(StreamSeason season)
{
    /// <summary>Number of spans that watch for a moved level.</summary>
    public const int LongSpans = 2;

    private const int ShortSpans = 4;

    /// <summary>After an event the level is what the middle one of so many values is.</summary>
    private const int ValuesToSettle = 24;

    /// <summary>A level that lies so many usual deviations of a mean over 24 values from the old one is a new one.</summary>
    private const double NewLevel = 4;

    /// <summary>Within so many days or values a return to the old level, within so many usual deviations, is no news.</summary>
    private const double DaysToReturn = 3, ValuesToReturn = 96, NearHome = 2.5;

    /// <summary>A series by the day is young for so many values; another for as many more for each tenfold of the values a day.</summary>
    private const int YoungValues = 60;

    private static readonly int[] Widths = [1, 2, 4, 8, 24, 96];

    private readonly SeasonalRhythm? _rhythm = season.Rhythm();
    private readonly AlarmSpan[] _spans = [.. Widths.Select(w => new AlarmSpan(w))];
    private readonly AlarmSpan[] _steps = [new(24), new(96)];
    private readonly double[] _rests = new double[ValuesToSettle];
    private bool _moves;
    private double _slow, _lastRest, _lastValue, _before, _home = double.NaN;
    private long _values;
    private DateTime _first, _leftHomeAt;

    /// <summary>Usual error of the expectation, over the last days.</summary>
    public double Error { get; private set; }

    /// <summary>How unlikely the last one to eight values are: −log10 of how often a value chance brings the like.</summary>
    public double Off { get; private set; }

    /// <summary>How unlikely it is that neighbours differ as much, or as little, as they did of late.</summary>
    public double Restless { get; private set; }

    /// <summary>How unlikely the mean over a long span is.</summary>
    public double Move(int longSpan) => _spans[ShortSpans + longSpan].Largest;

    /// <summary>Usual deviation of the mean over a long span; infinite while it is not known.</summary>
    public double UsualMove(int longSpan) => _spans[ShortSpans + longSpan].Usual;

    /// <summary>Too little is known, since the start or the last gap, for an alert.</summary>
    public bool IsYoung(double perDay) => _spans[0].Values <= YoungValues * (1 + Math.Log10(Math.Max(1, perDay)));

    /// <summary>Takes in a value; while an event lasts nothing of it is learned but the level.</summary>
    public void Push(DateTime at, double value, double perDay, double quantum, bool learning)
    {
        if (_values == 0)
            (_slow, _first, _lastRest) = (value, at, value);
        var known = (at - _first).TotalDays >= season.DaysToLearn();
        var rest = value - (_rhythm?.At(at, perDay) ?? 0);
        var error = _values == 0 ? 0 : Math.Abs(rest - _spans[0].Level);
        var memory = Math.Min(_values + 1, Math.Max(50, 3 * perDay));
        Error += (Math.Min(error, _values <= 1 ? error : 5 * Math.Max(Error, quantum)) - Error) / memory;

        Off = 0;
        for (var i = 0; i < _spans.Length; i++)
        {
            _spans[i].Push(at.Hour, rest, known, perDay, quantum, learning);
            if (i < ShortSpans)
                Off = Math.Max(Off, _spans[i].Largest);
        }
        // A series that has never moved has no steps to be wilder or calmer than (its first value begins the record).
        _moves |= value != _lastValue && _values > 0;
        if (_moves || _values == 0)
        {
            // A fifth of the usual error is as good as none.
            var step = Math.Log(Math.Abs(rest - _lastRest) + 0.2 * Math.Max(Error, quantum));
            Restless = 0;
            foreach (var span in _steps)
            {
                span.Push(at.Hour, step, known, perDay, 0.1, learning);
                Restless = Math.Max(Restless, span.Largest);
            }
        }

        _slow += (value - _slow) / memory;
        if (learning)
            _rhythm?.Learn(_rhythm.BinOf(at), value - _slow, 6 * Math.Max(Error, quantum));
        (_lastRest, _lastValue) = (rest, value);
        _rests[_values % ValuesToSettle] = rest;
        _values++;
    }

    /// <summary>An event begins: the level before it is kept.</summary>
    public void Begin() => _before = _spans[ShortSpans].Before;

    /// <summary>The event is told: a level that stayed moved is the new one.</summary>
    public void Settle(DateTime at)
    {
        var level = _rests.Order().ElementAt(ValuesToSettle / 2);
        if (double.IsFinite(UsualMove(0)) && Math.Abs(level - _before) > NewLevel * UsualMove(0))
        {
            (_home, _leftHomeAt) = (_before, at);
            MoveTo(level, level - _before, ValuesToSettle);
        }
        foreach (var span in _steps)
            span.SetLevel(span.Level);
    }

    /// <summary>The last value is where the level was before an event not long ago.</summary>
    public bool IsHome(DateTime at, double perDay) =>
        Math.Abs(_lastRest - _home) <= NearHome * _spans[0].Usual && (at - _leftHomeAt).TotalDays <= Math.Max(DaysToReturn, ValuesToReturn / perDay);

    /// <summary>The level is again what it was before the event.</summary>
    public void GoHome()
    {
        if (!double.IsNaN(_home))
            MoveTo(_home, _home - _spans[ShortSpans].Level, 1);
        _home = double.NaN;
    }

    /// <summary>After a long gap nothing is known of the level; what is known of season and spread stays.</summary>
    public void Restart(double value, DateTime at, double perDay)
    {
        _slow = _lastRest = value - (_rhythm?.At(at, perDay) ?? 0);
        foreach (var span in _spans)
            span.Restart(_slow);
        _home = double.NaN;
    }

    private void MoveTo(double level, double by, int except)
    {
        foreach (var span in _spans)
            span.MoveTo(level, by, except);
        _slow = level;
    }
}
