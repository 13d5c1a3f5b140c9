using NewsMonitor.Feeds.Dates;

namespace NewsMonitor.Feeds;

/// <summary>A feed document while it is read.</summary>
internal sealed class FeedDraft(DateTimeOffset now)
{
    /// <summary>No feed has so many; a document that does is cut, and the cut is noted.</summary>
    public const int MostEntries = 50_000;

    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<FeedEntry> _entries = [];
    private readonly List<string> _notes = [];
    private readonly SortedSet<int> _skipHours = [];
    private readonly SortedSet<DayOfWeek> _skipDays = [];
    private readonly DayOrder _dayOrder = new();
    private string? _title, _link, _language;
    private int _titleRank = int.MaxValue, _linkRank = int.MaxValue, _languageRank = int.MaxValue, _implausible, _unreadable;
    private bool _cut;

    public string? Language => _language;

    public string? Author { get; set; }

    public string? Self { get; set; }

    public TimeSpan? TimeToLive { get; set; }

    public TimeSpan? UpdatePeriod { get; set; }

    public int UpdateFrequency { get; set; } = 1;

    public int EntryCount => _entries.Count;

    public void Title(string? title, int rank)
    {
        if (title is not null && rank < _titleRank)
            (_title, _titleRank) = (title, rank);
    }

    public void Link(string? link, int rank)
    {
        if (!string.IsNullOrEmpty(link) && rank <= _linkRank)
            (_link, _linkRank) = (link, rank);
    }

    public void LanguageIs(string? language, int rank)
    {
        if (!string.IsNullOrEmpty(language) && rank < _languageRank)
            (_language, _languageRank) = (language, rank);
    }

    public void SkipHour(int hour)
    {
        if (hour is >= 0 and <= 24)
            _skipHours.Add(hour % 24);
    }

    /// <summary>A day in English, as RSS wants it, or in any language known.</summary>
    public void SkipDay(ReadOnlySpan<char> name)
    {
        if (DateWords.TryGetWeekday(name, out var day))
            _skipDays.Add(day);
    }

    public void Note(string note) => _notes.Add(note);

    public void Add(FeedEntry entry)
    {
        if (_entries.Count < MostEntries)
            _entries.Add(entry);
        else
            _cut = true;
    }

    /// <summary>
    /// The moment a text gives when it can be one of publication: not before the web, and not after tomorrow, which zones and
    /// clocks explain. Null, and counted, when it cannot or is no date.
    /// </summary>
    public DateTimeOffset? Moment(ReadOnlySpan<char> text)
    {
        if (text.IsWhiteSpace())
            return null;
        var date = FeedDates.Parse(text, now);
        if (date.Order == SlashOrder.Doubtful)
            date = Settled(date);
        if (date.Moment is not { } at)
            _unreadable++;
        else if (!IsPlausible(at))
            _implausible++;
        else
        {
            if (date.Order is SlashOrder.DayFirst or SlashOrder.MonthFirst)
                _dayOrder.Add(date.Order == SlashOrder.DayFirst);
            return at;
        }

        return null;
    }

    /// <summary>Of two possible dates, the plausible one; where both are, the document has to decide in the end.</summary>
    private FeedDate Settled(FeedDate date)
    {
        var (monthFirst, dayFirst) = (date.Moment is { } m && IsPlausible(m), date.DayFirst is { } d && IsPlausible(d));
        if (monthFirst && dayFirst)
            _dayOrder.AddDoubtful(date.Moment!.Value, date.DayFirst!.Value);
        return monthFirst == dayFirst ? date : monthFirst ? new FeedDate(date.Moment, null, SlashOrder.MonthFirst) : new FeedDate(date.DayFirst, null, SlashOrder.DayFirst);
    }

    private bool IsPlausible(DateTimeOffset at) => at >= Earliest && at <= now.AddDays(2);

    public FeedDocument Finish(string format)
    {
        if (_implausible > 0)
            _notes.Add(_implausible == 1 ? "1 implausible date is left out." : $"{_implausible} implausible dates are left out.");
        if (_unreadable > 0)
            _notes.Add(_unreadable == 1 ? "1 date cannot be read." : $"{_unreadable} dates cannot be read.");
        if (_cut)
            _notes.Add($"Only the first {MostEntries} entries are read.");
        return new FeedDocument
        {
            Format = format,
            Title = _title,
            Link = _link,
            Language = _language,
            Entries = Settled(),
            TimeToLive = TimeToLive ?? (UpdatePeriod is { } period ? period / Math.Max(1, UpdateFrequency) : null),
            SkipHours = [.. _skipHours],
            SkipDays = [.. _skipDays],
            Self = Self,
            Notes = _notes,
        };
    }

    /// <summary>What only the end of the document tells: its language, where it stands behind the entries, and what doubtful dates mean.</summary>
    private List<FeedEntry> Settled()
    {
        var meant = _dayOrder.Settle(_language ?? _entries.Find(e => e.Language is not null)?.Language);
        if (_language is null && meant.Count == 0)
            return _entries;
        for (var i = 0; i < _entries.Count; i++)
        {
            var entry = _entries[i];
            if (entry.Language is null && _language is not null)
                entry = entry with { Language = _language };
            if (meant.Count > 0)
                entry = entry with { Published = Meant(entry.Published), Updated = Meant(entry.Updated) };
            _entries[i] = entry;
        }

        return _entries;

        DateTimeOffset? Meant(DateTimeOffset? read) => read is { } at && meant.TryGetValue(at, out var other) ? other : read;
    }
}
