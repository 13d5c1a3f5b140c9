using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using NewsMonitor.Alerts;
using NewsMonitor.Analysis;
using NewsMonitor.Service.Articles;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Service.Alerts;

/// <summary>
/// The days behind the present: rollups of closed days (blob <c>series/yyyy/MM/dd.json.gz</c>, made from the mentions,
/// kept in memory while unchanged) and the open days straight from the mentions.
/// </summary>
public sealed class MonitorHistory(MonitorStorage storage, MentionStore mentions, ClosedDays closedDays)
{
    private readonly ConcurrentDictionary<DateOnly, (string Version, DayRollup Rollup)> _cache = new();

    /// <summary>
    /// The days from <paramref name="from"/> to the day of <paramref name="until"/>, articles after <paramref name="until"/>
    /// left out, in order, empty days included. Makes the rollups that are missing or stale.
    /// </summary>
    public async Task<IReadOnlyList<DayRollup>> LoadAsync(DateOnly from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var last = DateOnly.FromDateTime(until.UtcDateTime);
        // The marks are read before the versions: a mark set later is seen by the next run, a rollup made later only by this one.
        var stale = await closedDays.StaleAsync(cancellationToken).ConfigureAwait(false);
        var versions = await VersionsAsync(from, last, cancellationToken).ConfigureAwait(false);
        var days = new List<DayRollup>();
        for (var day = from; day <= last; day = day.AddDays(1))
        {
            if (!ClosedDays.IsClosed(day, until))
                days.Add(await BuildAsync(day, until, cancellationToken).ConfigureAwait(false));
            else if (versions.GetValueOrDefault(day) is { } version && !stale.ContainsKey(day))
                days.Add(await ReadAsync(day, version, cancellationToken).ConfigureAwait(false));
            else
                days.Add(await RollUpAsync(day, versions.GetValueOrDefault(day), stale, cancellationToken).ConfigureAwait(false));
        }

        return days;
    }

    private async Task<Dictionary<DateOnly, string>> VersionsAsync(DateOnly from, DateOnly last, CancellationToken cancellationToken)
    {
        var versions = new Dictionary<DateOnly, string>();
        for (var year = from.Year; year <= last.Year; year++)
        {
            var options = new GetBlobsOptions { Prefix = string.Create(CultureInfo.InvariantCulture, $"{year:0000}/") };
            await foreach (var blob in storage.Series.GetBlobsAsync(options, cancellationToken).ConfigureAwait(false))
            {
                if (blob.Name.Length >= 10
                    && DateOnly.TryParseExact(blob.Name.AsSpan(0, 10), "yyyy/MM/dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                    && blob.Properties.ETag is { } version)
                    versions[day] = VersionOf(version);
            }
        }

        return versions;
    }

    private async Task<DayRollup> BuildAsync(DateOnly day, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var start = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        var end = start.AddDays(1) < until ? start.AddDays(1) : until;
        var rows = new List<Mention>();
        await foreach (var mention in mentions.QueryAsync(start, end, cancellationToken).ConfigureAwait(false))
            rows.Add(mention);
        return DayRollup.Build(day, rows);
    }

    /// <summary>
    /// Makes the day's rollup and writes it in place of the version that was listed. Where somebody else wrote one meanwhile,
    /// theirs stays, and so does a mark: whoever of the two read the mentions earlier, the next run makes it again.
    /// </summary>
    private async Task<DayRollup> RollUpAsync(DateOnly day, string? version, Dictionary<DateOnly, StaleMark> stale, CancellationToken cancellationToken)
    {
        var rollup = await BuildAsync(day, DateTimeOffset.MaxValue, cancellationToken).ConfigureAwait(false);
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await JsonSerializer.SerializeAsync(gzip, rollup, NewsMonitorJson.Lines.DayRollup, cancellationToken).ConfigureAwait(false);
        packed.Position = 0;
        var unchanged = new BlobUploadOptions { Conditions = version is null ? new() { IfNoneMatch = ETag.All } : new() { IfMatch = new ETag($"\"{version}\"") } };
        try
        {
            var written = await storage.Series.GetBlobClient(NameOf(day)).UploadAsync(packed, unchanged, cancellationToken).ConfigureAwait(false);
            _cache[day] = (VersionOf(written.Value.ETag), rollup);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return rollup;
        }

        if (stale.TryGetValue(day, out var seen))
            await closedDays.ClearAsync(day, seen.Version, cancellationToken).ConfigureAwait(false);
        return rollup;
    }

    private async Task<DayRollup> ReadAsync(DateOnly day, string version, CancellationToken cancellationToken)
    {
        if (_cache.TryGetValue(day, out var cached) && cached.Version == version)
            return cached.Rollup;
        var blob = await storage.Series.GetBlobClient(NameOf(day)).DownloadStreamingAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        await using var gzip = new GZipStream(blob.Value.Content, CompressionMode.Decompress);
        var rollup = await JsonSerializer.DeserializeAsync(gzip, NewsMonitorJson.Lines.DayRollup, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidInputException($"Blob series/{NameOf(day)}: not a rollup.");
        _cache[day] = (VersionOf(blob.Value.Details.ETag), rollup);
        return rollup;
    }

    /// <summary>Listings give an ETag without quotes, reads and writes one with.</summary>
    private static string VersionOf(ETag etag) => etag.ToString().Trim('"');

    private static string NameOf(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy/MM/dd}.json.gz");
}
