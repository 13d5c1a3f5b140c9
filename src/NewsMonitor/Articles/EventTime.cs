namespace NewsMonitor.Articles;

/// <summary>In which hour an article counts: the hour it was published, clamped to what is plausible.</summary>
public static class EventTime
{
    /// <summary>No feed existed before; older dates are mistakes of the source.</summary>
    public static readonly DateTimeOffset Earliest = new(1995, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// The publication time in UTC when it lies between <see cref="Earliest"/> and the moment of reading,
    /// else the moment of reading. An article found late still counts when it happened, so catching up makes no spike.
    /// </summary>
    public static DateTimeOffset Of(DateTimeOffset? publishedAt, DateTimeOffset fetchedAt) =>
        publishedAt is { } at && at >= Earliest && at <= fetchedAt ? at.ToUniversalTime() : fetchedAt.ToUniversalTime();

    /// <summary>The full hour (UTC) a moment falls in.</summary>
    public static DateTimeOffset Hour(DateTimeOffset moment)
    {
        var utc = moment.UtcDateTime;
        return new DateTimeOffset(utc.Year, utc.Month, utc.Day, utc.Hour, 0, 0, TimeSpan.Zero);
    }
}
