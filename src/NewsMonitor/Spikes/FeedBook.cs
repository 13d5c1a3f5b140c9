namespace NewsMonitor.Spikes;

/// <summary>
/// What is known of each feed from the hours it was read in: since when, where it was silent for unusually long, and
/// where it brought a backlog at once. Every mark depends on earlier hours only.
/// </summary>
internal sealed class FeedBook
{
    /// <summary>A feed with fewer hours of activity has no habits to judge it by.</summary>
    private const int HoursThatMakeAHabit = 10;

    public FeedBook(SeriesTable series)
    {
        // Sorted by name, so that sums over feeds do not depend on the order in which feeds were first met.
        Feeds = Enumerable.Range(0, series.FeedNames.Count)
            .OrderBy(f => series.FeedNames[f], StringComparer.Ordinal)
            .Select(f => Describe(f, series.ReadsOf(f), series.StoriesOf(f)))
            .Where(f => f.ActiveHours > 0)
            .ToArray();
        FirstHour = Feeds.Length == 0 ? int.MaxValue : Feeds.Min(f => f.FirstHour);
    }

    /// <summary>All feeds that ever brought something, by name.</summary>
    public FeedHistory[] Feeds { get; }

    /// <summary>The first hour (since 1970) anything is known of.</summary>
    public int FirstHour { get; }

    private static FeedHistory Describe(int number, KeySeries reads, KeySeries stories)
    {
        var feed = new FeedHistory(number);
        double usualMost = 0;
        var last = -1;
        foreach (var (hour, volume) in Volumes(reads, stories))
        {
            if (last < 0)
            {
                feed.FirstHour = hour;
                if (volume >= 5)
                    feed.Backlogs.Add(hour); // what a feed holds when it is first read spans an unknown time
                else
                    usualMost = volume;
            }
            else
            {
                var gap = hour - last;
                var usualGap = feed.UsualGap(last);
                var habit = feed.ActiveHours >= HoursThatMakeAHabit;
                var silent = habit && gap > FeedHistory.LongestUsualSilence(usualGap);
                if (silent)
                    feed.Outages.Add((last + 1 + (int)usualGap, hour));
                var returned = habit && gap > Math.Max(24, 6 * usualGap);
                var limit = returned ? Math.Max(5, 1.5 * usualMost) : Math.Max(10, 5 * usualMost);
                if (habit && volume > limit)
                {
                    feed.Backlogs.Add(hour);
                    usualMost = Math.Max(usualMost, volume / 3.0); // a feed that stays that large is soon usual
                }
                else
                    usualMost = Math.Max(usualMost * (1 - Math.Min(gap, 24) / (24 * 60.0)), volume);
            }
            last = hour;
            feed.ActiveHours++;
            feed.Volume += volume;
            feed.Seen.Add((hour, feed.ActiveHours, feed.Volume));
        }
        return feed;
    }

    private static IEnumerable<(int Hour, int Volume)> Volumes(KeySeries reads, KeySeries stories)
    {
        int r = 0, s = 0;
        while (r < reads.Pages || s < stories.Pages)
        {
            var day = Math.Min(r < reads.Pages ? reads.Day(r) : int.MaxValue, s < stories.Pages ? stories.Day(s) : int.MaxValue);
            var readPage = r < reads.Pages && reads.Day(r) == day ? r++ : -1;
            var storyPage = s < stories.Pages && stories.Day(s) == day ? s++ : -1;
            for (var h = 0; h < KeySeries.HoursPerPage; h++)
            {
                int volume = readPage >= 0 ? reads.Counts(readPage)[h] : 0;
                if (volume == 0 && storyPage >= 0)
                    volume = stories.Counts(storyPage)[h];
                if (volume > 0)
                    yield return (day * KeySeries.HoursPerPage + h, volume);
            }
        }
    }
}

/// <summary>One feed's coverage over time. Hours count from 1970 (UTC).</summary>
internal sealed class FeedHistory(int number)
{
    /// <summary>Its number in <see cref="SeriesTable"/>.</summary>
    public int Number { get; } = number;
    public int FirstHour { get; set; }
    public int ActiveHours { get; set; }
    public long Volume { get; set; }

    /// <summary>Hours in which much more came at once than ever before, or much after a silence: not the pace of events.</summary>
    public HashSet<int> Backlogs { get; } = [];

    /// <summary>Spans without anything, much longer than usual for this feed; known from their end on.</summary>
    public List<(int From, int To)> Outages { get; } = [];

    /// <summary>Every active hour with the number of active hours and the volume up to and including it.</summary>
    public List<(int Hour, int ActiveHours, long Volume)> Seen { get; } = [];

    /// <summary>Mean time between active hours up to <paramref name="hour"/>, in hours.</summary>
    public double UsualGap(int hour) => ActiveHours < 2 ? 24 : Math.Max(1, (hour - FirstHour) / (double)(ActiveHours - 1));

    public static double LongestUsualSilence(double usualGap) => Math.Max(48, 8 * usualGap);

    /// <summary>The last active hour before <paramref name="end"/>, with the totals up to it; hour −1 when there is none.</summary>
    public (int Hour, int ActiveHours, long Volume) Before(int end)
    {
        int low = 0, high = Seen.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Seen[middle].Hour < end)
                low = middle + 1;
            else
                high = middle;
        }
        return low == 0 ? (-1, 0, 0) : Seen[low - 1];
    }
}
