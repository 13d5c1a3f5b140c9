namespace NewsMonitor.Spikes;

/// <summary>
/// The counts of one key (or the reads of one feed): a page of 24 hourly counts for each day and feed that has any,
/// sorted by day, then feed. 64 bytes a page, so a key that is seen twice costs little and a dense one 2.5 bytes an hour.
/// </summary>
internal sealed class KeySeries(SeriesKey key)
{
    public const int HoursPerPage = 24;

    private int[] _days = new int[1];
    private int[] _feeds = new int[1];
    private int[] _sums = new int[1]; // of all counts up to and including a page
    private ushort[] _counts = new ushort[HoursPerPage];

    public SeriesKey Key { get; } = key;

    /// <summary>Of the key's name (FNV-1a), the same on every machine: draws samples of keys.</summary>
    public uint Hash { get; } = HashOf(key);

    /// <summary>Left by the last enumeration that met this series.</summary>
    public int Mark { get; set; }

    /// <summary>Number of pages.</summary>
    public int Pages { get; private set; }

    /// <summary>True when a count has stopped at its limit, so that what was added cannot be taken back.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Days since 1970-01-01 of a page.</summary>
    public int Day(int page) => _days[page];

    /// <summary>Number of the feed of a page, as <see cref="SeriesTable"/> gave it.</summary>
    public int Feed(int page) => _feeds[page];

    /// <summary>The 24 counts of a page, by hour of day (UTC).</summary>
    public ReadOnlySpan<ushort> Counts(int page) => _counts.AsSpan(page * HoursPerPage, HoursPerPage);

    /// <summary>The first hour (since 1970) with a count.</summary>
    public int FirstHour
    {
        get
        {
            var first = int.MaxValue;
            for (var page = 0; page < Pages && _days[page] == _days[0]; page++)
                first = Math.Min(first, _days[page] * HoursPerPage + Counts(page).IndexOfAnyExcept((ushort)0));
            return first;
        }
    }

    /// <summary>The first page of a day or of the next day that has one.</summary>
    public int FirstPageOf(int day)
    {
        int low = 0, high = Pages;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_days[middle] < day)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>Sum of all counts of the pages from <paramref name="first"/> up to, not including, <paramref name="end"/>.</summary>
    public long Sum(int first, int end) => SumBefore(end) - SumBefore(first);

    private int SumBefore(int page) => page == 0 ? 0 : _sums[page - 1];

    /// <summary>Adds to one hour; a count stops at 65,535. True when it is the first of its day.</summary>
    public bool Add(int hour, int feed, int count)
    {
        var day = Math.DivRem(hour, HoursPerPage, out var hourOfDay);
        var before = Pages;
        var page = Pages == 0 || IsAfterLast(day, feed) ? Insert(Pages, day, feed) : FindOrInsert(day, feed);
        ref var cell = ref _counts[page * HoursPerPage + hourOfDay];
        var added = Math.Min(ushort.MaxValue, cell + count) - cell;
        cell += (ushort)added;
        IsFull |= added < count;
        for (var later = page; later < Pages; later++)
            _sums[later] += added;
        return Pages > before && (page == 0 || _days[page - 1] != day) && (page == Pages - 1 || _days[page + 1] != day);
    }

    /// <summary>Takes back what <see cref="Add"/> added, unless <see cref="IsFull"/>. True when nothing is left of its day.</summary>
    public bool Remove(int hour, int feed, int count)
    {
        var day = Math.DivRem(hour, HoursPerPage, out var hourOfDay);
        var page = FindOrInsert(day, feed);
        _counts[page * HoursPerPage + hourOfDay] -= (ushort)count;
        for (var later = page; later < Pages; later++)
            _sums[later] -= count;
        if (Counts(page).ContainsAnyExcept((ushort)0))
            return false;
        var after = --Pages - page;
        Array.Copy(_days, page + 1, _days, page, after);
        Array.Copy(_feeds, page + 1, _feeds, page, after);
        Array.Copy(_sums, page + 1, _sums, page, after);
        Array.Copy(_counts, (page + 1) * HoursPerPage, _counts, page * HoursPerPage, after * HoursPerPage);
        return (page == 0 || _days[page - 1] != day) && (page == Pages || _days[page] != day);
    }

    /// <summary>Adds all feeds' counts, from <paramref name="firstHour"/> on, to <paramref name="hours"/>.</summary>
    public void AddTo(Span<int> hours, int firstHour)
    {
        var end = firstHour + hours.Length;
        for (var page = FirstPageOf(firstHour / HoursPerPage); page < Pages && _days[page] * HoursPerPage < end; page++)
        {
            var counts = Counts(page);
            var start = _days[page] * HoursPerPage - firstHour;
            for (var i = Math.Max(0, -start); i < HoursPerPage && start + i < hours.Length; i++)
                hours[start + i] += counts[i];
        }
    }

    private static uint HashOf(SeriesKey key)
    {
        var hash = 2166136261u ^ (uint)key.Kind;
        foreach (var c in key.Id ?? "")
            hash = (hash ^ c) * 16777619;
        return hash;
    }

    private bool IsAfterLast(int day, int feed) => day > _days[Pages - 1] || (day == _days[Pages - 1] && feed > _feeds[Pages - 1]);

    private int FindOrInsert(int day, int feed)
    {
        var page = FirstPageOf(day);
        while (page < Pages && _days[page] == day && _feeds[page] < feed)
            page++;
        return page < Pages && _days[page] == day && _feeds[page] == feed ? page : Insert(page, day, feed);
    }

    private int Insert(int page, int day, int feed)
    {
        if (Pages == _days.Length)
        {
            var capacity = Pages + Math.Max(1, Pages / 2);
            Array.Resize(ref _days, capacity);
            Array.Resize(ref _feeds, capacity);
            Array.Resize(ref _sums, capacity);
            Array.Resize(ref _counts, capacity * HoursPerPage);
        }
        var after = Pages - page;
        Array.Copy(_days, page, _days, page + 1, after);
        Array.Copy(_feeds, page, _feeds, page + 1, after);
        Array.Copy(_sums, page, _sums, page + 1, after);
        Array.Copy(_counts, page * HoursPerPage, _counts, (page + 1) * HoursPerPage, after * HoursPerPage);
        _days[page] = day;
        _feeds[page] = feed;
        _sums[page] = SumBefore(page);
        _counts.AsSpan(page * HoursPerPage, HoursPerPage).Clear();
        Pages++;
        return page;
    }
}
