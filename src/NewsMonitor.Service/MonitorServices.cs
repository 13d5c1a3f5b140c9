using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NewsMonitor.Analysis;
using NewsMonitor.Service.Alerts;
using NewsMonitor.Service.Api;
using NewsMonitor.Service.Articles;
using NewsMonitor.Service.Config;
using NewsMonitor.Service.Feeds;
using NewsMonitor.Service.Storage;
using NewsMonitor.Service.Webhooks;

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
        services.AddSingleton<WatchlistStore>();
        services.TryAddSingleton<AnalyzerFactory>(_ => watchlist => new BuiltInAnalyzer(watchlist));
        services.AddSingleton<CurrentAnalyzer>();
        services.AddSingleton<ArticleStore>();
        services.AddSingleton<MentionStore>();
        services.AddSingleton<AnalyzeArticle>();
        services.AddSingleton<PoisonArticles>();
        services.AddSingleton<ArticleBacklog>();
        services.AddSingleton<EnrichArticles>();
        services.AddSingleton<ClosedDays>();
        services.AddSingleton<HistoryArrival>();
        services.AddSingleton<MonitorHistory>();
        services.AddSingleton<AlertStore>();
        services.AddSingleton<SilenceStore>();
        services.AddOptions<DetectionOptions>().Bind(configuration.GetSection($"{Section}:Detection")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<DetectSpikes>();
        services.AddWebhooks(configuration);
        services.AddFeeds(configuration);
        services.AddMonitorApi(configuration);
        return services;
    }
}
