namespace NewsMonitor.Spikes;

/// <summary>
/// What all series together tell about one of them: the common season, the usual rate and the usual overdispersion. Series
/// with little history of their own lean on it (empirical Bayes). Taken from the counts before the day of the evaluation.
/// </summary>
internal sealed class Pool
{
    /// <summary>More series than this add nothing to common figures; those taken depend on no later count.</summary>
    private const int MostSampled = 2000;

    /// <summary>Shape of the prior of a rate: half a story (Jeffreys).</summary>
    public const double PriorShape = 0.5;

    private readonly double[] _dispersion = new double[RateClasses];
    private const int RateClasses = 5;

    public SeasonalProfile Season { get; private init; } = SeasonalProfile.Flat;

    /// <summary>Hours of history that the prior is worth: <see cref="PriorShape"/> over the mean rate of all series.</summary>
    public double PriorHours { get; private init; } = 24;

    /// <summary>Number of series by the octave of their stories per week; see <see cref="FalseAlarmRate"/>.</summary>
    public double[] SeriesByOctave { get; private init; } = new double[FalseAlarmRate.Octaves];

    /// <summary>True when the sources give days, not times: then windows shorter than a day mean nothing.</summary>
    public bool DaysOnly { get; private init; }

    /// <summary>Variance over mean of counts that is usual at a rate (stories per day).</summary>
    public double Dispersion(double perDay) => _dispersion[ClassOf(perDay)];

    private static int ClassOf(double perDay) => Math.Clamp((int)Math.Floor(Math.Log10(Math.Max(perDay, 1e-9)) * 2 + 2), 0, RateClasses - 1);

    public static Pool Of(SeriesTable table, Coverage coverage, int start, int end)
    {
        var hours = end - start;
        var totals = new double[168];
        var covered = new double[168];
        var weekly = new double[FalseAlarmRate.Octaves];
        for (var h = start; h < end; h++)
            covered[SeasonalProfile.HourOfWeek(h)]++;

        var known = new List<KeySeries>();
        long stories = 0, newOfLate = 0;
        foreach (var key in table.Series)
        {
            var total = key.Sum(key.FirstPageOf(start / 24), key.FirstPageOf(end / 24));
            if (total == 0)
                continue;
            if (key.FirstHour >= end - 168)
                newOfLate++;
            stories += total;
            known.Add(key);
            weekly[FalseAlarmRate.OctaveOf((total + PriorShape) * 168 / hours)]++;
        }
        // Keys that nobody has seen yet can rise too: about as many a week as of late.
        weekly[FalseAlarmRate.OctaveOf(PriorShape * 168 / hours)] += newOfLate;

        var pool = Sample(known);
        var hourly = new double[hours];
        var own = new double[hours];
        foreach (var key in pool)
        {
            Fill(own, key, coverage, start);
            for (var i = 0; i < hours; i++)
                hourly[i] += own[i];
        }
        for (var i = 0; i < hours; i++)
            totals[SeasonalProfile.HourOfWeek(start + i)] += hourly[i];
        var rough = new SeasonalProfile(totals, covered, 1, SeasonalProfile.Flat, 2);
        var common = Math.Max(1, DispersionOf(hourly, start, rough, 1));
        var season = new SeasonalProfile(totals, covered, common, SeasonalProfile.Flat, 2);

        var result = new Pool
        {
            Season = season,
            PriorHours = known.Count == 0 ? 24 : PriorShape * hours * known.Count / stories,
            SeriesByOctave = weekly,
            DaysOnly = totals.Sum() >= 10 && hours >= 48 && Midnight(totals) > 0.9,
        };
        var (squares, expected) = (new double[RateClasses], new double[RateClasses]);
        foreach (var key in pool)
        {
            Fill(own, key, coverage, start);
            var total = own.Sum();
            if (total < 1)
                continue;
            var rateClass = ClassOf(total * 24 / hours);
            var (square, mean) = Deviation(own, start, season, 24);
            squares[rateClass] += square;
            expected[rateClass] += mean;
        }
        for (var c = 0; c < RateClasses; c++)
            result._dispersion[c] = Math.Max(1, (squares[c] + 20 * 1.2) / (expected[c] + 20));
        return result;
    }

    private static double Midnight(double[] totals)
    {
        double midnight = 0;
        for (var day = 0; day < 7; day++)
            midnight += totals[day * 24];
        return midnight / totals.Sum();
    }

    /// <summary>Hourly counts of the feeds that count, from <paramref name="start"/> on.</summary>
    public static void Fill(Span<double> hours, KeySeries key, Coverage coverage, int start)
    {
        hours.Clear();
        for (var page = key.FirstPageOf(start / 24); page < key.Pages && key.Day(page) * 24 < start + hours.Length; page++)
        {
            var feed = coverage[key.Feed(page)];
            if (feed is not { Counts: true })
                continue;
            var counts = key.Counts(page);
            var offset = key.Day(page) * 24 - start;
            for (var i = Math.Max(0, -offset); i < 24 && offset + i < hours.Length; i++)
                if (counts[i] != 0 && !feed.IsBacklog(start + offset + i))
                    hours[offset + i] += counts[i];
        }
    }

    /// <summary>The keys with the smallest hashes of those known by then: what comes later changes nothing.</summary>
    private static KeySeries[] Sample(List<KeySeries> known)
    {
        var keys = known.ToArray();
        if (keys.Length > MostSampled)
        {
            Array.Sort(keys, (a, b) => a.Hash != b.Hash ? a.Hash.CompareTo(b.Hash) : a.Key.CompareTo(b.Key));
            keys = keys[..MostSampled];
        }
        Array.Sort(keys, (a, b) => a.Key.CompareTo(b.Key));
        return keys;
    }

    /// <summary>Variance over mean of the counts of blocks of hours around a constant rate with a season.</summary>
    private static double DispersionOf(ReadOnlySpan<double> counts, int start, SeasonalProfile season, int block)
    {
        var (square, mean) = Deviation(counts, start, season, block);
        return mean > 0 ? square / mean : 1;
    }

    private static (double Square, double Mean) Deviation(ReadOnlySpan<double> counts, int start, SeasonalProfile season, int block)
    {
        double total = 0, weight = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            total += counts[i];
            weight += season[start + i];
        }
        var (rate, squares, blocks) = (total / weight, 0.0, 0);
        for (var i = 0; i + block <= counts.Length; i += block, blocks++)
        {
            double count = 0, expected = 0;
            for (var j = i; j < i + block; j++)
            {
                count += counts[j];
                expected += rate * season[start + j];
            }
            squares += (count - expected) * (count - expected);
        }
        return blocks < 2 ? (0, 0) : (squares * blocks / (blocks - 1), total);
    }
}
