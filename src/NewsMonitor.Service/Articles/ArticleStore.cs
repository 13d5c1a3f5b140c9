using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using NewsMonitor.Articles;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Service.Articles;

/// <summary>Articles as blobs <c>yyyy/MM/dd/{articleId}.json</c> (day of the event time, UTC), created once and never changed.</summary>
public sealed class ArticleStore(MonitorStorage storage)
{
    /// <summary>Largest article blob that is read, in bytes.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Name of the container.</summary>
    public string Container => storage.Articles.Name;

    /// <summary>Where an article is kept.</summary>
    public static string NameOf(DateTimeOffset eventTime, string articleId) =>
        string.Create(CultureInfo.InvariantCulture, $"{eventTime.UtcDateTime:yyyy/MM/dd}/{articleId}.json");

    /// <summary>Day and id of a blob name; false for a name that is not an article's.</summary>
    public static bool TryParseName(string name, out DateOnly day, out string articleId)
    {
        articleId = "";
        if (name.Length < 17 || name[10] != '/' || !name.EndsWith(".json", StringComparison.Ordinal)
            || !DateOnly.TryParseExact(name.AsSpan(0, 10), "yyyy/MM/dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            day = default;
            return false;
        }

        articleId = name[11..^5];
        return !articleId.Contains('/', StringComparison.Ordinal);
    }

    /// <summary>Stores an article unless it is there (If-None-Match: *). One storage operation.</summary>
    /// <returns>True when it was new.</returns>
    public async Task<bool> CreateAsync(Article article, CancellationToken cancellationToken)
    {
        var content = BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(article, NewsMonitorJson.Lines.Article));
        try
        {
            await storage.Articles.GetBlobClient(NameOf(article.EventTime, article.Id)).UploadAsync(
                content,
                new BlobUploadOptions
                {
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                    HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
                },
                cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Reads the article of a blob name; null when there is none. One storage operation.</summary>
    /// <exception cref="InvalidInputException">The blob is no article; the message names it.</exception>
    public async Task<Article?> GetAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var blob = await storage.Articles.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            await using var content = blob.Value.Content;
            if (blob.Value.Details.ContentLength > MaxBytes)
                throw new InvalidInputException($"Blob articles/{name}: larger than {MaxBytes >> 20} MB.");
            return await JsonSerializer.DeserializeAsync(content, NewsMonitorJson.Lines.Article, cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidInputException($"Blob articles/{name}: not an article (null).");
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
        catch (JsonException e)
        {
            throw new InvalidInputException($"Blob articles/{name}: not an article ({e.Path ?? "syntax"}).", e);
        }
    }

    /// <summary>Whether the article of a blob name is there. One storage operation.</summary>
    public async Task<bool> ExistsAsync(string name, CancellationToken cancellationToken) =>
        await storage.Articles.GetBlobClient(name).ExistsAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>Names of all articles, or of those of one day, in order. One storage operation per 5,000.</summary>
    public async IAsyncEnumerable<string> NamesAsync(DateOnly? day, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var options = new GetBlobsOptions { Prefix = day is { } d ? string.Create(CultureInfo.InvariantCulture, $"{d:yyyy/MM/dd}/") : null };
        await foreach (var blob in storage.Articles.GetBlobsAsync(options, cancellationToken).ConfigureAwait(false))
            yield return blob.Name;
    }
}
