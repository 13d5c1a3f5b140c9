using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Functions;

/// <summary>
/// Creates containers, tables and queues where no deployment has made them (an empty Azurite), unless setting
/// <c>NewsMonitor:Storage:Create</c> is false. It is done before the worker's own service starts and takes the first
/// invocation, whatever the order of registration. A storage that does not answer ends no worker: the triggers go on trying.
/// </summary>
internal sealed partial class StorageCreation(MonitorStorage storage, IOptions<StorageOptions> options, ILogger<StorageCreation> logger) : IHostedLifecycleService
{
    /// <summary>The host waits a minute for its worker.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Create)
            return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await storage.EnsureCreatedAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotCreated(e);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Error, Message = "Containers, tables and queues could not be created; start the storage and then the app again")]
    private partial void LogNotCreated(Exception exception);
}
