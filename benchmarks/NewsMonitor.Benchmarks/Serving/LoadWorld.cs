using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Alerts;
using NewsMonitor.Analysis;
using NewsMonitor.Service.Alerts;
using NewsMonitor.Service.Articles;
using NewsMonitor.Service.Storage;
using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Benchmarks.Serving;

/// <summary>A year of the series of a busy monitor, and as many alerts as are asked for, spread over that year.</summary>
internal sealed class LoadWorld(IServiceProvider services, DateTimeOffset now)
{
    public const int Days = 365;
    private const int RelevantADay = 40;
    private const int Feeds = 60;
    private const int AtOnce = 16;
    private readonly Watchlist _watchlist = BuiltInWatchlist.DprkRussia;

    /// <summary>An alert that is there, and an article that is there with its day.</summary>
    public string AlertId { get; private set; } = "";

    public string ArticleId { get; private set; } = "";

    public string ArticleDay { get; private set; } = "";

    public async Task FillAsync(int alerts, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<MonitorStorage>().EnsureCreatedAsync(cancellationToken);
        await Parallel.ForEachAsync(Enumerable.Range(0, Days), Few(cancellationToken), StoreDayAsync);
        var store = services.GetRequiredService<AlertStore>();
        await Parallel.ForEachAsync(Enumerable.Range(0, alerts), Few(cancellationToken), async (i, ct) =>
        {
            var alert = AlertOf(i, alerts);
            if (i == alerts / 20)
                AlertId = alert.Id;
            if (!await store.TryWriteAsync(alert, alert.Revision, null, ct))
                throw new InvalidOperationException($"Alert {alert.Id} is there already.");
        });
    }

    private static ParallelOptions Few(CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };

    /// <summary>Closed days as the rollups the service makes of them, open ones as mentions.</summary>
    private async ValueTask StoreDayAsync(int ago, CancellationToken cancellationToken)
    {
        var day = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-ago);
        var random = new Random(ago);
        var mentions = Enumerable.Range(0, RelevantADay).Select(i => MentionOf(day, i, random)).Where(m => m.EventTime < now).ToList();
        if (!ClosedDays.IsClosed(day, now))
        {
            foreach (var mention in mentions)
                await services.GetRequiredService<MentionStore>().UpsertAsync(mention, cancellationToken);
            return;
        }

        var rollup = DayRollup.Build(day, mentions) with { Read = [.. Enumerable.Range(0, 24).SelectMany(h => Enumerable.Range(0, Feeds).Select(f => new ReadCount(h, $"feed-{f}", 1 + random.Next(4))))] };
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await JsonSerializer.SerializeAsync(gzip, rollup, NewsMonitorJson.Lines.DayRollup, cancellationToken);
        packed.Position = 0;
        await services.GetRequiredService<MonitorStorage>().Series.GetBlobClient(string.Create(CultureInfo.InvariantCulture, $"{day:yyyy/MM/dd}.json.gz")).UploadAsync(packed, overwrite: true, cancellationToken);
        if (ago == 3)
            (ArticleId, ArticleDay) = (mentions[0].ArticleId, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private Mention MentionOf(DateOnly day, int number, Random random)
    {
        var title = Sentence(random, 10);
        var text = string.Join(' ', Enumerable.Range(0, 8).Select(_ => Sentence(random, 16)));
        List<SeriesKey> keys = [SeriesKey.Relation];
        keys.AddRange(Enumerable.Range(0, 4).Select(_ => new SeriesKey(KeyKind.Entity, _watchlist.Entities[random.Next(Math.Min(40, _watchlist.Entities.Count))].Id)));
        keys.Add(new(KeyKind.Topic, _watchlist.Topics[random.Next(_watchlist.Topics.Count)].Id));
        keys.AddRange(Enumerable.Range(0, 3).Select(_ => new SeriesKey(KeyKind.Term, Word(random))));
        return new Mention
        {
            ArticleId = string.Create(CultureInfo.InvariantCulture, $"{day.DayNumber:x8}{number:x8}deadbeef"), EventTime = new DateTimeOffset(day, new TimeOnly(random.Next(24), random.Next(60)), TimeSpan.Zero),
            Feed = $"feed-{random.Next(Feeds)}", Publisher = $"publisher-{random.Next(30)}.example", Language = random.Next(3) == 0 ? "ru" : "en",
            Title = title, Url = $"https://news.example/{day:yyyyMMdd}/{number}", Snippet = Sentence(random, 24), Score = 0.9, Relevant = true, Keys = [.. keys.Distinct()], Fingerprint = StoryFingerprint.Of(title, text),
        };
    }

    private Alert AlertOf(int number, int all)
    {
        var random = new Random(number);
        var at = now.AddHours(-1 - number * (Days * 24.0 - 48) / all);
        var entity = _watchlist.Entities[random.Next(Math.Min(40, _watchlist.Entities.Count))];
        var stories = Enumerable.Range(0, 12).Select(i => new AlertStory(
            string.Create(CultureInfo.InvariantCulture, $"{number:x12}{i:x12}"), Sentence(random, 10), $"https://news.example/{number}/{i}", $"publisher-{random.Next(30)}.example", "en", at, random.Next(4), Sentence(random, 24))).ToList();
        var window = new AlertWindow(at.AddHours(-6), at);
        return new Alert
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime:yyyyMMddHH}-{number:x8}"), Status = number < 5 ? AlertStatus.Open : AlertStatus.Resolved, Severity = (Severity)(number % 3),
            Headline = stories[0].Title, Why = Sentence(random, 20), StartedAt = at, UpdatedAt = at, ResolvedAt = number < 5 ? null : at.AddHours(9), DetectedAt = at,
            Signals = [.. Enumerable.Range(0, 8).Select(i => new Signal(new SeriesKey(KeyKind.Entity, i == 0 ? entity.Id : $"other-{i}"), "entity", entity.Label, window, 9, 0.4, 22.5, 1e-9))],
            Stories = stories, Articles = 20, Publishers = [.. stories.Select(s => s.Publisher).Distinct()], Languages = ["en"],
        };
    }

    private static string Sentence(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word(random)));

    private static string Word(Random random) => string.Create(4 + random.Next(6), random, static (span, r) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = i % 2 == 0 ? "bdfgklmnprst"[r.Next(12)] : "aeiou"[r.Next(5)];
    });
}
