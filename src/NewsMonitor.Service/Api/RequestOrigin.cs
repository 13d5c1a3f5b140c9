using Microsoft.AspNetCore.Http;

namespace NewsMonitor.Service.Api;

/// <summary>
/// Whether a request may come from where it comes from. Browsers say which site made a request (Fetch Metadata, RFC 6454
/// Origin); programs say nothing and are let through, because only browsers carry other people's intentions.
/// </summary>
internal static class RequestOrigin
{
    /// <exception cref="ApiProblemException">403: the host name is not ours, or another site tries to change something.</exception>
    public static void Check(HttpRequest request, ApiOptions options)
    {
        if (options.AllowedHosts.Count > 0 && !options.AllowedHosts.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
            throw ApiProblemException.Foreign($"The monitor does not answer for the host name in the request; see setting NewsMonitor:Api:AllowedHosts.");
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            return;
        if (IsAllowedOrigin(request, options))
            return;

        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            if (site is not ("same-origin" or "none"))
                throw ApiProblemException.Foreign("Changes are taken from the monitor's own pages and from programs only.");
            return;
        }

        // A browser without Fetch Metadata still sends Origin with every POST.
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && !IsOwn(origin, request))
            throw ApiProblemException.Foreign("Changes are taken from the monitor's own pages and from programs only.");
    }

    public static bool IsAllowedOrigin(HttpRequest request, ApiOptions options) =>
        request.Headers.Origin.ToString() is { Length: > 0 } origin && options.CorsOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase);

    private static bool IsOwn(string origin, HttpRequest request) => Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && (uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
            // The Functions host passes the name the reader used in this header; no page of another site can set it.
            || uri.Authority.Equals(request.Headers["X-Forwarded-Host"].ToString(), StringComparison.OrdinalIgnoreCase));
}
