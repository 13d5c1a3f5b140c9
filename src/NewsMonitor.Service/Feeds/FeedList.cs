using Azure;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using NewsMonitor.Feeds;
using NewsMonitor.Service.Config;
using NewsMonitor.Service.Storage;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Service.Feeds;

/// <summary>
/// The feeds that are read: blob <c>config/feeds.opml</c>, looked at again every half minute (one conditional read), or the
/// watchlist's own where there is no blob. A list that is not valid leaves the last good one in force and is told in
/// <see cref="Problem"/>.
/// </summary>
public sealed partial class FeedList(MonitorStorage storage, WatchlistStore watchlists, TimeProvider time, ILogger<FeedList> logger) : IDisposable
{
    public const string BlobName = "feeds.opml";
    private const int Attempts = 5;

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _reading = new(1, 1);
    private ETag? _etag;
    private IReadOnlyList<WatchedFeed>? _stored;
    private DateTimeOffset _lookedAt = DateTimeOffset.MinValue;

    /// <summary>What is wrong with the stored list, one line; null when it is in force.</summary>
    public string? Problem { get; private set; }

    /// <summary>The feeds of a watchlist where nobody has stored a list.</summary>
    public static IReadOnlyList<WatchedFeed> DefaultOf(Watchlist watchlist) =>
        watchlist.Feeds.Count > 0 ? watchlist.Feeds : watchlist.Id == BuiltInWatchlist.DprkRussia.Id ? BuiltInFeeds.DprkRussia : [];

    public async Task<IReadOnlyList<WatchedFeed>> GetAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (time.GetUtcNow() - _lookedAt >= LookAgain)
            {
                await LookAsync(cancellationToken).ConfigureAwait(false);
                _lookedAt = time.GetUtcNow();
            }
        }
        finally
        {
            _reading.Release();
        }

        return _stored ?? DefaultOf(await watchlists.GetAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Adds feeds to the list in force and stores it; feeds listed already take the given title, folder and marks.</summary>
    /// <returns>How many feeds were new, and how many the list has now.</returns>
    public async Task<(int Added, int Total)> AddAsync(IReadOnlyList<WatchedFeed> feeds, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            _lookedAt = DateTimeOffset.MinValue;
            var merged = (await GetAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(f => f.Url);
            var before = merged.Count;
            foreach (var feed in feeds)
                merged[feed.Url] = feed;
            try
            {
                await StoreAsync([.. merged.Values], _etag is { } etag ? new BlobRequestConditions { IfMatch = etag } : new BlobRequestConditions { IfNoneMatch = ETag.All }, cancellationToken).ConfigureAwait(false);
                return (merged.Count - before, merged.Count);
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412 && attempt < Attempts)
            {
                // Someone else stored a list in between: theirs is read and ours added to it.
            }
        }
    }

    /// <summary>Stores a list in place of the one in force.</summary>
    public Task ReplaceAsync(IReadOnlyList<WatchedFeed> feeds, CancellationToken cancellationToken) => StoreAsync(feeds, null, cancellationToken);

    public void Dispose() => _reading.Dispose();

    private async Task StoreAsync(IReadOnlyList<WatchedFeed> feeds, BlobRequestConditions? conditions, CancellationToken cancellationToken)
    {
        var content = BinaryData.FromBytes(Opml.Write("Feeds of the news monitor", feeds));
        var options = new BlobUploadOptions { Conditions = conditions, HttpHeaders = new BlobHttpHeaders { ContentType = "text/x-opml" } };
        await storage.Config.GetBlobClient(BlobName).UploadAsync(content, options, cancellationToken).ConfigureAwait(false);
        _lookedAt = DateTimeOffset.MinValue;
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var options = new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = _etag } };
            var blob = await storage.Config.GetBlobClient(BlobName).DownloadContentAsync(options, cancellationToken).ConfigureAwait(false);
            if (blob.GetRawResponse().Status == 304)
                return;
            _etag = blob.Value.Details.ETag;
            var list = Opml.Read(blob.Value.Content.ToMemory(), $"config/{BlobName}");
            _stored = list.Feeds;
            Problem = list.Notes.Count == 0 ? null : $"config/{BlobName}: {string.Join(" ", list.Notes.Take(5))}";
            LogInForce(list.Feeds.Count);
        }
        catch (RequestFailedException e) when (e.Status == 304)
        {
            // Unchanged.
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            (_etag, _stored, Problem) = (null, null, null);
        }
        catch (InvalidInputException e)
        {
            Problem = e.Message;
            LogRefused(e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A stored list of {Count} feeds is in force")]
    private partial void LogInForce(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The stored list of feeds is refused, the last good one stays in force: {Problem}")]
    private partial void LogRefused(string problem);
}
