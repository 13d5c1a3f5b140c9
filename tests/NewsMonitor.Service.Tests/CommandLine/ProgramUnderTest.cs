using System.Diagnostics;
using NewsMonitor.Local.Hosting;

namespace NewsMonitor.Service.Tests.CommandLine;

/// <summary>The program as users start it.</summary>
internal static class ProgramUnderTest
{
    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(CancellationToken cancellationToken, params string[] arguments) =>
        EndAsync(Start(arguments), cancellationToken);

    /// <summary>With one environment variable more.</summary>
    public static Task<(int ExitCode, string Output, string Errors)> RunAsync((string Name, string Value) setting, CancellationToken cancellationToken, params string[] arguments)
    {
        var start = StartInfo(arguments);
        start.Environment[setting.Name] = setting.Value;
        return EndAsync(Process.Start(start)!, cancellationToken);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> EndAsync(Process started, CancellationToken cancellationToken)
    {
        using var process = started;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output, await errors);
    }

    public static Process Start(params string[] arguments) => Process.Start(StartInfo(arguments))!;

    private static ProcessStartInfo StartInfo(string[] arguments) => new("dotnet", [typeof(MonitorRun).Assembly.Location, .. arguments])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
