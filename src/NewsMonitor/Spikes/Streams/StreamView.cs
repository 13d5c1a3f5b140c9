namespace NewsMonitor.Spikes.Streams;

/// <summary>The season a view takes out of a series before it looks for surprises.</summary>
internal enum StreamSeason
{
    None,
    Day,
    Week,
}

/// <summary>
/// One way to look at a series: the season taken out, then, for the last 1, 2, 4 and 8 values, how far their mean lies from
/// the level before them, in units of what is usual at that hour of the day. The surprise is the mean over the four spans,
/// so that what lasts counts for more than a single wild value.
/// </summary>
internal sealed class StreamView
{
    private static readonly int[] Spans = [1, 2, 4, 8];

    /// <summary>The level before a span of w values remembers about 12 w values.</summary>
    private const double LevelMemory = 12;

    /// <summary>A value further off than this many usual deviations moves the level no more than that.</summary>
    private const double Plausible = 10;

    /// <summary>The usual deviation is believed slowly: as if so many values without any had come first.</summary>
    private const int ValuesToTrust = 30;

    private readonly StreamSeason _season;
    private readonly SeasonalRhythm? _rhythm;
    private readonly Span[] _spans = Spans.Select(w => new Span(w)).ToArray();
    private double _slow;
    private long _values;
    private DateTime _first;

    public StreamView(StreamSeason season)
    {
        _season = season;
        _rhythm = season switch { StreamSeason.Day => new SeasonalRhythm(48, 0.25), StreamSeason.Week => new SeasonalRhythm(168, 0.25), _ => null };
    }

    /// <summary>What the next value was expected to be.</summary>
    public double Expected { get; private set; }

    /// <summary>Usual error of the expectation, over the last days.</summary>
    public double Error { get; private set; }

    /// <summary>Takes in a value and says how unlikely it and those just before it are: −log10 of a chance, 0 for the usual.</summary>
    public double Push(DateTime at, double value, double perDay, double quantum)
    {
        if (_values == 0)
            (_slow, _first) = (value, at);
        var learned = (at - _first).TotalDays >= DaysToLearn;
        var bin = BinOf(at);
        var season = _rhythm?[bin] ?? 0;
        var rest = value - season;
        Expected = season + (_values == 0 ? rest : _spans[0].Level);
        var error = Math.Abs(value - Expected);
        Error += (Math.Min(error, _values == 0 ? error : 5 * Math.Max(Error, quantum)) - Error) / Math.Min(_values + 1, Math.Max(50, 3 * perDay));

        double surprise = 0;
        foreach (var span in _spans)
            surprise += span.Push(at.Hour, rest, learned, perDay, quantum);
        _slow += (value - _slow) / Math.Min(_values + 1, Math.Max(50, 3 * perDay));
        _rhythm?.Learn(bin, value - _slow, 6 * Math.Max(Error, quantum));
        _values++;
        return surprise / _spans.Length;
    }

    /// <summary>After a long gap nothing is known of the level; what is known of season and spread stays.</summary>
    public void Restart(double value, DateTime at)
    {
        foreach (var span in _spans)
            span.Restart(value - (_rhythm?[BinOf(at)] ?? 0));
    }

    /// <summary>A view says nothing, and learns nothing of what is usual, before it has seen its season a few times.</summary>
    private int DaysToLearn => _season switch { StreamSeason.Day => 3, StreamSeason.Week => 15, _ => 0 };

    private int BinOf(DateTime at) => _season switch
    {
        StreamSeason.Day => at.Hour * 2 + at.Minute / 30,
        StreamSeason.Week => (int)at.DayOfWeek * 24 + at.Hour,
        _ => 0,
    };

    private sealed class Span(int width)
    {
        private readonly SeasonalRhythm _usualAtHour = new(24, 0.3);
        private readonly TailModel _above = new(), _below = new();
        private readonly double[] _recent = new double[width];
        private readonly double[] _levels = new double[width];
        private double _usual;
        private long _since, _learned;

        public double Level { get; private set; }

        public double Push(int hour, double value, bool learned, double perDay, double quantum)
        {
            if (_since == 0)
                Restart(value);
            var slot = (int)(_since % width);
            var before = _levels[slot]; // as it was before the span began
            _recent[slot] = value;
            var deviation = _recent.Sum() / width - before;
            var usual = Math.Max(_usual, 0.05 * quantum / width);
            // Shrunk by a third of the usual, so that a quiet hour does not make every ripple a surprise.
            var atHour = perDay >= 8 ? (_usualAtHour.Around(hour, usual) + 0.3 * usual) / (1.3 * usual) : 1;
            double surprise = 0;
            if (learned && _since > 3 * width + 10)
            {
                var scaled = deviation / atHour;
                surprise = Math.Max(_above.Surprise(scaled, quantum / width), _below.Surprise(-scaled, quantum / width));
                _above.Learn(scaled);
                _below.Learn(-scaled);
                _usual += (Math.Abs(deviation) - _usual) / Math.Min(++_learned + ValuesToTrust, Math.Max(50, 7 * perDay));
                _usualAtHour.Learn(hour, Math.Abs(deviation));
            }
            var limit = _since < 20 ? double.PositiveInfinity : Plausible * usual;
            Level += Math.Clamp(value - Level, -limit, limit) / Math.Min(_since + 1, LevelMemory * width);
            _levels[slot] = Level;
            _since++;
            return surprise;
        }

        public void Restart(double value)
        {
            Array.Fill(_recent, value);
            Array.Fill(_levels, value);
            (Level, _since) = (value, 0);
        }
    }
}
