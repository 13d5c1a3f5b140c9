using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NewsMonitor.Service.Tests.CommandLine;

/// <summary><c>newsmonitor run --sample</c> as the README has it, on the Azurite of the tests.</summary>
public sealed partial class RunTests(AzuriteFixture azurite)
{
    private const int Sigint = 2;
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sample_ends_with_its_alert_raised_and_delivered_and_a_second_start_goes_on_from_what_is_stored()
    {
        var data = Directory.CreateTempSubdirectory("newsmonitor").FullName;
        string[] arguments = ["run", "--sample", "--exit-when-idle", "--port", "0", "--data", data, "--connection", azurite.ConnectionString];
        var first = await ProgramUnderTest.RunAsync(Now, arguments);
        Assert.True(first.ExitCode == 0, first.Errors);
        Assert.Contains("ALERT", first.Output, StringComparison.Ordinal);
        Assert.Matches("[1-9][0-9]* webhooks? delivered with a valid signature, 0 refused", first.Errors);

        var second = await ProgramUnderTest.RunAsync(Now, arguments);
        Assert.True(second.ExitCode == 0, second.Errors);
        Assert.DoesNotContain("ALERT", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_it_cleanly_and_the_Azurite_it_started_too()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("SIGINT is sent on Unix only.");
        var data = Directory.CreateTempSubdirectory("newsmonitor").FullName;
        var ports = NewsMonitor.Local.Azurite.AzuritePorts.Free();
        var start = new ProcessStartInfo("dotnet", [typeof(NewsMonitor.Local.Hosting.MonitorRun).Assembly.Location, "run", "--sample", "--port", "0", "--data", data])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NEWSMONITOR_AZURITE_PORTS"] = $"{ports.Blob},{ports.Queue},{ports.Table}";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Now);
        while (await process.StandardError.ReadLineAsync(Now) is { } line && !line.StartsWith("Page ", StringComparison.Ordinal))
        {
        }

        Assert.Equal(0, Kill(process.Id, Sigint));
        var errors = await process.StandardError.ReadToEndAsync(Now);
        await process.WaitForExitAsync(Now);
        await output;
        Assert.True(process.ExitCode == 0, $"{process.ExitCode}: {errors}");
        Assert.False(await ports.AnswerAsync(Now), "Azurite still answers.");
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
