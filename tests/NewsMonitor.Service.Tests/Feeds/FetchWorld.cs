using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Articles;
using NewsMonitor.Feeds;
using NewsMonitor.Http;
using NewsMonitor.Service.Articles;
using NewsMonitor.Service.Feeds;
using NewsMonitor.Service.Storage;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Service.Tests.Feeds;

/// <summary>A monitor whose clock stands where the test puts it, and a publisher to read.</summary>
internal sealed class FetchWorld : IAsyncDisposable
{
    private readonly AzuriteFixture _azurite;
    private readonly Dictionary<string, string?> _settings = [];
    private ServiceProvider _monitor = null!;

    private FetchWorld(AzuriteFixture azurite, FeedServer server, TimeProvider time)
    {
        _azurite = azurite;
        Server = server;
        Time = time;
    }

    public FeedServer Server { get; }
    public TimeProvider Time { get; }
    public FakeTimeProvider Clock => (FakeTimeProvider)Time;
    public FeedStore Store => _monitor.GetRequiredService<FeedStore>();
    public FeedList List => _monitor.GetRequiredService<FeedList>();
    public FeedCheck Check => _monitor.GetRequiredService<FeedCheck>();
    public MonitorStorage Storage => _monitor.GetRequiredService<MonitorStorage>();
    public StorageOperationCounter Operations => _monitor.GetRequiredService<StorageOperationCounter>();
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>With a clock that stands still, or with the real one and its waits.</summary>
    public static async Task<FetchWorld> StartAsync(AzuriteFixture azurite, bool realTime = false, params (string Setting, string Value)[] settings)
    {
        TimeProvider time = realTime ? TimeProvider.System : new FakeTimeProvider(new DateTimeOffset(2024, 6, 19, 9, 0, 0, TimeSpan.Zero));
        var world = new FetchWorld(azurite, await FeedServer.StartAsync(), time);
        foreach (var (setting, value) in settings.Prepend(("FullText", "Marked")).Prepend(("HostPause", "00:00:00")).Prepend(("AllowedHosts:0", "*.example.test")))
            world._settings[$"NewsMonitor:Fetch:{setting}"] = value;
        await world.RestartAsync();
        world._settings["NewsMonitor:Storage:Prefix"] = world.Storage.Feeds.Name[..^"feeds".Length];
        return world;
    }

    /// <summary>A new process on the same storage.</summary>
    public async Task RestartAsync()
    {
        if (_monitor is not null)
            await _monitor.DisposeAsync();
        _monitor = await _azurite.MonitorAsync(
            services => services.AddSingleton(Time).AddSingleton(FeedServer.Resolver).AddSingleton(provider => new FeedSchedule(provider.GetRequiredService<FetchOptions>(), seed: 1)),
            _settings);
    }

    public Task ReadTheseAsync(params string[] urls) => List.ReplaceAsync([.. urls.Select(u => new WatchedFeed(u, null, null, null, false))], Now);

    public Task<FetchReport> RunAsync(CancellationToken? stop = null) => _monitor.GetRequiredService<FetchFeeds>().RunAsync(stop ?? Now);

    /// <summary>Goes on until the feed's time has come, and runs.</summary>
    public async Task<FetchReport> RunWhenDueAsync(string url)
    {
        var due = (await StateAsync(url)).NextFetch;
        if (due > Time.GetUtcNow())
            Clock.SetUtcNow(due);
        return await RunAsync();
    }

    public async Task<FeedState> StateAsync(string url) => (await Store.ListAsync(Now)).Single(s => s.Url == url);

    public async Task<List<Article>> ArticlesAsync()
    {
        var store = _monitor.GetRequiredService<ArticleStore>();
        var articles = new List<Article>();
        await foreach (var name in store.NamesAsync(null, Now))
            articles.Add((await store.GetAsync(name, Now))!);
        return articles;
    }

    public async ValueTask DisposeAsync()
    {
        await _monitor.DisposeAsync();
        await Server.DisposeAsync();
    }
}
