using Azure;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using NewsMonitor.Service.Storage;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Service.Config;

/// <summary>
/// The watchlist in force: blob <c>config/watchlist.yaml</c>, looked at again every half minute (one conditional read),
/// or the built-in one where there is no blob. An edit that is not valid leaves the last good one in force and is told in
/// <see cref="Problem"/>.
/// </summary>
public sealed partial class WatchlistStore(MonitorStorage storage, TimeProvider time, ILogger<WatchlistStore> logger) : IDisposable
{
    public const string BlobName = "watchlist.yaml";

    /// <summary>Largest watchlist that is read, in bytes.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _reading = new(1, 1);
    private ETag? _etag;
    private Watchlist? _current;
    private DateTimeOffset _lookedAt;

    /// <summary>What is wrong with the stored watchlist, one line; null when it is in force.</summary>
    public string? Problem { get; private set; }

    /// <summary>The watchlist in force. The same object until it changes.</summary>
    public async Task<Watchlist> GetAsync(CancellationToken cancellationToken)
    {
        if (_current is { } fresh && time.GetUtcNow() - _lookedAt < LookAgain)
            return fresh;
        await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_current is null || time.GetUtcNow() - _lookedAt >= LookAgain)
            {
                await LookAsync(cancellationToken).ConfigureAwait(false);
                _lookedAt = time.GetUtcNow();
            }

            return _current ??= BuiltInWatchlist.DprkRussia;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var options = new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = _etag } };
            var blob = await storage.Config.GetBlobClient(BlobName).DownloadContentAsync(options, cancellationToken).ConfigureAwait(false);
            if (blob.GetRawResponse().Status == 304)
                return;
            _etag = blob.Value.Details.ETag;
            if (blob.Value.Details.ContentLength > MaxBytes)
                throw new InvalidInputException($"config/{BlobName}: larger than {MaxBytes >> 20} MB.");
            _current = WatchlistLoader.Load(blob.Value.Content.ToString(), $"config/{BlobName}");
            Problem = null;
            LogInForce(_current.Id);
        }
        catch (RequestFailedException e) when (e.Status == 304)
        {
            // Unchanged.
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            if (_etag is not null)
                _current = null;
            _etag = null;
            Problem = null;
        }
        catch (InvalidInputException e)
        {
            Problem = e.Message;
            LogRefused(e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Watchlist {Id} is in force")]
    private partial void LogInForce(string id);

    [LoggerMessage(Level = LogLevel.Error, Message = "The stored watchlist is refused, the last good one stays in force: {Problem}")]
    private partial void LogRefused(string problem);
}
