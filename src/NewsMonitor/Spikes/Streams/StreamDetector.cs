namespace NewsMonitor.Spikes.Streams;

/// <summary>What is said of one value of a stream.</summary>
/// <param name="Expected">What was expected of it, from the values before.</param>
/// <param name="Score">0 … 1, growing with the surprise s (−log10 of a chance): s / (s + 3). One half is once in a thousand values.</param>
/// <param name="Alert">True when chance does this less than once a week.</param>
public readonly record struct StreamVerdict(double Expected, double Score, bool Alert);

/// <summary>
/// Looks for what is unusual in any series of numbers as they come in, at any step: counts, temperatures, loads. Learns
/// level, rhythm of day and week, spread and tails as it goes; needs no setting. An event is told once: for a day only
/// what is clearly more surprising scores again. Method and figures: docs/detection.md.
/// </summary>
public sealed class StreamDetector
{
    /// <summary>Largest magnitude of a value; what is beyond counts as missing.</summary>
    public const double Largest = 1e100;

    /// <summary>Ten times less likely: so much more surprising must a value be to be told within a day of another.</summary>
    private const double TellAgain = 1;

    private readonly StreamView[] _views = [new(StreamSeason.None), new(StreamSeason.Day), new(StreamSeason.Week)];
    private readonly double[] _surprises = new double[3];
    private readonly StreamStep _step = new();
    private DateTime _first, _last, _toldAt;
    private double _previous = double.NaN, _told, _quantum = double.PositiveInfinity;
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
            return new StreamVerdict(_values == 0 ? 0 : _views[Best(_values == 0 ? at : _last)].Expected, 0, false);
        }
        if (_values == 0)
            _first = at;
        else
            Follow(at, value);

        for (var i = 0; i < _views.Length; i++)
            _surprises[i] = _views[i].Push(at, value, _step.PerDay, Quantum);
        var best = Best(at);
        var surprise = Math.Min(300, _surprises[best]);
        var told = Tell(at, surprise);
        (_last, _previous) = (at, value);
        _values++;
        // Told again or not, a value that is part of a known event stays a little above the usual ones.
        var score = told ? surprise : surprise * 0.01;
        return new StreamVerdict(_views[best].Expected, score / (score + 3), told && surprise >= AlertFrom);
    }

    /// <summary>The smallest difference between neighbours so far: one for counts, next to nothing for measurements.</summary>
    private double Quantum => double.IsPositiveInfinity(_quantum) ? Math.Max(1e-9, 1e-9 * Math.Abs(_previous)) : _quantum;

    /// <summary>Surprise of an alert: once a week by chance, allowing for the four spans and two sides.</summary>
    private double AlertFrom => Math.Max(3, Math.Log10(7 * _step.PerDay) + 0.3);

    private void Follow(DateTime at, double value)
    {
        var gap = at - _last;
        if (_step.IsGap(gap))
        {
            foreach (var view in _views)
                view.Restart(value, at);
        }
        _step.Learn(gap);
        var difference = Math.Abs(value - _previous);
        if (difference > 0)
            _quantum = Math.Min(_quantum, difference);
    }

    /// <summary>The view with the smallest errors, once enough cycles are known for its season.</summary>
    private int Best(DateTime at)
    {
        const double Better = 0.9;
        var days = (at - _first).TotalDays;
        var best = 0;
        if (days >= 4 && _step.PerDay >= 4 && _views[1].Error < Better * _views[0].Error)
            best = 1;
        if (days >= 17 && _views[2].Error < Better * _views[best].Error)
            best = 2;
        return best;
    }

    private bool Tell(DateTime at, double surprise)
    {
        var horizon = Math.Max(1, 12 / _step.PerDay);
        var age = _toldAt == default ? 1 : Math.Min(1, (at - _toldAt).TotalDays / horizon);
        if (surprise <= 0)
            return false;
        if (surprise > (_told + TellAgain) * (1 - age))
        {
            (_told, _toldAt) = (surprise, at);
            return true;
        }
        _told = Math.Max(_told, surprise);
        return false;
    }
}
