using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Http;
using NewsMonitor.Local.Azurite;
using NewsMonitor.Service;
using NewsMonitor.Service.Feeds;
using NewsMonitor.Service.Storage;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Benchmarks.Fetch;

/// <summary>
/// Reads many feeds of as many host names, one tenth slow or failing, into a real Azurite; then again unchanged. Prints
/// time, requests, memory and storage operations of each round.
/// </summary>
internal static class FetchRounds
{
    private const int Entries = 3;

    public static async Task RunAsync(string[] args)
    {
        var feeds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 2000;
        await using var azurite = await AzuriteProcess.StartAsync(AzuritePorts.Free(), null, static _ => { }, CancellationToken.None);
        await using var publisher = await PublisherOfMany.StartAsync(Entries);
        await using var monitor = Monitor(azurite.Ports.ConnectionString);
        await monitor.GetRequiredService<MonitorStorage>().EnsureCreatedAsync(CancellationToken.None);
        await monitor.GetRequiredService<FeedList>().ReplaceAsync([.. Enumerable.Range(0, feeds).Select(i => new WatchedFeed(publisher.Url(i), null, null, null, false))], CancellationToken.None);

        Console.WriteLine($"{feeds} feeds of {feeds} hosts, {Entries} entries each, one in ten slow or failing; 48 places, 5 s without a byte, 10 s in all.");
        await RoundAsync("first", monitor, publisher);
        await MakeDueAsync(monitor);
        await RoundAsync("again, unchanged", monitor, publisher);
    }

    private static async Task RoundAsync(string name, ServiceProvider monitor, PublisherOfMany publisher)
    {
        var operations = monitor.GetRequiredService<StorageOperationCounter>();
        var before = operations.ByResource;
        var (requests, allocated) = (publisher.Requests, GC.GetTotalAllocatedBytes());
        using var memory = new PeakMemory();
        var start = Stopwatch.GetTimestamp();

        var report = await monitor.GetRequiredService<FetchFeeds>().RunAsync(CancellationToken.None);

        Console.WriteLine();
        Console.WriteLine($"{name}: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s (the last good feed was asked after {Stopwatch.GetElapsedTime(start, publisher.LastGood).TotalSeconds:0.0} s), {publisher.Requests - requests} requests, {report.Read} read, {report.Unchanged} unchanged, {report.Failed} failed, {report.Left} left, {report.Articles} articles");
        Console.WriteLine($"  managed heap at most {memory.Peak >> 20} MB, allocated {(GC.GetTotalAllocatedBytes() - allocated) >> 20} MB (publisher and client of the storage included)");
        foreach (var (resource, count) in operations.ByResource)
        {
            var times = count - before.GetValueOrDefault(resource);
            if (times > 0)
                Console.WriteLine($"  storage {resource,-16} {times}");
        }
    }

    /// <summary>Sets every feed's next fetch to now, as time would.</summary>
    private static async Task MakeDueAsync(ServiceProvider monitor)
    {
        var store = monitor.GetRequiredService<FeedStore>();
        var states = await store.ListAsync(CancellationToken.None);
        await Parallel.ForEachAsync(states, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (state, token) =>
            await store.SaveAsync(state with { NextFetch = DateTimeOffset.UtcNow, HostHeldUntil = null }, null, token));
    }

    private static ServiceProvider Monitor(string connection)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new(StorageOptions.Connection, connection),
            new("NewsMonitor:Fetch:AllowedHosts:0", "*.feeds.test"),
            new("NewsMonitor:Fetch:IdleTimeout", "00:00:05"),
            new("NewsMonitor:Fetch:TotalTimeout", "00:00:10"),
            new("NewsMonitor:Fetch:RunBudget", "00:10:00"),
            new("NewsMonitor:Fetch:FullText", "Never"),
        ]).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        services.AddSingleton<NameResolver>((_, _) => Task.FromResult(new[] { IPAddress.Loopback }));
        services.AddNewsMonitor(configuration);
        return services.BuildServiceProvider();
    }

    /// <summary>Looks at the managed heap ten times a second.</summary>
    private sealed class PeakMemory : IDisposable
    {
        private readonly Timer _timer;
        private long _peak;

        public PeakMemory() => _timer = new Timer(_ => _peak = Math.Max(_peak, GC.GetTotalMemory(false)), null, 0, 100);

        public long Peak => _peak;

        public void Dispose() => _timer.Dispose();
    }
}
