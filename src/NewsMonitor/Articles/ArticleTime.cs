using System.Text.Json;
using NewsMonitor.Feeds.Dates;

namespace NewsMonitor.Articles;

/// <summary>The time of an article line: ISO 8601, or a date as feeds write them (RFC 822) that can be read in one way only.</summary>
internal static class ArticleTime
{
    /// <summary>False when there is something and it is no time. Without a zone it is UTC; null and an empty text are no time given.</summary>
    public static bool TryRead(JsonElement value, DateTimeOffset now, out DateTimeOffset? time)
    {
        time = null;
        if (value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return true;
        if (value.ValueKind != JsonValueKind.String)
            return false;
        if (value.TryGetDateTimeOffset(out var moment))
        {
            // What has no zone would be taken as local time, and a run would end differently from one machine to the next.
            time = value.TryGetDateTime(out var asWritten) && asWritten.Kind == DateTimeKind.Unspecified
                ? new DateTimeOffset(asWritten, TimeSpan.Zero)
                : moment.ToUniversalTime();
            return true;
        }

        var text = value.GetString();
        if (string.IsNullOrWhiteSpace(text))
            return true;
        if (FeedDates.Parse(text, now) is not { Moment: { } read, DayFirst: null })
            return false;
        time = read;
        return true;
    }
}
