namespace NewsMonitor.Service.Api;

/// <summary>Settings of the section <c>NewsMonitor:Api</c>.</summary>
public sealed class ApiOptions
{
    /// <summary>
    /// Host names (without port) a request may be made for; empty allows all. The local host sets the names of loopback,
    /// so that a web page that points its own name at 127.0.0.1 gets nothing.
    /// </summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>Origins whose scripts may read the API, e.g. <c>https://desk.example.org</c>. Empty allows none.</summary>
    public IList<string> CorsOrigins { get; } = [];

    /// <summary>
    /// How many readers may follow <c>alerts/stream</c> at once, 0 to 1000; 0 where the host bills every second of an open
    /// connection. The local host sets 32.
    /// </summary>
    public int EventStreams { get; set; }

    /// <summary>The setting that is wrong and why, or null.</summary>
    internal string? Validate()
    {
        if (EventStreams is < 0 or > 1000)
            return "Setting NewsMonitor:Api:EventStreams: 0 to 1000.";
        var origin = CorsOrigins.FirstOrDefault(o => !IsOrigin(o) || o.EndsWith('/'));
        return origin is null ? null : $"Setting NewsMonitor:Api:CorsOrigins: \"{origin}\" is no origin (scheme, host and port only).";
    }

    private static bool IsOrigin(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https" && uri.AbsolutePath == "/" && uri.Query.Length == 0 && uri.UserInfo.Length == 0;
}
