using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using NewsMonitor.Feeds;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Service.Feeds;

/// <summary>
/// What is remembered of every feed: table <c>feeds</c>, one row a feed, its state as JSON beside the fingerprints of the
/// entries already taken. Two writers at once do no harm: an entry forgotten in the race is found in the article store.
/// </summary>
public sealed class FeedStore(MonitorStorage storage)
{
    private const string Partition = "feed";
    private const string State = "State";
    private const string Seen = "Seen";

    /// <summary>Row key of a feed, safe in URLs: 24 hex digits of the listed address.</summary>
    public static string IdOf(string url) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url)).AsSpan(0, 12));

    /// <summary>The states of all feeds ever polled, without their fingerprints. One storage operation per 1,000.</summary>
    public async Task<IReadOnlyList<FeedState>> ListAsync(CancellationToken cancellationToken)
    {
        var states = new List<FeedState>();
        await foreach (var row in storage.Feeds.QueryAsync<TableEntity>($"PartitionKey eq '{Partition}'", select: [State], cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (row.GetString(State) is { } json && JsonSerializer.Deserialize(json, FeedStateJson.Default.FeedState) is { } state)
                states.Add(state);
        }

        return states;
    }

    /// <summary>Fingerprints of the entries already taken from a feed. One storage operation.</summary>
    public async Task<SeenEntries> GetSeenAsync(string url, CancellationToken cancellationToken)
    {
        var row = await storage.Feeds.GetEntityIfExistsAsync<TableEntity>(Partition, IdOf(url), [Seen], cancellationToken).ConfigureAwait(false);
        return row.HasValue && row.Value!.GetBinary(Seen) is { } bytes ? SeenEntries.Read(bytes) : SeenEntries.None;
    }

    /// <summary>Stores a feed's state, and its fingerprints when they are given. One storage operation.</summary>
    public Task SaveAsync(FeedState state, SeenEntries? seen, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, IdOf(state.Url)) { [State] = JsonSerializer.Serialize(Bounded(state), FeedStateJson.Default.FeedState) };
        if (seen is not null)
            row[Seen] = seen.ToBytes();
        return storage.Feeds.UpsertEntityAsync(row, TableUpdateMode.Merge, cancellationToken);
    }

    /// <summary>Has those of the feeds that were retired asked again by the next run; returns which.</summary>
    public async Task<IReadOnlyList<string>> BringBackAsync(IReadOnlyCollection<string> urls, CancellationToken cancellationToken)
    {
        var retired = (await ListAsync(cancellationToken).ConfigureAwait(false)).Where(s => s.RetiredAt is not null && urls.Contains(s.Url)).ToList();
        foreach (var state in retired)
            await SaveAsync(state.BroughtBack(), null, cancellationToken).ConfigureAwait(false);
        return [.. retired.Select(s => s.Url)];
    }

    /// <summary>Forgets a feed. One storage operation.</summary>
    public Task ForgetAsync(string url, CancellationToken cancellationToken) => storage.Feeds.DeleteEntityAsync(Partition, IdOf(url), cancellationToken: cancellationToken);

    /// <summary>Texts of publishers cut to what a row should hold.</summary>
    private static FeedState Bounded(FeedState state) => state with
    {
        Title = Cut(state.Title, 300),
        Language = Cut(state.Language, 40),
        LastError = Cut(state.LastError, 600),
        Notes = Cut(state.Notes, 1000),
    };

    private static string? Cut(string? text, int most) => text?.Length > most ? text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] : text;
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(FeedState))]
[JsonSerializable(typeof(string))]
internal sealed partial class FeedStateJson : JsonSerializerContext;
