using System.Globalization;
using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Service.Dashboard;

namespace NewsMonitor.Service.Api;

/// <summary>
/// The front door of both hosts: every request of every route goes through <see cref="InvokeAsync(ApiRoute, HttpRequest, CancellationToken)"/>, which checks where
/// it comes from and its parameters, calls the route and turns whatever goes wrong into a problem (or a page that says it).
/// </summary>
public sealed partial class MonitorApi(IOptions<ApiOptions> options, PageRenderer pages, ILogger<MonitorApi> logger)
{
    private readonly SharedAnswers _shared = new();

    /// <summary>Answers a request for the route of this name.</summary>
    public Task<IResult> InvokeAsync(string route, HttpRequest request, CancellationToken cancellationToken) =>
        InvokeAsync(ApiRoutes.ByName(route), request, cancellationToken);

    /// <summary>Answers a request for a route.</summary>
    public async Task<IResult> InvokeAsync(ApiRoute route, HttpRequest request, CancellationToken cancellationToken)
    {
        AllowOrigin(request);
        try
        {
            RequestOrigin.Check(request, options.Value);
            var call = ApiCall.Read(route, request);
            if (route.IsShared)
                return await _shared.GetAsync($"{request.Scheme}://{request.Host}{request.Path}{request.QueryString}", () => route.Handler(call, cancellationToken), cancellationToken).ConfigureAwait(false);
            var answer = await route.Handler(call, cancellationToken).ConfigureAwait(false);
            _shared.Changed();
            return answer;
        }
        catch (ApiProblemException e)
        {
            return await AnswerAsync(e, route.IsPage, request).ConfigureAwait(false);
        }
        catch (InvalidInputException e)
        {
            return await AnswerAsync(ApiProblemException.BadBody("", e.Message), route.IsPage, request).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            // The server's own bounds: a body of more megabytes than it takes, a body that ends too soon.
            var problem = e.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? ApiCall.BodyTooLong()
                : new ApiProblemException(e.StatusCode, "bad-request", "The request is no proper HTTP.", e.Message);
            return await AnswerAsync(problem, route.IsPage, request).ConfigureAwait(false);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException { InnerException: RequestFailedException } or HttpRequestException)
        {
            LogStorage(e, route.Name);
            var problem = new ApiProblemException(StatusCodes.Status503ServiceUnavailable, "storage", "The storage account does not answer.",
                "The monitor's storage could not be read or written. Nothing is lost; try again in a moment.")
            { Headers = { ["Retry-After"] = "10" } };
            return await AnswerAsync(problem, route.IsPage, request).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailure(e, route.Name);
            var problem = new ApiProblemException(StatusCodes.Status500InternalServerError, "internal", "The monitor made a mistake.",
                string.Create(CultureInfo.InvariantCulture, $"It has been logged with the trace id {request.HttpContext.TraceIdentifier}."));
            return await AnswerAsync(problem, route.IsPage, request).ConfigureAwait(false);
        }
    }

    /// <summary>Answers a request that no route takes.</summary>
    public Task<IResult> RefuseAsync(HttpRequest request)
    {
        var allowed = ApiRoutes.MethodsFor(request.Path);
        var problem = allowed.Count > 0
            ? new ApiProblemException(StatusCodes.Status405MethodNotAllowed, "method-not-allowed", "This address does not take the method.",
                $"It takes {string.Join(", ", allowed)}.")
            { Headers = { ["Allow"] = string.Join(", ", allowed) } }
            : ApiProblemException.NotFound("There is nothing at this address; /api/openapi.json lists what there is.");
        var isPage = request.Path.StartsWithSegments("/api/dashboard", StringComparison.Ordinal);
        return AnswerAsync(problem, isPage, request);
    }

    private async Task<IResult> AnswerAsync(ApiProblemException exception, bool asPage, HttpRequest request)
    {
        var problem = exception.ToProblem(request.Path);
        var reply = asPage
            ? await pages.ProblemAsync(problem, request).ConfigureAwait(false)
            : new ApiReply(problem.Status, "application/problem+json", ApiProblemException.ToJson(problem));
        foreach (var (name, value) in exception.Headers)
            reply.With(name, value);
        return reply;
    }

    private void AllowOrigin(HttpRequest request)
    {
        if (!RequestOrigin.IsAllowedOrigin(request, options.Value))
            return;
        var headers = request.HttpContext.Response.Headers;
        headers.AccessControlAllowOrigin = request.Headers.Origin;
        headers.AccessControlExposeHeaders = "ETag, Link, Retry-After";
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Storage failed under {Route}")]
    private partial void LogStorage(Exception exception, string route);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Route} failed")]
    private partial void LogFailure(Exception exception, string route);
}
