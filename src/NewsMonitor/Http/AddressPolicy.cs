using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NewsMonitor.Http;

/// <summary>
/// Which network addresses feeds, pages and webhooks may be at: those anyone on the internet can reach, and hosts the
/// operator allows by name ("feeds.internal", "127.0.0.1:8080", "*.example.com").
/// </summary>
public sealed class AddressPolicy
{
    // IANA special-purpose registries (RFC 6890 and its updates), and the one public address inside which a cloud
    // keeps its own services: 168.63.129.16 is Azure's wire server.
    private static readonly IPNetwork[] SpecialV4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    // Everything outside 2000::/3 is not global unicast: loopback, unspecified, IPv4-mapped, NAT64, unique local,
    // link-local and multicast all fall there. Inside it these are not either (or hide an IPv4 address).
    private static readonly IPNetwork GlobalUnicastV6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] SpecialV6 = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse)];

    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _suffixes = [];

    public AddressPolicy(IEnumerable<string> allowedHosts)
    {
        foreach (var host in allowedHosts.Select(h => h.Trim()).Where(h => h.Length > 0))
        {
            if (host.StartsWith("*.", StringComparison.Ordinal))
                _suffixes.Add(host[1..]);
            else
                _names.Add(host);
        }
    }

    /// <summary>Public addresses only.</summary>
    public static AddressPolicy PublicOnly { get; } = new([]);

    /// <summary>True for a host the operator allows although its address may be private, with this port or with any.</summary>
    public bool IsAllowedByName(string host, int port)
    {
        var name = host.TrimEnd('.');
        if (name.Contains(':', StringComparison.Ordinal) && !name.StartsWith('['))
            name = $"[{name}]";
        return _names.Contains(name) || _names.Contains($"{name}:{port}")
            || _suffixes.Any(s => name.EndsWith(s, StringComparison.OrdinalIgnoreCase) || $"{name}:{port}".EndsWith(s, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// False for a host that is certainly not public: a literal address that <see cref="IsPublic"/> refuses, localhost, a
    /// name without a dot, and the domains kept for private networks (RFC 6761, 6762, 8375; "internal" by ICANN). Of any
    /// other name only resolving it tells.
    /// </summary>
    public static bool MayBePublic(string host)
    {
        var name = host.Normalize(NormalizationForm.FormKC).TrimEnd('.').Trim('[', ']');
        if (IPAddress.TryParse(name, out var address))
            return IsPublic(address);
        return name.Contains('.', StringComparison.Ordinal) && !PrivateDomains.Any(d => name.EndsWith(d, StringComparison.OrdinalIgnoreCase));
    }

    private static readonly string[] PrivateDomains = [".localhost", ".localdomain", ".local", ".internal", ".home.arpa", ".lan", ".intranet", ".corp"];

    /// <summary>True for an address anyone on the internet can reach: global unicast, for no special purpose.</summary>
    public static bool IsPublic(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !SpecialV4.Any(n => n.Contains(address)),
        // IPNetwork compares the IPv4 address inside a mapped one with the bits of an IPv6 network: said before it is asked.
        AddressFamily.InterNetworkV6 => !address.IsIPv4MappedToIPv6 && GlobalUnicastV6.Contains(address) && !SpecialV6.Any(n => n.Contains(address)),
        _ => false,
    };
}
