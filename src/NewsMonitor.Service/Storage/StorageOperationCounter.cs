using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace NewsMonitor.Service.Storage;

/// <summary>Counts the requests that really leave for the storage account, by service and verb. What is billed is counted, not estimated.</summary>
public sealed class StorageOperationCounter : HttpPipelinePolicy
{
    private readonly ConcurrentDictionary<string, long> _counts = new();

    /// <summary>All requests so far, retries included.</summary>
    public long Total => _counts.Values.Sum();

    /// <summary>Requests by container, table or queue and verb, e.g. "articles PUT".</summary>
    public IReadOnlyDictionary<string, long> ByResource => new SortedDictionary<string, long>(_counts.ToDictionary(), StringComparer.Ordinal);

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Count(message);
        ProcessNext(message, pipeline);
    }

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Count(message);
        return ProcessNextAsync(message, pipeline);
    }

    private void Count(HttpMessage message)
    {
        var segments = message.Request.Uri.ToUri().AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        // Azurite puts the account into the path.
        var resource = segments is ["devstoreaccount1", .. var rest] ? rest.FirstOrDefault("") : segments.FirstOrDefault("");
        var end = resource.IndexOf('(', StringComparison.Ordinal);
        var key = $"{(end < 0 ? resource : resource[..end])} {message.Request.Method}";
        _counts.AddOrUpdate(key, 1, static (_, n) => n + 1);
    }
}
