using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NewsMonitor.Tests.Http;

/// <summary>A loopback server that writes exactly the bytes it is told to, so that it can break every rule of HTTP.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, Func<RawExchange, Task>> _routes = new();
    private readonly ConcurrentBag<Task> _exchanges = [];
    private readonly Task _accepting;
    private int _connections;

    public RawServer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }
    public int Connections => _connections;

    /// <summary>Request heads by path, in the order they came.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public Uri this[string path] => new($"http://127.0.0.1:{Port}{path}");

    public RawServer On(string path, Func<RawExchange, Task> answer)
    {
        _routes[path] = answer;
        return this;
    }

    /// <summary>A well-behaved answer.</summary>
    public RawServer On(string path, string statusAndHeaders, byte[]? body = null) => On(path, async x =>
    {
        await x.HeadAsync($"{statusAndHeaders}{(body is null ? "" : $"\nContent-Length: {body.Length}")}\nConnection: close");
        await x.SendAsync(body ?? []);
    });

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_exchanges);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _exchanges.Add(ServeAsync(await _listener.AcceptSocketAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        Interlocked.Increment(ref _connections);
        using (socket)
        {
            try
            {
                var head = new StringBuilder();
                var buffer = new byte[4096];
                while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
                {
                    var read = await socket.ReceiveAsync(buffer, _stop.Token);
                    if (read == 0)
                        return;
                    head.Append(Encoding.Latin1.GetString(buffer, 0, read));
                }

                Requests.Enqueue(head.ToString());
                var path = head.ToString().Split(' ')[1];
                if (_routes.TryGetValue(path, out var answer))
                    await answer(new RawExchange(socket, head.ToString(), _stop.Token));
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The client had enough, or the test is over.
            }
        }
    }
}

internal sealed class RawExchange(Socket socket, string request, CancellationToken stop)
{
    public string Request => request;

    public CancellationToken Stop => stop;

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task SendAsync(byte[] bytes)
    {
        for (var sent = 0; sent < bytes.Length;)
            sent += await socket.SendAsync(bytes.AsMemory(sent), stop);
    }

    /// <summary>Status and headers, one a line.</summary>
    public Task HeadAsync(string lines) => SendAsync($"HTTP/1.1 {lines.ReplaceLineEndings("\r\n")}\r\n\r\n");

    /// <summary>Sends nothing more and keeps the connection open.</summary>
    public Task SilenceAsync() => Task.Delay(Timeout.Infinite, stop);

    /// <summary>Breaks off with a TCP reset.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }
}
