using NewsMonitor.Alerts;
using NewsMonitor.Analysis;
using NewsMonitor.Spikes;

namespace NewsMonitor.Tests.Alerts;

/// <summary>
/// Months of made-up news on a relation, as mentions: publishers of different size in several languages, a day and a week
/// that rise and fall, good days and bad ones, keys of which few are frequent and most are rare.
/// </summary>
internal sealed class SyntheticArchive(int seed, bool daysOnly = false)
{
    /// <summary>A Monday.</summary>
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Languages = ["en", "ru", "ko", "ja", "fr", "zh-Hans", "de", "es"];
    private readonly Random _random = new(seed);
    private readonly List<Mention> _mentions = [];

    public IReadOnlyList<Mention> Mentions => _mentions;

    /// <summary>Ordinary days: stories of the relation, and <paramref name="othersPerStory"/> times as many articles about something else.</summary>
    public SyntheticArchive Background(int fromDay, int toDay, double storiesPerDay, int publishers = 12, int firstPublisher = 0, double othersPerStory = 4, double dispersion = 0.15)
    {
        for (var day = fromDay; day < toDay; day++)
        {
            var weekday = (day % 7) is 5 or 6 ? 0.6 : 1.15;
            var mean = storiesPerDay * weekday * (1 + dispersion * Normal());
            for (var i = Poisson(Math.Max(0, mean)); i > 0; i--)
                Tell(Start.AddDays(day).AddHours(HourOfDay()), Publisher(publishers, firstPublisher), Keys());
            for (var i = Poisson(Math.Max(0, mean * othersPerStory)); i > 0; i--)
                Tell(Start.AddDays(day).AddHours(HourOfDay()), Publisher(publishers, firstPublisher), []);
        }
        return this;
    }

    /// <summary>An event: <paramref name="stories"/> different stories evenly over <paramref name="hours"/>, some of them copied.</summary>
    public SyntheticArchive Event(double day, double hours, int stories, string[] keys, string headline = "Event", int copies = 1, int publishers = 12, string[]? sometimes = null)
    {
        for (var i = 0; i < stories; i++)
        {
            var at = Start.AddDays(day).AddHours(hours * (i + _random.NextDouble()) / stories);
            var own = new List<string>(keys);
            own.AddRange((sometimes ?? []).Where(_ => _random.NextDouble() < 0.5));
            Tell(at, Publisher(publishers, 0), WithPairs(own), headline, copies);
        }
        return this;
    }

    /// <summary>The mentions by day, as the service keeps them.</summary>
    public IReadOnlyList<DayRollup> Days(Func<Mention, bool>? only = null) => Rollups(_mentions.Where(only ?? (_ => true)));

    public static IReadOnlyList<DayRollup> Rollups(IEnumerable<Mention> mentions) =>
        mentions.GroupBy(m => DateOnly.FromDateTime(m.EventTime.UtcDateTime)).OrderBy(g => g.Key).Select(g => DayRollup.Build(g.Key, g)).ToList();

    public SyntheticArchive Tell(DateTimeOffset at, string publisher, IReadOnlyList<SeriesKey> keys, string? headline = null, int copies = 1)
    {
        var words = string.Join(' ', Enumerable.Range(0, 9).Select(_ => Word()));
        var title = headline is null ? words : $"{headline} {words}";
        for (var copy = 0; copy < copies; copy++)
        {
            var time = daysOnly ? new DateTimeOffset(at.UtcDateTime.Date, TimeSpan.Zero) : at.AddMinutes(copy * 3);
            _mentions.Add(new Mention
            {
                ArticleId = $"{_mentions.Count:x24}",
                EventTime = time,
                Feed = copy == 0 ? publisher : $"{publisher}-{copy}",
                Publisher = copy == 0 ? publisher : $"{publisher}-{copy}",
                Language = Languages[Math.Abs(publisher.Sum(c => c)) % Languages.Length],
                Title = title,
                Url = $"https://news.example/{_mentions.Count}",
                Score = keys.Count > 0 ? 0.9 : 0.1,
                Relevant = keys.Count > 0,
                Keys = keys,
                Fingerprint = StoryFingerprint.Of(title, ""),
            });
        }
        return this;
    }

    /// <summary>The keys of an article on these entities ("name") and topics ("#name"), pairs and the relation included.</summary>
    public static IReadOnlyList<SeriesKey> WithPairs(IEnumerable<string> names)
    {
        var keys = new List<SeriesKey> { SeriesKey.Relation, new(KeyKind.Entity, "dprk"), new(KeyKind.Entity, "russia") };
        var entities = names.Where(n => n[0] != '#').ToList();
        keys.AddRange(names.Where(n => n[0] == '#').Select(n => new SeriesKey(KeyKind.Topic, n[1..])));
        keys.AddRange(entities.Select(e => new SeriesKey(KeyKind.Entity, e)));
        for (var i = 0; i < entities.Count; i++)
            for (var j = i + 1; j < entities.Count; j++)
                keys.Add(SeriesKey.Pair(entities[i], entities[j]));
        return keys.Distinct().ToList();
    }

    private IReadOnlyList<SeriesKey> Keys() =>
        WithPairs(Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => $"entity-{Zipf(60)}").Concat(Enumerable.Range(0, 1 + _random.Next(2)).Select(_ => $"#topic-{Zipf(14)}")).Distinct());

    private string Publisher(int count, int first) => $"publisher-{first + Zipf(count)}";

    private int Zipf(int count) => Math.Min(count - 1, (int)(Math.Pow(count + 1, _random.NextDouble()) - 1));

    private double HourOfDay()
    {
        double hour;
        do
            hour = 24 * _random.NextDouble();
        while (_random.NextDouble() > 0.55 + 0.45 * Math.Sin((hour - 8) / 24 * 2 * Math.PI));
        return hour;
    }

    private string Word() => string.Concat(Enumerable.Range(0, 2 + _random.Next(3)).Select(_ => $"{"bdfgklmnprstvz"[_random.Next(14)]}{"aeiou"[_random.Next(5)]}"));

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    private int Poisson(double mean)
    {
        if (mean > 40)
            return Math.Max(0, (int)Math.Round(mean + Math.Sqrt(mean) * Normal()));
        var (count, product, limit) = (0, _random.NextDouble(), Math.Exp(-mean));
        for (; product > limit; count++)
            product *= _random.NextDouble();
        return count;
    }
}
