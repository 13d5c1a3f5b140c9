using System.Net;
using Microsoft.Extensions.Logging.Console;
using NewsMonitor.Service;
using NewsMonitor.Service.Api;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Local.Hosting;

/// <summary>The monitor on this machine: its services and its pages and API on loopback.</summary>
internal static class MonitorApp
{
    private static readonly string[] LoopbackNames = ["127.0.0.1", "localhost", "[::1]"];

    /// <summary>Builds and starts; <paramref name="settings"/> win over the environment.</summary>
    /// <exception cref="InvalidInputException">The port is taken, or a setting is wrong.</exception>
    public static async Task<WebApplication> StartAsync(int port, IEnumerable<KeyValuePair<string, string?>> settings, Action<IServiceCollection> configure, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(o => o.SingleLine = true);
        builder.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(Enum.TryParse<LogLevel>(Environment.GetEnvironmentVariable("NEWSMONITOR_LOG"), ignoreCase: true, out var level) ? level : LogLevel.Error);
        // A start that fails is told in one line by whoever asked for it.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, port));
        configure(builder.Services);
        builder.Services.AddNewsMonitor(builder.Configuration);
        var app = builder.Build();
        app.MapMonitorApi();
        try
        {
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            return app;
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw new InvalidInputException($"Port {port} is taken on 127.0.0.1; give another one with --port (0 takes a free one).", e);
        }
        catch
        {
            await app.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Settings of a run: which storage, under which names.</summary>
    public static List<KeyValuePair<string, string?>> Settings(string connection, string? prefix)
    {
        var settings = new List<KeyValuePair<string, string?>>
        {
            new(StorageOptions.Connection, connection),
            // The rounds here know when reading and analysis have come to an end; nobody has to guess.
            new($"{MonitorServices.Section}:Detection:SettleSeconds", "0"),
        };
        // A web page of another site that points its own name at this machine gets nothing.
        settings.AddRange(LoopbackNames.Select((name, i) => KeyValuePair.Create($"{MonitorServices.Section}:Api:AllowedHosts:{i}", (string?)name)));
        settings.Add(new($"{MonitorServices.Section}:Api:EventStreams", "32"));
        if (prefix is not null)
            // A sample or a replay keeps to its own names, whatever the environment calls the container and the queue.
            settings.AddRange([new($"{MonitorServices.Section}:Storage:Prefix", prefix), new("ArticlesContainer", null), new("DeliveriesQueue", null)]);
        return settings;
    }
}
