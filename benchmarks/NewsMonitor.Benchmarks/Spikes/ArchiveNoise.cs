using System.Globalization;
using NewsMonitor.Alerts;
using NewsMonitor.Analysis;
using NewsMonitor.Articles;
using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Benchmarks.Spikes;

/// <summary>
/// False alerts a week on an archive whose stories were dealt to each other's moments: everything that happened is taken
/// out of it, what is told, how often and with which keys together stays as it is in life.
/// </summary>
internal static class ArchiveNoise
{
    /// <summary>Weeks at the beginning that are not counted.</summary>
    private const int FirstWeeks = 3;

    public static async Task RunAsync(string[] args)
    {
        if (args.Length == 0)
            throw new ArgumentException("archive-noise FILE.jsonl [RUNS [FROM]]");
        var runs = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 40;
        var from = args.Length > 2 ? DateTimeOffset.Parse(args[2], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : DateTimeOffset.MinValue;
        var mentions = await ReadAsync(args[0], from).ConfigureAwait(false);
        var relevant = mentions.Where(m => m.Relevant).ToList();
        var first = relevant.Min(m => m.EventTime).AddDays(7 * FirstWeeks);
        var weeks = (relevant.Max(m => m.EventTime) - first).TotalDays / 7;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{mentions.Count} articles, {relevant.Count} relevant; {runs} deals of {weeks:0.0} weeks"));
        foreach (var budget in new[] { 0.1, 1, 10 })
        {
            int counted = 0, single = 0, severe = 0;
            for (var run = 0; run < runs; run++)
            {
                var days = Dealt(mentions, new Random(run)).GroupBy(m => DateOnly.FromDateTime(m.EventTime.UtcDateTime)).Select(g => DayRollup.Build(g.Key, g)).ToList();
                var until = mentions.Max(m => m.EventTime).AddDays(1);
                foreach (var alert in AlertTimeline.Build(days, BuiltInWatchlist.DprkRussia, new DetectorOptions { FalseAlarmsPerWeek = budget }, DateTimeOffset.UnixEpoch, until).Where(a => a.DetectedAt >= first))
                {
                    if (alert.Why.StartsWith("A story", StringComparison.Ordinal))
                        single++;
                    else
                        counted++;
                    severe += alert.Severity > Severity.Low ? 1 : 0;
                }
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"budget {budget,4}: {(counted + single) / (runs * weeks):0.000} alerts a week ({counted / (runs * weeks):0.000} by counts, {single / (runs * weeks):0.000} by single stories); {severe} above low severity"));
        }
    }

    private static async Task<List<Mention>> ReadAsync(string file, DateTimeOffset from)
    {
        var (analyzer, mentions) = (new BuiltInAnalyzer(BuiltInWatchlist.DprkRussia), new List<Mention>());
        using var stream = File.OpenRead(file);
        await foreach (var article in ArticleLines.ReadAsync(stream, file, DateTimeOffset.MaxValue, CancellationToken.None).ConfigureAwait(false))
            if (article.PublishedAt is not null && article.EventTime >= from)
                mentions.Add(Mention.Of(article, analyzer.Analyze(article)));
        return mentions.DistinctBy(m => m.ArticleId).OrderBy(m => m.EventTime).ThenBy(m => m.ArticleId, StringComparer.Ordinal).ToList();
    }

    /// <summary>Each story takes the moment of another; its copies go with it.</summary>
    private static IEnumerable<Mention> Dealt(List<Mention> mentions, Random random)
    {
        var index = new StoryIndex(TimeSpan.FromDays(7));
        var stories = mentions.Where(m => m.Relevant).GroupBy(m => index.Assign(m.ArticleId, m.EventTime, m.Fingerprint)).ToList();
        var moments = stories.Select(s => s.Min(m => m.EventTime)).ToArray();
        random.Shuffle(moments);
        return mentions.Where(m => !m.Relevant).Concat(stories.SelectMany((s, i) => s.Select(m => m with { EventTime = moments[i] + (m.EventTime - s.Min(x => x.EventTime)) })));
    }
}
