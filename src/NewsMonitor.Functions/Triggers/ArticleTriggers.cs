using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using NewsMonitor.Service.Articles;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Functions.Triggers;

/// <summary>
/// A new article blob is analysed. Two triggers for the same thing: one polls the container (Azurite, Premium, Dedicated),
/// one is told by Event Grid (Flex Consumption, which cannot poll). The settings
/// <c>AzureWebJobs.AnalyzeArticlePolled.Disabled</c> and <c>AzureWebJobs.AnalyzeArticle.Disabled</c> switch one of them off.
/// </summary>
public sealed class ArticleTriggers(AnalyzeArticle analyze)
{
    // Bound as a client, so that the worker does not read the blob: the step reads it, once.
    [Function("AnalyzeArticle")]
    public Task AnalyzeArticleAsync(
        [BlobTrigger("%ArticlesContainer%/{name}", Connection = StorageOptions.Connection, Source = BlobTriggerSource.EventGrid)] BlobClient article,
        string name,
        CancellationToken cancellationToken) => analyze.RunAsync(name, cancellationToken);

    [Function("AnalyzeArticlePolled")]
    public Task AnalyzeArticlePolledAsync(
        [BlobTrigger("%ArticlesContainer%/{name}", Connection = StorageOptions.Connection)] BlobClient article,
        string name,
        CancellationToken cancellationToken) => analyze.RunAsync(name, cancellationToken);
}
