namespace NewsMonitor.Spikes;

/// <summary>
/// The overdispersion (variance over mean) that is usual at a rate, and how much a series' own is worth beside it: where
/// the series differ no more than chance makes them differ, next to nothing; where some come in bursts and others do not,
/// much (empirical Bayes).
/// </summary>
internal sealed class PooledDispersion
{
    /// <summary>Series by the half decade of their stories a day, from below 0.3 to above 300.</summary>
    private const int RateClasses = 8;

    /// <summary>Where nothing is known: 1.2, as if that had been seen over so many stories.</summary>
    private const double PriorDispersion = 1.2, PriorStories = 20;

    private readonly double[] _ofDays = new double[RateClasses];
    private readonly double[] _trust = new double[RateClasses];

    private PooledDispersion()
    {
    }

    /// <summary>From the deviations of some series, and how many days each was looked at.</summary>
    public static PooledDispersion Of(IReadOnlyCollection<Deviation> series, int days)
    {
        var pool = new PooledDispersion();
        var classes = series.Where(s => s.Mean >= 1).ToLookup(s => ClassOf(s.Mean / days));
        for (var c = 0; c < RateClasses; c++)
        {
            var alike = classes[c].ToList();
            pool._ofDays[c] = Usual(alike.Sum(s => s.OfDays), alike.Sum(s => s.Mean));
            pool._trust[c] = Trust(alike, pool._ofDays[c], days);
        }
        return pool;
    }

    /// <summary>Of the counts of days, at a rate in stories a day; at least 1.</summary>
    public double OfDays(double perDay) => _ofDays[ClassOf(perDay)];

    /// <summary>How many days of a series' own the usual dispersion weighs as much as.</summary>
    public double Trust(double perDay) => _trust[ClassOf(perDay)];

    private static double Usual(double squares, double stories) => Math.Max(1, (squares + PriorStories * PriorDispersion) / (stories + PriorStories));

    /// <summary>
    /// Two over the variance between the series' true dispersions, relative to the usual one: the moment estimate of
    /// DerSimonian and Laird (1986), leaning on a trust of 30 days as if five series of two months had shown that.
    /// </summary>
    private static double Trust(List<Deviation> series, double usual, int days)
    {
        const double Least = 30, Most = 3000, PriorInformation = 120, PriorVariance = 2 / Least;
        double weights = 0, squaredWeights = 0, spread = 0;
        foreach (var (ofDays, _, stories) in series)
        {
            // An estimate from days of mean m has the variance (2 D² + 1/m) / days.
            var weight = days / (1 + days / (2 * stories * usual * usual));
            var deviation = ofDays / stories / usual - 1;
            (weights, squaredWeights, spread) = (weights + weight, squaredWeights + weight * weight, spread + weight * deviation * deviation / 2);
        }
        var information = weights > 0 ? (weights - squaredWeights / weights) / 2 : 0;
        var beyond = spread - Math.Max(0, series.Count - 1) + PriorInformation * PriorVariance;
        return Math.Clamp(2 * (information + PriorInformation) / Math.Max(beyond, PriorInformation * PriorVariance / 2), Least, Most);
    }

    private static int ClassOf(double perDay) => Math.Clamp((int)Math.Floor(Math.Log10(Math.Max(perDay, 1e-9)) * 2 + 2), 0, RateClasses - 1);
}

/// <summary>
/// How far the counts of a series lie from a constant rate with a season: squared deviations of days and of hours, each
/// summed and free of bias, and the stories, which is the sum of the means.
/// </summary>
internal readonly record struct Deviation(double OfDays, double OfHours, double Mean)
{
    /// <param name="counts">Of whole days, by hour.</param>
    /// <param name="start">The first hour, since 1970.</param>
    public static Deviation Of(ReadOnlySpan<double> counts, int start, SeasonalProfile season)
    {
        double total = 0, weight = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            total += counts[i];
            weight += season[start + i];
        }
        var (rate, days, ofDays, ofHours) = (total / weight, 0, 0.0, 0.0);
        for (var i = 0; i + 24 <= counts.Length; i += 24, days++)
        {
            double count = 0, expected = 0;
            for (var j = i; j < i + 24; j++)
            {
                var mean = rate * season[start + j];
                count += counts[j];
                expected += mean;
                ofHours += (counts[j] - mean) * (counts[j] - mean);
            }
            ofDays += (count - expected) * (count - expected);
        }
        return days < 2 ? default : new Deviation(ofDays * days / (days - 1), ofHours * 24 * days / (24 * days - 1), total);
    }
}
