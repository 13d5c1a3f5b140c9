using System.Text.Json;
using System.Text.Json.Nodes;
using NewsMonitor.Service.Tests.Api;
using NewsMonitor.Tests;

namespace NewsMonitor.Service.Tests.Dashboard;

/// <summary>A real Chromium, driven by Playwright (tests/peers/browser.mjs).</summary>
internal static class Chromium
{
    private static readonly TimeSpan MaxRun = TimeSpan.FromMinutes(4);

    private static readonly string[] Places =
        [Environment.GetEnvironmentVariable("CHROMIUM") ?? "", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    /// <summary>Runs a task of the script; skips the test where there is no Chromium.</summary>
    public static async Task<JsonNode> RunAsync(string task, JsonObject input, CancellationToken cancellationToken)
    {
        if (Places.FirstOrDefault(File.Exists) is not { } executable)
        {
            Tools.Missing("There is no Chromium on this machine (Debian: apt-get install chromium; or set CHROMIUM to its path)");
            throw new InvalidOperationException();
        }

        input["executable"] = executable;
        return JsonNode.Parse(await Peers.RunAsync("browser.mjs", task, input.ToJsonString(JsonSerializerOptions.Web), cancellationToken, MaxRun))!;
    }
}
