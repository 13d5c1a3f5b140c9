using System.Net;
using System.Net.Sockets;

namespace NewsMonitor.Http;

/// <summary>Resolves a host name. The system's resolver unless a test brings its own.</summary>
public delegate Task<IPAddress[]> NameResolver(string host, CancellationToken cancellationToken);

/// <summary>The one way out: every request of the monitor to an address from outside goes through a handler made here.</summary>
public static class GuardedHttp
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(4);
    private const int MaxAttempts = 4;

    /// <summary>
    /// A handler that follows no redirects by itself, keeps no cookies, uses no proxy, expands nothing, and refuses at
    /// connect time every address the policy does not allow. The address that was checked is the one connected to, so a
    /// name that resolves differently a second time gains nothing.
    /// </summary>
    /// <exception cref="BlockedAddressException">Thrown from sends to a refused address, inside an <see cref="HttpRequestException"/>.</exception>
    public static SocketsHttpHandler CreateHandler(AddressPolicy policy, NameResolver? resolver = null)
    {
        var resolve = resolver ?? (static (host, cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken));
        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
            MaxResponseHeadersLength = 64,
            // What is left of an answer we gave up on is not worth reading: the connection is closed instead.
            MaxResponseDrainSize = 16 * 1024,
            // Trace identifiers are ours; publishers and receivers need not see them.
            ActivityHeadersPropagator = null,
            ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, policy, resolve, cancellationToken),
        };
    }

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, AddressPolicy policy, NameResolver resolve, CancellationToken cancellationToken)
    {
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await resolve(target.Host, cancellationToken).ConfigureAwait(false);
        var usable = policy.IsAllowedByName(target.Host, target.Port) ? addresses : [.. addresses.Where(AddressPolicy.IsPublic)];
        if (usable.Length == 0)
        {
            throw addresses.Length == 0
                ? new SocketException((int)SocketError.HostNotFound)
                : new BlockedAddressException(literal is null ? $"The address {addresses[0]} of host {target.Host} is not public." : $"The address {literal} is not public.");
        }

        // IPv6 and IPv4 in turn, a few seconds each: a broken IPv6 route must not eat the whole time.
        var turns = usable.GroupBy(a => a.AddressFamily).SelectMany(g => g.Select((address, turn) => (address, turn))).OrderBy(x => x.turn).Select(x => x.address).Take(MaxAttempts).ToList();
        for (var i = 0; ; i++)
        {
            try
            {
                return await ConnectAsync(turns[i], target.Port, cancellationToken).ConfigureAwait(false);
            }
            catch (SocketException) when (i < turns.Count - 1)
            {
                // The next address may answer.
            }
        }
    }

    private static async Task<Stream> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        attempt.CancelAfter(AttemptTimeout);
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, port), attempt.Token).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new SocketException((int)SocketError.TimedOut);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The address is not allowed; the message names host and address.</summary>
public sealed class BlockedAddressException(string message) : Exception(message);
