using System.Text;

namespace NewsMonitor.Http;

/// <summary>
/// The host of an address as it is asked for. <see cref="Uri"/> takes names that no resolver can be asked for
/// ("xn--é.example", a label too long for ASCII) and tells only when the name is read; here such a name is none.
/// </summary>
public static class HostName
{
    /// <summary>In lower-case ASCII (RFC 5891), without a final dot; null when the address has none that can be asked for.</summary>
    public static string? Of(Uri address)
    {
        try
        {
            return address.IdnHost.ToLowerInvariant().TrimEnd('.') is { Length: > 0 } host && Ascii.IsValid(host) ? host : null;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
