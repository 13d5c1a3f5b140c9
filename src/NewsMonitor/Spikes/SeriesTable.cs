using NewsMonitor.Articles;

namespace NewsMonitor.Spikes;

/// <summary>
/// Hourly counts of stories per key, and of everything that was read per feed (the exposure). A function of the set of
/// mentions: the order of the calls does not matter. Not safe for use by several threads at once.
/// </summary>
public sealed class SeriesTable
{
    private readonly Dictionary<SeriesKey, KeySeries> _keys = [];
    private readonly Dictionary<string, int> _feeds = new(StringComparer.Ordinal);
    private readonly List<string> _feedNames = [];
    private readonly List<KeySeries> _reads = [];
    private readonly List<KeySeries> _storiesOfFeeds = [];
    private readonly Dictionary<int, List<KeySeries>> _activeByDay = [];
    private int _mark;

    /// <summary>Counts one new story for a key in the hour of <paramref name="at"/>, read through <paramref name="feed"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time lies before 1970 or after 2900.</exception>
    public void AddStory(SeriesKey key, DateTimeOffset at, string feed) => AddStory(SeriesOf(key), at, NumberOf(feed));

    /// <summary>The same for somebody who keeps the series and the number of the feed.</summary>
    internal void AddStory(KeySeries series, DateTimeOffset at, int feed)
    {
        var hour = HourOf(at);
        if (series.Add(hour, feed, 1))
            ActiveOn(hour / KeySeries.HoursPerPage).Add(series);
        _storiesOfFeeds[feed].Add(hour, 0, 1);
        Version++;
    }

    /// <summary>Whether everything that was added can be taken back: no count has stopped at its limit.</summary>
    internal bool CanTakeBack => _reads.TrueForAll(r => !r.IsFull) && _storiesOfFeeds.TrueForAll(s => !s.IsFull);

    /// <summary>Takes back the newest of the stories that were added and not taken back.</summary>
    internal void TakeBackStory(KeySeries series, DateTimeOffset at, int feed)
    {
        var hour = HourOf(at);
        if (series.Remove(hour, feed, 1))
            _activeByDay[hour / KeySeries.HoursPerPage].Remove(series);
        if (series.Pages == 0)
            _keys.Remove(series.Key);
        _storiesOfFeeds[feed].Remove(hour, 0, 1);
        Version++;
    }

    /// <summary>Takes back so many articles read.</summary>
    internal void TakeBackRead(string feed, DateTimeOffset at, int articles)
    {
        _reads[NumberOf(feed)].Remove(HourOf(at), 0, articles);
        Version++;
    }

    /// <summary>The series of a key; a new one where there is none.</summary>
    internal KeySeries SeriesOf(SeriesKey key)
    {
        if (!_keys.TryGetValue(key, out var series))
            _keys.Add(key, series = new KeySeries(key));
        return series;
    }

    /// <summary>Counts <paramref name="articles"/> articles, relevant or not, that <paramref name="feed"/> brought in the hour of <paramref name="at"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, or the time lies before 1970 or after 2900.</exception>
    public void AddRead(string feed, DateTimeOffset at, int articles)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(articles);
        if (articles == 0)
            return;
        _reads[NumberOf(feed)].Add(HourOf(at), 0, articles);
        Version++;
    }

    /// <summary>All keys with a story.</summary>
    public IReadOnlyCollection<SeriesKey> Keys => _keys.Keys;

    /// <summary>Stories per hour of a key from <paramref name="from"/> (a full hour) up to, not including, <paramref name="to"/>.</summary>
    public int[] Counts(SeriesKey key, DateTimeOffset from, DateTimeOffset to)
    {
        var counts = new int[HoursBetween(from, to)];
        if (_keys.TryGetValue(key, out var series))
            series.AddTo(counts, HourOf(from));
        return counts;
    }

    /// <summary>Articles read per hour, all feeds together, over the same kind of range.</summary>
    public int[] Read(DateTimeOffset from, DateTimeOffset to)
    {
        var counts = new int[HoursBetween(from, to)];
        foreach (var reads in _reads)
            reads.AddTo(counts, HourOf(from));
        return counts;
    }

    /// <summary>Changes with every addition, so that what was derived from the counts can be kept until then.</summary>
    internal long Version { get; private set; }

    internal IReadOnlyCollection<KeySeries> Series => _keys.Values;
    internal IReadOnlyList<string> FeedNames => _feedNames;

    internal KeySeries? Find(SeriesKey key) => _keys.GetValueOrDefault(key);

    /// <summary>What a feed brought, relevant or not; empty where nobody called <see cref="AddRead"/>.</summary>
    internal KeySeries ReadsOf(int feed) => _reads[feed];

    /// <summary>The stories of a feed, one for each key: stands in for its reads where nobody counted them.</summary>
    internal KeySeries StoriesOf(int feed) => _storiesOfFeeds[feed];

    /// <summary>The series with a story on one of the days (since 1970), each once.</summary>
    internal IEnumerable<KeySeries> ActiveBetween(int firstDay, int lastDay)
    {
        _mark++;
        for (var day = lastDay; day >= firstDay; day--)
            if (_activeByDay.TryGetValue(day, out var active))
                foreach (var series in active)
                    if (series.Mark != _mark)
                    {
                        series.Mark = _mark;
                        yield return series;
                    }
    }

    /// <summary>Hours since 1970 (UTC).</summary>
    internal static int HourOf(DateTimeOffset at)
    {
        var ticks = at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
        ArgumentOutOfRangeException.ThrowIfNegative(ticks, nameof(at));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(at.UtcDateTime.Year, 2900, nameof(at));
        return (int)(ticks / TimeSpan.TicksPerHour);
    }

    internal static DateTimeOffset MomentOf(int hour) => DateTimeOffset.UnixEpoch.AddHours(hour);

    internal int NumberOf(string feed)
    {
        if (_feeds.TryGetValue(feed, out var number))
            return number;
        _feeds.Add(feed, number = _feedNames.Count);
        _feedNames.Add(feed);
        _reads.Add(new KeySeries(default));
        _storiesOfFeeds.Add(new KeySeries(default));
        return number;
    }

    private List<KeySeries> ActiveOn(int day)
    {
        if (!_activeByDay.TryGetValue(day, out var active))
            _activeByDay.Add(day, active = []);
        return active;
    }

    private static int HoursBetween(DateTimeOffset from, DateTimeOffset to) => Math.Max(0, (int)Math.Ceiling((to - EventTime.Hour(from)).TotalHours));
}
