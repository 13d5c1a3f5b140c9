using Microsoft.Extensions.Logging;

namespace NewsMonitor.Service.Articles;

/// <summary>
/// Step: articles whose enrichment by a paid analyser was put off (it throttled, failed, or the day's budget was spent) are
/// analysed again. Where there is no paid analyser there are none, and the step asks the table once.
/// </summary>
public sealed partial class EnrichArticles(MentionStore mentions, AnalyzeArticle analyze, TimeProvider time, ILogger<EnrichArticles> logger)
{
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(3);

    /// <summary>Most articles in one run: what is left is for the next.</summary>
    public const int MaxArticles = 200;

    /// <summary>
    /// Goes through the last three days, what was tried longest ago first, and ends when the analyser puts an article off: it
    /// rests or its budget is spent. The article that was put off comes last in the next run, so that it cannot keep the others.
    /// </summary>
    /// <returns>Number of articles that are enriched now.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var enriched = 0;
        foreach (var mention in await mentions.NotEnrichedAsync(now - LookBack, now, MaxArticles, cancellationToken).ConfigureAwait(false))
        {
            var blob = ArticleStore.NameOf(mention.EventTime, mention.ArticleId);
            try
            {
                await analyze.RunAsync(blob, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                LogFailed(blob, e);
                continue;
            }

            switch (await mentions.GetAsync(mention.EventTime, mention.ArticleId, cancellationToken).ConfigureAwait(false))
            {
                case { Enriched: true }:
                    enriched++;
                    break;
                case { EnrichmentRefused: null }:
                    return enriched;
            }
        }

        return enriched;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Article {Blob} cannot be analysed again to be enriched")]
    private partial void LogFailed(string blob, Exception exception);
}
