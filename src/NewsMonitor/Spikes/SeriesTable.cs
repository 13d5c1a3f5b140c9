namespace NewsMonitor.Spikes;

/// <summary>
/// Hourly counts of stories per key, and of everything that was read per feed (the exposure). A function of the set of
/// mentions: the order of the calls does not matter.
/// </summary>
public sealed class SeriesTable
{
    /// <summary>Counts one new story for a key in the hour of <paramref name="at"/>, read through <paramref name="feed"/>.</summary>
    public void AddStory(SeriesKey key, DateTimeOffset at, string feed) => throw new NotSupportedException();

    /// <summary>Counts <paramref name="articles"/> articles, relevant or not, that <paramref name="feed"/> brought in the hour of <paramref name="at"/>.</summary>
    public void AddRead(string feed, DateTimeOffset at, int articles) => throw new NotSupportedException();

    /// <summary>All keys with a story.</summary>
    public IReadOnlyCollection<SeriesKey> Keys => [];

    /// <summary>Stories per hour of a key from <paramref name="from"/> (a full hour) up to, not including, <paramref name="to"/>.</summary>
    public int[] Counts(SeriesKey key, DateTimeOffset from, DateTimeOffset to) => [];

    /// <summary>Articles read per hour, all feeds together, over the same kind of range.</summary>
    public int[] Read(DateTimeOffset from, DateTimeOffset to) => [];
}
