using Azure;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Service.Config;

/// <summary>
/// A file people edit in container <c>config</c>, looked at again every half minute (one conditional read), so that an
/// edit takes effect without a deployment. One that is not valid leaves the last good one in force.
/// </summary>
/// <param name="read">Reads the content of the named blob; an <see cref="InvalidInputException"/> refuses it.</param>
public sealed partial class ConfigBlob<T>(MonitorStorage storage, string name, int maxBytes, Func<BinaryData, string, T> read, TimeProvider time, ILogger logger) : IDisposable
    where T : class
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _reading = new(1, 1);
    private T? _current;
    private DateTimeOffset _lookAgainAt = DateTimeOffset.MinValue;

    /// <summary>What is wrong with the stored file, one line; null when it is in force or absent.</summary>
    public string? Problem { get; private set; }

    /// <summary>The version last looked at; null when there was none.</summary>
    public ETag? ETag { get; private set; }

    /// <summary>What is in force: the same object until it changes; null when nothing is stored.</summary>
    public async ValueTask<T?> GetAsync(CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() < _lookAgainAt)
            return _current;
        await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (time.GetUtcNow() >= _lookAgainAt)
            {
                await LookAsync(cancellationToken).ConfigureAwait(false);
                _lookAgainAt = time.GetUtcNow() + Every;
            }

            return _current;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Makes the next reader look at the stored file whatever the time.</summary>
    public void LookAgain() => _lookAgainAt = DateTimeOffset.MinValue;

    public void Dispose() => _reading.Dispose();

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var options = new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag } };
            var blob = await storage.Config.GetBlobClient(name).DownloadContentAsync(options, cancellationToken).ConfigureAwait(false);
            if (blob.GetRawResponse().Status == 304)
                return;
            ETag = blob.Value.Details.ETag;
            if (blob.Value.Details.ContentLength > maxBytes)
                throw new InvalidInputException($"config/{name}: larger than {maxBytes >> 20} MB.");
            _current = read(blob.Value.Content, $"config/{name}");
            Problem = null;
            LogInForce(name);
        }
        catch (RequestFailedException e) when (e.Status == 304)
        {
            // Unchanged.
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            (ETag, _current, Problem) = (null, null, null);
        }
        catch (InvalidInputException e)
        {
            Problem = e.Message;
            LogRefused(name, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The stored {Name} is in force")]
    private partial void LogInForce(string name);

    [LoggerMessage(Level = LogLevel.Error, Message = "The stored {Name} is refused, the last good one stays in force: {Problem}")]
    private partial void LogRefused(string name, string problem);
}
