using System.Diagnostics;
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

namespace NewsMonitor.Benchmarks.Fetch;

/// <summary>
/// One feed at each of many host names, all on one loopback port. One in ten is bad: a quarter of those never answers, a
/// quarter drips, a quarter has an error of its own, and a quarter breaks off.
/// </summary>
internal sealed class PublisherOfMany : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly int _entries;
    private int _requests;
    private long _lastGood;

    private PublisherOfMany(WebApplication app, int entries) => (_app, _entries) = (app, entries);

    public int Port { get; private set; }
    public int Requests => _requests;

    /// <summary>When a feed that is neither slow nor failing was last asked for (Stopwatch time).</summary>
    public long LastGood => Interlocked.Read(ref _lastGood);

    public static async Task<PublisherOfMany> StartAsync(int entries)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var publisher = new PublisherOfMany(app, entries);
        app.Run(publisher.AnswerAsync);
        await app.StartAsync();
        publisher.Port = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
        return publisher;
    }

    public string Url(int number) => string.Create(CultureInfo.InvariantCulture, $"http://h{number}.feeds.test:{Port}/feed.xml");

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        var host = context.Request.Host.Host;
        var number = int.Parse(host.AsSpan(1, host.IndexOf('.', StringComparison.Ordinal) - 1), CultureInfo.InvariantCulture);
        switch (number % 40)
        {
            case 0:
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
                return;
            case 10:
                await DripAsync(context);
                return;
            case 20:
                context.Response.StatusCode = 500;
                return;
            case 30:
                context.Abort();
                return;
        }

        Interlocked.Exchange(ref _lastGood, Stopwatch.GetTimestamp());
        var etag = $"\"{number}\"";
        context.Response.Headers.ETag = etag;
        if (context.Request.Headers.IfNoneMatch == etag)
        {
            context.Response.StatusCode = 304;
            return;
        }

        context.Response.ContentType = "application/rss+xml; charset=utf-8";
        await context.Response.WriteAsync(Document(number));
    }

    private static async Task DripAsync(HttpContext context)
    {
        try
        {
            while (true)
            {
                await context.Response.WriteAsync(" ", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
                await Task.Delay(500, context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The reader had enough.
        }
    }

    private string Document(int number)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"<rss version=\"2.0\"><channel><title>Feed {number}</title><link>http://h{number}.feeds.test/</link>"));
        for (var i = 0; i < _entries; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<item><title>Item {i} of feed {number}</title><link>http://h{number}.feeds.test/articles/{number}-{i}.html</link><guid>{number}-{i}</guid>");
            text.Append(CultureInfo.InvariantCulture, $"<pubDate>{DateTimeOffset.UtcNow.AddMinutes(-i * 30):r}</pubDate><description>{string.Join(' ', Enumerable.Repeat("Some words of a teaser.", 12))}</description></item>");
        }

        return text.Append("</channel></rss>").ToString();
    }
}
