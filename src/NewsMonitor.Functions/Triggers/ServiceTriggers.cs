using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NewsMonitor.Service.Api;

namespace NewsMonitor.Functions.Triggers;

/// <summary>The monitor itself, over HTTP. One function a route of <see cref="ApiRoutes.All"/>; the name of the function is the name of the route.</summary>
public sealed class ServiceTriggers(MonitorApi api)
{
    [Function("getWatchlist")]
    public Task<IResult> GetWatchlistAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "watchlist")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("getWatchlist", request, cancellationToken);

    [Function("getHealth")]
    public Task<IResult> GetHealthAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "health")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("getHealth", request, cancellationToken);

    [Function("getLiveness")]
    public Task<IResult> GetLivenessAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/live")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("getLiveness", request, cancellationToken);

    [Function("getReadiness")]
    public Task<IResult> GetReadinessAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/ready")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("getReadiness", request, cancellationToken);

    [Function("getOpenApi")]
    public Task<IResult> GetOpenApiAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "openapi.json")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("getOpenApi", request, cancellationToken);
}
