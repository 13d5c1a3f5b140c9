using Azure;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using NewsMonitor.Feeds;
using NewsMonitor.Service.Config;
using NewsMonitor.Service.Storage;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Service.Feeds;

/// <summary>
/// The feeds that are read: blob <c>config/feeds.opml</c>, or the watchlist's own where there is no blob. A list that is not
/// valid leaves the last good one in force and is told in <see cref="Problem"/>.
/// </summary>
public sealed class FeedList(MonitorStorage storage, WatchlistStore watchlists, TimeProvider time, ILogger<FeedList> logger) : IDisposable
{
    public const string BlobName = "feeds.opml";
    private const int Attempts = 5;

    private readonly ConfigBlob<FeedListDocument> _stored = new(storage, BlobName, Opml.MaxBytes, static (content, name) => Opml.Read(content.ToMemory(), name), time, logger);
    private FeedListDocument? _read;

    /// <summary>What is wrong with the stored list, or with lines of it; null when all of it is in force.</summary>
    public string? Problem => _stored.Problem ?? (_read is { Notes.Count: > 0 } read ? $"config/{BlobName}: {string.Join(" ", read.Notes.Take(5))}" : null);

    /// <summary>The feeds of a watchlist where nobody has stored a list.</summary>
    public static IReadOnlyList<WatchedFeed> DefaultOf(Watchlist watchlist) =>
        watchlist.Feeds.Count > 0 ? watchlist.Feeds : watchlist.Id == BuiltInWatchlist.DprkRussia.Id ? BuiltInFeeds.DprkRussia : [];

    public async Task<IReadOnlyList<WatchedFeed>> GetAsync(CancellationToken cancellationToken)
    {
        _read = await _stored.GetAsync(cancellationToken).ConfigureAwait(false);
        return _read?.Feeds ?? DefaultOf(await watchlists.GetAsync(cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Adds feeds to the list in force and stores it; feeds listed already take the given title, folder and marks.</summary>
    /// <returns>How many feeds were new, and how many the list has now.</returns>
    public async Task<(int Added, int Total)> AddAsync(IReadOnlyList<WatchedFeed> feeds, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            _stored.LookAgain();
            var merged = (await GetAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(f => f.Url);
            var before = merged.Count;
            foreach (var feed in feeds)
                merged[feed.Url] = feed;
            var unchanged = _stored.ETag is { } etag ? new BlobRequestConditions { IfMatch = etag } : new BlobRequestConditions { IfNoneMatch = ETag.All };
            try
            {
                await StoreAsync([.. merged.Values], unchanged, cancellationToken).ConfigureAwait(false);
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

    public void Dispose() => _stored.Dispose();

    private async Task StoreAsync(IReadOnlyList<WatchedFeed> feeds, BlobRequestConditions? conditions, CancellationToken cancellationToken)
    {
        var content = BinaryData.FromBytes(Opml.Write("Feeds of the news monitor", feeds));
        var options = new BlobUploadOptions { Conditions = conditions, HttpHeaders = new BlobHttpHeaders { ContentType = "text/x-opml" } };
        await storage.Config.GetBlobClient(BlobName).UploadAsync(content, options, cancellationToken).ConfigureAwait(false);
        _stored.LookAgain();
    }
}
