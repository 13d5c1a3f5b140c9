using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NewsMonitor.Service.Api;

namespace NewsMonitor.Functions.Triggers;

/// <summary>Alerts over HTTP. One function a route of <see cref="ApiRoutes.All"/>; the name of the function is the name of the route.</summary>
public sealed class AlertTriggers(MonitorApi api)
{
    [Function("listAlerts")]
    public Task<IResult> ListAlertsAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "alerts")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("listAlerts", request, cancellationToken);

    [Function("getAlert")]
    public Task<IResult> GetAlertAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "alerts/{id}")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("getAlert", request, cancellationToken);

    [Function("acknowledgeAlert")]
    public Task<IResult> AcknowledgeAlertAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "alerts/{id}/acknowledge")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("acknowledgeAlert", request, cancellationToken);

    [Function("alertsAtom")]
    public Task<IResult> AlertsAtomAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "alerts.atom")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("alertsAtom", request, cancellationToken);

    // Before getAlert by name: the host tries functions in the order of their names.
    [Function("alertsStream")]
    public Task<IResult> AlertsStreamAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "alerts/stream")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("alertsStream", request, cancellationToken);

    [Function("alertsCsv")]
    public Task<IResult> AlertsCsvAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "alerts.csv")] HttpRequest request, CancellationToken cancellationToken) =>
        api.InvokeAsync("alertsCsv", request, cancellationToken);
}
