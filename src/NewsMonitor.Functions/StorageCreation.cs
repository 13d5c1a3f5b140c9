using Microsoft.Extensions.Hosting;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Functions;

/// <summary>Creates containers, tables and queues before the first trigger looks for them.</summary>
internal sealed class StorageCreation(MonitorStorage storage) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => storage.EnsureCreatedAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
