using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using NewsMonitor.Alerts;
using NewsMonitor.Articles;
using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Benchmarks.Spikes;

/// <summary>How long a backtest of an invented archive of headlines takes: a year of hundreds of publishers, one in seven about the relation.</summary>
internal static class BacktestBenchmark
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Relevant =
    [
        "Russia and North Korea discuss {0} in {1}", "North Korean delegation visits {1} for talks on {0}", "Kim Jong Un praises friendship with Russia over {0}",
        "Россия и КНДР обсудили {0}: {1}", "Делегация КНДР прибыла в Россию, {0}", "러시아와 북한, {1}에서 {0} 논의", "La Russie et la Corée du Nord parlent de {0}", "Putin thanks Kim Jong Un for {0}, Kremlin says",
        "Lavrov on {0} between Moscow and Pyongyang", "Nordkorea und Russland: {0} in {1}",
    ];

    private static readonly string[] Other =
    [
        "Election results in Brazil: {0} ahead of {1}", "Storm {0} hits the coast near {1}", "{0} wins the cup after extra time against {1}", "Central bank raises rates again, {0} says",
        "Seoul and Tokyo agree on {0}", "Russia and Turkey on {0} in Ankara", "Чемпионат мира: {0} победил {1}", "브라질 선거 결과 {0}",
    ];

    /// <summary>Arguments: articles.</summary>
    public static async Task RunAsync(string[] args)
    {
        var articles = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
        var clock = Stopwatch.StartNew();
        var archive = await Backtest.ReadAsync(Archive(articles), BuiltInWatchlist.DprkRussia, DateTimeOffset.MaxValue, CancellationToken.None).ConfigureAwait(false);
        var read = clock.Elapsed;
        var alerts = archive.Alerts(new DetectorOptions());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{archive.Articles:N0} headlines over a year, {archive.Relevant:N0} relevant: analysed in {read.TotalSeconds:0.0} s, judged in {(clock.Elapsed - read).TotalSeconds:0.0} s ({Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:0.0} s of processor time), {alerts.Count} alerts, {Environment.WorkingSet / 1e6:0} MB"));
    }

    private static async IAsyncEnumerable<Article> Archive(int articles, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var random = new Random(8);
        for (var i = 0; i < articles; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var title = string.Format(CultureInfo.InvariantCulture, i % 7 == 0 ? Pick(Relevant) : Pick(Other), Words(), Words());
            var publisher = $"publisher{(int)Math.Pow(400, random.NextDouble())}.example";
            var at = Start.AddDays(365 * random.NextDouble());
            yield return new Article { Id = $"{i:x24}", Url = $"https://{publisher}/{i}", Title = title, PublishedAt = at, EventTime = at, Source = publisher };
        }

        string Pick(string[] from) => from[random.Next(from.Length)];
        string Words() => string.Concat(Enumerable.Range(0, 3).Select(_ => $"{"bdfgklmnprstvz"[random.Next(14)]}{"aeiou"[random.Next(5)]}"));
    }
}
