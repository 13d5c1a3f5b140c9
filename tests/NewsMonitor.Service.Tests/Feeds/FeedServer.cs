using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsMonitor.Http;

namespace NewsMonitor.Service.Tests.Feeds;

/// <summary>A publisher with as many host names as a test wants, all on one loopback port; every name ends in ".example.test".</summary>
internal sealed class FeedServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> _pages = new();
    private readonly ConcurrentDictionary<string, int> _underWay = new();

    private FeedServer(WebApplication app) => _app = app;

    public int Port { get; private set; }

    /// <summary>What was asked, in order: host and path, and the validators that came with it.</summary>
    public ConcurrentQueue<Ask> Asked { get; } = [];

    /// <summary>Most requests one host had under way at once.</summary>
    public int MostAtOnce { get; private set; }

    public static async Task<FeedServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k =>
        {
            // Real servers send addresses as they stand in their pages.
            k.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
            k.Listen(IPAddress.Loopback, 0);
        });
        var app = builder.Build();
        var server = new FeedServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        server.Port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
        return server;
    }

    /// <summary>Leads every host name to this server, as the tests' resolver.</summary>
    public static NameResolver Resolver { get; } = (_, _) => Task.FromResult(new[] { IPAddress.Loopback });

    public string Url(string host, string path = "/feed.xml") => $"http://{host}.example.test:{Port}{path}";

    /// <summary>Serves a feed with an ETag that changes with its entries.</summary>
    public string Feed(string host, params string[] entries) => On(host, "/feed.xml", async context =>
    {
        var body = Rss(host, entries);
        var etag = $"\"{string.Join('|', entries).GetHashCode(StringComparison.Ordinal):x}\"";
        context.Response.Headers.ETag = etag;
        if (context.Request.Headers.IfNoneMatch == etag)
            context.Response.StatusCode = 304;
        else
            await context.Response.WriteAsync(body);
    });

    public string On(string host, string path, Func<HttpContext, Task> answer)
    {
        _pages[$"{host}.example.test{path}"] = answer;
        return Url(host, path);
    }

    public string On(string host, string path, int status, string body = "", params (string Name, string Value)[] headers) => On(host, path, async context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        await context.Response.WriteAsync(body);
    });

    /// <summary>An entry is "title" or "title@link"; ids and links follow from the title where not given.</summary>
    public string Rss(string host, params string[] entries)
    {
        var items = new StringBuilder();
        foreach (var (entry, i) in entries.Select((e, i) => (e, i)))
        {
            var parts = entry.Split('@', 2);
            var link = parts.Length > 1 ? parts[1] : Url(host, $"/articles/{Uri.EscapeDataString(parts[0])}");
            var published = new DateTimeOffset(2024, 6, 19, 6, 0, 0, TimeSpan.Zero).AddMinutes(-i).ToString("r", CultureInfo.InvariantCulture);
            items.Append(CultureInfo.InvariantCulture, $"<item><title>{parts[0]}</title><link>{link}</link><pubDate>{published}</pubDate><description>Teaser of {parts[0]}</description></item>");
        }

        return $"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>{host}</title><link>http://{host}.example.test/</link>{items}</channel></rss>";
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        Asked.Enqueue(new Ask(request.Host.Host, request.Path, request.Headers.IfNoneMatch, request.Headers.IfModifiedSince, request.Headers.UserAgent!, request.Headers.AcceptEncoding!));
        var now = _underWay.AddOrUpdate(request.Host.Host, 1, (_, n) => n + 1);
        lock (_underWay)
            MostAtOnce = Math.Max(MostAtOnce, now);
        try
        {
            if (_pages.TryGetValue(request.Host.Host + request.Path, out var answer) || _pages.TryGetValue($"{request.Host.Host}.example.test{request.Path}", out answer))
                await answer(context);
            else
                context.Response.StatusCode = 404;
        }
        finally
        {
            _underWay.AddOrUpdate(request.Host.Host, 0, (_, n) => n - 1);
        }
    }
}

internal sealed record Ask(string Host, string Path, string? IfNoneMatch, string? IfModifiedSince, string UserAgent, string AcceptEncoding);
