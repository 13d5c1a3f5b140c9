using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NewsMonitor.Service.Api;

namespace NewsMonitor.Functions.Triggers;

/// <summary>The pages. One function a route of <see cref="ApiRoutes.All"/>; the name of the function is the name of the route.</summary>
public sealed class PageTriggers(MonitorApi api)
{
    [Function("dashboard")]
    public Task<IResult> DashboardAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "dashboard")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("dashboard", request, cancellationToken);

    [Function("dashboardAlert")]
    public Task<IResult> DashboardAlertAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "dashboard/alerts/{id}")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("dashboardAlert", request, cancellationToken);

    [Function("dashboardKey")]
    public Task<IResult> DashboardKeyAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "dashboard/keys/{key}")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("dashboardKey", request, cancellationToken);

    [Function("dashboardArticle")]
    public Task<IResult> DashboardArticleAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "dashboard/articles/{id}")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("dashboardArticle", request, cancellationToken);

    [Function("dashboardFeeds")]
    public Task<IResult> DashboardFeedsAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "dashboard/feeds")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("dashboardFeeds", request, cancellationToken);

    [Function("dashboardSearch")]
    public Task<IResult> DashboardSearchAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "dashboard/search")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("dashboardSearch", request, cancellationToken);
}
