using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NewsMonitor.Http;
using NewsMonitor.Webhooks;

namespace NewsMonitor.Service.Webhooks;

internal static class WebhookServices
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<WebhookOptions>().Bind(configuration.GetSection(WebhookOptions.Section)).ValidateOnStart()
            // The name Azure gave the site stands in for a public address nobody set.
            .PostConfigure(options => options.PublicAddress ??= configuration["WEBSITE_HOSTNAME"] is { Length: > 0 } host ? AddressOf(host) : null);
        services.AddSingleton<IValidateOptions<WebhookOptions>, WebhookOptionsCheck>();
        services.TryAddSingleton(Random.Shared);
        services.AddSingleton<SubscriptionStore>();
        services.AddSingleton<DeliveryStore>();
        services.AddSingleton<PoisonDeliveries>();
        services.AddSingleton<DeliveryContents>();
        services.AddSingleton<AlertAnnouncer>();
        services.AddSingleton<DeliverAlert>();
        services.AddSingleton<SweepDeliveries>();
        services.AddSingleton<TestDelivery>();
        services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<WebhookOptions>>().Value;
            var handler = GuardedHttp.CreateHandler(options.Targets, provider.GetService<NameResolver>());
            return new WebhookSender(new HttpMessageInvoker(handler), provider.GetRequiredService<TimeProvider>()) { Timeout = options.Timeout };
        });
        return services;

        // "func start" sets localhost:7071, where nothing speaks TLS.
        static Uri AddressOf(string host) => new Uri($"http://{host}") is { IsLoopback: true } local ? local : new Uri($"https://{host}");
    }
}

internal sealed class WebhookOptionsCheck : IValidateOptions<WebhookOptions>
{
    public ValidateOptionsResult Validate(string? name, WebhookOptions options)
    {
        var faults = options.Faults().ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
