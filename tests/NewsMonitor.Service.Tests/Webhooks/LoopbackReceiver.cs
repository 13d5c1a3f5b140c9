using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NewsMonitor.Webhooks;

namespace NewsMonitor.Service.Tests.Webhooks;

/// <summary>Somebody's webhook endpoint on this machine. Keeps what it got; answers as it is told to.</summary>
public sealed class LoopbackReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedRequest> _received = new();

    private LoopbackReceiver(WebApplication app) => _app = app;

    public Uri Url => new($"{_app.Urls.First()}/hook");

    /// <summary>Posts, in the order in which they came.</summary>
    public IReadOnlyList<ReceivedRequest> Posts => [.. _received.Where(r => r.Method == "POST")];
    public IReadOnlyList<ReceivedRequest> All => [.. _received];

    /// <summary>How it answers; 204 unless told otherwise.</summary>
    public Func<HttpContext, ReceivedRequest, Task> Answer { get; set; } = (context, _) =>
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    };

    public void AnswerWith(int status) => Answer = (context, _) =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    public static async Task<LoopbackReceiver> StartAsync(TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var receiver = new LoopbackReceiver(app);
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            var request = new ReceivedRequest(
                context.Request.Method,
                context.Request.Path,
                context.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString()),
                await reader.ReadToEndAsync(context.RequestAborted),
                (time ?? TimeProvider.System).GetUtcNow());
            receiver._received.Enqueue(request);
            await receiver.Answer(context, request);
        });
        await app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}

/// <summary>A request as a receiver saw it.</summary>
public sealed record ReceivedRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body, DateTimeOffset At)
{
    public string Id => Headers[WebhookSignature.IdHeader];

    public WebhookVerdict Verify(WebhookSecret secret) => WebhookSignature.Verify(
        secret, Id, Headers[WebhookSignature.TimestampHeader], Headers[WebhookSignature.SignatureHeader], Encoding.UTF8.GetBytes(Body), At);
}
