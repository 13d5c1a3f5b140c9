using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsMonitor.Service.Dashboard;

namespace NewsMonitor.Service.Api;

/// <summary>Registers the API and maps it on hosts that route by themselves (the Functions host has a trigger per route instead).</summary>
public static class ApiMapping
{
    internal static IServiceCollection AddMonitorApi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ApiOptions>().Bind(configuration.GetSection($"{MonitorServices.Section}:Api"))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<ApiOptions>, ApiOptionsCheck>();
        services.AddSingleton<ApiAddress>();
        services.AddSingleton<MonitorApi>();
        services.AddSingleton<MonitorHealth>();
        services.AddSingleton<AlertStream>();
        services.AddSingleton<HistoryReader>();
        services.AddSingleton<SeriesReader>();
        services.AddSingleton<PageFrames>();
        services.AddSingleton<PageRenderer>();
        services.AddSingleton<OverviewBuilder>();
        return services;
    }

    /// <summary>Maps every route of <see cref="ApiRoutes.All"/> below <c>/api</c>, preflights, and an answer for everything else there.</summary>
    public static IEndpointRouteBuilder MapMonitorApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.ServiceProvider.GetRequiredService<MonitorApi>();
        foreach (var route in ApiRoutes.All)
        {
            endpoints.MapMethods($"/api/{route.Template}", route.Methods,
                async (HttpContext context) => await (await api.InvokeAsync(route, context.Request, context.RequestAborted).ConfigureAwait(false))
                    .ExecuteAsync(context).ConfigureAwait(false)).WithName(route.Name);
        }

        endpoints.MapMethods("/api/{**rest}", [HttpMethods.Options], (HttpContext context) => Preflight(context)).WithOrder(int.MaxValue - 1);
        endpoints.Map("/api/{**rest}", async (HttpContext context) =>
            await (await api.RefuseAsync(context.Request).ConfigureAwait(false)).ExecuteAsync(context).ConfigureAwait(false)).WithOrder(int.MaxValue);
        endpoints.MapGet("/", (HttpContext context) => context.Response.Redirect("/api/dashboard"));
        return endpoints;
    }

    private static void Preflight(HttpContext context)
    {
        var allowed = ApiRoutes.MethodsFor(context.Request.Path);
        var headers = context.Response.Headers;
        headers.Allow = string.Join(", ", [.. allowed, HttpMethods.Options]);
        headers.Vary = "Origin";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        if (!RequestOrigin.IsAllowedOrigin(context.Request, context.RequestServices.GetRequiredService<IOptions<ApiOptions>>().Value))
            return;
        headers.AccessControlAllowOrigin = context.Request.Headers.Origin;
        headers.AccessControlAllowMethods = string.Join(", ", allowed);
        headers.AccessControlAllowHeaders = "content-type, if-none-match, x-functions-key";
        headers.AccessControlMaxAge = "600";
    }
}

/// <summary>Fails the start with the name of the setting that is wrong.</summary>
internal sealed class ApiOptionsCheck : IValidateOptions<ApiOptions>
{
    public ValidateOptionsResult Validate(string? name, ApiOptions options) =>
        options.Validate() is { } wrong ? ValidateOptionsResult.Fail(wrong) : ValidateOptionsResult.Success;
}
