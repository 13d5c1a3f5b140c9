using System.Globalization;
using Azure;
using NewsMonitor.Local.Azurite;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Local.Hosting;

/// <summary>The storage a run uses: the one named, else the user's own Azurite, else one started here.</summary>
internal sealed class StorageChoice : IAsyncDisposable
{
    private readonly AzuriteProcess? _started;

    private StorageChoice(string connection, AzuriteProcess? started)
    {
        Connection = connection;
        _started = started;
    }

    public string Connection { get; }

    public bool StartedHere => _started is not null;

    public static async Task<StorageChoice> MakeAsync(string? connection, string dataFolder, Action<string> progress, Action<string> note, CancellationToken cancellationToken)
    {
        if (connection is { Length: > 0 } && !IsDevelopmentStorage(connection))
            return new StorageChoice(connection, null);
        var ports = AzuritePorts.Configured();
        await WaitForOrphanAsync(dataFolder, cancellationToken).ConfigureAwait(false);
        if (await ports.AnswerAsync(cancellationToken).ConfigureAwait(false))
        {
            note(string.Create(CultureInfo.InvariantCulture, $"Using the Azurite that listens at ports {ports.Blob}, {ports.Queue}, {ports.Table}; the data is where it keeps it."));
            return new StorageChoice(ports.ConnectionString, null);
        }

        DataFolder.EnsureWritable(dataFolder);
        var started = await AzuriteProcess.StartAsync(ports, FolderOf(dataFolder), progress, cancellationToken).ConfigureAwait(false);
        await File.WriteAllTextAsync(PidFile(dataFolder), $"{started.ProcessId} {Environment.ProcessId}", cancellationToken).ConfigureAwait(false);
        return new StorageChoice(ports.ConnectionString, started);
    }

    /// <summary>Where an Azurite started here keeps its files.</summary>
    public static string FolderOf(string dataFolder) => Path.Combine(dataFolder, "azurite");

    /// <summary>Creates what is missing, and says in one line when the storage cannot be used.</summary>
    public static async Task EnsureUsableAsync(MonitorStorage storage, CancellationToken cancellationToken)
    {
        try
        {
            await storage.EnsureCreatedAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or FormatException)
        {
            var told = (e is AggregateException all ? all.InnerExceptions[^1] : e).Message.Split('\n')[0].Trim().TrimEnd('.');
            throw new InvalidInputException($"The storage cannot be used: {told}. Look at --connection (or the setting {StorageOptions.Connection}).", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_started is not null)
            await _started.DisposeAsync().ConfigureAwait(false);
    }

    private static bool IsDevelopmentStorage(string connection) =>
        connection.Trim().TrimEnd(';').Equals("UseDevelopmentStorage=true", StringComparison.OrdinalIgnoreCase);

    private static string PidFile(string dataFolder) => Path.Combine(dataFolder, "azurite.pid");

    /// <summary>
    /// An Azurite whose program was killed ends within seconds. It must not be mistaken for the user's own: the run would
    /// lose it under its feet.
    /// </summary>
    private static async Task WaitForOrphanAsync(string dataFolder, CancellationToken cancellationToken)
    {
        if (!File.Exists(PidFile(dataFolder)))
            return;
        var pids = (await File.ReadAllTextAsync(PidFile(dataFolder), cancellationToken).ConfigureAwait(false)).Split(' ');
        if (pids.Length != 2 || !int.TryParse(pids[0], out var azurite) || !int.TryParse(pids[1], out var owner) || IsRunning(owner))
            return;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var waited = TimeSpan.Zero; IsRunning(azurite) && waited < TimeSpan.FromSeconds(15); waited += timer.Period)
            await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
    }

    private static bool IsRunning(int pid)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
