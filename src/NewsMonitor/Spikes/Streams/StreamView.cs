namespace NewsMonitor.Spikes.Streams;

/// <summary>
/// One way to look at a series: the season taken out, then, for the last 1, 2, 4 and 8 values, how far their mean lies from
/// the level before them, in units of what is usual at that hour of the day. The surprise is the mean over the four spans,
/// so that what lasts counts for more than a single wild value. Two longer spans watch for a level that moved, and the mean
/// step between neighbours for a series that became restless or smooth.
/// </summary>
internal sealed class StreamView(StreamSeason season)
{
    /// <summary>Number of spans that watch for a moved level.</summary>
    public const int LongSpans = 2;

    private const int ShortSpans = 4;
    private static readonly int[] Widths = [1, 2, 4, 8, 24, 96];

    /// <summary>Memory of the mean step between neighbours, in values.</summary>
    private const int RestlessMemory = 24;

    private readonly SeasonalRhythm? _rhythm = season.Rhythm();
    private readonly StreamSpan[] _spans = Widths.Select(w => new StreamSpan(w)).ToArray();
    private readonly TailModel _wide = new(), _narrow = new();
    private readonly Queue<double> _late = new(RestlessMemory + 1);
    private double _slow, _stepBetween, _lastRest;
    private long _values;
    private DateTime _first;

    /// <summary>What the next value was expected to be.</summary>
    public double Expected { get; private set; }

    /// <summary>Usual error of the expectation, over the last days.</summary>
    public double Error { get; private set; }

    /// <summary>How unlikely the last value and those just before it are: −log10 of a chance, 0 for the usual.</summary>
    public double Surprise { get; private set; }

    /// <summary>How unlikely it is that neighbours differ as much as they did of late.</summary>
    public double Wider { get; private set; }

    /// <summary>How unlikely it is that neighbours differ as little as they did of late.</summary>
    public double Narrower { get; private set; }

    /// <summary>How unlikely the mean over a long span is.</summary>
    public double Move(int longSpan) => _spans[ShortSpans + longSpan].Surprise;

    /// <summary>Usual deviation of the mean over a long span; infinite while it is not known.</summary>
    public double UsualMove(int longSpan) => _spans[ShortSpans + longSpan].Usual;

    /// <summary>Takes in a value.</summary>
    public void Push(DateTime at, double value, double perDay, double quantum)
    {
        if (_values == 0)
            (_slow, _first, _lastRest) = (value, at, double.NaN);
        var learned = (at - _first).TotalDays >= season.DaysToLearn();
        var bin = _rhythm?.BinOf(at) ?? 0;
        var usualNow = _rhythm?[bin] ?? 0;
        var rest = value - usualNow;
        Expected = usualNow + (_values == 0 ? rest : _spans[0].Level);
        var error = Math.Abs(value - Expected);
        Error += (Math.Min(error, _values == 0 ? error : 5 * Math.Max(Error, quantum)) - Error) / Math.Min(_values + 1, Math.Max(50, 3 * perDay));

        Surprise = 0;
        for (var i = 0; i < _spans.Length; i++)
        {
            _spans[i].Push(at.Hour, rest, learned, perDay, quantum);
            if (i < ShortSpans)
                Surprise += _spans[i].Surprise / ShortSpans;
        }
        FollowSteps(rest, learned, quantum);
        _slow += (value - _slow) / Math.Min(_values + 1, Math.Max(50, 3 * perDay));
        _rhythm?.Learn(bin, value - _slow, 6 * Math.Max(Error, quantum));
        _values++;
    }

    /// <summary>After a long gap nothing is known of the level; what is known of season and spread stays.</summary>
    public void Restart(double value, DateTime at)
    {
        _lastRest = double.NaN;
        _slow = value - (_rhythm?[_rhythm.BinOf(at)] ?? 0); // or the rhythm would learn the difference as its own
        foreach (var span in _spans)
            span.Restart(_slow);
    }

    private void FollowSteps(double rest, bool learned, double quantum)
    {
        var step = Math.Abs(rest - _lastRest);
        _lastRest = rest;
        (Wider, Narrower) = (0, 0);
        if (double.IsNaN(step))
            return;
        _stepBetween += (step - _stepBetween) / Math.Min(_values, RestlessMemory);
        if (!learned || _values <= 3 * RestlessMemory)
            return;
        // As a ratio; a tenth of the usual error is as good as none, a twentieth of a difference no difference.
        const double Ripple = 0.05;
        var size = Math.Log(_stepBetween + 0.1 * Math.Max(Error, quantum));
        Wider = _wide.Surprise(size, Ripple);
        Narrower = _narrow.Surprise(-size, Ripple);
        _wide.Learn(size);
        // A series that falls quiet does so step by step: it must not learn from the beginning of that what is usual.
        _late.Enqueue(size);
        if (_late.Count > RestlessMemory)
            _narrow.Learn(-_late.Dequeue());
    }
}
