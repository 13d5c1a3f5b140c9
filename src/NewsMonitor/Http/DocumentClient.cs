using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;

namespace NewsMonitor.Http;

/// <summary>
/// Gets one document under all bounds: redirects followed here (each target checked like the first), compressed and
/// expanded size, total time, time without a byte. Whatever goes wrong is a <see cref="FetchException"/> with a plain sentence.
/// </summary>
public sealed class DocumentClient(HttpMessageInvoker http, FetchOptions options, TimeProvider time)
{
    private const int MaxValidatorLength = 1024;

    /// <summary>A client that goes out through the guard.</summary>
    public static DocumentClient Create(FetchOptions options, TimeProvider time, NameResolver? resolver = null) =>
        new(new HttpMessageInvoker(GuardedHttp.CreateHandler(new AddressPolicy(options.AllowedHosts), resolver)), options, time);

    /// <exception cref="FetchException">The document could not be had.</exception>
    public async Task<FetchedDocument> GetAsync(DocumentRequest request, CancellationToken cancellationToken)
    {
        using var total = new CancellationTokenSource(options.TotalTimeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, total.Token);
        try
        {
            return await FollowAsync(request, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && total.IsCancellationRequested)
        {
            throw new FetchException(FetchProblem.TooSlow, $"The answer was not complete after {Seconds(options.TotalTimeout)}.");
        }
        catch (HttpRequestException e)
        {
            throw Explain(e, request.Address);
        }
        catch (IOException e)
        {
            throw new FetchException(FetchProblem.BrokenOff, "The server broke the connection off in the middle of the answer.", e);
        }
    }

    private async Task<FetchedDocument> FollowAsync(DocumentRequest request, CancellationTokenSource stop)
    {
        var address = request.Address;
        var onlyPermanent = true;
        Uri? movedTo = null;
        for (var hop = 0; ; hop++)
        {
            if (hop > options.MaxRedirects)
                throw new FetchException(FetchProblem.TooManyRedirects, $"More than {options.MaxRedirects} redirects, the last to {address.Host}.");
            using var message = CreateMessage(request, address);
            using var response = await SendAsync(message, request.Address, stop).ConfigureAwait(false);
            if (!IsRedirect(response.StatusCode) || First(response, "Location") is not { } location)
                return await ReadAsync(response, address, movedTo, hop + 1, stop).ConfigureAwait(false);
            address = Target(address, location);
            if (request.MayFollow?.Invoke(address) == false)
                throw new FetchException(FetchProblem.BadRedirect, $"The server redirects to {address.Host}, where robots.txt does not allow the page.");
            onlyPermanent &= response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;
            if (onlyPermanent)
                movedTo = address;
        }
    }

    private HttpRequestMessage CreateMessage(DocumentRequest request, Uri address)
    {
        if (address.Scheme is not ("http" or "https"))
            throw new FetchException(FetchProblem.BadAddress, $"Addresses of the form {address.Scheme}: are not read, only http and https.");
        if (HostName.Of(address) is null)
            throw new FetchException(FetchProblem.BadAddress, $"{address.Host} is no host name.");
        var message = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        var headers = message.Headers;
        headers.TryAddWithoutValidation("User-Agent", options.UserAgentHeader);
        headers.TryAddWithoutValidation("Accept", request.Accept);
        headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br, deflate");
        if (request.ETag is { } etag)
            headers.TryAddWithoutValidation("If-None-Match", etag);
        if (request.LastModified is { } lastModified)
            headers.TryAddWithoutValidation("If-Modified-Since", lastModified);
        return message;
    }

    /// <summary>Sends and waits for the headers, no longer than the time allowed without a byte.</summary>
    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, Uri asked, CancellationTokenSource stop)
    {
        using var idle = new CancellationTokenSource(options.IdleTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, idle.Token);
        try
        {
            return await http.SendAsync(message, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested && idle.IsCancellationRequested)
        {
            throw new FetchException(FetchProblem.Silent, $"The server did not answer within {Seconds(options.IdleTimeout)}.");
        }
        catch (HttpRequestException e) when (message.RequestUri is { } address && !SameHost(address, asked))
        {
            throw Explain(e, address, elsewhere: true);
        }
    }

    /// <summary>Whether two addresses are served by the same server: what one of them is refused, the other is too.</summary>
    internal static bool SameHost(Uri one, Uri other) => HostName.Of(one) == HostName.Of(other) && one.Port == other.Port;

    private async Task<FetchedDocument> ReadAsync(HttpResponseMessage response, Uri address, Uri? movedTo, int requests, CancellationTokenSource stop)
    {
        var body = new DocumentBody.Expanded(default, 0);
        if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation)
            body = await DocumentBody.ReadAsync(response.Content, options, time, stop.Token).ConfigureAwait(false);
        return new FetchedDocument
        {
            Status = response.StatusCode,
            Address = address,
            MovedTo = movedTo,
            Body = body.Bytes,
            ContentType = First(response, "Content-Type"),
            ETag = First(response, "ETag"),
            LastModified = First(response, "Last-Modified"),
            FreshFor = FreshFor(response),
            RetryAfter = RetryAfter(response),
            TransferredBytes = body.Transferred,
            Requests = requests,
            HttpVersion = response.Version,
        };
    }

    private static Uri Target(Uri from, string location)
    {
        if (!Uri.TryCreate(from, location, out var target))
            throw new FetchException(FetchProblem.BadRedirect, "The server redirects to something that is no address.");
        if (target.Scheme is not ("http" or "https") || target.Host.Length == 0)
            throw new FetchException(FetchProblem.BadRedirect, $"The server redirects to a {target.Scheme}: address, which is not followed.");
        if (HostName.Of(target) is null)
            throw new FetchException(FetchProblem.BadRedirect, $"The server redirects to {target.Host}, which is no host name.");
        // A fragment is for browsers; it is no part of what is asked for.
        return target.Fragment.Length == 0 ? target : new UriBuilder(target) { Fragment = "" }.Uri;
    }

    private static bool IsRedirect(HttpStatusCode status) =>
        status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    /// <summary>A header as it was sent, well-formed or not; null when absent or unreasonably long.</summary>
    private static string? First(HttpResponseMessage response, string name)
    {
        var value = response.Headers.NonValidated.TryGetValues(name, out var values) || response.Content.Headers.NonValidated.TryGetValues(name, out values) ? values.FirstOrDefault() : null;
        return value is { Length: > 0 and <= MaxValidatorLength } || (name == "Location" && value?.Length is > 0 and <= 8192) ? value : null;
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        if (First(response, "Retry-After") is not { } text || !RetryConditionHeaderValue.TryParse(text, out var value))
            return null;
        var wait = value.Delta ?? value.Date - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : null;
    }

    private static TimeSpan? FreshFor(HttpResponseMessage response)
    {
        if (response.Headers.CacheControl is not { NoCache: false, NoStore: false, MaxAge: { } maxAge })
            return null;
        var fresh = maxAge - (First(response, "Age") is { } age && int.TryParse(age, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero);
        return fresh > TimeSpan.Zero ? fresh : null;
    }

    private static FetchException Explain(HttpRequestException e, Uri asked, bool elsewhere = false)
    {
        var (problem, message) = Explain(e, asked.Host);
        return new FetchException(problem, elsewhere ? $"Where the server redirects ({asked.Authority}): {message}" : message, e) { IsElsewhere = elsewhere };
    }

    private static (FetchProblem Problem, string Message) Explain(HttpRequestException e, string host)
    {
        var root = e.GetBaseException();
        return e.InnerException is BlockedAddressException blocked ? (FetchProblem.Blocked, blocked.Message)
            : e.HttpRequestError is HttpRequestError.NameResolutionError || root is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }
                ? (FetchProblem.NameNotFound, $"The host name {host} cannot be resolved.")
            : e.HttpRequestError is HttpRequestError.SecureConnectionError || root is AuthenticationException
                ? (FetchProblem.Tls, $"No secure connection: {OneSentence(root.Message)}")
            : e.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded
                ? (FetchProblem.HeadersTooLarge, "The headers of the answer are too large.")
            : root is SocketException { SocketErrorCode: SocketError.TimedOut } || root is TimeoutException
                ? (FetchProblem.NoConnection, "The server did not accept the connection in time.")
            : e.HttpRequestError is HttpRequestError.ConnectionError
                ? (FetchProblem.NoConnection, $"No connection: {OneSentence(root.Message)}")
            : e.HttpRequestError is HttpRequestError.ResponseEnded
                ? (FetchProblem.BrokenOff, "The server broke the connection off before the answer was complete.")
            : e.HttpRequestError is HttpRequestError.InvalidResponse
                ? (FetchProblem.Protocol, $"The answer is no proper HTTP: {OneSentence(root.Message)}")
            : (FetchProblem.BrokenOff, $"The connection failed: {OneSentence(root.Message)}");
    }

    private static string OneSentence(string message)
    {
        var text = message.ReplaceLineEndings(" ").Trim();
        return (text.Length > 200 ? text[..200] : text).TrimEnd('.') + ".";
    }

    internal static string Seconds(TimeSpan span) => span.TotalSeconds >= 1 ? $"{span.TotalSeconds:0.#} seconds" : $"{span.TotalMilliseconds:0} milliseconds";
}
