using Microsoft.AspNetCore.Http;

namespace NewsMonitor.Service.Api;

/// <summary>Who may call a route. The Functions host demands the key that belongs to it; the local host listens on loopback only.</summary>
public enum ApiAccess
{
    /// <summary>Anyone: says nothing about what is watched.</summary>
    Anonymous,

    /// <summary>A reader: function key (header <c>x-functions-key</c> or query <c>code</c>).</summary>
    Read,

    /// <summary>An operator: host master key, passed the same way.</summary>
    Admin,
}

/// <summary>Answers one call whose parameters have been validated.</summary>
public delegate Task<IResult> ApiHandler(ApiCall call, CancellationToken cancellationToken);

/// <summary>
/// One operation of the API: everything the hosts, the OpenAPI document and the tests know of it. Both hosts serve it
/// through <see cref="MonitorApi"/>.
/// </summary>
public sealed record ApiRoute
{
    /// <summary>Unique and stable; the operation id of OpenAPI and the name of the function.</summary>
    public required string Name { get; init; }

    /// <summary>"GET", "POST", "PATCH" or "DELETE".</summary>
    public required string Method { get; init; }

    /// <summary>Methods it answers: what can be read with GET can be asked for with HEAD (RFC 9110, 9.3.2).</summary>
    public IReadOnlyList<string> Methods => Method == HttpMethods.Get ? [HttpMethods.Get, HttpMethods.Head] : [Method];

    /// <summary>Below "/api/", e.g. "alerts/{id}".</summary>
    public required string Template { get; init; }
    public required ApiAccess Access { get; init; }
    public required string Summary { get; init; }
    public string? Description { get; init; }

    /// <summary>Group in the OpenAPI document.</summary>
    public required string Tag { get; init; }
    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    /// <summary>The JSON body it takes, or null.</summary>
    public Type? Body { get; init; }

    /// <summary>True when no body does as well as an empty one.</summary>
    public bool IsBodyOptional { get; init; }

    /// <summary>An example of the body, as JSON.</summary>
    public string? BodyExample { get; init; }
    public required IReadOnlyList<ApiAnswer> Answers { get; init; }

    /// <summary>True when the answer goes on without end.</summary>
    public bool IsStream { get; init; }

    /// <summary>True when one answer does for all who ask for the same at the same time.</summary>
    internal bool IsShared => Method == HttpMethods.Get && !IsStream;

    /// <summary>True for pages: their errors are pages too.</summary>
    public bool IsPage { get; init; }
    public required ApiHandler Handler { get; init; }
}

/// <summary>A successful answer of a route; errors are the same everywhere and follow from its parameters and access.</summary>
/// <param name="Body">Type of the JSON body; null when it is empty or not JSON.</param>
public sealed record ApiAnswer(int Status, string Description, string? ContentType = null, Type? Body = null, string? Example = null);
