using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsMonitor.Articles;

/// <summary>The day that many publishers write into the addresses of their articles: /2024/06/19/…, /20240619/…, AKR20240619….</summary>
internal static partial class UrlDay
{
    /// <summary>Longer ago it is no news, and the digits may be anything.</summary>
    private const int MostDays = 31;

    /// <summary>The day, when it is today (in some time zone) or one of the last month; null when the address names none.</summary>
    public static DateOnly? Of(string url, DateTimeOffset now)
    {
        if (UrlCanonicalizer.Parse(url) is not { } address || Digits().Match(address.AbsolutePath) is not { Success: true } match)
            return null;
        var digits = match.Groups["year"].Value + match.Groups["month"].Value + match.Groups["day"].Value;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day <= today.AddDays(1) && day >= today.AddDays(-MostDays) ? day : null;
    }

    [GeneratedRegex("(?<![0-9])(?<year>20[0-9]{2})(?<part>[/-]?)(?<month>0[1-9]|1[0-2])\\k<part>(?<day>[0-2][0-9]|3[01])", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
