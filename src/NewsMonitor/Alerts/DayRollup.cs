using NewsMonitor.Analysis;

namespace NewsMonitor.Alerts;

/// <summary>
/// All that later days need of one day, rebuilt from its mentions: the relevant ones as they are (they carry keys,
/// story fingerprint and evidence) and, of everything read, how much per hour and feed (the exposure).
/// </summary>
public sealed record DayRollup(DateOnly Day, IReadOnlyList<Mention> Relevant, IReadOnlyList<ReadCount> Read)
{
    /// <summary>A function of the set of mentions: order and repetition do not matter. Mentions of other days are left out.</summary>
    public static DayRollup Build(DateOnly day, IEnumerable<Mention> mentions)
    {
        var own = mentions.Where(m => DateOnly.FromDateTime(m.EventTime.UtcDateTime) == day)
            .DistinctBy(m => m.ArticleId).OrderBy(m => m.EventTime).ThenBy(m => m.ArticleId, StringComparer.Ordinal).ToList();
        var read = own.GroupBy(m => (m.EventTime.UtcDateTime.Hour, m.Feed))
            .Select(g => new ReadCount(g.Key.Hour, g.Key.Feed, g.Count()))
            .OrderBy(r => r.Hour).ThenBy(r => r.Feed, StringComparer.Ordinal).ToList();
        return new DayRollup(day, own.Where(m => m.Relevant).ToList(), read);
    }
}

/// <summary>Articles, relevant or not, that a feed brought in one hour (0..23, UTC) of a day.</summary>
public sealed record ReadCount(int Hour, string Feed, int Articles);
