using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using NewsMonitor.Analysis;
using NewsMonitor.Service.Storage;
using NewsMonitor.Spikes;

namespace NewsMonitor.Service.Articles;

/// <summary>Mentions: one row an article, partition = hour of the event time (<c>yyyy-MM-ddTHH</c>, UTC), row = article id.</summary>
public sealed class MentionStore(MonitorStorage storage)
{
    private const string HourFormat = "yyyy-MM-ddTHH";

    /// <summary>Writes the row, replacing an earlier one of the same article. One storage operation.</summary>
    public Task UpsertAsync(Mention mention, CancellationToken cancellationToken) =>
        storage.Mentions.UpsertEntityAsync(ToRow(mention), TableUpdateMode.Replace, cancellationToken);

    /// <summary>The row of one article; null when it has not been analysed. One storage operation.</summary>
    public async Task<Mention?> GetAsync(DateTimeOffset eventTime, string articleId, CancellationToken cancellationToken)
    {
        var row = await storage.Mentions.GetEntityIfExistsAsync<TableEntity>(Partition(eventTime), articleId, cancellationToken: cancellationToken).ConfigureAwait(false);
        return row.HasValue ? FromRow(row.Value!) : null;
    }

    /// <summary>
    /// All rows with event times from <paramref name="from"/> up to, not including, <paramref name="to"/>, by hour and id.
    /// One storage operation per 1,000.
    /// </summary>
    public async IAsyncEnumerable<Mention> QueryAsync(DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {Partition(from)} and PartitionKey le {Partition(to)}");
        await foreach (var row in storage.Mentions.QueryAsync<TableEntity>(filter, 1000, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            var mention = FromRow(row);
            if (mention.EventTime >= from && mention.EventTime < to)
                yield return mention;
        }
    }

    /// <summary>Ids of the articles of a day that have been analysed.</summary>
    public async Task<HashSet<string>> AnalyzedAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var from = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {Partition(from)} and PartitionKey lt {Partition(from.AddDays(1))}");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in storage.Mentions.QueryAsync<TableEntity>(filter, 1000, ["RowKey"], cancellationToken).ConfigureAwait(false))
            ids.Add(row.RowKey);
        return ids;
    }

    /// <summary>Whether an article of a day has been analysed. One storage operation.</summary>
    public async Task<bool> IsAnalyzedAsync(DateOnly day, string articleId, CancellationToken cancellationToken)
    {
        var from = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {Partition(from)} and PartitionKey lt {Partition(from.AddDays(1))} and RowKey eq {articleId}");
        return await storage.Mentions.QueryAsync<TableEntity>(filter, 1, ["RowKey"], cancellationToken).AnyAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Mentions that a paid analyser has yet to add to, in a range of event time; those written longest ago first, at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<Mention>> NotEnrichedAsync(DateTimeOffset from, DateTimeOffset to, int most, CancellationToken cancellationToken)
    {
        var found = new List<(DateTimeOffset? Written, Mention Mention)>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {Partition(from)} and PartitionKey le {Partition(to)} and Enriched eq false");
        await foreach (var row in storage.Mentions.QueryAsync<TableEntity>(filter, 1000, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (FromRow(row) is { EnrichmentRefused: null } mention)
                found.Add((row.Timestamp, mention));
        }

        return [.. found.OrderBy(f => f.Written).ThenByDescending(f => f.Mention.EventTime).Take(most).Select(f => f.Mention)];
    }

    private static string Partition(DateTimeOffset moment) => moment.UtcDateTime.ToString(HourFormat, CultureInfo.InvariantCulture);

    private static TableEntity ToRow(Mention m) => new(Partition(m.EventTime), m.ArticleId)
    {
        ["EventTime"] = m.EventTime,
        ["Feed"] = m.Feed,
        ["Publisher"] = m.Publisher,
        ["Language"] = m.Language,
        ["Title"] = m.Title,
        ["Url"] = m.Url,
        ["Snippet"] = m.Snippet,
        ["Score"] = m.Score,
        ["Relevant"] = m.Relevant,
        ["Keys"] = string.Join('\n', m.Keys),
        ["Fingerprint"] = m.Fingerprint.Value,
        ["Enriched"] = m.Enriched,
        ["EnrichmentRefused"] = m.EnrichmentRefused,
    };

    private static Mention FromRow(TableEntity row) => new()
    {
        ArticleId = row.RowKey,
        EventTime = row.GetDateTimeOffset("EventTime") ?? DateTimeOffset.ParseExact(row.PartitionKey, HourFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        Feed = row.GetString("Feed") ?? "",
        Publisher = row.GetString("Publisher") ?? "",
        Language = row.GetString("Language") ?? "und",
        Title = row.GetString("Title") ?? "",
        Url = row.GetString("Url") ?? "",
        Snippet = row.GetString("Snippet") ?? "",
        Score = row.GetDouble("Score") ?? 0,
        Relevant = row.GetBoolean("Relevant") ?? false,
        Keys = ParseKeys(row.GetString("Keys")),
        Fingerprint = new StoryFingerprint(row.GetString("Fingerprint") ?? ""),
        Enriched = row.GetBoolean("Enriched") ?? true,
        EnrichmentRefused = row.GetString("EnrichmentRefused"),
    };

    private static List<SeriesKey> ParseKeys(string? joined)
    {
        var keys = new List<SeriesKey>();
        foreach (var text in (joined ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (SeriesKey.TryParse(text, out var key))
                keys.Add(key);
        }

        return keys;
    }
}
