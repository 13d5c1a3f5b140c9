namespace NewsMonitor.Service.Api;

/// <summary>
/// The headers that keep browsers from doing with an answer what it is not meant for. Nothing here runs scripts; a page
/// may use its own style and nothing else, may send forms to its own origin and may not be framed. No page tells another
/// site where the reader came from, because the address can carry a function key.
/// </summary>
internal static class SecurityHeaders
{
    private const string Closed = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static IEnumerable<KeyValuePair<string, string>> For(string contentType)
    {
        yield return new("X-Content-Type-Options", "nosniff");
        yield return new("Referrer-Policy", "no-referrer");
        yield return new("Cross-Origin-Resource-Policy", "same-origin");
        yield return new("Cache-Control", "private, no-cache");
        yield return new("Vary", "Accept, Origin");
        if (contentType.StartsWith("text/html", StringComparison.Ordinal))
        {
            yield return new("Content-Security-Policy",
                $"default-src 'none'; style-src '{Dashboard.Stylesheet.Hash}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
            yield return new("X-Frame-Options", "DENY");
            yield return new("Cross-Origin-Opener-Policy", "same-origin");
            yield return new("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()");
        }
        else
        {
            yield return new("Content-Security-Policy", Closed);
        }
    }
}
