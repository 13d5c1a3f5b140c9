using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NewsMonitor.Articles;
using NewsMonitor.Feeds;
using NewsMonitor.Http;

namespace NewsMonitor.Service.Feeds;

internal static class FeedServices
{
    private const string Section = $"{MonitorServices.Section}:Fetch";

    public static IServiceCollection AddFeeds(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<FetchOptions>().Bind(configuration.GetSection(Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<FetchOptions>, FetchOptionsValidation>();
        services.AddSingleton(Valid);
        services.AddSingleton(provider => new AddressPolicy(provider.GetRequiredService<FetchOptions>().AllowedHosts));
        services.AddSingleton(provider => DocumentClient.Create(
            provider.GetRequiredService<FetchOptions>(), provider.GetRequiredService<TimeProvider>(), provider.GetService<NameResolver>()));
        services.AddSingleton<FeedFetcher>();
        services.AddSingleton<PageReader>();
        services.AddSingleton<RobotsFiles>();
        services.AddSingleton<RecentArticles>();
        services.AddSingleton<FullTextStage>();
        services.TryAddSingleton(provider => new FeedSchedule(provider.GetRequiredService<FetchOptions>(), RandomNumberGenerator.GetInt32(int.MaxValue)));
        services.AddSingleton<FeedStore>();
        services.AddSingleton<FeedList>();
        services.AddSingleton<FetchFeeds>();
        services.AddSingleton<FeedCheck>();
        return services;
    }

    /// <summary>The options, for hosts that do not validate at start as well.</summary>
    private static FetchOptions Valid(IServiceProvider provider)
    {
        try
        {
            return provider.GetRequiredService<IOptions<FetchOptions>>().Value;
        }
        catch (OptionsValidationException e)
        {
            throw new InvalidInputException(string.Join(" ", e.Failures), e);
        }
    }

    private sealed class FetchOptionsValidation : IValidateOptions<FetchOptions>
    {
        public ValidateOptionsResult Validate(string? name, FetchOptions options) =>
            options.Validate(Section).ToList() is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }
}
