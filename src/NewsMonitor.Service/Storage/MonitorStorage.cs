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
    private readonly string _articles;
    private readonly string _deliveries;
    private readonly BlobServiceClient _blobs;
    private readonly TableServiceClient _tables;
    private readonly QueueServiceClient _queues;
    private readonly QueueServiceClient _queuesAsStored;

    public MonitorStorage(IConfiguration configuration, IOptions<StorageOptions> options, StorageOperationCounter counter)
    {
        _prefix = ValidPrefix(options.Value.Prefix);
        // The triggers of the Functions app name these two by the same settings.
        _articles = NameOf(configuration, "ArticlesContainer", "articles");
        _deliveries = NameOf(configuration, "DeliveriesQueue", "deliveries");
        Operations = counter;
        (_blobs, _tables, _queues, _queuesAsStored) = StorageOptions.CreateClients(configuration, counter);
    }

    public StorageOperationCounter Operations { get; }

    /// <summary>Articles, <c>yyyy/MM/dd/{articleId}.json</c>.</summary>
    public BlobContainerClient Articles => _blobs.GetBlobContainerClient(_articles);

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
    public QueueClient DeliveryQueue => _queues.GetQueueClient(_deliveries);

    /// <summary>Where the host puts messages that failed five times: the name of the queue and "-poison".</summary>
    public QueueClient DeliveryPoisonQueue => _queues.GetQueueClient(_deliveries + "-poison");

    /// <summary>Where the Functions host (and the local host like it) puts blobs that could not be analysed.</summary>
    public QueueClient ArticlePoisonQueue => _queues.GetQueueClient("webjobs-blobtrigger-poison");

    /// <summary>The same queue, its messages neither decoded nor encoded.</summary>
    public QueueClient AsStored(QueueClient queue) => _queuesAsStored.GetQueueClient(queue.Name);

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

    private static string ValidPrefix(string prefix) =>
        prefix.Length == 0 || prefix.Length <= 20 && char.IsAsciiLetterLower(prefix[0]) && prefix.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            ? prefix
            : throw new InvalidInputException($"Setting {StorageOptions.PrefixSetting}: \"{prefix}\" is no prefix for tables, queues and containers (lower-case letters and digits, a letter first, at most 20).");

    private string NameOf(IConfiguration configuration, string setting, string usual)
    {
        var name = configuration[setting] is { Length: > 0 } given ? given : _prefix + usual;
        // Articles of one monitor beside tables of another would be analysed into the wrong place.
        if (!name.StartsWith(_prefix, StringComparison.Ordinal))
            throw new InvalidInputException($"Setting {setting}: \"{name}\" does not begin with \"{_prefix}\", the prefix of setting {StorageOptions.PrefixSetting}; call it \"{_prefix + usual}\".");
        return name.Length is >= 3 and <= 63 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && char.IsAsciiLetterOrDigit(name[0]) && char.IsAsciiLetterOrDigit(name[^1])
            ? name
            : throw new InvalidInputException($"Setting {setting}: \"{name}\" is no name for a container or queue (3 to 63 lower-case letters, digits and hyphens).");
    }
}
