using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace NewsMonitor.Service.Storage;

/// <summary>
/// Which storage account. Read from the connection setting <see cref="Connection"/> exactly as the Functions host reads
/// it: a connection string, or a section with <c>blobServiceUri</c>, <c>queueServiceUri</c>, <c>tableServiceUri</c> and,
/// for a user-assigned identity, <c>credential=managedidentity</c> and <c>clientId</c>.
/// </summary>
public sealed class StorageOptions
{
    /// <summary>Name of the connection setting that the monitor and its triggers share.</summary>
    public const string Connection = "MonitorStorage";

    internal const string PrefixSetting = $"{MonitorServices.Section}:Storage:{nameof(Prefix)}";

    /// <summary>
    /// Prefix of table, queue and container names, so that several monitors (or tests) share an account. Lower-case letters
    /// and digits, a letter first, at most 20. The settings <c>ArticlesContainer</c> and <c>DeliveriesQueue</c>, by which
    /// the triggers of the Functions app are bound, must begin with it.
    /// </summary>
    public string Prefix { get; set; } = "";

    /// <summary>Whether the Functions app creates missing containers, tables and queues when it starts, eleven operations. False where the deployment made them.</summary>
    public bool Create { get; set; } = true;

    internal static (BlobServiceClient, TableServiceClient, QueueServiceClient Queues, QueueServiceClient QueuesAsStored) CreateClients(IConfiguration configuration, StorageOperationCounter counter)
    {
        var blobs = new BlobClientOptions();
        var tables = new TableClientOptions();
        // The Functions host reads and writes queue messages as base64; so do we.
        var queues = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 };
        var queuesAsStored = new QueueClientOptions();
        foreach (var options in new ClientOptions[] { blobs, tables, queues, queuesAsStored })
            options.AddPolicy(counter, HttpPipelinePosition.PerRetry);

        var section = configuration.GetSection(Connection);
        if (section.Value is { Length: > 0 } text)
        {
            try
            {
                return (new BlobServiceClient(text, blobs), new TableServiceClient(text, tables), new QueueServiceClient(text, queues), new QueueServiceClient(text, queuesAsStored));
            }
            catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
            {
                throw new InvalidInputException($"Setting {Connection}: not a storage connection string ({e.Message.TrimEnd('.')}).", e);
            }
        }

        var credential = new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = section["clientId"] });
        return (new BlobServiceClient(Endpoint("blobServiceUri"), credential, blobs),
            new TableServiceClient(Endpoint("tableServiceUri"), credential, tables),
            new QueueServiceClient(Endpoint("queueServiceUri"), credential, queues),
            new QueueServiceClient(Endpoint("queueServiceUri"), credential, queuesAsStored));

        Uri Endpoint(string member) => Uri.TryCreate(section[member], UriKind.Absolute, out var uri)
            ? uri
            : throw new InvalidInputException($"Setting {Connection}: give a connection string, or {Connection}__{member} as an address.");
    }
}
