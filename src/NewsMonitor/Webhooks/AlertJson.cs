using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsMonitor.Alerts;

namespace NewsMonitor.Webhooks;

/// <summary>Format <c>json</c>: the alert as the API gives it.</summary>
internal static class AlertJson
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The alert in UTF-8. Where it is larger than <paramref name="maxBytes"/>, what explains least is left out.</summary>
    public static byte[] Write(Alert alert, int maxBytes = WebhookMessage.MaxBytes)
    {
        byte[] body = [];
        foreach (var shown in Smaller(alert))
        {
            body = JsonSerializer.SerializeToUtf8Bytes(shown, NewsMonitorJson.Lines.Alert);
            if (body.Length <= maxBytes)
                break;
        }

        return body;
    }

    /// <summary>The alert, then ever less of it.</summary>
    private static IEnumerable<Alert> Smaller(Alert alert)
    {
        const int Few = 3;
        const int Several = 10;
        const int Short = 200;
        yield return alert;
        for (var stories = alert.Stories.Count - 1; stories >= Few; stories--)
            yield return alert with { Stories = [.. alert.Stories.Take(stories)] };
        yield return alert with
        {
            Headline = Cut(alert.Headline),
            Why = Cut(alert.Why),
            Signals = [.. alert.Signals.Take(Several).Select(s => s with { Label = Cut(s.Label) })],
            Stories = [.. alert.Stories.Take(Few).Select(s => s with { Title = Cut(s.Title), Url = ChatText.Link(s.Url, 2000) ?? "", Publisher = Cut(s.Publisher), Language = Cut(s.Language), Snippet = Cut(s.Snippet) })],
            Publishers = [.. alert.Publishers.Take(Several).Select(Cut)],
            Languages = [.. alert.Languages.Take(Several).Select(Cut)],
        };

        static string Cut(string text) => ChatText.Plain(text, Short);
    }

    /// <summary>JSON with the letters of every script as they are.</summary>
    public static byte[] Write(JsonNode node)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
            node.WriteTo(writer);
        return buffer.ToArray();
    }
}
