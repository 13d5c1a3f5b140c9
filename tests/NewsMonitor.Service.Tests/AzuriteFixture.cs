using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Local.Azurite;
using NewsMonitor.Service.Storage;

[assembly: AssemblyFixture(typeof(NewsMonitor.Service.Tests.AzuriteFixture))]

namespace NewsMonitor.Service.Tests;

/// <summary>One real Azurite for all tests, at free ports, in memory. Each test takes a monitor of its own names in it.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private static int _monitors;
    private AzuriteProcess? _azurite;

    public string ConnectionString => _azurite?.Ports.ConnectionString ?? throw new InvalidOperationException("Azurite has not been started.");

    public async ValueTask InitializeAsync() =>
        _azurite = await AzuriteProcess.StartAsync(AzuritePorts.Free(), null, _ => { }, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
            await _azurite.DisposeAsync();
    }

    /// <summary>Settings of a monitor with containers, tables and queues of its own.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Settings() =>
    [
        new(StorageOptions.Connection, ConnectionString),
        new($"{MonitorServices.Section}:Storage:Prefix", string.Create(CultureInfo.InvariantCulture, $"t{Environment.ProcessId % 100000}x{Interlocked.Increment(ref _monitors)}x")),
        // A test hands in its articles and looks at once.
        new($"{MonitorServices.Section}:Detection:SettleSeconds", "0"),
    ];

    /// <summary>
    /// The services of a monitor with containers, tables and queues of its own, created. <paramref name="configure"/> comes
    /// before AddNewsMonitor, so what it registers with TryAdd semantics (a FakeTimeProvider as TimeProvider) wins.
    /// </summary>
    public async Task<ServiceProvider> MonitorAsync(Action<IServiceCollection>? configure = null, IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings()).AddInMemoryCollection(settings ?? []).Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging();
        configure?.Invoke(services);
        services.AddNewsMonitor(configuration);
        var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        await provider.GetRequiredService<MonitorStorage>().EnsureCreatedAsync(CancellationToken.None);
        return provider;
    }
}
