using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NewsMonitor.Service.Api;

namespace NewsMonitor.Functions.Triggers;

/// <summary>Who is told, over HTTP. One function a route of <see cref="ApiRoutes.All"/>; the name of the function is the name of the route.</summary>
public sealed class SubscriptionTriggers(MonitorApi api)
{
    [Function("listSubscriptions")]
    public Task<IResult> ListSubscriptionsAsync([HttpTrigger(AuthorizationLevel.Admin, "get", "head", Route = "subscriptions")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("listSubscriptions", request, cancellationToken);

    [Function("createSubscription")]
    public Task<IResult> CreateSubscriptionAsync([HttpTrigger(AuthorizationLevel.Admin, "post", Route = "subscriptions")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("createSubscription", request, cancellationToken);

    [Function("getSubscription")]
    public Task<IResult> GetSubscriptionAsync([HttpTrigger(AuthorizationLevel.Admin, "get", "head", Route = "subscriptions/{id}")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("getSubscription", request, cancellationToken);

    [Function("changeSubscription")]
    public Task<IResult> ChangeSubscriptionAsync([HttpTrigger(AuthorizationLevel.Admin, "patch", Route = "subscriptions/{id}")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("changeSubscription", request, cancellationToken);

    [Function("deleteSubscription")]
    public Task<IResult> DeleteSubscriptionAsync([HttpTrigger(AuthorizationLevel.Admin, "delete", Route = "subscriptions/{id}")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("deleteSubscription", request, cancellationToken);

    [Function("rotateSecret")]
    public Task<IResult> RotateSecretAsync([HttpTrigger(AuthorizationLevel.Admin, "post", Route = "subscriptions/{id}/secret")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("rotateSecret", request, cancellationToken);

    [Function("testSubscription")]
    public Task<IResult> TestSubscriptionAsync([HttpTrigger(AuthorizationLevel.Admin, "post", Route = "subscriptions/{id}/test")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("testSubscription", request, cancellationToken);

    [Function("listDeliveries")]
    public Task<IResult> ListDeliveriesAsync([HttpTrigger(AuthorizationLevel.Admin, "get", "head", Route = "subscriptions/{id}/deliveries")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("listDeliveries", request, cancellationToken);

    [Function("getDelivery")]
    public Task<IResult> GetDeliveryAsync([HttpTrigger(AuthorizationLevel.Admin, "get", "head", Route = "subscriptions/{id}/deliveries/{delivery}")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("getDelivery", request, cancellationToken);

    [Function("redeliver")]
    public Task<IResult> RedeliverAsync([HttpTrigger(AuthorizationLevel.Admin, "post", Route = "subscriptions/{id}/redeliver")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("redeliver", request, cancellationToken);
}
