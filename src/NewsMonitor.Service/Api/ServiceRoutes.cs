using System.Net.Mime;
using Microsoft.AspNetCore.Http;
using NewsMonitor.Service.Config;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Service.Api;

/// <summary>The monitor itself: health, the watchlist in force, this description.</summary>
internal static class ServiceRoutes
{
    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new()
        {
            Name = "getWatchlist", Method = "GET", Template = "watchlist", Access = ApiAccess.Read, Tag = "service",
            Summary = "Gives the watchlist in force.",
            Answers = [new(200, "The watchlist.", Body: typeof(Watchlist))],
            Handler = async (call, cancellationToken) =>
                Replies.Json(await call.Service<WatchlistStore>().GetAsync(cancellationToken).ConfigureAwait(false), ApiJson.Api.Watchlist),
        },
        new()
        {
            Name = "getHealth", Method = "GET", Template = "health", Access = ApiAccess.Read, Tag = "service",
            Summary = "Tells how the monitor is: storage, freshness of the data, feeds, analysis, webhooks.",
            Description = "`degraded` means that it works, but not on all it should, e.g. when no feed has been read for 40 minutes; it is answered with 200. `unhealthy` is answered with 503.",
            Answers = [new(200, "Healthy or degraded.", Body: typeof(HealthReport), Example: ApiExamples.Health), new(503, "Unhealthy.", Body: typeof(HealthReport))],
            Handler = HealthAsync,
        },
        new()
        {
            Name = "getLiveness", Method = "GET", Template = "health/live", Access = ApiAccess.Anonymous, Tag = "service",
            Summary = "Answers while the process lives; looks at nothing else.",
            Answers = [new(200, "Alive.", Body: typeof(Liveness))],
            Handler = (_, _) => Task.FromResult<IResult>(Replies.Json(Liveness.Live, ApiJson.Api.Liveness)),
        },
        new()
        {
            Name = "getReadiness", Method = "GET", Template = "health/ready", Access = ApiAccess.Anonymous, Tag = "service",
            Summary = "Tells whether requests can be served: the storage answers.",
            Answers = [new(200, "Ready.", Body: typeof(Liveness)), new(503, "Not ready.", Body: typeof(Liveness))],
            Handler = ReadinessAsync,
        },
        new()
        {
            Name = "getOpenApi", Method = "GET", Template = "openapi.json", Access = ApiAccess.Anonymous, Tag = "service",
            Summary = "Gives this description.",
            Answers = [new(200, "OpenAPI 3.1.", MediaTypeNames.Application.Json)],
            Handler = (_, _) => Task.FromResult<IResult>(new ApiReply(StatusCodes.Status200OK, MediaTypeNames.Application.Json, OpenApiDocument.Json)),
        },
    ];

    private static async Task<IResult> HealthAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var report = await call.Service<MonitorHealth>().CheckAsync(cancellationToken).ConfigureAwait(false);
        return Replies.Json(report, ApiJson.Api.HealthReport, report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static async Task<IResult> ReadinessAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var report = await call.Service<MonitorHealth>().CheckAsync(cancellationToken).ConfigureAwait(false);
        return report.Status == HealthStatus.Unhealthy
            ? Replies.Json(new Liveness("not ready"), ApiJson.Api.Liveness, StatusCodes.Status503ServiceUnavailable)
            : Replies.Json(new Liveness("ready"), ApiJson.Api.Liveness);
    }
}
