using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Functions.Tests;

/// <summary>What the worker does before it takes the first invocation.</summary>
public sealed class HostStartTests
{
    [Fact]
    public async Task What_is_missing_is_created_before_the_worker_takes_invocations_and_a_storage_that_refuses_ends_no_worker()
    {
        await using var storage = await RefusingStorage.StartAsync();
        var worker = await StartAsync(storage);
        Assert.True(worker.RequestsBefore > 0, "The worker's service had been started before storage was looked at.");
    }

    [Fact]
    public async Task Where_the_deployment_has_made_the_storage_a_start_asks_it_nothing()
    {
        await using var storage = await RefusingStorage.StartAsync();
        await StartAsync(storage, ("NewsMonitor:Storage:Create", "false"));
        Assert.Equal(0, storage.Requests);
    }

    [Fact]
    public async Task A_prefix_that_the_triggers_do_not_carry_is_refused_at_the_start()
    {
        await using var storage = await RefusingStorage.StartAsync();
        var refused = await Assert.ThrowsAsync<InvalidInputException>(() => StartAsync(storage, ("NewsMonitor:Storage:Prefix", "second"), ("ArticlesContainer", "articles"), ("DeliveriesQueue", "seconddeliveries")));
        Assert.Equal("Setting ArticlesContainer: \"articles\" does not begin with \"second\", the prefix of setting NewsMonitor:Storage:Prefix; call it \"secondarticles\".", refused.Message);
    }

    private static async Task<WorkerService> StartAsync(RefusingStorage storage, params (string Name, string Value)[] settings)
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Configuration[StorageOptions.Connection] = storage.ConnectionString;
        foreach (var (name, value) in settings)
            builder.Configuration[name] = value;
        // As the builder of the real worker does, before anything of ours is registered.
        var worker = new WorkerService(storage);
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(worker));
        using var host = FunctionsHost.Create(builder);
        await host.StartAsync(TestContext.Current.CancellationToken);
        await host.StopAsync(TestContext.Current.CancellationToken);
        return worker;
    }

    private sealed class WorkerService(RefusingStorage storage) : IHostedService
    {
        public int RequestsBefore { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            RequestsBefore = storage.Requests;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>A storage account that counts what it is asked and answers nothing.</summary>
    private sealed class RefusingStorage : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private int _requests;

        private RefusingStorage(WebApplication app)
        {
            _app = app;
            app.Run(context =>
            {
                Interlocked.Increment(ref _requests);
                context.Response.StatusCode = (int)HttpStatusCode.Forbidden;
                return Task.CompletedTask;
            });
        }

        public int Requests => Volatile.Read(ref _requests);

        public string ConnectionString => $"AccountName=account;AccountKey={Convert.ToBase64String("key"u8)};BlobEndpoint={_app.Urls.First()}/account;QueueEndpoint={_app.Urls.First()}/account;TableEndpoint={_app.Urls.First()}/account";

        public static async Task<RefusingStorage> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
            var storage = new RefusingStorage(builder.Build());
            await storage._app.StartAsync(TestContext.Current.CancellationToken);
            return storage;
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }
}
