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

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private StoryIndex _index;
    private LedgerDraft? _draft;

    public StoryLedger(TimeSpan storyWindow) => _index = new StoryIndex(storyWindow);

    /// <inheritdoc cref="Add(IEnumerable{DayRollup}, DateTimeOffset, DateTimeOffset)"/>
    /// <param name="storyWindow">See <see cref="StoryIndex"/>.</param>
    public StoryLedger(IEnumerable<DayRollup> days, DateTimeOffset until, TimeSpan storyWindow)
        : this(storyWindow) => Add(days, DateTimeOffset.MinValue, until);

    /// <summary>Books what happened in a span that begins where the last one ended.</summary>
    /// <param name="days">In any order; an article that stands in two days counts once, at its earliest time.</param>
    /// <param name="from">A full hour.</param>
    /// <param name="until">Exclusive: what happened from then on is not looked at.</param>
    public void Add(IEnumerable<DayRollup> days, DateTimeOffset from, DateTimeOffset until)
    {
        var ordered = days.DistinctBy(d => d.Day).OrderBy(d => d.Day).ToList();
        foreach (var mention in ordered.SelectMany(d => d.Relevant).Where(m => m.EventTime >= from && m.EventTime < until)
            .OrderBy(m => m.EventTime).ThenBy(m => m.ArticleId, StringComparer.Ordinal))
        {
            if (_seen.Add(mention.ArticleId))
                Add(mention, _index.Assign(mention.ArticleId, mention.EventTime, mention.Fingerprint));
        }
        AddReads(ordered, from, until);
    }

    /// <summary>The same in pencil: <see cref="TakeBack"/> leaves the ledger as it was, to be written on when more is known of the span.</summary>
    public void Draft(IEnumerable<DayRollup> days, DateTimeOffset from, DateTimeOffset until, StoryIndex spare)
    {
        spare.CopyFrom(_index);
        _draft = new LedgerDraft(_index, _stories.Count, _hours.Count);
        _index = spare;
        Add(days, from, until);
    }

    /// <summary>Takes back what was drafted.</summary>
    public void TakeBack()
    {
        if (_draft is not { } draft)
            return;
        for (var i = draft.Reads.Count - 1; i >= 0; i--)
            Series.TakeBackRead(draft.Reads[i].Feed, draft.Reads[i].Hour, draft.Reads[i].Articles);
        for (var i = draft.Entries.Count - 1; i >= 0; i--)
        {
            var (entries, series, feed) = draft.Entries[i];
            Series.TakeBackStory(series, entries[^1].At, feed);
            entries.RemoveAt(entries.Count - 1);
            if (entries.Count == 0)
                _entries.Remove(series.Key);
        }
        foreach (var story in draft.Told)
        {
            _seen.Remove(_stories[story].Articles[^1].ArticleId);
            _stories[story].Articles.RemoveAt(_stories[story].Articles.Count - 1);
        }
        foreach (var story in _stories.Skip(draft.Stories))
            _indexOf.Remove(story.Id);
        _stories.RemoveRange(draft.Stories, _stories.Count - draft.Stories);
        _hours.RemoveRange(draft.Hours, _hours.Count - draft.Hours);
        (_index, _draft) = (draft.Index, null);
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
        _draft?.Told.Add(story);

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
            _draft?.Entries.Add((booked.Entries, booked.Series, feed));
        }
    }

    private void AddReads(List<DayRollup> days, DateTimeOffset from, DateTimeOffset until)
    {
        foreach (var day in days)
        {
            var start = new DateTimeOffset(day.Day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
            foreach (var read in day.Read)
            {
                var hour = start.AddHours(read.Hour);
                if (hour < from || hour >= until)
                    continue;
                Series.AddRead(read.Feed, hour, read.Articles);
                _draft?.Reads.Add((read.Feed, hour, read.Articles));
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

/// <summary>What was booked in pencil, in order, and how much stood in the ledger before.</summary>
internal sealed record LedgerDraft(StoryIndex Index, int Stories, int Hours)
{
    public List<int> Told { get; } = [];
    public List<(List<KeyEntry> Entries, KeySeries Series, int Feed)> Entries { get; } = [];
    public List<(string Feed, DateTimeOffset Hour, int Articles)> Reads { get; } = [];
}
