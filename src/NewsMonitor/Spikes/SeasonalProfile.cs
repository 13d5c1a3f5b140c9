namespace NewsMonitor.Spikes;

/// <summary>
/// Multipliers of the rate by hour of day and day of week (UTC), each with mean 1. A cell's multiplier is a Gamma-Poisson
/// estimate: (observed + κ) / (expected + κ) around what a wider pool of series shows, so it moves away from the pool only
/// as far as the data support it.
/// </summary>
internal sealed class SeasonalProfile
{
    private readonly double[] _hours = new double[24];
    private readonly double[] _days = new double[7];
    private readonly double[] _week = new double[168];
    private readonly double _meanSquare = 1;
    private readonly double[] _hourShape = new double[24];
    private readonly double[] _dayShape = new double[7];

    /// <summary>No season at all, and nothing known of it.</summary>
    public static SeasonalProfile Flat { get; } = new();

    private SeasonalProfile()
    {
        Array.Fill(_hours, 1);
        Array.Fill(_days, 1);
        Array.Fill(_week, 1);
        Array.Fill(_hourShape, 4);
        Array.Fill(_dayShape, 12);
    }

    /// <summary>
    /// A profile from counts and covered hours by hour of week. <paramref name="deviation"/> is how much the counts deviate
    /// from Poisson's (variance over mean), <paramref name="trust"/> is κ: how many stories in a cell weigh as much as the pool.
    /// </summary>
    public SeasonalProfile(ReadOnlySpan<double> counts, ReadOnlySpan<double> hours, double deviation, SeasonalProfile pool, double trust)
    {
        Span<double> hourCounts = stackalloc double[24], hourExpected = stackalloc double[24];
        Span<double> dayCounts = stackalloc double[7], dayExpected = stackalloc double[7];
        double total = 0, weight = 0;
        for (var i = 0; i < 168; i++)
        {
            total += counts[i];
            weight += hours[i] * pool._week[i];
        }
        var rate = weight > 0 ? total / weight : 0;
        for (var i = 0; i < 168; i++)
        {
            var expected = rate * hours[i] * pool._week[i];
            hourCounts[i % 24] += counts[i];
            hourExpected[i % 24] += expected;
            dayCounts[i / 24] += counts[i];
            dayExpected[i / 24] += expected;
        }
        for (var h = 0; h < 24; h++)
        {
            _hourShape[h] = hourExpected[h] / deviation + trust;
            _hours[h] = pool._hours[h] * (hourCounts[h] / deviation + trust) / _hourShape[h];
        }
        for (var d = 0; d < 7; d++)
        {
            _dayShape[d] = dayExpected[d] / deviation + 3 * trust;
            _days[d] = pool._days[d] * (dayCounts[d] / deviation + 3 * trust) / _dayShape[d];
        }
        Normalize(_hours);
        Normalize(_days);
        for (var i = 0; i < 168; i++)
            _week[i] = _hours[i % 24] * _days[i / 24];
        _meanSquare = _week.Sum(m => m * m) / _week.Sum();
    }

    /// <summary>Multiplier in an hour since 1970.</summary>
    public double this[int hour] => _week[HourOfWeek(hour)];

    /// <summary>Share of the day's stories that the first hour (UTC) holds; 1 when the sources give no time of day.</summary>
    public double ShareOfMidnight => _hours[0] / 24;

    /// <summary>
    /// Sum of the multipliers over the hours up to <paramref name="end"/>, of which the last counts in part, and the squared
    /// relative error of that sum: an hour's multiplier is wrong for that hour, a day's for the whole of it. The last is how
    /// much higher the hours stand than where most stories come in.
    /// </summary>
    public (double Hours, double SquaredError, double Peak) Sum(int end, int window, double lastHour)
    {
        double hours = 0, square = 0, day = 0, weighted = 0;
        for (var hour = end - window; hour < end; hour++)
        {
            var multiplier = this[hour] * (hour == end - 1 ? lastHour : 1);
            hours += multiplier;
            day += multiplier;
            weighted += multiplier * this[hour];
            square += multiplier * multiplier / _hourShape[hour % 24];
            if (hour % 24 == 23 || hour == end - 1)
            {
                square += day * day / _dayShape[HourOfWeek(hour) / 24];
                day = 0;
            }
        }
        return hours > 0 ? (hours, square / (hours * hours), weighted / (hours * _meanSquare)) : (0, 0, 1);
    }

    /// <summary>0 is Monday 00:00 UTC.</summary>
    public static int HourOfWeek(int hour) => (hour + 3 * 24) % 168;

    private static void Normalize(double[] multipliers)
    {
        var mean = multipliers.Sum() / multipliers.Length;
        for (var i = 0; i < multipliers.Length; i++)
            multipliers[i] /= mean;
    }
}
