using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace NewsMonitor.Local.Azurite;

/// <summary>Ports of the three services of an Azurite.</summary>
public readonly record struct AzuritePorts(int Blob, int Queue, int Table)
{
    /// <summary>The ports Azurite takes by itself, which UseDevelopmentStorage=true means.</summary>
    public static readonly AzuritePorts Standard = new(10000, 10001, 10002);

    /// <summary>NEWSMONITOR_AZURITE_PORTS ("blob,queue,table") for those who run several, else the standard ports.</summary>
    /// <exception cref="InvalidInputException">The variable is not three ports.</exception>
    public static AzuritePorts Configured()
    {
        if (Environment.GetEnvironmentVariable("NEWSMONITOR_AZURITE_PORTS") is not { Length: > 0 } text)
            return Standard;
        var ports = text.Split(',').Select(p => ushort.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0).ToList();
        return ports.Count == 3 && ports.TrueForAll(p => p > 0)
            ? new AzuritePorts(ports[0], ports[1], ports[2])
            : throw new InvalidInputException($"NEWSMONITOR_AZURITE_PORTS: \"{text}\" is not three ports (blob,queue,table).");
    }

    /// <summary>Three ports that are free now.</summary>
    public static AzuritePorts Free()
    {
        var listeners = Enumerable.Range(0, 3).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(l => l.Start());
        var ports = listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port).ToList();
        listeners.ForEach(l => l.Dispose());
        return new AzuritePorts(ports[0], ports[1], ports[2]);
    }

    /// <summary>The well-known account of the emulator at these ports.</summary>
    public string ConnectionString => string.Create(
        CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;BlobEndpoint=http://127.0.0.1:{Blob}/devstoreaccount1;QueueEndpoint=http://127.0.0.1:{Queue}/devstoreaccount1;TableEndpoint=http://127.0.0.1:{Table}/devstoreaccount1;");

    /// <summary>True when something accepts connections at all three ports.</summary>
    public async Task<bool> AnswerAsync(CancellationToken cancellationToken)
    {
        foreach (var port in new[] { Blob, Queue, Table })
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken).ConfigureAwait(false);
            }
            catch (SocketException)
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>An Azurite that this program started; disposing ends it, and so does the end of this program however it comes.</summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    private static readonly TimeSpan MaxStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan MaxStop = TimeSpan.FromSeconds(10);
    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly Task _output;

    private AzuriteProcess(Process process, AzuritePorts ports)
    {
        _process = process;
        Ports = ports;
        _output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        _errors = process.StandardError.ReadToEndAsync();
    }

    public AzuritePorts Ports { get; }

    public int ProcessId => _process.Id;

    /// <summary>Starts Azurite (installing it the first time) and waits until it answers.</summary>
    /// <param name="folder">Where it keeps its data; null keeps everything in memory.</param>
    /// <exception cref="InvalidInputException">Node.js is missing, the installation failed, or a port is taken.</exception>
    public static async Task<AzuriteProcess> StartAsync(AzuritePorts ports, string? folder, Action<string> progress, CancellationToken cancellationToken)
    {
        var installed = await AzuriteInstall.EnsureAsync(progress, cancellationToken).ConfigureAwait(false);
        progress("Starting Azurite");
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(installed, "host.cjs"));
        foreach (var (name, port) in new[] { ("blob", ports.Blob), ("queue", ports.Queue), ("table", ports.Table) })
        {
            start.ArgumentList.Add($"--{name}Host=127.0.0.1");
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--{name}Port={port}"));
        }

        foreach (var argument in new[] { "--silent", "--skipApiVersionCheck", "--disableTelemetry" })
            start.ArgumentList.Add(argument);
        start.ArgumentList.Add(folder is null ? "--inMemoryPersistence" : $"--location={folder}");
        var azurite = new AzuriteProcess(AzuriteInstall.StartOrExplain(start), ports);
        try
        {
            await azurite.WaitUntilItAnswersAsync(cancellationToken).ConfigureAwait(false);
            return azurite;
        }
        catch
        {
            await azurite.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // The end of its standard input is the sign to write its files and end.
            _process.StandardInput.Close();
            using var limit = new CancellationTokenSource(MaxStop);
            try
            {
                await _process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }

        await Task.WhenAll(_output, _errors).ConfigureAwait(false);
        _process.Dispose();
    }

    private async Task WaitUntilItAnswersAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var waited = TimeSpan.Zero; waited < MaxStart; waited += timer.Period)
        {
            if (_process.HasExited)
            {
                var told = (await _errors.ConfigureAwait(false)).Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault("no message");
                throw new InvalidInputException($"Azurite did not start at ports {Ports.Blob}, {Ports.Queue}, {Ports.Table}: {told}");
            }

            if (await Ports.AnswerAsync(cancellationToken).ConfigureAwait(false))
                return;
            await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
        }

        throw new InvalidInputException($"Azurite did not answer at ports {Ports.Blob}, {Ports.Queue}, {Ports.Table} within {MaxStart.TotalSeconds:F0} seconds.");
    }
}
