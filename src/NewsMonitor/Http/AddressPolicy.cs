using System.Net;

namespace NewsMonitor.Http;

/// <summary>Which network addresses feeds, pages and webhooks may be at: public ones, and hosts allowed by name.</summary>
public sealed class AddressPolicy(IEnumerable<string> allowedHosts)
{
    private readonly HashSet<string> _allowed = new(allowedHosts, StringComparer.OrdinalIgnoreCase);

    /// <summary>True for a host ("127.0.0.1", "localhost", "feeds.internal"; a port may follow) the operator allows although its address is private.</summary>
    public bool IsAllowedByName(string host, int port) => _allowed.Contains(host) || _allowed.Contains($"{host}:{port}");

    /// <summary>True for an address anyone on the internet can reach.</summary>
    public static bool IsPublic(IPAddress address) => !IPAddress.IsLoopback(address);
}
