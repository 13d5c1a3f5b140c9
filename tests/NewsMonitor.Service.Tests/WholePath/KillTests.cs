using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Local.Hosting;
using NewsMonitor.Local.Sample;
using NewsMonitor.Service.Alerts;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Service.Tests.WholePath;

/// <summary>The program is killed (SIGKILL) in the middle of a replay, again and again, and started again.</summary>
public sealed class KillTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset End = new(2025, 3, 20, 18, 0, 0, TimeSpan.Zero);
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_replay_killed_at_random_moments_finds_the_same_alerts_as_an_undisturbed_one()
    {
        var archive = await WriteArchiveAsync();
        await using var undisturbed = await azurite.MonitorAsync();
        var expected = await RunToEndAsync(undisturbed, archive);
        Assert.NotEmpty(expected);

        await using var disturbed = await azurite.MonitorAsync();
        var random = new Random(7);
        for (var kill = 1; kill <= 3; kill++)
        {
            using var process = Start(disturbed, archive);
            await UntilMentionsAsync(disturbed, random.Next(40, 90) * kill, process);
            process.Kill();
            await process.WaitForExitAsync(Now);
        }

        Assert.Equal(expected, await RunToEndAsync(disturbed, archive));
        Assert.Equal(await StoredState.ReadAsync(undisturbed.GetRequiredService<MonitorStorage>(), Now, times: false), await StoredState.ReadAsync(disturbed.GetRequiredService<MonitorStorage>(), Now, times: false));
    }

    private static async Task<List<string>> RunToEndAsync(ServiceProvider monitor, string archive)
    {
        using var process = Start(monitor, archive);
        var errors = process.StandardError.ReadToEndAsync(Now);
        var output = process.StandardOutput.ReadToEndAsync(Now);
        await process.WaitForExitAsync(Now);
        Assert.True(process.ExitCode == 0, await errors + await output);
        return await monitor.GetRequiredService<AlertStore>().QueryAsync(cancellationToken: Now)
            .Select(a => JsonSerializer.Serialize(a.Alert, NewsMonitorJson.Lines.Alert)).ToListAsync(Now);
    }

    /// <summary>The program as users start it, on the storage of a monitor of this test.</summary>
    private static Process Start(ServiceProvider monitor, string archive)
    {
        var storage = monitor.GetRequiredService<MonitorStorage>();
        var start = new ProcessStartInfo("dotnet", [typeof(MonitorRun).Assembly.Location, "run", "--replay", archive, "--exit-when-idle", "--port", "0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[StorageOptions.Connection] = monitor.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()[StorageOptions.Connection];
        start.Environment["NewsMonitor__Storage__Prefix"] = storage.Articles.Name[..^"articles".Length];
        return Process.Start(start)!;
    }

    private static async Task UntilMentionsAsync(ServiceProvider monitor, int count, Process process)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var table = monitor.GetRequiredService<MonitorStorage>().Mentions;
        while (!process.HasExited && await table.QueryAsync<Azure.Data.Tables.TableEntity>(select: ["RowKey"], cancellationToken: Now).CountAsync(Now) < count)
            await timer.WaitForNextTickAsync(Now);
    }

    /// <summary>The sample news as a file of articles with dates of their own.</summary>
    private static async Task<string> WriteArchiveAsync()
    {
        var news = await SampleNews.LoadAsync(End, Now);
        var lines = new StringBuilder();
        foreach (var feed in news.Feeds)
        {
            foreach (var e in news.EntriesOf(feed))
            {
                lines.AppendLine(JsonSerializer.Serialize(new Dictionary<string, string>
                {
                    ["url"] = e.Url,
                    ["title"] = e.Title,
                    ["text"] = e.Text,
                    ["publishedAt"] = e.PublishedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                    ["source"] = feed.Title,
                    ["language"] = feed.Language,
                }));
            }
        }

        var file = Path.Combine(Directory.CreateTempSubdirectory("newsmonitor").FullName, "archive.jsonl");
        await File.WriteAllTextAsync(file, lines.ToString(), Now);
        return file;
    }
}
