using System.Globalization;
using System.Text.Json.Nodes;
using NewsMonitor.Alerts;

namespace NewsMonitor.Webhooks;

/// <summary>Format <c>cloudevents</c>: CloudEvents 1.0 in structured mode. Source and id name the event, whoever receives it.</summary>
internal static class CloudEvent
{
    private const int Envelope = 1024;

    public static byte[] Write(Alert alert, Uri source) => AlertJson.Write(new JsonObject
    {
        ["specversion"] = "1.0",
        ["id"] = string.Create(CultureInfo.InvariantCulture, $"{alert.Id}.{alert.Revision}"),
        ["source"] = source.AbsoluteUri,
        ["type"] = Type(alert),
        ["subject"] = alert.Id,
        ["time"] = alert.UpdatedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        ["datacontenttype"] = "application/json",
        ["data"] = JsonNode.Parse(AlertJson.Write(alert, WebhookMessage.MaxBytes - Envelope)),
    });

    private static string Type(Alert alert) => alert.Status switch
    {
        AlertStatus.Resolved => "org.newsmonitor.alert.resolved",
        _ when alert.Revision == 1 => "org.newsmonitor.alert.opened",
        _ => "org.newsmonitor.alert.updated",
    };
}
