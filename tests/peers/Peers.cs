using System.Diagnostics;
using System.Security.Cryptography;

namespace NewsMonitor.Tests;

/// <summary>Other people's programs from npm that judge ours. Installed by the first test that asks, from the lock file beside this one.</summary>
internal static class Peers
{
    private static readonly TimeSpan MaxInstall = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MaxRun = TimeSpan.FromMinutes(1);
    private static readonly Lazy<Task<string>> Installation = new(InstallAsync);

    /// <summary>Runs a script of this folder with node, and gives what it printed.</summary>
    public static async Task<string> RunAsync(string script, string argument, string input, CancellationToken cancellationToken, TimeSpan? limit = null)
    {
        var folder = await Installation.Value.ConfigureAwait(false);
        return await RunAsync("node", [Path.Combine(folder, script), argument], folder, input, limit ?? MaxRun, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The folder whose node_modules has the peers.</summary>
    public static Task<string> FolderAsync() => Installation.Value;

    private static async Task<string> InstallAsync()
    {
        var folder = Path.Combine(RepositoryRoot(), "tests", "peers");
        var locked = SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(folder, "package-lock.json")).ConfigureAwait(false));
        var complete = Path.Combine(folder, "node_modules", $".complete-{Convert.ToHexStringLower(locked.AsSpan(0, 6))}");
        // Several test processes may run at once: one installs, the others wait for it.
        await using (await LockAsync(Path.Combine(folder, "node_modules.lock")).ConfigureAwait(false))
        {
            if (!File.Exists(complete))
            {
                var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
                await RunAsync(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], folder, "", MaxInstall, CancellationToken.None).ConfigureAwait(false);
                await File.WriteAllTextAsync(complete, "").ConfigureAwait(false);
            }
        }

        return folder;
    }

    private static async Task<string> RunAsync(string program, string[] arguments, string folder, string input, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ended.CancelAfter(limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(ended.Token);
            var errors = process.StandardError.ReadToEndAsync(ended.Token);
            await process.StandardInput.WriteAsync(input.AsMemory(), ended.Token).ConfigureAwait(false);
            process.StandardInput.Close();
            await process.WaitForExitAsync(ended.Token).ConfigureAwait(false);
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors.ConfigureAwait(false)}");
            return await output.ConfigureAwait(false);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static async Task<FileStream> LockAsync(string path)
    {
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(200))
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (waited < MaxInstall)
            {
                await Task.Delay(200).ConfigureAwait(false);
            }
        }
    }

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Monitor.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests run outside their repository: no folder above them has Monitor.sln.");
    }
}
