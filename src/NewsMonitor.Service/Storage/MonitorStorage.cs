using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Service.Storage;

/// <summary>The containers, tables and queues of the monitor, by name, and their creation.</summary>
public sealed class MonitorStorage
{
    private readonly string _prefix;
    private readonly BlobServiceClient _blobs;
    private readonly TableServiceClient _tables;
    private readonly QueueServiceClient _queues;

    public MonitorStorage(IConfiguration configuration, IOptions<StorageOptions> options, StorageOperationCounter counter)
    {
        _prefix = options.Value.Prefix;
        Operations = counter;
        (_blobs, _tables, _queues) = StorageOptions.CreateClients(configuration, counter);
    }

    public StorageOperationCounter Operations { get; }

    /// <summary>Articles, <c>yyyy/MM/dd/{articleId}.json</c>.</summary>
    public BlobContainerClient Articles => Container("articles");

    /// <summary>Rollups of closed days, <c>yyyy/MM/dd.json.gz</c>.</summary>
    public BlobContainerClient Series => Container("series");

    /// <summary>Watchlist and feed list.</summary>
    public BlobContainerClient Config => Container("config");
    public TableClient Feeds => Table("feeds");
    public TableClient Mentions => Table("mentions");
    public TableClient Alerts => Table("alerts");
    public TableClient Subscriptions => Table("subscriptions");
    public TableClient Deliveries => Table("deliveries");

    /// <summary>Small facts of the service itself: cursors, days to rebuild, silences.</summary>
    public TableClient State => Table("state");
    public QueueClient DeliveryQueue => Queue("deliveries");
    public QueueClient DeliveryPoisonQueue => Queue("deliveries-poison");

    /// <summary>Where the Functions host (and the local host like it) puts blobs that could not be analysed.</summary>
    public QueueClient ArticlePoisonQueue => _queues.GetQueueClient("webjobs-blobtrigger-poison");

    /// <summary>Creates what is missing. Safe to call at any time, by several processes at once.</summary>
    public async Task EnsureCreatedAsync(CancellationToken cancellationToken)
    {
        foreach (var container in new[] { Articles, Series, Config })
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        foreach (var table in new[] { Feeds, Mentions, Alerts, Subscriptions, Deliveries, State })
            await table.CreateIfNotExistsAsync(cancellationToken).ConfigureAwait(false);
        foreach (var queue in new[] { DeliveryQueue, DeliveryPoisonQueue })
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes everything of a monitor whose names begin with this prefix (a sample or a test that is over).</summary>
    public async Task DeleteAsync(string prefix, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        await foreach (var container in _blobs.GetBlobContainersAsync(prefix: prefix, cancellationToken: cancellationToken).ConfigureAwait(false))
            await _blobs.DeleteBlobContainerAsync(container.Name, cancellationToken: cancellationToken).ConfigureAwait(false);
        await foreach (var table in _tables.QueryAsync(t => t.Name.CompareTo(prefix) >= 0 && t.Name.CompareTo(prefix + "zzz") < 0, cancellationToken: cancellationToken).ConfigureAwait(false))
            await _tables.DeleteTableAsync(table.Name, cancellationToken).ConfigureAwait(false);
        await foreach (var queue in _queues.GetQueuesAsync(prefix: prefix, cancellationToken: cancellationToken).ConfigureAwait(false))
            await _queues.DeleteQueueAsync(queue.Name, cancellationToken).ConfigureAwait(false);
    }

    private BlobContainerClient Container(string name) => _blobs.GetBlobContainerClient(_prefix + name);

    private TableClient Table(string name) => _tables.GetTableClient(_prefix + name);

    private QueueClient Queue(string name) => _queues.GetQueueClient(_prefix + name);
}
