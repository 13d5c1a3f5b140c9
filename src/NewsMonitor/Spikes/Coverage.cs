namespace NewsMonitor.Spikes;

/// <summary>
/// Which feeds count at one moment, and which hours of the baseline each of them covered. Expected counts are those of
/// the feeds that are read now: hours before a feed was added, or in which it was silent, are filled with its own mean,
/// and a feed that is too new to have one does not count in the window either.
/// </summary>
internal sealed class Coverage
{
    /// <summary>A feed counts in a window when it was known that many hours before it.</summary>
    public const int NewForHours = 24;

    private readonly FeedCoverage[] _byNumber;

    public Coverage(FeedBook book, int end, int baselineHours, int feeds)
    {
        var newcomers = Newcomers.Before(book, end);
        _byNumber = new FeedCoverage[feeds];
        InOrder = new List<FeedCoverage>(book.Feeds.Length);
        foreach (var feed in book.Feeds)
        {
            var coverage = new FeedCoverage(feed, book.FirstHour, end, baselineHours, newcomers);
            _byNumber[feed.Number] = coverage;
            InOrder.Add(coverage);
            Partial |= coverage.Counts && !coverage.Whole;
        }
    }

    /// <summary>By name of the feed.</summary>
    public List<FeedCoverage> InOrder { get; }

    /// <summary>True when a feed that counts covers only a part of the baseline.</summary>
    public bool Partial { get; }

    public FeedCoverage this[int feed] => _byNumber[feed];
}

/// <summary>Coverage of one feed, as seen at one moment.</summary>
internal sealed class FeedCoverage
{
    private readonly FeedHistory _feed;
    private readonly int _end;

    public FeedCoverage(FeedHistory feed, int firstHourOfAll, int end, int baselineHours, Newcomers newcomers)
    {
        _feed = feed;
        _end = end;
        var (last, activeHours, volume) = feed.Before(end);
        if (last < 0)
            return;
        var usualGap = activeHours < 2 ? 24 : Math.Max(1, (last - feed.FirstHour) / (double)(activeHours - 1));
        var rare = newcomers.Steady && (activeHours < 10 || usualGap > 12);
        Since = feed.FirstHour <= firstHourOfAll + 24 ? firstHourOfAll : feed.FirstHour;
        if (rare)
        {
            // One of many publishers that come and go: the pool they make is steady, so each counts as if it had always been read.
            Counts = volume <= newcomers.LargestUsualVolume || end - feed.FirstHour > 7 * 24;
            Since = int.MinValue;
            Whole = true;
            return;
        }
        var dead = activeHours >= 10 && end - last > FeedHistory.LongestUsualSilence(usualGap);
        Counts = !dead && Since <= end - 24 - Coverage.NewForHours;
        Whole = Since <= Math.Max(firstHourOfAll, end - baselineHours) && !feed.Outages.Exists(o => o.To < end && o.To > end - baselineHours);
    }

    /// <summary>False for a feed that is silent now or too new, and for a publisher that comes as no newcomer does.</summary>
    public bool Counts { get; }

    /// <summary>True when it covers the baseline without a gap.</summary>
    public bool Whole { get; }

    /// <summary>The hour from which on it was read.</summary>
    public int Since { get; }

    public int Number => _feed.Number;

    /// <summary>Whether its stories count in a window that begins at <paramref name="from"/>.</summary>
    public bool CountsIn(int from) => Counts && Since <= from - Coverage.NewForHours;

    public bool IsBacklog(int hour) => _feed.Backlogs.Count > 0 && _feed.Backlogs.Contains(hour);

    public bool HasBacklogs => _feed.Backlogs.Count > 0;

    /// <summary>Hours of a span in which it was not read.</summary>
    public int Missing(int from, int to)
    {
        if (Whole)
            return 0;
        var missing = Math.Clamp(Since - from, 0, to - from);
        foreach (var (start, end) in _feed.Outages)
            if (end < _end)
                missing += Math.Max(0, Math.Min(end, to) - Math.Max(start, Math.Max(from, Since)));
        return Math.Min(missing, to - from);
    }
}

/// <summary>
/// How new feeds or publishers arrive. In the archive of a search over hundreds of publishers one never seen before turns
/// up on most days; to leave each out until it is known would leave out much of the news. A monitor of configured feeds
/// has no such stream: a newcomer there is a change of the configuration.
/// </summary>
internal sealed record Newcomers(bool Steady, double LargestUsualVolume)
{
    private const int MemoryHours = 28 * 24;

    public static Newcomers Before(FeedBook book, int end)
    {
        var from = Math.Max(book.FirstHour + 7 * 24, end - MemoryHours);
        var to = end - 24;
        if (to - from < 7 * 24)
            return new Newcomers(false, 0);
        var days = new HashSet<int>();
        double volume = 0;
        var arrivals = 0;
        foreach (var feed in book.Feeds)
            if (feed.FirstHour >= from && feed.FirstHour < to)
            {
                days.Add((feed.FirstHour - from) / 24);
                volume += feed.Before(Math.Min(end, feed.FirstHour + 48)).Volume;
                arrivals++;
            }
        var steady = days.Count >= 0.3 * ((to - from) / 24);
        return new Newcomers(steady, steady ? Math.Max(10, 5 * volume / arrivals) : 0);
    }
}
