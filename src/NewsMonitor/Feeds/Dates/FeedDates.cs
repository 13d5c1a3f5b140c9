using System.Globalization;

namespace NewsMonitor.Feeds.Dates;

/// <summary>
/// Reads the dates that feeds carry: RFC 822 and its many misspellings, ISO 8601 and its W3C profile, seconds since 1970,
/// and dates written for people in the languages of the watchlist. A date without a zone is taken as UTC.
/// </summary>
internal static class FeedDates
{
    /// <summary>No date is longer; what is longer is a text.</summary>
    private const int Longest = 120;

    /// <summary>The date that a text gives, at the present given.</summary>
    public static FeedDate Parse(ReadOnlySpan<char> text, DateTimeOffset now)
    {
        text = text.Trim();
        if (text.IsEmpty || text.Length > Longest)
            return default;
        if (TryIso(text, out var moment))
            return new FeedDate(moment);
        var reading = new DateReading(now);
        reading.Read(text);
        return new FeedDate(reading.Moment(out var dayFirst), dayFirst, reading.Order);
    }

    /// <summary>The shape nearly every well-made feed has: 2024-11-05T10:20:30(.123)(Z|+03:00).</summary>
    private static bool TryIso(ReadOnlySpan<char> text, out DateTimeOffset moment)
    {
        moment = default;
        if (text.Length < 19 || text[4] != '-' || text[7] != '-' || text[10] is not ('T' or ' ' or 't') || text[13] != ':' || text[16] != ':')
            return false;
        if (!TryNumber(text[..4], out var year) || !TryNumber(text[5..7], out var month) || !TryNumber(text[8..10], out var day)
            || !TryNumber(text[11..13], out var hour) || !TryNumber(text[14..16], out var minute) || !TryNumber(text[17..19], out var second))
            return false;
        var rest = text[19..];
        if (rest is ['.' or ',', ..])
        {
            var end = 1;
            while (end < rest.Length && char.IsAsciiDigit(rest[end]))
                end++;
            rest = rest[end..];
        }

        var offset = 0;
        if (rest is [('+' or '-') and var sign, _, _, ':', _, _] && TryNumber(rest[1..3], out var hours) && TryNumber(rest[4..6], out var minutes))
            offset = (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
        else if (rest is not ([] or ['Z' or 'z']))
            return false;
        return TryMake(year, month, day, hour, minute, second, offset, out moment);
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return false;
            number = number * 10 + digit - '0';
        }

        return true;
    }

    /// <summary>Puts a moment together; false when a part is out of its range. 24:00 is the next day's beginning, second 60 the 59th.</summary>
    internal static bool TryMake(int year, int month, int day, int hour, int minute, int second, int offsetMinutes, out DateTimeOffset moment)
    {
        moment = default;
        if (year is < 1 or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour is < 0 or > 24 || minute is < 0 or > 59 || second is < 0 or > 60 || Math.Abs(offsetMinutes) > 18 * 60)
            return false;
        var local = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).AddSeconds(hour * 3600 + minute * 60 + Math.Min(second, 59));
        if (year == 1 && offsetMinutes > 0)
            return false;
        moment = new DateTimeOffset(local.AddMinutes(-offsetMinutes));
        return true;
    }

    /// <summary>The Gregorian day of a day of the Persian solar calendar.</summary>
    internal static bool TryPersian(ref int year, ref int month, ref int day)
    {
        var calendar = new PersianCalendar();
        if (year is < 1300 or > 1500 || month is < 1 or > 12 || day < 1 || day > calendar.GetDaysInMonth(year, month))
            return false;
        var gregorian = calendar.ToDateTime(year, month, day, 0, 0, 0, 0);
        (year, month, day) = (gregorian.Year, gregorian.Month, gregorian.Day);
        return true;
    }
}

/// <summary>A date as it was read.</summary>
/// <param name="Moment">The moment in UTC, of two possible ones that with the month first; null when the text is no date.</param>
/// <param name="DayFirst">The other possible moment.</param>
/// <param name="Order">What its slashes tell of the order of day and month.</param>
internal readonly record struct FeedDate(DateTimeOffset? Moment, DateTimeOffset? DayFirst = null, SlashOrder Order = SlashOrder.None);
