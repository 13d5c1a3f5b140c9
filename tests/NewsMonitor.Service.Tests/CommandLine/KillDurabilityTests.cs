using System.Diagnostics;
using System.Net.Http.Json;

namespace NewsMonitor.Service.Tests.CommandLine;

/// <summary>The program is killed (SIGKILL) right after it answered; the Azurite it had started writes what was stored and ends.</summary>
public sealed class KillDurabilityTests(AzuriteFixture azurite)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_answered_before_a_kill_is_there_after_it()
    {
        Assert.NotEmpty(azurite.ConnectionString); // Azurite is installed by then.
        var data = Directory.CreateTempSubdirectory("newsmonitor").FullName;
        var ports = NewsMonitor.Local.Azurite.AzuritePorts.Free();
        var names = new List<string>();
        for (var kill = 0; kill < 3; kill++)
        {
            names.Add($"before kill {kill}");
            using var process = Start(data, ports);
            using var client = new HttpClient { BaseAddress = await AddressAsync(process) };
            Assert.Equal(names.SkipLast(1), await NamesAsync(client));
            await UntilAnAlertAsync(client);
            using var created = await client.PostAsJsonAsync("/api/subscriptions", new { name = names[^1], url = "https://hooks.example.org/x" }, Now);
            Assert.Equal(System.Net.HttpStatusCode.Created, created.StatusCode);
            process.Kill();
            await process.WaitForExitAsync(Now);
        }

        using var last = Start(data, ports);
        using var reader = new HttpClient { BaseAddress = await AddressAsync(last) };
        Assert.Equal(names, await NamesAsync(reader));
        last.Kill();
        await last.WaitForExitAsync(Now);
    }

    private static Process Start(string data, NewsMonitor.Local.Azurite.AzuritePorts ports)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(NewsMonitor.Local.Hosting.MonitorRun).Assembly.Location, "run", "--sample", "--port", "0", "--data", data])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NEWSMONITOR_AZURITE_PORTS"] = $"{ports.Blob},{ports.Queue},{ports.Table}";
        return Process.Start(start)!;
    }

    private static async Task<Uri> AddressAsync(Process process)
    {
        while (await process.StandardError.ReadLineAsync(Now) is { } line)
        {
            if (line.StartsWith("Page ", StringComparison.Ordinal))
                return new Uri(new Uri(line.Split(' ')[1]).GetLeftPart(UriPartial.Authority));
        }

        throw new InvalidOperationException($"The program ended with {process.ExitCode} before it told its address.");
    }

    /// <summary>With a sample's worth of rows, writing the files takes Azurite a while.</summary>
    private static async Task UntilAnAlertAsync(HttpClient client)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while ((await client.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/alerts", Now)).GetProperty("items").GetArrayLength() == 0)
            await timer.WaitForNextTickAsync(Now);
    }

    private static async Task<List<string>> NamesAsync(HttpClient client)
    {
        var list = await client.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/subscriptions", Now);
        return [.. list.GetProperty("items").EnumerateArray().Select(s => s.GetProperty("name").GetString()!).Where(n => n.StartsWith("before", StringComparison.Ordinal))];
    }
}
