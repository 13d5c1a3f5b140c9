namespace NewsMonitor.Spikes;

/// <summary>Settings of the detector. The one knob is the budget.</summary>
public sealed record DetectorOptions
{
    /// <summary>Expected number of false alerts a week over all keys and windows; above 0, at most 1000.</summary>
    public double FalseAlarmsPerWeek { get; init; } = 1;

    /// <summary>How much history makes the baseline, in days.</summary>
    public int BaselineDays { get; init; } = 56;
}

/// <summary>
/// Finds the keys whose counts chance does not explain, in windows from one hour to several days. The method is described
/// in docs/detection.md. Not safe for use by several threads at once.
/// </summary>
public sealed class SpikeDetector
{
    /// <summary>One story alone is no count to be surprised at, however rare the key.</summary>
    public const int FewestStories = 2;

    /// <summary>Nothing is judged before this much is known, in hours: a day to compare with and a day to judge.</summary>
    public const int FirstJudgement = 48;

    /// <summary>Lengths of the windows, in hours.</summary>
    internal static readonly int[] Windows = [1, 2, 3, 4, 6, 8, 12, 18, 24, 36, 48, 72, 96, 120, 168];

    /// <summary>Longer windows are for keys that have few stories even in a week: for others they would only make a new level last longer as news.</summary>
    private const int LongWindow = 96;
    private const double FewStories = 5;

    private const int RecentHours = 24 * KeyBaseline.MostGuardDays;

    private readonly KeyBaseline _baseline = new();
    private readonly int[] _recent = new int[RecentHours];
    private readonly int[] _unjudged = new int[RecentHours];
    private long _version = -1;
    private FeedBook? _book;
    private Coverage? _coverage;
    private Pool? _pool;
    private int _coverageEnd, _poolEnd;
    private double _threshold, _share = double.NaN;

    /// <exception cref="InvalidInputException">An option is out of its range.</exception>
    public SpikeDetector(SeriesTable series, DetectorOptions options)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(options);
        if (!(options.FalseAlarmsPerWeek > 0) || options.FalseAlarmsPerWeek > 1000)
            throw new InvalidInputException($"FalseAlarmsPerWeek must be above 0 and at most 1000, not {options.FalseAlarmsPerWeek}.");
        if (options.BaselineDays is < 7 or > 366)
            throw new InvalidInputException($"BaselineDays must be 7 to 366, not {options.BaselineDays}.");
        (Series, Options) = (series, options);
    }

    public SeriesTable Series { get; }
    public DetectorOptions Options { get; }

    /// <summary>
    /// What was last worked out of all series together, for a detector over the same counts and more: it depends on counts
    /// before a day only. Set it only where those are the same.
    /// </summary>
    internal SharedFigures? Shared { get; set; }

    /// <summary>
    /// Asked once a day, before its first hour is judged: of the stories that alerts told of by then, the hours since 1970 in
    /// which they count, by key. They are no noise. Null: none were.
    /// </summary>
    internal Func<ILookup<SeriesKey, int>>? Told { get; init; }

    /// <summary>
    /// The spikes as seen at <paramref name="asOf"/> (exclusive: only hours and parts of hours before it count), most
    /// unlikely first; the most unlikely window per key. A pure function of the counts before <paramref name="asOf"/>.
    /// </summary>
    /// <param name="share">Share of the budget that counts may use; the rest is for other ways to find an event. Above 0, at most 1.</param>
    /// <remarks>Counts are hourly: where <paramref name="asOf"/> lies within an hour, everything the table holds for that hour counts as before it.</remarks>
    public IReadOnlyList<Spike> Evaluate(DateTimeOffset asOf, double share = 1)
    {
        var spikes = Below(asOf, share: share).ToList();
        spikes.Sort((a, b) => a.PValue != b.PValue ? a.PValue.CompareTo(b.PValue) : a.Key.CompareTo(b.Key));
        return spikes;
    }

    /// <summary>The keys with a window less likely than a threshold, by default that of the budget, in no order.</summary>
    /// <param name="growing">Only those with a story in the hour that ends at <paramref name="asOf"/>: the others are no news, and most keys are left out at a glance.</param>
    internal IEnumerable<Spike> Below(DateTimeOffset asOf, double? threshold = null, double share = 1, bool growing = false)
    {
        var end = EndHour(asOf);
        if (!Prepare(end))
            yield break;
        var lastHour = Math.Clamp((asOf - SeriesTable.MomentOf(end - 1)).TotalHours, 1.0 / 60, 1);
        var limit = threshold ?? ThresholdFor(share);
        foreach (var key in Series.ActiveBetween((growing ? end - 1 : end - RecentHours) / 24, (end - 1) / 24))
            if ((!growing || HasStoryIn(key, end - 1)) && Judge(key, end, lastHour, limit) is { } spike)
                yield return spike with { To = asOf.ToUniversalTime(), OfDays = _pool!.DaysOnly, FalseAlarmsPerWeek = FalseAlarmRate.Of(_pool, spike.Weighed) / share };
    }

    /// <summary>What is observed and expected of a key in a window of so many hours, whether that is a surprise or not.</summary>
    internal Spike Describe(SeriesKey key, DateTimeOffset asOf, int window)
    {
        var end = EndHour(asOf);
        var from = SeriesTable.MomentOf(end - window);
        var expected = Expectation(key, from, SeriesTable.MomentOf(end)).Sum(e => e.Expected);
        return new Spike(key, from, asOf.ToUniversalTime(), Series.Counts(key, from, asOf).Sum(), expected, 1, double.PositiveInfinity) { OfDays = _pool is { DaysOnly: true } };
    }

    /// <summary>What all series told together when it was last asked.</summary>
    internal Pool? Pool => _pool;

    private double ThresholdFor(double share)
    {
        if (share != _share)
            (_share, _threshold) = (share, FalseAlarmRate.ThresholdFor(_pool!, share * Options.FalseAlarmsPerWeek));
        return _threshold;
    }

    /// <summary>
    /// Whether <see cref="Evaluate"/> would find a spike that is not stale. Looks only at keys with a story in the hour that
    /// ends at <paramref name="asOf"/>, so that most hours of a long replay cost next to nothing.
    /// </summary>
    public bool AnyGrowing(DateTimeOffset asOf, double share = 1) => Below(asOf, share: share, growing: true).Any();

    private static bool HasStoryIn(KeySeries key, int hour)
    {
        var day = hour / KeySeries.HoursPerPage;
        for (var page = key.FirstPageOf(day); page < key.Pages && key.Day(page) == day; page++)
            if (key.Counts(page)[hour % KeySeries.HoursPerPage] > 0)
                return true;
        return false;
    }

    /// <summary>What was to be expected of a key in each hour of a range, with the band (10 % to 90 %), seen from the end of the range.</summary>
    /// <param name="beforehand">
    /// True: by what was known before the range began, as a window is judged, so that the sum is a spike's expected count.
    /// False: each hour by what was known a day before.
    /// </param>
    public IReadOnlyList<ExpectedHour> Expectation(SeriesKey key, DateTimeOffset from, DateTimeOffset to, bool beforehand = false)
    {
        var (start, end) = (SeriesTable.HourOf(from), EndHour(to));
        if (start >= end)
            return [];
        var hours = new ExpectedHour[end - start];
        var series = Series.Find(key);
        var known = Prepare(end) && series is not null;
        if (known)
            _baseline.Read(series!, _coverage!, _pool!, _book!.FirstHour, end, Math.Max(Options.BaselineDays, (end - start + 23) / 24) + KeyBaseline.MostGuardDays);
        for (var hour = start; hour < end; hour++)
        {
            var mean = known && hour >= _book!.FirstHour ? _baseline.RateOfBlock(Math.Max((end - 1 - hour) / 24, beforehand ? (end - start + 23) / 24 - 1 : 0)) * _baseline.Season[hour] : 0;
            var size = mean / Math.Max(1e-9, (known ? _baseline.Dispersion(1) : 1) - 1);
            hours[hour - start] = new ExpectedHour(SeriesTable.MomentOf(hour), mean, NegativeBinomial.Quantile(0.1, mean, size), NegativeBinomial.Quantile(0.9, mean, size));
        }
        return hours;
    }

    private static int EndHour(DateTimeOffset asOf) => SeriesTable.HourOf(asOf.AddTicks(TimeSpan.TicksPerHour - 1));

    /// <summary>Brings what all keys share up to the moment; false while too little is known to judge anything.</summary>
    private bool Prepare(int end)
    {
        if (_version != Series.Version)
        {
            if (_version >= 0)
                Shared = null;
            _version = Series.Version;
            (_book, _coverage, _pool) = (new FeedBook(Series), null, null);
        }
        if (end - (long)_book!.FirstHour < FirstJudgement)
            return false;
        var baseline = 24 * (Options.BaselineDays + KeyBaseline.MostGuardDays);
        if (_coverage is null || _coverageEnd != end)
            (_coverage, _coverageEnd) = (new Coverage(_book, end, baseline, Series.FeedNames.Count), end);
        // What the pool says changes little in a day; the last full day it can know is the one before, in the last hour too.
        var poolEnd = (end - 1) / 24 * 24;
        if (_pool is null || _poolEnd != poolEnd)
        {
            if (Shared is null || Shared.End != poolEnd)
            {
                var coverage = new Coverage(_book, poolEnd, baseline, Series.FeedNames.Count);
                Shared = new SharedFigures(Pool.Of(Series, coverage, Math.Max(_book.FirstHour, poolEnd - baseline), poolEnd, Told?.Invoke()), poolEnd);
            }
            (_pool, _poolEnd) = (Shared.Pool, poolEnd);
            _share = double.NaN;
        }
        return true;
    }

    /// <summary>The most unlikely window of a key, if it is under the threshold.</summary>
    private Spike? Judge(KeySeries key, int end, double lastHour, double threshold)
    {
        if (!MayBeSpike(key, end, threshold))
            return null;
        _baseline.Read(key, _coverage!, _pool!, _book!.FirstHour, end, Options.BaselineDays + KeyBaseline.MostGuardDays);
        Spike? best = null;
        var weighed = double.PositiveInfinity;
        var guardRead = 0;
        foreach (var window in Windows)
        {
            if ((_pool!.DaysOnly && window % 24 != 0) || end - window - 24 < _book.FirstHour)
                continue;
            var guard = (window + 23) / 24;
            if (guard != guardRead)
                ReadRecent(key, end, guardRead = guard);
            int count = 0, unjudged = 0;
            for (var i = RecentHours - window; i < RecentHours; i++)
                (count, unjudged) = (count + _recent[i], unjudged + _unjudged[i]);
            if (count < FewestStories)
                continue;
            var (expected, p) = Tail(count, window, guard, end, lastHour);
            if (window > LongWindow && expected > FewStories)
                break;
            if (p > threshold * Share(window) || count <= expected)
                continue;
            weighed = Math.Min(weighed, p / Share(window));
            if (best is null || p < best.PValue)
                best = new Spike(key.Key, SeriesTable.MomentOf(end - window), SeriesTable.MomentOf(end), count + unjudged, expected + unjudged, p, 0, _recent[RecentHours - 1] + _unjudged[RecentHours - 1] == 0);
        }
        return best is null ? null : best with { Weighed = weighed };
    }

    /// <summary>
    /// How much larger a chance may be in a window of so many hours than in one of eight. Long windows are few in a week, short
    /// ones many: at the same limit nearly all of the budget would go to the short ones.
    /// </summary>
    private static double Share(int window) => Math.Clamp(Math.Sqrt(window / 8.0), 0.5, 3);

    /// <summary>Expected count and chance of reaching <paramref name="count"/> in the window that ends now.</summary>
    private (double Expected, double PValue) Tail(int count, int window, int guard, int end, double lastHour)
    {
        var (hours, seasonError, peak) = _baseline.Season.Sum(end, window, lastHour);
        ref readonly var level = ref _baseline.LevelBefore(guard);
        double expected = 0, p = 0;
        for (var i = 0; i < LevelModel.Memories; i++)
        {
            var (weight, mean) = (level.Weight(i), level.Rate(i) * hours);
            var error = 1 / (level.Shape(i) * _baseline.Informed) + seasonError;
            expected += weight * mean;
            // The dispersion is an estimate too: three points of its distribution (Gauss-Hermite).
            for (var node = -1; node <= 1; node++)
            {
                var dispersion = Math.Max(1, _baseline.Dispersion(window) * Math.Exp(node * Math.Sqrt(3) * _baseline.DispersionError));
                dispersion = 1 + (dispersion - 1) * Math.Max(1, peak); // spread of the rate itself grows with the rate
                p += weight * (node == 0 ? 2.0 / 3 : 1.0 / 6) * NegativeBinomial.UpperTail(count, mean, 1 / ((dispersion - 1 + 1e-9) / mean + error));
            }
        }
        return (expected, p);
    }

    /// <summary>Recent counts by hour: of feeds that were known before a window of so many days, and of the others.</summary>
    private void ReadRecent(KeySeries key, int end, int guard)
    {
        Array.Clear(_recent);
        Array.Clear(_unjudged);
        var (first, from) = (end - RecentHours, end - 24 * guard);
        for (var page = key.FirstPageOf(first / 24); page < key.Pages && key.Day(page) * 24 < end; page++)
        {
            var feed = _coverage![key.Feed(page)];
            var counts = key.Counts(page);
            var offset = key.Day(page) * 24 - first;
            for (var i = Math.Max(0, -offset); i < 24 && offset + i < RecentHours; i++)
                if (counts[i] != 0)
                    (feed.CountsIn(from) && !feed.IsBacklog(first + offset + i) ? _recent : _unjudged)[offset + i] += counts[i];
        }
    }

    /// <summary>A cheap look that leaves out nearly all keys: even half of the plain mean would make the counts likely enough (Chernoff's bound for Poisson counts).</summary>
    private bool MayBeSpike(KeySeries key, int end, double threshold)
    {
        Span<int> hours = _recent;
        hours.Clear();
        key.AddTo(hours, end - RecentHours);
        var recent = 0;
        foreach (var stories in hours)
            recent += stories;
        if (recent < FewestStories)
            return false;

        var history = Math.Max(24, Math.Min(end - _book!.FirstHour, 24 * Options.BaselineDays) - 24);
        var recently = Math.Min(history, 24 * 14);
        var (page, latePage, endPage) = (key.FirstPageOf((end - history) / 24), key.FirstPageOf((end - recently) / 24), key.FirstPageOf((end - RecentHours) / 24));
        var late = latePage < endPage ? key.Sum(latePage, endPage) : 0;
        var total = late + (page < Math.Min(latePage, endPage) ? key.Sum(page, Math.Min(latePage, endPage)) : 0);

        var limit = Math.Log(threshold * Share(Windows[^1]));
        int count = 0, taken = 0;
        foreach (var window in Windows)
        {
            for (; taken < window; taken++)
                count += hours[RecentHours - 1 - taken];
            if (count < FewestStories)
                continue;
            var rate = Math.Min(Math.Max(0.5, total + recent - count) / history, Math.Max(0.5, late + recent - count) / recently);
            var mean = window * rate * (window < 24 ? 0.4 : 0.6);
            if (window > LongWindow && mean > FewStories)
                break;
            if (count > mean && count - mean - count * Math.Log(count / mean) <= limit)
                return true;
        }
        return false;
    }
}

/// <summary>What all series together told, by the counts before the hour <paramref name="End"/> (since 1970).</summary>
internal sealed record SharedFigures(Pool Pool, int End);
