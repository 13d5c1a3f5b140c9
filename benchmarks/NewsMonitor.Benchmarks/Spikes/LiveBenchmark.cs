using System.Diagnostics;
using System.Globalization;
using NewsMonitor.Alerts;
using NewsMonitor.Analysis;
using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Benchmarks.Spikes;

/// <summary>Detection after each new article in a live run: the judged fortnight is brought up to date by <see cref="RollingTimeline"/>.</summary>
internal static class LiveBenchmark
{
    private const int HistoryDays = 84, Publishers = 120, Feeds = 40;
    private static readonly DateTimeOffset Start = NoiseWorld.Start;

    /// <summary>Arguments: relevant articles a day, new articles measured.</summary>
    public static void Run(string[] args)
    {
        var perDay = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100;
        var fresh = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 100;
        var random = new Random(4);
        var mentions = new List<Mention>();
        for (var day = 0; day < HistoryDays; day++)
            for (var i = 0; i < 5 * perDay; i++)
                mentions.Add(Article(random, Start.AddDays(day + random.NextDouble()), relevant: i < perDay));
        var days = mentions.GroupBy(m => DateOnly.FromDateTime(m.EventTime.UtcDateTime)).ToDictionary(g => g.Key, g => DayRollup.Build(g.Key, g));
        var keys = mentions.SelectMany(m => m.Keys).Distinct().Count();

        var timeline = new RollingTimeline();
        var now = Start.AddDays(HistoryDays).AddHours(9);
        var today = new List<Mention>();
        for (var i = 0; i < perDay / 3; i++)
            today.Add(Article(random, Start.AddDays(HistoryDays).AddHours(9 * random.NextDouble()), relevant: true));
        var first = Judge();
        var times = new List<double>();
        for (var i = 0; i < fresh; i++)
        {
            now = now.AddMinutes(4);
            today.Add(Article(random, now.AddMinutes(-1 - random.Next(20)), relevant: true));
            times.Add(Judge());
        }
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{HistoryDays} days, {mentions.Count:N0} articles ({HistoryDays * perDay:N0} relevant), {keys:N0} keys, a fortnight judged; the first look {first:0} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"after each of {fresh} new articles: median {times[fresh / 2]:0} ms, 95 % {times[fresh * 95 / 100]:0} ms, most {times[^1]:0} ms of processor time"));

        double Judge()
        {
            var day = DateOnly.FromDateTime(now.UtcDateTime);
            days[day] = DayRollup.Build(day, today);
            using var process = Process.GetCurrentProcess();
            var before = process.TotalProcessorTime;
            timeline.Build([.. days.Values], BuiltInWatchlist.DprkRussia, new DetectorOptions(), now.AddDays(-14), now);
            process.Refresh();
            return (process.TotalProcessorTime - before).TotalMilliseconds;
        }
    }

    private static Mention Article(Random random, DateTimeOffset at, bool relevant)
    {
        var title = string.Join(' ', Enumerable.Range(0, 10).Select(_ => $"w{random.Next(20_000)}"));
        var publisher = $"publisher-{Rank(random, Publishers)}";
        var keys = new List<SeriesKey>();
        if (relevant)
        {
            keys.Add(SeriesKey.Relation);
            var entities = Enumerable.Range(0, 5).Select(_ => $"entity-{Rank(random, 600)}").Distinct().ToList();
            keys.AddRange(entities.Select(e => new SeriesKey(KeyKind.Entity, e)));
            keys.AddRange(Enumerable.Range(0, 2).Select(_ => new SeriesKey(KeyKind.Topic, $"topic-{Rank(random, 25)}")).Distinct());
            keys.Add(new SeriesKey(KeyKind.Term, $"term-{Rank(random, 6000)}"));
            for (var i = 0; i < entities.Count; i++)
                for (var j = i + 1; j < entities.Count; j++)
                    keys.Add(SeriesKey.Pair(entities[i], entities[j]));
        }
        return new Mention
        {
            ArticleId = Convert.ToHexStringLower(BitConverter.GetBytes(random.NextInt64())),
            EventTime = at,
            Feed = $"feed-{random.Next(Feeds)}",
            Publisher = publisher,
            Language = "en",
            Title = title,
            Url = "https://news.example/",
            Score = relevant ? 0.9 : 0.1,
            Relevant = relevant,
            Keys = keys,
            Fingerprint = StoryFingerprint.Of(title, ""),
        };
    }

    /// <summary>Few are frequent and most are rare.</summary>
    private static int Rank(Random random, int count) => Math.Min(count - 1, (int)(Math.Pow(count + 1, random.NextDouble()) - 1));
}
