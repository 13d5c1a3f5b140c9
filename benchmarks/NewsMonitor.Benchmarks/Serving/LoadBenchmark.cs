using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Local.Azurite;
using NewsMonitor.Local.Hosting;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Benchmarks.Serving;

/// <summary>
/// The local host over a real Azurite with a year of series and 100, 1,000 and 10,000 alerts: how long the main endpoints
/// take 50 clients at once, and how many storage operations one request makes when nothing is remembered. Prints Markdown.
/// </summary>
internal static class LoadBenchmark
{
    private const int Clients = 50;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);
    private const int Requests = 500;

    public static async Task RunAsync(string[] args)
    {
        int[] sizes = args.Length > 0 ? [.. args.Select(a => int.Parse(a, CultureInfo.InvariantCulture))] : [100, 1_000, 10_000];
        var columns = new List<Dictionary<string, Measured>>();
        foreach (var size in sizes)
            columns.Add(await MeasureAsync(size));

        Console.WriteLine($"| endpoint | storage operations | {string.Join(" | ", sizes.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s:#,0} alerts: p50 / p99 ms")))} | answer KB |");
        Console.WriteLine($"|---|---|{string.Concat(Enumerable.Repeat("---|", sizes.Length))}---|");
        foreach (var endpoint in columns[0].Keys)
            Console.WriteLine($"| `{endpoint}` | {string.Join(", ", columns.Select(c => c[endpoint].Operations).Distinct())} | {string.Join(" | ", columns.Select(c => c[endpoint].Times))} | {string.Join(", ", columns.Select(c => c[endpoint].Kilobytes).Distinct())} |");
    }

    private static async Task<Dictionary<string, Measured>> MeasureAsync(int alerts)
    {
        await using var azurite = await AzuriteProcess.StartAsync(AzuritePorts.Free(), null, static _ => { }, CancellationToken.None);
        var clock = new ShiftedClock();
        await using var app = await MonitorApp.StartAsync(0, MonitorApp.Settings(azurite.Ports.ConnectionString, "load"), s => s.AddSingleton<TimeProvider>(clock), CancellationToken.None);
        var world = new LoadWorld(app.Services, clock.GetUtcNow());
        var start = Stopwatch.GetTimestamp();
        await world.FillAsync(alerts, CancellationToken.None);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{alerts} alerts and {LoadWorld.Days} days stored in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s"));
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = Clients };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(app.Urls.First() + "/api/") };
        var middle = System.Text.Json.Nodes.JsonNode.Parse(await client.GetStringAsync("alerts?limit=50"))!["next"]!;
        var measured = new Dictionary<string, Measured>(StringComparer.Ordinal);
        foreach (var (name, path) in Endpoints(world, (string)middle!, clock.GetUtcNow()))
        {
            var counter = app.Services.GetRequiredService<StorageOperationCounter>();
            // Once for the rollups, which stay in memory while they are unchanged; then as after a pause.
            await client.GetByteArrayAsync(path);
            clock.Shift(TimeSpan.FromMinutes(1));
            var before = counter.Total;
            var bytes = (await client.GetByteArrayAsync(path)).Length;
            var operations = counter.Total - before;
            var times = await TimeAsync(client, path);
            measured[name] = new(operations, bytes, Percentile(times, 0.5), Percentile(times, 0.99));
            Console.Error.WriteLine($"{name}: {operations} operations, {measured[name].Times} ms, {times.Length} requests, {bytes >> 10} KB");
        }

        Console.Error.WriteLine($"managed heap {GC.GetTotalMemory(false) >> 20} MB, working set {Environment.WorkingSet >> 20} MB");
        return measured;
    }

    private static IEnumerable<(string Name, string Path)> Endpoints(LoadWorld world, string after, DateTimeOffset now) =>
    [
        ("alerts", "alerts"),
        ("alerts, second page", $"alerts?after={after}"),
        ("alerts?status=open&severity=high", "alerts?status=open&severity=high"),
        ("alerts?q= (rare word)", "alerts?q=zzzzzz"),
        ("alerts?key= (one in forty)", "alerts?key=entity:kim-jong-un"),
        ("alerts/{id}", $"alerts/{world.AlertId}"),
        ("alerts.atom", "alerts.atom"),
        ("alerts.csv?from= (28 days)", $"alerts.csv?from={now.AddDays(-28):yyyy-MM-dd}"),
        ("keys", "keys"),
        ("keys/{key}/series (28 days by hour)", "keys/entity:kim-jong-un/series"),
        ("keys/{key}/series (a year by day)", $"keys/entity:kim-jong-un/series?step=day&from={now.AddDays(-300):yyyy-MM-dd}"),
        ("articles", "articles"),
        ("feeds", "feeds"),
        ("health", "health"),
        ("dashboard", "dashboard"),
        ("dashboard/alerts/{id}", $"dashboard/alerts/{world.AlertId}"),
        ("dashboard/keys/{key}", "dashboard/keys/entity:kim-jong-un"),
        ("dashboard/search?q=", "dashboard/search?q=kim"),
    ];

    /// <summary>Milliseconds of the requests of all clients, in order of length.</summary>
    private static async Task<double[]> TimeAsync(HttpClient client, string path)
    {
        var (start, left) = (Stopwatch.GetTimestamp(), Requests);
        var times = await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            var own = new List<double>();
            while (Interlocked.Decrement(ref left) >= 0 && Stopwatch.GetElapsedTime(start) < Longest)
            {
                var begun = Stopwatch.GetTimestamp();
                using var response = await client.GetAsync(path);
                response.EnsureSuccessStatusCode();
                await response.Content.ReadAsByteArrayAsync();
                own.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            return own;
        }));
        return [.. times.SelectMany(t => t).Order()];
    }

    private static double Percentile(double[] ordered, double share) => ordered[Math.Min(ordered.Length - 1, (int)(ordered.Length * share))];

    private sealed record Measured(long Operations, int Bytes, double P50, double P99)
    {
        public string Times => string.Create(CultureInfo.InvariantCulture, $"{P50:0.#} / {P99:0.#}");

        public string Kilobytes => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(Bytes / 1024.0):0}");
    }

    /// <summary>The system's clock, put on when what is remembered shall be old.</summary>
    private sealed class ShiftedClock : TimeProvider
    {
        private TimeSpan _shift;

        public void Shift(TimeSpan by) => _shift += by;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _shift;
    }
}
