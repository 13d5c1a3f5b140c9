using System.Text;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace NewsMonitor.Service.Api;

/// <summary>A call of a route: the request and its parameters, validated.</summary>
public sealed class ApiCall
{
    private readonly Dictionary<string, object?> _values;

    private ApiCall(ApiRoute route, HttpRequest request, Dictionary<string, object?> values)
    {
        Route = route;
        Request = request;
        _values = values;
    }

    public ApiRoute Route { get; }
    public HttpRequest Request { get; }

    /// <summary>Longest body read, in bytes.</summary>
    public const int MaxBodyBytes = 64 * 1024;

    /// <summary>
    /// Names that the Functions host itself understands as the function key: every route takes them and looks at neither.
    /// </summary>
    internal static readonly string[] KeyParameters = ["code", "clientId"];

    /// <exception cref="ApiProblemException">A parameter is unknown, repeated or does not fit.</exception>
    internal static ApiCall Read(ApiRoute route, HttpRequest request)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        var errors = new List<FieldError>();
        foreach (var parameter in route.Parameters.Where(p => p.InPath))
        {
            // Routing leaves an escaped slash as it is.
            var text = (request.RouteValues[parameter.Name]?.ToString() ?? "").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
            Take(parameter, text, "path");
        }

        var known = route.Parameters.Where(p => !p.InPath).ToDictionary(p => p.Name, StringComparer.Ordinal);
        foreach (var (name, given) in request.Query)
        {
            if (KeyParameters.Contains(name, StringComparer.OrdinalIgnoreCase))
                continue;
            if (!known.TryGetValue(name, out var parameter))
            {
                var allowed = known.Count > 0 ? $"this address takes {string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}" : "this address takes none";
                errors.Add(new FieldError("query", Shorten(name), $"Unknown parameter; {allowed}."));
            }
            else if (given.Count > 1 && parameter.Schema()["type"]?.GetValue<string>() != "array")
            {
                errors.Add(new FieldError("query", name, "Given more than once."));
            }
            // An empty field of a form is a parameter that was not given.
            else if (given.ToString() is { Length: > 0 } text)
            {
                Take(parameter, text, "query");
            }
        }

        if (values.GetValueOrDefault("from") is DateTimeOffset from && values.GetValueOrDefault("to") is DateTimeOffset to && from >= to)
            errors.Add(new FieldError("query", "from", "Must be before to."));
        if (errors.Count > 0)
            throw ApiProblemException.BadParameters(errors);
        return new ApiCall(route, request, values);

        void Take(ApiParameter parameter, string text, string where)
        {
            try
            {
                values[parameter.Name] = parameter.ParseObject(text);
            }
            catch (ParameterFormatException e)
            {
                errors.Add(new FieldError(where, parameter.Name, e.Message));
            }
        }
    }

    public T Get<T>(ApiParameter<T> parameter) => _values.TryGetValue(parameter.Name, out var value) ? (T)value! : parameter.Absent;

    /// <summary>The parameter as the caller wrote it; null when he did not.</summary>
    public string? Raw(ApiParameter parameter) => Request.Query.TryGetValue(parameter.Name, out var value) ? value.ToString() : null;

    public T Service<T>() where T : notnull => Request.HttpContext.RequestServices.GetRequiredService<T>();

    /// <summary>Reads a JSON body of at most <see cref="MaxBodyBytes"/>; unknown members are refused. No body is an empty one where the route allows it.</summary>
    /// <param name="check">What is wrong with its values, when their kinds are right.</param>
    /// <exception cref="ApiProblemException">It is too long, no JSON, or has members that do not fit; all of them are named.</exception>
    internal async Task<T> BodyAsync<T>(JsonTypeInfo<T> type, Func<T, IEnumerable<FieldError>> check, CancellationToken cancellationToken)
    {
        var isMissing = Request.ContentType is null && (Request.ContentLength ?? 0) == 0 && Request.Headers.TransferEncoding.Count == 0;
        if (isMissing && Route.IsBodyOptional)
            return JsonBody.Read("{}"u8.ToArray(), type, check);
        if (!Request.HasJsonContentType())
            throw new ApiProblemException(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "The body has to be JSON.", "Send Content-Type: application/json.");
        return JsonBody.Read(await BodyBytesAsync(cancellationToken).ConfigureAwait(false), type, check);
    }

    /// <summary>Reads a form (application/x-www-form-urlencoded) of at most <see cref="MaxBodyBytes"/>.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> FormAsync(CancellationToken cancellationToken)
    {
        var text = Encoding.UTF8.GetString(await BodyBytesAsync(cancellationToken).ConfigureAwait(false));
        return QueryHelpers.ParseQuery(text).ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
    }

    private async Task<byte[]> BodyBytesAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxBodyBytes + 1];
        var length = await Request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        if (length > MaxBodyBytes)
            throw BodyTooLong();
        return buffer[..length];
    }

    internal static ApiProblemException BodyTooLong() =>
        new(StatusCodes.Status413PayloadTooLarge, "too-large", "The body is too long.", $"At most {MaxBodyBytes} bytes are read.");

    private static string Shorten(string name) => name.Length <= 60 ? name : name[..60] + "…";
}
