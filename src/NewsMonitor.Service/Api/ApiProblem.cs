using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace NewsMonitor.Service.Api;

/// <summary>What went wrong, as RFC 9457 (Problem Details for HTTP APIs) writes it.</summary>
public sealed record ApiProblem
{
    /// <summary>Identifies the kind of problem; stable.</summary>
    public required string Type { get; init; }
    public required string Title { get; init; }
    public required int Status { get; init; }
    public string? Detail { get; init; }

    /// <summary>Path of the request.</summary>
    public string? Instance { get; init; }

    /// <summary>The parameters or members that are wrong; absent when none is to blame.</summary>
    public IReadOnlyList<FieldError>? Errors { get; init; }
}

/// <param name="In">"query", "path", "body" or "header".</param>
/// <param name="Field">Name of the parameter, or path of the member of the body.</param>
public sealed record FieldError(string In, string Field, string Detail);

/// <summary>Ends a call with a problem. <see cref="MonitorApi"/> turns it into the answer.</summary>
internal sealed class ApiProblemException(int status, string kind, string title, string detail, IReadOnlyList<FieldError>? errors = null)
    : Exception(detail)
{
    /// <summary>Most faults named in one answer: what comes from outside is not sent back many times over.</summary>
    private const int MaxErrors = 20;

    public int Status { get; } = status;

    /// <summary>Headers the status calls for, e.g. Allow.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    public ApiProblem ToProblem(string path) => new()
    {
        Type = $"urn:newsmonitor:problem:{kind}",
        Title = title,
        Status = Status,
        Detail = Message,
        Instance = path,
        Errors = errors,
    };

    public static ApiProblemException BadParameters(IReadOnlyList<FieldError> errors) =>
        Bad("invalid-parameter", "The request has parameters that cannot be used.", errors);

    public static ApiProblemException BadBody(string field, string detail) => BadBody([new FieldError("body", field, detail)]);

    public static ApiProblemException BadBody(IReadOnlyList<FieldError> errors) => Bad("invalid-body", "The body cannot be used.", errors);

    private static ApiProblemException Bad(string kind, string title, IReadOnlyList<FieldError> errors)
    {
        var named = errors.Take(MaxErrors).ToList();
        var sentences = named.Select(e => e.Field.Length > 0 ? $"{e.Field}: {e.Detail}" : e.Detail);
        if (errors.Count > MaxErrors)
            sentences = sentences.Append($"{errors.Count - MaxErrors} more.");
        return new(StatusCodes.Status400BadRequest, kind, title, string.Join(" ", sentences), named);
    }

    public static ApiProblemException NotFound(string what) => new(
        StatusCodes.Status404NotFound, "not-found", "Not found.", what);

    public static ApiProblemException Conflict(string detail) => new(
        StatusCodes.Status409Conflict, "conflict", "The state does not allow this.", detail);

    public static ApiProblemException Foreign(string detail) => new(
        StatusCodes.Status403Forbidden, "cross-origin", "Refused: the request comes from another site.", detail);

    internal static string ToJson(ApiProblem problem) => JsonSerializer.Serialize(problem, ApiJson.Api.ApiProblem);
}
