namespace NewsMonitor.Spikes;

/// <summary>
/// What is to be expected of one key: its season, the level before windows of one to seven days, and its overdispersion.
/// Reuses its buffers from key to key.
/// </summary>
internal sealed class KeyBaseline
{
    /// <summary>A window of up to g days is judged by what was known g days before: levels are kept for g = 1 … 7.</summary>
    public const int MostGuardDays = 7;

    private readonly LevelModel[] _before = new LevelModel[MostGuardDays + 1];
    private double[] _hours = [];
    private double[] _filledIn = [];
    private double[] _clipped = [];
    private double[] _rates = [];
    private double _informed = 1;

    private int _start, _end, _firstHour;
    private double _dayDispersion, _hourDispersion, _trust;

    public SeasonalProfile Season { get; private set; } = SeasonalProfile.Flat;

    /// <summary>Level as known before the last <paramref name="days"/> days.</summary>
    public ref readonly LevelModel LevelBefore(int days) => ref _before[days];

    /// <summary>How much of the history behind the level was really counted, the rest being filled in for feeds that were not read yet: 0 … 1.</summary>
    public double Informed => _informed;

    /// <summary>Variance over mean of the counts in a window, between that of hours and that of days and beyond.</summary>
    public double Dispersion(int windowHours)
    {
        var growth = Math.Min(1.3, Math.Log(windowHours) / Math.Log(24));
        return Math.Max(1, _hourDispersion * Math.Pow(Math.Max(1, _dayDispersion / _hourDispersion), growth));
    }

    /// <summary>Relative standard error of the dispersion.</summary>
    public double DispersionError { get; private set; }

    /// <summary>Rate per hour (without the season) that was expected for the block of 24 hours which ends <paramref name="block"/> days before the end.</summary>
    public double RateOfBlock(int block) => _rates[Math.Min(block, _rates.Length - 1)];

    /// <summary>Reads a key's history, from at most <paramref name="days"/> days before <paramref name="end"/>.</summary>
    public void Read(KeySeries key, Coverage coverage, Pool pool, int firstHour, int end, int days)
    {
        var blocks = Math.Min(days, (end - firstHour + 23) / 24);
        (_start, _end, _firstHour) = (end - 24 * blocks, end, firstHour);
        if (_hours.Length != 24 * blocks)
        {
            _hours = new double[24 * blocks];
            _filledIn = new double[blocks];
            _clipped = new double[blocks];
            _rates = new double[blocks];
        }
        Pool.Fill(_hours, key, coverage, _start);
        FillGaps(key, coverage);

        double total = 0;
        foreach (var count in _hours)
            total += count;
        var covered = Math.Max(1, end - Math.Max(firstHour, _start));
        var perDay = total * 24 / covered;
        _dayDispersion = pool.Dispersion.OfDays(perDay);
        _trust = pool.Dispersion.Trust(perDay);
        _hourDispersion = _dayDispersion;
        DispersionError = 0;
        Season = pool.Season;
        Filter(pool);
        if (total < 20)
            return;
        Season = OwnSeason(pool);
        _dayDispersion = _hourDispersion = HourDispersion(total, _dayDispersion);
        _dayDispersion = Math.Max(Filter(pool), _hourDispersion);
    }

    /// <summary>Feeds that count now but did not cover a day are put in with their mean.</summary>
    private void FillGaps(KeySeries key, Coverage coverage)
    {
        Array.Clear(_filledIn);
        _informed = 1;
        if (!coverage.Partial)
            return;
        double counted = 0, filled = 0;
        foreach (var count in _hours)
            counted += count;
        foreach (var feed in coverage.InOrder)
        {
            if (!feed.Counts || feed.Whole)
                continue;
            var from = Math.Max(_start, _firstHour);
            var missing = feed.Missing(from, _end);
            var read = _end - from - missing;
            if (missing == 0 || read <= 0)
                continue;
            var own = 0;
            for (var page = key.FirstPageOf(_start / 24); page < key.Pages && key.Day(page) * 24 < _end; page++)
                if (key.Feed(page) == feed.Number)
                    for (var h = 0; h < 24; h++)
                    {
                        var hour = key.Day(page) * 24 + h;
                        if (hour >= from && hour < _end && !feed.IsBacklog(hour))
                            own += key.Counts(page)[h];
                    }
            if (own == 0)
                continue;
            var rate = (double)own / read;
            for (var block = 0; block < _filledIn.Length; block++)
                _filledIn[block] += rate * feed.Missing(Math.Max(_firstHour, _end - 24 * (block + 1)), Math.Max(_firstHour, _end - 24 * block));
            filled += rate * missing;
        }
        _informed = counted > 0 ? counted / (counted + filled) : 1;
    }

    /// <summary>Runs the level over the days, oldest first; returns the dispersion of the days around it, leaning on the pool.</summary>
    private double Filter(Pool pool)
    {
        var usual = _dayDispersion;
        var level = new LevelModel(Pool.PriorShape, pool.PriorHours, usual);
        double squares = _trust * usual, weights = _trust;
        for (var block = _clipped.Length - 1; block >= 0; block--)
        {
            double count = 0, hours = 0;
            var from = _end - 24 * (block + 1);
            for (var hour = Math.Max(from, _firstHour); hour < from + 24; hour++)
            {
                count += _hours[hour - _start];
                hours += Season[hour];
            }
            _rates[block] = level.MeanRate;
            var mean = level.MeanRate * hours;
            var shape = level.Shape(0);
            var plausible = level.Update(count + _filledIn[block], hours);
            _clipped[block] = count > 0 ? Math.Min(1, plausible / (count + _filledIn[block])) : 1;
            if (block < _before.Length)
                _before[block] = level;
            if (block < MostGuardDays || hours <= 0 || _clipped.Length - block < 4)
                continue;
            var deviation = plausible - mean;
            var weight = 1 / (1 + 1 / (2 * mean));
            squares += weight * deviation * deviation / (mean * (1 + mean / Math.Max(shape * usual, 1)));
            weights += weight;
        }
        for (var days = Math.Max(1, _clipped.Length); days < _before.Length; days++)
            _before[days] = new LevelModel(Pool.PriorShape, pool.PriorHours, usual);
        DispersionError = Math.Sqrt(2 * (weights - _trust)) / weights;
        return Math.Max(1, squares / weights);
    }

    private SeasonalProfile OwnSeason(Pool pool)
    {
        Span<double> counts = stackalloc double[168], hours = stackalloc double[168];
        counts.Clear();
        hours.Clear();
        for (var hour = Math.Max(_start, _firstHour); hour < _end - 24 * MostGuardDays; hour++)
        {
            var cell = SeasonalProfile.HourOfWeek(hour);
            counts[cell] += _hours[hour - _start] * _clipped[(_end - 1 - hour) / 24];
            hours[cell]++;
        }
        return new SeasonalProfile(counts, hours, _dayDispersion, pool.Season, 6);
    }

    /// <summary>Dispersion of single hours around the level of their day.</summary>
    private double HourDispersion(double total, double usual)
    {
        // Stories of one event come within hours of each other, so hours lean on the days, which lean on the pool.
        if (total < 50)
            return usual;
        var trust = 100 * _trust / 30;
        double squares = trust * usual, weights = trust;
        for (var hour = Math.Max(_start, _firstHour) + 72; hour < _end - 24 * MostGuardDays; hour++)
        {
            var block = (_end - 1 - hour) / 24;
            var mean = _rates[block] * Season[hour];
            if (_clipped[block] < 1 || mean <= 0)
                continue;
            var deviation = _hours[hour - _start] - mean;
            var weight = 1 / (1 + 1 / (2 * mean));
            squares += weight * deviation * deviation / mean;
            weights += weight;
        }
        return Math.Max(1, squares / weights);
    }
}
