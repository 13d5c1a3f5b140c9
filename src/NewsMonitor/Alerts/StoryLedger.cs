using NewsMonitor.Analysis;
using NewsMonitor.Spikes;

namespace NewsMonitor.Alerts;

/// <summary>A story and the articles that tell it, in order of event time; the first one gave it its name.</summary>
internal sealed class Story(string id)
{
    public string Id { get; } = id;
    public List<Mention> Articles { get; } = [];
}

/// <summary>The moment a story began to count for a key: the event time of its first copy that carries the key.</summary>
internal readonly record struct KeyEntry(DateTimeOffset At, int Story);

/// <summary>
/// Mentions, told apart into stories and booked by key: what is counted, and where every count can be traced back to its
/// articles. A function of the set of mentions; an entry at some moment depends on nothing after it.
/// </summary>
internal sealed class StoryLedger
{
    private readonly Dictionary<string, int> _indexOf = new(StringComparer.Ordinal);
    private readonly Dictionary<SeriesKey, (List<KeyEntry> Entries, KeySeries Series)> _entries = [];
    private readonly List<Story> _stories = [];
    private readonly List<DateTimeOffset> _hours = [];

    /// <param name="days">In any order; an article that stands in two days counts once, at its earliest time.</param>
    /// <param name="until">Exclusive: what happened from then on is not looked at.</param>
    /// <param name="storyWindow">See <see cref="StoryIndex"/>.</param>
    public StoryLedger(IEnumerable<DayRollup> days, DateTimeOffset until, TimeSpan storyWindow)
    {
        var index = new StoryIndex(storyWindow);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var ordered = days.DistinctBy(d => d.Day).OrderBy(d => d.Day).ToList();
        foreach (var mention in ordered.SelectMany(d => d.Relevant).Where(m => m.EventTime < until)
            .OrderBy(m => m.EventTime).ThenBy(m => m.ArticleId, StringComparer.Ordinal))
        {
            if (seen.Add(mention.ArticleId))
                Add(mention, index.Assign(mention.ArticleId, mention.EventTime, mention.Fingerprint));
        }
        AddReads(ordered, until);
    }

    public SeriesTable Series { get; } = new();
    public IReadOnlyList<Story> Stories => _stories;

    /// <summary>The full hours in which something relevant was told, ascending.</summary>
    public IReadOnlyList<DateTimeOffset> Hours => _hours;

    /// <summary>Everything that is counted, in no order.</summary>
    public IReadOnlyCollection<SeriesKey> Keys => _entries.Keys;

    /// <summary>Stories that began to count for a key from <paramref name="from"/> up to, not including, <paramref name="to"/>.</summary>
    public ReadOnlySpan<KeyEntry> Entries(SeriesKey key, DateTimeOffset from, DateTimeOffset to)
    {
        if (!_entries.TryGetValue(key, out var booked))
            return [];
        var entries = booked.Entries;
        var first = LowerBound(entries, from);
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(entries)[first..LowerBound(entries, to)];
    }

    private void Add(Mention mention, string storyId)
    {
        if (!_indexOf.TryGetValue(storyId, out var story))
        {
            _indexOf[storyId] = story = _stories.Count;
            _stories.Add(new Story(storyId));
        }
        _stories[story].Articles.Add(mention);

        var hour = Articles.EventTime.Hour(mention.EventTime);
        if (_hours.Count == 0 || _hours[^1] < hour)
            _hours.Add(hour);
        var (told, feed) = (_stories[story].Articles, Series.NumberOf(mention.Feed));
        foreach (var key in mention.Keys)
        {
            // A copy books only what no earlier one did.
            if (told.Count > 1 && told.Take(told.Count - 1).Any(a => a.Keys.Contains(key)))
                continue;
            if (!_entries.TryGetValue(key, out var booked))
                _entries[key] = booked = ([], Series.SeriesOf(key));
            booked.Entries.Add(new KeyEntry(mention.EventTime, story));
            Series.AddStory(booked.Series, mention.EventTime, feed);
        }
    }

    private void AddReads(List<DayRollup> days, DateTimeOffset until)
    {
        foreach (var day in days)
        {
            var start = new DateTimeOffset(day.Day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            foreach (var read in day.Read)
            {
                var hour = start.AddHours(read.Hour);
                if (hour < until)
                    Series.AddRead(read.Feed, hour, read.Articles);
            }
        }
    }

    private static int LowerBound(List<KeyEntry> entries, DateTimeOffset at)
    {
        int low = 0, high = entries.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (entries[middle].At < at)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
