using NewsMonitor.Local.Azurite;
using NewsMonitor.Service;
using NewsMonitor.Service.Feeds;
using NewsMonitor.Service.Storage;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Local.Hosting;

/// <summary>The list of feeds for the command line: the one in storage, or the built-in one where no storage is at hand.</summary>
internal sealed class FeedListAccess(string? connection, RunProgress progress, IReadOnlyList<string>? allowedHosts = null) : IAsyncDisposable
{
    private readonly IConfiguration _environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
    private StorageChoice? _storage;
    private ServiceProvider? _services;

    /// <summary>The monitor's services; their storage is used only by those who ask for a list in it.</summary>
    public IServiceProvider Services => _services ??= Build(Named ?? AzuritePorts.Configured().ConnectionString);

    private string? Named => connection ?? _environment[StorageOptions.Connection];

    /// <summary>The list that a run on this machine would read.</summary>
    public async Task<IReadOnlyList<WatchedFeed>> InForceAsync(CancellationToken cancellationToken)
    {
        // Looking at a list is no reason to make a storage; one that an earlier start has made is read.
        if (Named is null && !Directory.Exists(StorageChoice.FolderOf(DataFolder.Default)) && !await AzuritePorts.Configured().AnswerAsync(cancellationToken).ConfigureAwait(false))
        {
            progress.Note("No storage is at hand: this is the built-in list.");
            return FeedList.DefaultOf(BuiltInWatchlist.DprkRussia);
        }

        var list = await StoredAsync(cancellationToken).ConfigureAwait(false);
        var feeds = await list.GetAsync(cancellationToken).ConfigureAwait(false);
        if (list.Problem is { } problem)
            progress.Note(problem);
        return feeds;
    }

    /// <summary>Has feeds that were given up as gone (410) read again, where a storage is named or listens.</summary>
    public async Task BringBackAsync(IReadOnlyCollection<string> urls, CancellationToken cancellationToken)
    {
        // No storage is started for this: nothing reads there now.
        if (urls.Count == 0 || (Named is null && _storage is null && !await AzuritePorts.Configured().AnswerAsync(cancellationToken).ConfigureAwait(false)))
            return;
        await StoredAsync(cancellationToken).ConfigureAwait(false);
        foreach (var url in await Services.GetRequiredService<FeedStore>().BringBackAsync(urls, cancellationToken).ConfigureAwait(false))
            progress.Note($"{url} was given up as gone; it is read again.");
    }

    /// <summary>The list in storage; an Azurite is started when none is named and none listens.</summary>
    public async Task<FeedList> StoredAsync(CancellationToken cancellationToken)
    {
        _storage ??= await StorageChoice.MakeAsync(Named, DataFolder.Default, progress.Show, progress.Note, cancellationToken).ConfigureAwait(false);
        _services ??= Build(_storage.Connection);
        await StorageChoice.EnsureUsableAsync(_services.GetRequiredService<MonitorStorage>(), cancellationToken).ConfigureAwait(false);
        return _services.GetRequiredService<FeedList>();
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync().ConfigureAwait(false);
        if (_storage is not null)
            await _storage.DisposeAsync().ConfigureAwait(false);
    }

    private ServiceProvider Build(string storage)
    {
        var configuration = new ConfigurationBuilder().AddConfiguration(_environment)
            .AddInMemoryCollection(MonitorApp.Settings(storage, null))
            .AddInMemoryCollection((allowedHosts ?? []).Select((host, i) => new KeyValuePair<string, string?>($"{MonitorServices.Section}:Fetch:AllowedHosts:{100 + i}", host)))
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddNewsMonitor(configuration);
        return services.BuildServiceProvider();
    }
}
