using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using NewsMonitor.Webhooks;

namespace NewsMonitor.Local.Sample;

/// <summary>
/// The outside world of the sample, on loopback: publishers that serve feeds with validators, and a team's receiver that
/// checks the signature of every webhook.
/// </summary>
internal sealed class SampleServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _delivered;
    private int _refused;

    private SampleServer(WebApplication app) => _app = app;

    /// <summary>Webhooks whose signature was right, and those whose was not.</summary>
    public (int Delivered, int Refused) Received => (Volatile.Read(ref _delivered), Volatile.Read(ref _refused));

    /// <summary>Told of each webhook that comes, with the verdict on its signature.</summary>
    public Action<string> Tell { get; set; } = _ => { };

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public Uri Receiver => new(Address, "/receiver");

    public Uri FeedAddress(SampleFeed feed) => new(Address, $"/feeds/{feed.Id}");

    public static async Task<SampleServer> StartAsync(SampleNews news, WebhookSecret secret, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var server = new SampleServer(builder.Build());
        server._app.MapGet("/feeds/{id}", (string id, HttpRequest request, HttpResponse response) => ServeFeed(news, id, request, response));
        server._app.MapPost("/receiver", request => server.ReceiveAsync(request, secret));
        await server._app.StartAsync(cancellationToken).ConfigureAwait(false);
        server.Address = new Uri(server._app.Urls.First());
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static IResult ServeFeed(SampleNews news, string id, HttpRequest request, HttpResponse response)
    {
        if (news.Feeds.FirstOrDefault(f => f.Id == id) is not { } feed)
            return Results.NotFound();
        var (body, contentType) = SampleFeedFormats.Write(feed, news.EntriesOf(feed));
        var bytes = Encoding.UTF8.GetBytes(body);
        var etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\"";
        response.Headers.ETag = etag;
        return request.Headers.IfNoneMatch.Contains(etag) ? Results.StatusCode(304) : Results.Bytes(bytes, contentType + "; charset=utf-8");
    }

    private async Task ReceiveAsync(HttpContext context, WebhookSecret secret)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        var headers = context.Request.Headers;
        var verdict = WebhookSignature.Verify(
            secret, headers[WebhookSignature.IdHeader], headers[WebhookSignature.TimestampHeader], headers[WebhookSignature.SignatureHeader], body.ToArray(), TimeProvider.System.GetUtcNow());
        var valid = verdict == WebhookVerdict.Valid;
        Interlocked.Increment(ref valid ? ref _delivered : ref _refused);
        Tell(valid ? $"Webhook {headers[WebhookSignature.IdHeader]} received, its signature is right." : $"Webhook refused: {verdict}.");
        context.Response.StatusCode = valid ? StatusCodes.Status204NoContent : StatusCodes.Status401Unauthorized;
        if (!valid)
            await context.Response.WriteAsync(verdict.ToString().ToLower(CultureInfo.InvariantCulture), context.RequestAborted).ConfigureAwait(false);
    }
}
