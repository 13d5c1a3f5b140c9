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

    private int _start, _end;

    public SeasonalProfile Season { get; private init; } = SeasonalProfile.Flat;

    /// <summary>Hours of history that the prior is worth: <see cref="PriorShape"/> over the mean rate of all series.</summary>
    public double PriorHours { get; private init; } = 24;

    /// <summary>Variance over mean of counts that is usual at a rate.</summary>
    public PooledDispersion Dispersion { get; private init; } = PooledDispersion.Of([], 1);

    /// <summary>Number of series by their class; see <see cref="FalseAlarmRate"/>.</summary>
    public double[] SeriesByClass { get; } = new double[FalseAlarmRate.Classes];

    /// <summary>See <see cref="FalseAlarmRate.OfBursts"/>; 1 in sources without times.</summary>
    public double[] BurstsByClass { get; } = Enumerable.Repeat(1.0, FalseAlarmRate.Classes).ToArray();

    /// <summary>True when the sources give days, not times: then windows shorter than a day mean nothing.</summary>
    public bool DaysOnly { get; private init; }

    /// <summary>Class of a series by the stories a week that were to be expected of it when the pool was taken.</summary>
    public int ClassOf(KeySeries key)
    {
        var total = Total(key, _start, _end);
        return total == 0 ? FalseAlarmRate.Unseen : FalseAlarmRate.OctaveOf((total + PriorShape) * 168 / (_end - _start + PriorHours));
    }

    /// <param name="told">Of the stories that alerts told of, by key, the hours in which they count: what is known as an event says nothing of how far counts stray by chance.</param>
    public static Pool Of(SeriesTable table, Coverage coverage, int start, int end, ILookup<SeriesKey, int>? told = null)
    {
        var known = table.Series.Where(k => Total(k, start, end) > 0).ToList();
        var sample = Sample(known);
        var season = CommonSeason(sample, coverage, start, end, out var midnight);
        var deviations = new List<Deviation>(sample.Length);
        var own = new double[end - start];
        foreach (var key in sample)
        {
            Fill(own, key, coverage, start);
            foreach (var hour in told?[key.Key] ?? [])
                if (hour >= start && hour < end && own[hour - start] > 0)
                    own[hour - start]--;
            deviations.Add(Deviation.Of(own, start, season));
        }
        var pool = new Pool
        {
            _start = start,
            _end = end,
            Season = season,
            PriorHours = known.Count == 0 ? 24 : PriorShape * (end - start) * known.Count / known.Sum(k => Total(k, start, end)),
            Dispersion = PooledDispersion.Of(deviations, Math.Max(1, (end - start) / 24)),
            DaysOnly = end - start >= 48 && midnight > 0.9,
        };
        foreach (var key in known)
            pool.SeriesByClass[pool.ClassOf(key)]++;
        for (var c = 0; c < FalseAlarmRate.Octaves && !pool.DaysOnly; c++)
            pool.BurstsByClass[c] = FalseAlarmRate.OfBursts(c, pool.Dispersion.OfDays(Math.Pow(2, c - 3.5) / 7));
        // Keys that nobody has seen yet can rise too: about as many a week as of late.
        pool.SeriesByClass[FalseAlarmRate.Unseen] = known.Count(k => k.FirstHour >= end - 168);
        return pool;
    }

    private static long Total(KeySeries key, int start, int end) => key.Sum(key.FirstPageOf(start / 24), key.FirstPageOf(end / 24));

    /// <summary>The season of all series together, and which share of their stories stands in the first hour of the day (0 where there are hardly any).</summary>
    private static SeasonalProfile CommonSeason(KeySeries[] sample, Coverage coverage, int start, int end, out double midnight)
    {
        var hourly = new double[end - start];
        var own = new double[hourly.Length];
        foreach (var key in sample)
        {
            Fill(own, key, coverage, start);
            for (var i = 0; i < own.Length; i++)
                hourly[i] += own[i];
        }
        double[] totals = new double[168], covered = new double[168];
        for (var i = 0; i < hourly.Length; i++)
        {
            totals[SeasonalProfile.HourOfWeek(start + i)] += hourly[i];
            covered[SeasonalProfile.HourOfWeek(start + i)]++;
        }
        var stories = totals.Sum();
        midnight = stories >= 10 ? Enumerable.Range(0, 7).Sum(day => totals[24 * day]) / stories : 0;
        var rough = new SeasonalProfile(totals, covered, 1, SeasonalProfile.Flat, 2);
        var deviation = Deviation.Of(hourly, start, rough);
        return new SeasonalProfile(totals, covered, deviation.Mean > 0 ? Math.Max(1, deviation.OfHours / deviation.Mean) : 1, SeasonalProfile.Flat, 2);
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
}
