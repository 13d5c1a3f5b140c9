using System.Globalization;
using NewsMonitor.Alerts;
using NewsMonitor.Service.Api;

namespace NewsMonitor.Service.Dashboard;

/// <summary>Small sentences about alerts.</summary>
internal static class AlertText
{
    /// <summary>The headline is the title of one of the stories: its language is that story's.</summary>
    public static string? HeadlineLanguage(Alert alert) => alert.Stories.FirstOrDefault(s => s.Title == alert.Headline)?.Language;

    /// <summary>"12 articles · 5 publishers · English, Korean".</summary>
    public static string Evidence(Alert alert)
    {
        var languages = alert.Languages.Take(4).Select(Tongue.Name).ToList();
        var more = alert.Languages.Count - languages.Count;
        return $"{Count(alert.Articles, "article")} · {Count(alert.Publishers.Count, "publisher")} · {string.Join(", ", languages)}{(more > 0 ? $" and {more} more" : "")}";
    }

    public static string Count(int number, string one) => Words.Count(number, one);

    /// <summary>"2.4 expected", "hardly any expected".</summary>
    public static string Expected(double value) => value < 0.05
        ? "hardly any expected"
        : value.ToString(value < 10 ? "0.# 'expected'" : "0 'expected'", CultureInfo.InvariantCulture);

    /// <summary>"6 h", "3 days".</summary>
    public static string Span(TimeSpan span) => span.TotalHours <= 47
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Math.Ceiling(span.TotalHours)):0} h")
        : string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0.#} days");
}
