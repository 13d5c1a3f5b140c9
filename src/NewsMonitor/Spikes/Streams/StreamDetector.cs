namespace NewsMonitor.Spikes.Streams;

/// <summary>What is said of one value of a stream.</summary>
/// <param name="Expected">What was expected of it, from the values before.</param>
/// <param name="Score">0 … 1: how likely it is that somebody would say that something unusual begins here (<see cref="StreamScore"/>).</param>
/// <param name="Alert">True when chance does this less than once a week.</param>
public readonly record struct StreamVerdict(double Expected, double Score, bool Alert);

/// <summary>
/// Looks for what is unusual in any series of numbers as they come in, at any step: counts, temperatures, loads. Learns
/// level, rhythm of day and week, spread and tails as it goes; needs no setting. Method and figures: docs/detection.md.
/// </summary>
/// <remarks>
/// Four things surprise, each by its own record (<see cref="StreamSurprise"/>): values off their level for one to eight
/// values, a level that moved over some dozens, a series that became more or less restless, and one that stands still.
/// The largest makes the event (<see cref="StreamEvents"/>), the alert follows a budget (<see cref="StreamAlarm"/>), and both the score.
/// </remarks>
public sealed class StreamDetector
{
    /// <summary>Largest magnitude of a value; what is beyond counts as missing.</summary>
    public const double Largest = 1e100;

    /// <summary>Smaller differences are none: far above what double precision begins to lose.</summary>
    private const double Smallest = 1e-200;

    private readonly StreamView[] _views = [new(StreamSeason.None), new(StreamSeason.Day), new(StreamSeason.Week)];
    private readonly RepeatedValues _repeated = new();
    private readonly StreamStep _step = new();
    private readonly StreamEvents _events = new();
    private readonly StreamAlarm _alarm = new();
    private DateTime _first, _last;
    private double _previous, _quantum = double.PositiveInfinity;
    private long _values;

    /// <summary>Number of rows that were not judged because they were not later than the one before, or missing.</summary>
    public long NotJudged { get; private set; }

    /// <summary>
    /// Takes in the next value. Missing values (NaN, infinite, beyond <see cref="Largest"/>) and rows that are not later
    /// than the one before are answered with score 0 and leave no trace.
    /// </summary>
    public StreamVerdict Push(DateTime at, double value)
    {
        if (!(Math.Abs(value) <= Largest) || (_values > 0 && at <= _last))
        {
            NotJudged++;
            return new StreamVerdict(_values == 0 ? 0 : Best(_last).Expected, 0, false);
        }
        if (_values == 0)
            _first = at;
        else
            Follow(at, value);

        foreach (var view in _views)
            view.Push(at, value, _step.PerDay, Quantum);
        var best = Best(at);
        var surprise = Surprise(at, value, best);
        var told = _events.Tell(at, surprise, value - best.Expected, _step.PerDay);
        var alert = _alarm.Push(at, value, value - best.Expected, _step.PerDay, Quantum, surprise.Standstill, repeats: _values > 0 && value == _previous);
        var score = StreamScore.Of(surprise.Largest, told, alert, _alarm, _values);
        (_last, _previous) = (at, value);
        _values++;
        return new StreamVerdict(best.Expected, score, alert);
    }

    /// <summary>The smallest difference between neighbours so far: one for counts, next to nothing for measurements.</summary>
    private double Quantum => double.IsPositiveInfinity(_quantum) ? Math.Max(1e-9, 1e-9 * Math.Abs(_previous)) : Math.Max(Smallest, _quantum);

    private StreamSurprise Surprise(DateTime at, double value, StreamView best)
    {
        // The views see a slow move each in its own way: over some dozens of values only the one that knows the season can.
        double moved = 0;
        for (var span = 0; span < StreamView.LongSpans; span++)
            moved += Best(at, span).Move(span) / StreamView.LongSpans;
        return new StreamSurprise(best.Surprise, moved, best.Wider, best.Narrower, _repeated.Push(value));
    }

    private void Follow(DateTime at, double value)
    {
        var gap = at - _last;
        if (_step.IsGap(gap))
        {
            foreach (var view in _views)
                view.Restart(value, at);
            _alarm.Restart(value, at, _step.PerDay);
        }
        _step.Learn(gap);
        var difference = Math.Abs(value - _previous);
        if (difference > 0)
            _quantum = Math.Min(_quantum, difference);
    }

    /// <summary>The view that errs least, for the next value or over a long span, once enough cycles are known for its season.</summary>
    private StreamView Best(DateTime at, int? longSpan = null)
    {
        double Error(StreamSeason season) => longSpan is { } span ? _views[(int)season].UsualMove(span) : _views[(int)season].Error;
        return _views[(int)StreamSeasons.Best((at - _first).TotalDays, _step.PerDay, Error(StreamSeason.None), Error(StreamSeason.Day), Error(StreamSeason.Week))];
    }
}
