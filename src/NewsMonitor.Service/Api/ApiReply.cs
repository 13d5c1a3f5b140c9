using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace NewsMonitor.Service.Api;

/// <summary>
/// An answer of the API with the headers every answer carries. The entity tag is the digest of the body, so it is right
/// whatever the body was made of; a reader that has the body gets 304.
/// </summary>
internal sealed class ApiReply(int status, string contentType, byte[] body) : IResult
{
    public int Status { get; } = status;
    public string ContentType { get; } = contentType;
    public ReadOnlyMemory<byte> Body { get; } = body;
    public Dictionary<string, string> Headers { get; } = [];

    public ApiReply(int status, string contentType, string body) : this(status, contentType, Encoding.UTF8.GetBytes(body))
    {
    }

    public static ApiReply Empty { get; } = new(StatusCodes.Status204NoContent, "", []);

    public ApiReply With(string header, string? value)
    {
        if (value is not null)
            Headers[header] = value;
        return this;
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        foreach (var (name, value) in SecurityHeaders.For(ContentType).Concat(Headers))
            response.Headers[name] = value;

        var method = httpContext.Request.Method;
        if (Status == StatusCodes.Status200OK && (HttpMethods.IsGet(method) || HttpMethods.IsHead(method)))
        {
            var tag = $"\"{Base64Url.EncodeToString(SHA256.HashData(Body.Span).AsSpan(0, 12))}\"";
            response.Headers.ETag = tag;
            if (Matches(httpContext.Request, tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.StatusCode = Status;
        if (Body.Length == 0)
            return;
        response.ContentType = ContentType;
        response.ContentLength = Body.Length;
        if (!HttpMethods.IsHead(method))
            await response.Body.WriteAsync(Body, httpContext.RequestAborted).ConfigureAwait(false);
    }

    private static bool Matches(HttpRequest request, string tag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(k => k.Tag == "*" || k.Tag == tag);
}
