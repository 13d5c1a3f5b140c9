using System.Globalization;

namespace NewsMonitor.Service.Dashboard;

/// <summary>Writes moments for readers: always in UTC, and in the zone the reader chose beside it.</summary>
public sealed record PageClock(DateTimeOffset Now, TimeZoneInfo? Zone)
{
    /// <summary>"13 Sep 2024, 08:00"; without the year in the present one.</summary>
    public string Utc(DateTimeOffset at) => Write(at.UtcDateTime, Now.UtcDateTime);

    /// <summary>The same in the reader's zone, with the offset; null when he chose none.</summary>
    public string? Local(DateTimeOffset at)
    {
        if (Zone is null)
            return null;
        var local = TimeZoneInfo.ConvertTime(at, Zone);
        var day = local.Date == at.UtcDateTime.Date ? "" : local.ToString("d MMM, ", CultureInfo.InvariantCulture);
        return day + local.ToString("HH:mm", CultureInfo.InvariantCulture) + " " + Offset(local.Offset);
    }

    /// <summary>"just now", "12 min ago", "3 h ago", "5 days ago", "in 4 min".</summary>
    public string Ago(DateTimeOffset at)
    {
        var span = Now - at;
        var past = span >= TimeSpan.Zero;
        var text = Span(span.Duration());
        return text.Length == 0 ? "just now" : past ? $"{text} ago" : $"in {text}";
    }

    private static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => "",
        { TotalMinutes: < 90 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} min"),
        { TotalHours: < 36 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0} h"),
        { TotalDays: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0} days"),
        { TotalDays: < 700 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays / 30.4:0} months"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays / 365.25:0} years"),
    };

    private static string Write(DateTime at, DateTime now) =>
        at.ToString(at.Year == now.Year ? "d MMM, HH:mm" : "d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    private static string Offset(TimeSpan offset) => offset == TimeSpan.Zero
        ? "UTC"
        : string.Create(CultureInfo.InvariantCulture, $"UTC{(offset < TimeSpan.Zero ? "−" : "+")}{Math.Abs(offset.Hours)}{(offset.Minutes == 0 ? "" : $":{Math.Abs(offset.Minutes):00}")}");
}
