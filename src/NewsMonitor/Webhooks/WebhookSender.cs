using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using NewsMonitor.Http;

namespace NewsMonitor.Webhooks;

/// <summary>
/// Posts one message once, and tells what came of it. Follows no redirect, reads at most <see cref="MaxExcerpt"/> bytes of
/// the answer, and is done within <see cref="Timeout"/> whatever the receiver does.
/// </summary>
/// <param name="client">Made on a handler of <see cref="GuardedHttp"/>.</param>
public sealed class WebhookSender(HttpMessageInvoker client, TimeProvider time)
{
    public const int MaxExcerpt = 512;

    /// <summary>For everything: name, connection, request, answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Posts the message, signed with every secret given.</summary>
    /// <param name="origin">Value of <c>Origin</c>, which a receiver that gave its permission to that name expects; null for none.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> ended it; never because time was over.</exception>
    public async Task<WebhookAttempt> SendAsync(
        Uri url, WebhookMessage message, IReadOnlyList<WebhookSecret> secrets, string? origin, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(message.Body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse($"{message.ContentType}; charset=utf-8");
        request.Headers.Add(WebhookSignature.IdHeader, message.Id);
        request.Headers.Add(WebhookSignature.TimestampHeader, WebhookSignature.Timestamp(at));
        request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Sign(secrets, message.Id, at, message.Body));
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        return await SendAsync(request, at, cancellationToken).ConfigureAwait(false);
    }

    internal async Task<WebhookAttempt> SendAsync(HttpRequestMessage request, DateTimeOffset at, CancellationToken cancellationToken, Action<HttpResponseMessage>? look = null)
    {
        var started = time.GetTimestamp();
        request.Headers.UserAgent.ParseAdd("NewsMonitor/1.0");
        using var timer = new CancellationTokenSource(Timeout, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        HttpResponseMessage? response = null;
        var excerpt = "";
        string? error = null;
        var addressRefused = false;
        try
        {
            response = await client.SendAsync(request, ended.Token).ConfigureAwait(false);
            look?.Invoke(response);
            error = RedirectOf(response);
            excerpt = await ReadExcerptAsync(response.Content, ended.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            error = response is null ? $"no answer within {Timeout.TotalSeconds:0} s" : "the answer did not end";
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            addressRefused = Find<BlockedAddressException>(e) is not null;
            error = (Find<BlockedAddressException>(e) ?? e.GetBaseException()).Message;
        }

        using (response)
        {
            return new WebhookAttempt
            {
                At = at,
                Duration = time.GetElapsedTime(started),
                Status = response?.StatusCode,
                RequestBytes = (int)(request.Content?.Headers.ContentLength ?? 0),
                Error = error is null ? null : ChatText.Plain(error, MaxExcerpt),
                Response = excerpt,
                RetryAfter = RetryAfter(response, at),
                AddressRefused = addressRefused,
            };
        }
    }

    /// <summary>The head of the answer. More is never read: a receiver that answers 10 MB costs what one that answers "ok" does.</summary>
    private static async Task<string> ReadExcerptAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MaxExcerpt);
        try
        {
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var length = await stream.ReadAtLeastAsync(buffer.AsMemory(0, MaxExcerpt), MaxExcerpt, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return ChatText.Plain(Encoding.UTF8.GetString(buffer, 0, length), MaxExcerpt);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Says where a redirect wanted to lead: it is not followed, whatever is there.</summary>
    private static string? RedirectOf(HttpResponseMessage response)
    {
        if ((int)response.StatusCode is < 300 or >= 400)
            return null;
        var target = response.Headers.Location is { } location && Uri.TryCreate(response.RequestMessage?.RequestUri, location, out var address) ? $" to {address.GetLeftPart(UriPartial.Authority)}" : "";
        return $"a redirect{target}, which is not followed; subscribe the address itself";
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage? response, DateTimeOffset now)
    {
        var asked = response?.Headers.RetryAfter is { } header ? header.Delta ?? header.Date - now : null;
        return asked < TimeSpan.Zero ? TimeSpan.Zero : asked;
    }

    private static T? Find<T>(Exception? e) where T : Exception
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e is T found)
                return found;
        }

        return null;
    }
}

/// <summary>One try to deliver a message: an entry of the delivery log.</summary>
public sealed record WebhookAttempt
{
    public required DateTimeOffset At { get; init; }
    public required TimeSpan Duration { get; init; }

    /// <summary>Length of the body that was posted.</summary>
    public int RequestBytes { get; init; }

    /// <summary>The answer; null when there was none.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>What went wrong on the way, or what is not plain from the status (a redirect); null when the answer says it all.</summary>
    public string? Error { get; init; }

    /// <summary>Head of the answer as one line of text.</summary>
    public string Response { get; init; } = "";
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The target is at an address we do not post to.</summary>
    public bool AddressRefused { get; init; }

    /// <summary>A 2xx answer: the receiver has it, even if the rest of its answer got lost.</summary>
    public bool Delivered => Status is { } status && (int)status is >= 200 and < 300;

    public WebhookFailure Failure => new(Status, RetryAfter, AddressRefused);

    /// <summary>"200", "503 (overloaded)", "no answer within 15 s".</summary>
    public string Summary => Status switch
    {
        { } status when (int)status is >= 300 and < 400 && Error is not null => $"{(int)status}, {Error}",
        { } status => $"{(int)status} {status}",
        null => Error ?? "no answer",
    };
}
