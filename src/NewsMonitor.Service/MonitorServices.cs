using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Service;

/// <summary>Registers everything the steps and endpoints need; both hosts call it. Options bind from the section "NewsMonitor".</summary>
public static class MonitorServices
{
    public const string Section = "NewsMonitor";

    public static IServiceCollection AddNewsMonitor(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection($"{Section}:Storage"));
        services.AddSingleton<StorageOperationCounter>();
        services.AddSingleton<MonitorStorage>();
        return services;
    }
}
