using System.Globalization;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NewsMonitor.Functions.Enrichment;
using NewsMonitor.Service;

namespace NewsMonitor.Functions;

/// <summary>What the worker is made of.</summary>
internal static class FunctionsHost
{
    public static IHost Create(FunctionsApplicationBuilder builder)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        builder.ConfigureFunctionsWebApplication();
        // Before AddNewsMonitor, which registers the built-in analyser only where there is no other.
        builder.Services.AddTextAnalytics(builder.Configuration);
        builder.Services.AddNewsMonitor(builder.Configuration);
        builder.Services.AddHostedService<StorageCreation>();
        return builder.Build();
    }
}
