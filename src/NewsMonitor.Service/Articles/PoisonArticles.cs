using System.Text.Json;
using System.Text.Json.Serialization;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Service.Articles;

/// <summary>Article blobs whose analysis failed five times. Settled when the article has its mention row, or is there no more. The queue is shared by all blob triggers of the account.</summary>
public sealed class PoisonArticles(MonitorStorage storage, ArticleStore articles, MentionStore mentions) : PoisonQueue(storage.AsStored(storage.ArticlePoisonQueue))
{
    protected override async Task<Fate> JudgeAsync(string message, CancellationToken cancellationToken)
    {
        if (Read(message) is not { } blob)
            return Fate.Waiting;
        if (blob.ContainerName != articles.Container)
            return Fate.Foreign;
        return !ArticleStore.TryParseName(blob.BlobName, out var day, out var id)
            || await mentions.IsAnalyzedAsync(day, id, cancellationToken).ConfigureAwait(false)
            || !await articles.ExistsAsync(blob.BlobName, cancellationToken).ConfigureAwait(false)
                ? Fate.Settled
                : Fate.Waiting;
    }

    private static PoisonBlob? Read(string message)
    {
        try
        {
            return JsonSerializer.Deserialize(message, PoisonBlobJson.Default.PoisonBlob) is { ContainerName.Length: > 0, BlobName.Length: > 0 } blob ? blob : null;
        }
        catch (JsonException)
        {
            // Nobody's message: an operator has to look at it.
            return null;
        }
    }
}

/// <summary>A message of the poison queue as the Functions host's blob trigger writes it; the local host adds the reason.</summary>
public sealed record PoisonBlob(string FunctionId, string BlobType, string ContainerName, string BlobName, string? Reason = null)
{
    public override string ToString() => JsonSerializer.Serialize(this, PoisonBlobJson.Default.PoisonBlob);
}

[JsonSerializable(typeof(PoisonBlob))]
internal sealed partial class PoisonBlobJson : JsonSerializerContext;
