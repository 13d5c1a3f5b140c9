using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using NewsMonitor.Alerts;
using NewsMonitor.Service.Webhooks;

namespace NewsMonitor.Service.Api;

/// <summary>Addresses of alerts and pages as readers outside reach them.</summary>
public sealed class ApiAddress(IOptions<WebhookOptions> options)
{
    /// <summary>Scheme and host from setting <c>NewsMonitor:Webhooks:PublicAddress</c>, else from the name Azure gave the site; null when none says it.</summary>
    public string? Configured => options.Value.PublicAddress?.GetLeftPart(UriPartial.Authority);

    /// <summary>Scheme and host for links in the answer to a request.</summary>
    public string For(HttpRequest request) => Configured ?? $"{request.Scheme}://{request.Host.Value}";

    /// <summary>The alert with its links: "self" (API) and "page" (dashboard).</summary>
    public static Alert WithLinks(Alert alert, string address) => alert with
    {
        Links = new Dictionary<string, string>
        {
            ["self"] = $"{address}/api/alerts/{alert.Id}",
            ["page"] = $"{address}/api/dashboard/alerts/{alert.Id}",
        },
    };
}
