using System.Diagnostics;
using System.Text.Json.Nodes;

namespace NewsMonitor.Service.Tests.Api;

/// <summary>Python's feedparser (Debian: python3-feedparser) as a judge of the Atom feed.</summary>
internal static class Feedparser
{
    private const string Script = """
        import sys, json, feedparser
        d = feedparser.parse(sys.stdin.buffer.read())
        print(json.dumps({"version": d.version, "bozo": bool(d.bozo), "complaint": str(d.get("bozo_exception", "")),
          "entries": [{"id": e.get("id"), "title": e.get("title"), "content": e["content"][0]["value"] if "content" in e else None} for e in d.entries]}))
        """;

    public static async Task<JsonNode> ReadAsync(byte[] xml, CancellationToken cancellationToken)
    {
        foreach (var python in new[] { "/usr/bin/python3", "python3" })
        {
            if (await RunAsync(python, xml, cancellationToken) is { } output)
                return JsonNode.Parse(output)!;
        }

        Tools.Missing("Python's feedparser is not installed (Debian: apt-get install python3-feedparser)");
        throw new UnreachableException();
    }

    private static async Task<string?> RunAsync(string python, byte[] xml, CancellationToken cancellationToken)
    {
        Process process;
        try
        {
            process = Process.Start(new ProcessStartInfo(python, ["-c", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }

        using (process)
        {
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            try
            {
                await process.StandardInput.BaseStream.WriteAsync(xml, cancellationToken);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended before it read: what it said follows.
            }

            await process.WaitForExitAsync(cancellationToken);
            var said = await errors;
            if (process.ExitCode == 0)
                return await output;
            Assert.Contains("ModuleNotFoundError", said, StringComparison.Ordinal);
            return null;
        }
    }
}

/// <summary>Tools that are not part of .NET. A machine may lack them; CI may not.</summary>
internal static class Tools
{
    /// <summary>Skips the test, or fails it where everything has to be there (NEWSMONITOR_REQUIRE_ALL).</summary>
    public static void Missing(string what)
    {
        if (Environment.GetEnvironmentVariable("NEWSMONITOR_REQUIRE_ALL") == "1")
            Assert.Fail(what);
        Assert.Skip(what);
    }
}
