using Azure;
using Azure.AI.TextAnalytics;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Analysis;
using NewsMonitor.Service;
using NewsMonitor.Service.Config;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Functions.Enrichment;

internal static class TextAnalyticsServices
{
    /// <summary>Puts Azure AI Language behind the built-in analyser where an endpoint is set; else does nothing.</summary>
    /// <exception cref="InvalidInputException">The endpoint is no https address.</exception>
    public static IServiceCollection AddTextAnalytics(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection($"{MonitorServices.Section}:Language");
        services.AddOptions<TextAnalyticsOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        if (section["Endpoint"] is not { Length: > 0 } endpoint)
            return services;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
            throw new InvalidInputException($"Setting {section.Path}:Endpoint: \"{endpoint}\" is no https address.");

        services.AddSingleton(provider => new CloudBudget(provider.GetRequiredService<TimeProvider>(),
            new DailyCount(provider.GetRequiredService<MonitorStorage>(), provider.GetRequiredService<TimeProvider>(), "language", Options(provider).MaxTextRecordsPerDay).TryTakeAsync));
        services.AddSingleton(provider => CreateClient(address, Options(provider)));
        services.AddSingleton<AnalyzerFactory>(provider => watchlist => new TextAnalyticsAnalyzer(
            new BuiltInAnalyzer(watchlist),
            provider.GetRequiredService<TextAnalyticsClient>(),
            provider.GetRequiredService<CloudBudget>(),
            Options(provider).Timeout,
            provider.GetRequiredService<ILogger<TextAnalyticsAnalyzer>>()));
        return services;

        static TextAnalyticsOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<TextAnalyticsOptions>>().Value;
    }

    private static TextAnalyticsClient CreateClient(Uri endpoint, TextAnalyticsOptions options)
    {
        // Throttling is answered by putting articles off, so that a trigger does not wait out the service's back-off.
        var settings = new TextAnalyticsClientOptions { Retry = { MaxRetries = 1, MaxDelay = TimeSpan.FromSeconds(2) } };
        if (options.Key.Length > 0)
            return new TextAnalyticsClient(endpoint, new AzureKeyCredential(options.Key), settings);
        TokenCredential identity = options.ClientId.Length > 0
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(options.ClientId))
            : new DefaultAzureCredential();
        return new TextAnalyticsClient(endpoint, identity, settings);
    }
}
