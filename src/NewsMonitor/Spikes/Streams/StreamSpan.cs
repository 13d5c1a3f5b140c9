namespace NewsMonitor.Spikes.Streams;

/// <summary>
/// How far the mean of the last so many values lies from the level before them (an exponentially weighted mean), and how
/// unlikely that is by the series' own record, on either side.
/// </summary>
internal sealed class StreamSpan(int width)
{
    /// <summary>The usual deviation is believed slowly: as if so many values without any had come first.</summary>
    private const int ValuesToTrust = 30;

    /// <summary>The usual deviation remembers ten days, or fifty values.</summary>
    private const double UsualDays = 10, UsualValues = 50;

    private readonly SeasonalRhythm _usualAtHour = new(24, 0.3);
    private readonly TailModel _above = new(), _below = new();
    private readonly MovingLevel _level = new(width);
    private double _usual;
    private long _learned;

    public double Level => _level.Level;

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
        _level.Take(value);
        var deviation = _level.Deviation;
        var usual = Math.Max(_usual, 0.05 * quantum / width);
        // Shrunk by a third of the usual, so that a quiet hour does not make every ripple a surprise.
        var atHour = perDay >= 8 ? (_usualAtHour.Around(hour, usual) + 0.3 * usual) / (1.3 * usual) : 1;
        Surprise = 0;
        if (learned && _level.IsKnown)
        {
            var scaled = deviation / atHour;
            Surprise = Math.Max(_above.Surprise(scaled, quantum / width), _below.Surprise(-scaled, quantum / width));
            _above.Learn(scaled);
            _below.Learn(-scaled);
            _usual += (Math.Abs(deviation) - _usual) / Math.Min(++_learned + ValuesToTrust, Math.Max(UsualValues, UsualDays * perDay));
            _usualAtHour.Learn(hour, Math.Abs(deviation));
        }
        _level.Learn(usual);
    }

    /// <inheritdoc cref="MovingLevel.Restart"/>
    public void Restart(double value) => _level.Restart(value);
}
