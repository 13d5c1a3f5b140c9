using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace NewsMonitor.Service.Api;

/// <summary>An answer that goes on until the reader goes away, the host stops, or the text ends.</summary>
/// <param name="place">Given back at the end.</param>
internal sealed class EventStreamReply(IDisposable place, Func<CancellationToken, IAsyncEnumerable<string>> text) : IResult
{
    public const string ContentType = "text/event-stream";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var taken = place;
        var response = httpContext.Response;
        foreach (var (name, value) in SecurityHeaders.For(ContentType))
            response.Headers[name] = value;
        response.Headers.CacheControl = "no-store";
        response.ContentType = ContentType;
        if (HttpMethods.IsHead(httpContext.Request.Method))
            return;
        httpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var stopping = httpContext.RequestServices.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, stopping);
        try
        {
            await foreach (var piece in text(ended.Token).ConfigureAwait(false))
            {
                await response.WriteAsync(piece, ended.Token).ConfigureAwait(false);
                await response.Body.FlushAsync(ended.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The reader has gone, or the host stops: both are how a stream ends.
        }
    }
}
