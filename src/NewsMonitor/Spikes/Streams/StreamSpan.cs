namespace NewsMonitor.Spikes.Streams;

/// <summary>
/// How far the mean of the last so many values lies from the level before them (an exponentially weighted mean), and how
/// unlikely that is by the series' own record, on either side.
/// </summary>
internal sealed class StreamSpan(int width)
{
    /// <summary>The level before a span of w values remembers about 12 w values.</summary>
    private const double LevelMemory = 12;

    /// <summary>A value further off than this many usual deviations moves the level no more than that.</summary>
    private const double Plausible = 10;

    /// <summary>The usual deviation is believed slowly: as if so many values without any had come first.</summary>
    private const int ValuesToTrust = 30;

    /// <summary>The usual deviation remembers ten days, or fifty values.</summary>
    private const double UsualDays = 10, UsualValues = 50;

    private readonly SeasonalRhythm _usualAtHour = new(24, 0.3);
    private readonly TailModel _above = new(), _below = new();
    private readonly double[] _recent = new double[width];
    private readonly double[] _levels = new double[width];
    private double _usual;
    private long _since, _learned;
    private int _slot;

    public double Level { get; private set; }

    /// <summary>−log10 of the chance of the deviation; 0 for the usual.</summary>
    public double Surprise { get; private set; }

    /// <summary>Mean deviation; infinite while too little is known.</summary>
    public double Usual => _learned < UsualValues ? double.PositiveInfinity : _usual;

    /// <param name="hour">Of the day.</param>
    /// <param name="value">The season taken out.</param>
    /// <param name="learned">False while the season is not known: nothing is usual yet.</param>
    /// <param name="perDay">Values a day.</param>
    /// <param name="quantum">The smallest difference that means anything.</param>
    public void Push(int hour, double value, bool learned, double perDay, double quantum)
    {
        if (_since == 0)
            Restart(value);
        var before = _levels[_slot]; // as it was before the span began
        _recent[_slot] = value;
        var deviation = Sum(_recent) / width - before;
        var usual = Math.Max(_usual, 0.05 * quantum / width);
        // Shrunk by a third of the usual, so that a quiet hour does not make every ripple a surprise.
        var atHour = perDay >= 8 ? (_usualAtHour.Around(hour, usual) + 0.3 * usual) / (1.3 * usual) : 1;
        Surprise = 0;
        if (learned && _since > 3 * width + 10)
        {
            var scaled = deviation / atHour;
            Surprise = Math.Max(_above.Surprise(scaled, quantum / width), _below.Surprise(-scaled, quantum / width));
            _above.Learn(scaled);
            _below.Learn(-scaled);
            _usual += (Math.Abs(deviation) - _usual) / Math.Min(++_learned + ValuesToTrust, Math.Max(UsualValues, UsualDays * perDay));
            _usualAtHour.Learn(hour, Math.Abs(deviation));
        }
        var limit = _since < 20 ? double.PositiveInfinity : Plausible * usual;
        Level += Math.Clamp(value - Level, -limit, limit) / Math.Min(_since + 1, LevelMemory * width);
        _levels[_slot] = Level;
        _slot = (_slot + 1) % width;
        _since++;
    }

    public void Restart(double value)
    {
        Array.Fill(_recent, value);
        Array.Fill(_levels, value);
        (Level, _since, _slot) = (value, 0, 0);
    }

    /// <summary>Added up anew each time: a running sum would remember a huge value by its rounding error.</summary>
    public static double Sum(double[] values)
    {
        // Four sums beside each other, as one waits for the other otherwise.
        double first = 0, second = 0, third = 0, fourth = 0;
        var i = 0;
        for (; i + 4 <= values.Length; i += 4)
        {
            first += values[i];
            second += values[i + 1];
            third += values[i + 2];
            fourth += values[i + 3];
        }
        for (; i < values.Length; i++)
            first += values[i];
        return first + second + (third + fourth);
    }
}
