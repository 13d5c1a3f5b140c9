using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Encodings.Web;
using NewsMonitor.Alerts;

namespace NewsMonitor.Webhooks;

/// <summary>Format <c>json</c>: the alert as the API gives it.</summary>
internal static class AlertJson
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The alert in UTF-8. Where it is larger than <paramref name="maxBytes"/>, the stories that explain least are left out.</summary>
    public static byte[] Write(Alert alert, int maxBytes = WebhookMessage.MaxBytes)
    {
        for (var stories = alert.Stories.Count; ; stories--)
        {
            var shown = stories == alert.Stories.Count ? alert : alert with { Stories = [.. alert.Stories.Take(stories)] };
            var body = JsonSerializer.SerializeToUtf8Bytes(shown, NewsMonitorJson.Lines.Alert);
            if (body.Length <= maxBytes || stories == 0)
                return body;
        }
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
