namespace NewsMonitor.Spikes.Streams;

/// <summary>The mean of something by the hour of the day or of the week, learned online: each bin follows the means of its own past cycles.</summary>
internal sealed class SeasonalRhythm(int bins, double rate)
{
    /// <summary>Numbers of bins.</summary>
    public const int HalfHoursOfDay = 48, HoursOfWeek = 168;

    private readonly double[] _means = new double[bins];
    private readonly int[] _cycles = new int[bins];
    private int _bin = -1, _count;
    private double _sum;

    public int Bins { get; } = bins;

    /// <summary>Mean of a bin; while it was never met that of the one before (a step that got finer), else 0.</summary>
    public double this[int bin] => _means[_cycles[bin] > 0 ? bin : (bin + Bins - 1) % Bins];

    /// <summary>The bin of a moment.</summary>
    public int BinOf(DateTime at) => Bins == HalfHoursOfDay ? at.Hour * 2 + at.Minute / 30 : (int)at.DayOfWeek * 24 + at.Hour;

    /// <summary>The rhythm at a moment: where values are closer than the bins, on the line between the middles of two bins.</summary>
    public double At(DateTime at, double perDay)
    {
        var bin = BinOf(at);
        var minutes = Bins == HalfHoursOfDay ? 30 : 60;
        var perBin = perDay * minutes / 1440;
        if (perBin < 2)
            return this[bin];
        var offMiddle = at.TimeOfDay.TotalMinutes % minutes / minutes + 0.5 / perBin - 0.5;
        var near = (bin + (offMiddle < 0 ? -1 : 1) + Bins) % Bins;
        return this[bin] + Math.Abs(offMiddle) * (this[near] - this[bin]);
    }

    /// <summary>Mean over a bin and its neighbours, leaning on <paramref name="usual"/> as long as few cycles are known.</summary>
    public double Around(int bin, double usual)
    {
        const double Prior = 3;
        double sum = Prior * usual, weight = Prior;
        for (var offset = -1; offset <= 1; offset++)
        {
            var near = (bin + offset + Bins) % Bins;
            var known = Math.Min(_cycles[near], 3);
            sum += _means[near] * known;
            weight += known;
        }
        return sum / weight;
    }

    /// <summary>Takes in a value; a bin is learned when it is over, and moves by at most <paramref name="most"/> once it is known.</summary>
    public void Learn(int bin, double value, double most = double.PositiveInfinity)
    {
        if (bin != _bin && _count > 0)
        {
            var change = _sum / _count - _means[_bin];
            if (_cycles[_bin] >= 2)
                change = Math.Clamp(change, -most, most);
            _cycles[_bin]++;
            _means[_bin] += change * Math.Max(rate, 1.0 / _cycles[_bin]);
            (_sum, _count) = (0, 0);
        }
        _bin = bin;
        _sum += value;
        _count++;
    }
}
