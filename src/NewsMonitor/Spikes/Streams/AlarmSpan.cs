namespace NewsMonitor.Spikes.Streams;

/// <summary>
/// How far the mean of the last so many values lies from the level before them, and how unlikely that is by the record of this
/// series; as <see cref="StreamSpan"/>, but events leave next to no mark: while one lasts nothing is learned of what is usual,
/// and a level that stays moved is taken for the new one (<see cref="MoveTo"/>), so that the next event is judged as the first was.
/// </summary>
internal sealed class AlarmSpan(int width)
{
    /// <summary>A value further off than so many usual deviations teaches what is usual no more than that.</summary>
    private const double PlausiblyUsual = 5;

    /// <summary>The usual deviation remembers ten days, or fifty values, and is believed as if so many values had come first.</summary>
    private const double UsualDays = 10, UsualValues = 50, ValuesToTrust = 30;

    private readonly SeasonalRhythm _usualAtHour = new(24, 0.3);
    private readonly ExcursionTail _above = new(width), _below = new(width);
    private readonly MovingLevel _level = new(width);
    private double _usual;
    private long _learned;

    public double Level => _level.Level;

    /// <summary>Values since the start or the last gap.</summary>
    public long Values => _level.Values;

    /// <summary>Level before the values of the span.</summary>
    public double Before => _level.Before;

    /// <summary>−log10 of how often a value chance brings a mean so far above, or below, the level; 0 for the usual.</summary>
    public double Largest { get; private set; }

    /// <summary>Mean deviation; infinite while too little is known.</summary>
    public double Usual => _learned < UsualValues ? double.PositiveInfinity : _usual;

    /// <summary>Takes in a value at an hour of the day, its season taken out; while the season is not known nothing is usual yet.</summary>
    public void Push(int hour, double value, bool known, double perDay, double quantum, bool learning)
    {
        _level.Take(value);
        var usual = Math.Max(_usual, 0.1 * quantum / width);
        Largest = 0;
        if (known && _level.IsKnown)
            Judge(_level.Deviation, usual, hour, perDay, learning);
        _level.Learn(usual);
    }

    /// <inheritdoc cref="MovingLevel.Restart"/>
    public void Restart(double value) => _level.Restart(value);

    /// <inheritdoc cref="MovingLevel.MoveTo"/>
    public void MoveTo(double level, double by, int except) => _level.MoveTo(level, by, except);

    /// <inheritdoc cref="MovingLevel.SetLevel"/>
    public void SetLevel(double level) => _level.SetLevel(level);

    private void Judge(double deviation, double usual, int hour, double perDay, bool learning)
    {
        // Shrunk by a third of the usual, so that a quiet hour does not make every ripple a surprise.
        var usualNow = perDay >= 8 ? (_usualAtHour.Around(hour, usual) + 0.3 * usual) / 1.3 : usual;
        var size = Math.Abs(deviation);
        if (_learned >= UsualValues)
        {
            Largest = Math.Max(_above.Surprise(deviation / usualNow), _below.Surprise(-deviation / usualNow));
            if (learning)
            {
                _above.Learn(deviation / usualNow);
                _below.Learn(-deviation / usualNow);
            }
            size = Math.Min(size, PlausiblyUsual * usualNow);
        }
        if (!learning)
            return;
        _learned++;
        var memory = _learned + (_learned < UsualValues ? 0 : ValuesToTrust);
        _usual += (size - _usual) / Math.Min(memory, Math.Max(UsualValues, UsualDays * perDay));
        _usualAtHour.Learn(hour, size);
    }
}
