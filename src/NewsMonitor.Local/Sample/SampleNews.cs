using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsMonitor.Local.Sample;

/// <summary>
/// The invented news of samples/news, dated relative to an anchor: three weeks of routine and, in the 80 minutes before
/// the anchor, one event. The same anchor gives the same news.
/// </summary>
internal sealed class SampleNews
{
    private const int RoutineDays = 21;
    private static readonly TimeSpan EventLead = TimeSpan.FromMinutes(85);
    private readonly Routine _routine;
    private readonly IReadOnlyList<EventItem> _event;
    private readonly DateTimeOffset _anchor;

    private SampleNews(Routine routine, IReadOnlyList<EventItem> told, DateTimeOffset anchor)
    {
        _routine = routine;
        _event = told;
        _anchor = anchor;
    }

    public IReadOnlyList<SampleFeed> Feeds => _routine.Feeds;

    public static async Task<SampleNews> LoadAsync(DateTimeOffset anchor, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "samples", "news");
        var routine = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(Path.Combine(folder, "routine.json"), cancellationToken).ConfigureAwait(false), SampleJson.Default.Routine);
        var lines = await File.ReadAllLinesAsync(Path.Combine(folder, "event.jsonl"), cancellationToken).ConfigureAwait(false);
        var told = lines.Where(l => l.Length > 0).Select(l => JsonSerializer.Deserialize(l, SampleJson.Default.EventItem)!).ToList();
        return new SampleNews(routine!, told, anchor);
    }

    /// <summary>The entries of a feed, newest first.</summary>
    public IReadOnlyList<SampleEntry> EntriesOf(SampleFeed feed)
    {
        var entries = new List<SampleEntry>();
        var place = _routine.Feeds.Index().First(f => f.Item.Id == feed.Id).Index;
        for (var day = RoutineDays; day >= 0; day--)
        {
            for (var n = 0; n < 3; n++)
                entries.Add(Routine(feed, _routine.Other[feed.Language], day, n, "city", minute: 420 + 190 * n + 17 * place + day % 7));
            // A routine exchange every other day, spread over the day: the baseline an event stands out from.
            if (_routine.Relevant.TryGetValue(feed.Language, out var phrases) && (day + place) % 2 == 0)
                entries.Add(Routine(feed, phrases, day, 3, "relations", minute: 300 * place + 120 + 7 * (day % 5)));
        }

        foreach (var (item, n) in _event.Select((item, n) => (item, n)).Where(e => e.item.Feed == feed.Id))
            entries.Add(new SampleEntry($"https://{feed.Id}.example/event/{_anchor.UtcDateTime:yyyyMMddHHmm}/{n}", item.Title, item.Text, _anchor - EventLead + TimeSpan.FromMinutes(item.Minutes)));
        return entries.Where(e => e.PublishedAt <= _anchor).OrderByDescending(e => e.PublishedAt).ToList();
    }

    /// <summary>Title and three sentences, chosen so that no two entries of a feed share more than a sentence or two.</summary>
    private SampleEntry Routine(SampleFeed feed, Phrases phrases, int day, int n, string section, int minute)
    {
        var i = day * 4 + n + feed.Id[0];
        var (titles, sentences) = (phrases.Titles, phrases.Sentences);
        var date = _anchor.AddDays(-day).UtcDateTime.Date;
        var at = new DateTimeOffset(date, TimeSpan.Zero).AddMinutes(minute);
        var text = string.Join('\n', sentences[i % sentences.Count], sentences[(i * 3 + day + 1) % sentences.Count], sentences[(i * 5 + day / 2 + 2) % sentences.Count]);
        return new SampleEntry($"https://{feed.Id}.example/{section}/{date:yyyy/MM/dd}/{n}", $"{titles[(i + day) % titles.Count]} ({date:d.M.})", $"{text}\n({at:d.M. H:mm})", at);
    }
}

internal sealed record Routine(IReadOnlyList<SampleFeed> Feeds, IReadOnlyDictionary<string, Phrases> Relevant, IReadOnlyDictionary<string, Phrases> Other);

internal sealed record SampleFeed(string Id, string Title, string Language, string Format);

internal sealed record Phrases(IReadOnlyList<string> Titles, IReadOnlyList<string> Sentences);

internal sealed record EventItem(int Minutes, string Feed, string Source, string Language, string Title, string Text);

internal sealed record SampleEntry(string Url, string Title, string Text, DateTimeOffset PublishedAt);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Routine))]
[JsonSerializable(typeof(EventItem))]
[JsonSerializable(typeof(JsonFeed))]
internal sealed partial class SampleJson : JsonSerializerContext;

internal sealed record JsonFeed(string Version, string Title, [property: JsonPropertyName("home_page_url")] string HomePageUrl, string Language, IReadOnlyList<JsonFeedItem> Items);

internal sealed record JsonFeedItem(string Id, string Url, string Title, [property: JsonPropertyName("content_text")] string ContentText, [property: JsonPropertyName("date_published")] DateTimeOffset DatePublished);
