using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NewsMonitor.Service.Api;

namespace NewsMonitor.Functions.Triggers;

/// <summary>What was read and counted, over HTTP. One function a route of <see cref="ApiRoutes.All"/>; the name of the function is the name of the route.</summary>
public sealed class ReadingTriggers(MonitorApi api)
{
    [Function("listArticles")]
    public Task<IResult> ListArticlesAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "articles")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("listArticles", request, cancellationToken);

    [Function("getArticle")]
    public Task<IResult> GetArticleAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "articles/{id}")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("getArticle", request, cancellationToken);

    [Function("listFeeds")]
    public Task<IResult> ListFeedsAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "feeds")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("listFeeds", request, cancellationToken);

    [Function("listKeys")]
    public Task<IResult> ListKeysAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "keys")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("listKeys", request, cancellationToken);

    [Function("getSeries")]
    public Task<IResult> GetSeriesAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "keys/{key}/series")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("getSeries", request, cancellationToken);
}
