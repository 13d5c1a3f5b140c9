using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;

namespace NewsMonitor.Local.Azurite;

/// <summary>Azurite from npm, the versions of the lock file beside this program, installed once per user.</summary>
internal static class AzuriteInstall
{
    private static readonly string Source = Path.Combine(AppContext.BaseDirectory, "Azurite");
    /// <summary>A file that says that nothing is missing.</summary>
    private const string Complete = ".complete";
    private static readonly TimeSpan MaxInstallTime = TimeSpan.FromMinutes(10);

    /// <summary>The folder with host.cjs and node_modules; installs when it is not there yet. Safe for several processes at once.</summary>
    /// <exception cref="InvalidInputException">Node.js or npm is missing, or npm failed.</exception>
    public static async Task<string> EnsureAsync(Action<string> progress, CancellationToken cancellationToken)
    {
        var locked = await File.ReadAllBytesAsync(Path.Combine(Source, "package-lock.json"), cancellationToken).ConfigureAwait(false);
        var folder = Path.Combine(DataFolder.Default, "azurite-" + Convert.ToHexStringLower(SHA256.HashData(locked).AsSpan(0, 6)));
        Directory.CreateDirectory(DataFolder.Default);
        await using (await LockAsync(folder + ".lock", cancellationToken).ConfigureAwait(false))
        {
            if (!File.Exists(Path.Combine(folder, Complete)))
            {
                progress("Installing Azurite (npm ci, once)");
                await InstallAsync(folder, cancellationToken).ConfigureAwait(false);
            }

            // The starter is part of this program, not of the installation: always the present one.
            File.Copy(Path.Combine(Source, "host.cjs"), Path.Combine(folder, "host.cjs"), overwrite: true);
        }

        return folder;
    }

    /// <summary>
    /// In a folder of its own, which takes its place when it is whole: a start that was killed may have left an npm behind
    /// that goes on filling the folder it was given.
    /// </summary>
    private static async Task InstallAsync(string folder, CancellationToken cancellationToken)
    {
        var own = $"{folder}.{Guid.NewGuid():n}";
        Directory.CreateDirectory(own);
        try
        {
            foreach (var file in new[] { "package.json", "package-lock.json" })
                File.Copy(Path.Combine(Source, file), Path.Combine(own, file));
            await NpmAsync(own, cancellationToken).ConfigureAwait(false);
            await File.WriteAllTextAsync(Path.Combine(own, Complete), "", cancellationToken).ConfigureAwait(false);
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            Directory.Move(own, folder);
        }
        finally
        {
            if (Directory.Exists(own))
                Directory.Delete(own, recursive: true);
        }
    }

    private static async Task NpmAsync(string folder, CancellationToken cancellationToken)
    {
        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        var start = new ProcessStartInfo(npm, ["ci", "--omit=dev", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = StartOrExplain(start);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(MaxInstallTime);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new InvalidInputException($"Azurite could not be installed: npm ci did not end within {MaxInstallTime.TotalMinutes:F0} minutes.");
        }

        await output.ConfigureAwait(false);
        var told = await errors.ConfigureAwait(false);
        if (process.ExitCode != 0)
            throw new InvalidInputException($"Azurite could not be installed: npm ci ended with {process.ExitCode}: {FirstLine(told)}");
    }

    internal static Process StartOrExplain(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidInputException($"{start.FileName} could not be started.");
        }
        catch (Win32Exception e)
        {
            throw new InvalidInputException(
                $"{start.FileName} could not be started ({e.Message}). Azurite needs Node.js 20 or later with npm on the PATH; or give --connection.", e);
        }
    }

    private static string FirstLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault("no message");

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var waited = TimeSpan.Zero; ; waited += timer.Period)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < MaxInstallTime)
            {
                await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
