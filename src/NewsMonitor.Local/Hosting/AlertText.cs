using System.Globalization;
using System.Text;
using NewsMonitor.Alerts;

namespace NewsMonitor.Local.Hosting;

/// <summary>An alert with its evidence as a person reads it in a terminal. Control characters from outside are left out.</summary>
internal static class AlertText
{
    private const int Stories = 5;
    private const int Signals = 5;

    public static string Of(AlertChange change)
    {
        var alert = change.Alert;
        var text = new StringBuilder();
        var what = change.Previous is null ? "ALERT" : alert.Revision > change.Previous.Revision ? "UPDATE" : alert.Status.ToString().ToUpperInvariant();
        text.AppendLine(CultureInfo.InvariantCulture, $"{what} {alert.Id} · {alert.Severity} · {alert.Status} · since {alert.StartedAt:yyyy-MM-dd HH:mm} UTC");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {Clean(alert.Headline)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {Clean(alert.Why)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {Count(alert.Articles, "article")}, {Count(alert.Publishers.Count, "publisher")}, {(alert.Languages.Count == 1 ? "language" : "languages")} {string.Join(' ', alert.Languages)}");
        foreach (var s in alert.Signals.Take(Signals))
            text.AppendLine(CultureInfo.InvariantCulture, $"  - {s.Kind,-8} {Clean(s.Label)}: {s.Observed} observed, {s.Expected:0.##} expected, {s.Window.From:MM-dd HH:mm} to {s.Window.To:MM-dd HH:mm}, p = {s.PValue:0.0e+0}");
        foreach (var s in alert.Stories.Take(Stories))
            text.AppendLine(CultureInfo.InvariantCulture, $"  * [{s.Language}] {Clean(s.Title)} ({Clean(s.Publisher)}{(s.Copies > 0 ? $", {s.Copies} {(s.Copies == 1 ? "copy" : "copies")}" : "")})");
        return text.ToString();
    }

    private static string Count(int number, string one) => string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : one + "s")}");

    private static string Clean(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
