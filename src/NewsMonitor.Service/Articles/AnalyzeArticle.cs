using Microsoft.Extensions.Logging;
using NewsMonitor.Analysis;
using NewsMonitor.Service.Alerts;
using NewsMonitor.Service.Config;

namespace NewsMonitor.Service.Articles;

/// <summary>
/// Step: a new article blob becomes its mention row. May run any number of times for the same blob: the row is a
/// function of the blob and the watchlist. Two storage operations (read, write), one more when the day is closed already.
/// </summary>
public sealed partial class AnalyzeArticle(
    ArticleStore articles, MentionStore mentions, ClosedDays closedDays, CurrentAnalyzer analyzer, TimeProvider time, ILogger<AnalyzeArticle> logger)
{
    /// <summary>Analyses the article of a blob name in the container <c>articles</c>.</summary>
    /// <exception cref="InvalidInputException">The blob is no article; the host retries and then moves it to the poison queue.</exception>
    public async Task RunAsync(string blobName, CancellationToken cancellationToken)
    {
        if (!ArticleStore.TryParseName(blobName, out var day, out _))
            throw new InvalidInputException($"Blob articles/{blobName}: not an article's name (yyyy/MM/dd/id.json).");
        var article = await articles.GetAsync(blobName, cancellationToken).ConfigureAwait(false);
        if (article is null)
        {
            LogGone(blobName);
            return;
        }

        var current = await analyzer.GetAsync(cancellationToken).ConfigureAwait(false);
        var analysis = await current.AnalyzeAsync(article, cancellationToken).ConfigureAwait(false);
        await mentions.UpsertAsync(Mention.Of(article, analysis), cancellationToken).ConfigureAwait(false);

        // A late article changes a day that may have been rolled up: the day is marked after the row is there, so that
        // whoever rebuilds the day sees it. A crash in between is mended by the retry.
        if (ClosedDays.IsLate(day, time.GetUtcNow()))
            await closedDays.MarkStaleAsync(day, cancellationToken).ConfigureAwait(false);
        LogAnalyzed(blobName, analysis.Relevance.Score, analysis.Language);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Analysed {Blob}: relevance {Score:F2}, language {Language}")]
    private partial void LogAnalyzed(string blob, double score, string language);

    [LoggerMessage(Level = LogLevel.Information, Message = "Blob {Blob} is gone; nothing to analyse")]
    private partial void LogGone(string blob);
}
