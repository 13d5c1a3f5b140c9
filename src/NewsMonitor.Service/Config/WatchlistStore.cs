using Microsoft.Extensions.Logging;
using NewsMonitor.Service.Storage;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Service.Config;

/// <summary>
/// The watchlist in force: blob <c>config/watchlist.yaml</c>, or the built-in one where there is no blob. An edit that is
/// not valid leaves the last good one in force and is told in <see cref="Problem"/>.
/// </summary>
public sealed class WatchlistStore(MonitorStorage storage, TimeProvider time, ILogger<WatchlistStore> logger) : IDisposable
{
    public const string BlobName = "watchlist.yaml";

    /// <summary>Largest watchlist that is read, in bytes.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    private readonly ConfigBlob<Watchlist> _stored = new(storage, BlobName, MaxBytes, static (content, name) => WatchlistLoader.Load(content.ToString(), name), time, logger);

    /// <summary>What is wrong with the stored watchlist, one line; null when it is in force.</summary>
    public string? Problem => _stored.Problem;

    /// <summary>The watchlist in force. The same object until it changes.</summary>
    public async Task<Watchlist> GetAsync(CancellationToken cancellationToken) =>
        await _stored.GetAsync(cancellationToken).ConfigureAwait(false) ?? BuiltInWatchlist.DprkRussia;

    public void Dispose() => _stored.Dispose();
}
