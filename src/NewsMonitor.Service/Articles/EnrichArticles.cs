namespace NewsMonitor.Service.Articles;

/// <summary>
/// Step: articles whose enrichment by a paid analyser was put off (it throttled, failed, or the day's budget was spent) are
/// analysed again. Where there is no paid analyser there are none, and the step asks the table once.
/// </summary>
public sealed class EnrichArticles(MentionStore mentions, AnalyzeArticle analyze, TimeProvider time)
{
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(3);

    /// <summary>Most articles in one run: what is left is for the next.</summary>
    public const int MaxArticles = 200;

    /// <summary>Goes through the last three days, newest first, and ends early when the analyser still puts articles off.</summary>
    /// <returns>Number of articles that are enriched now.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var waiting = await mentions.NotEnrichedAsync(now - LookBack, now, cancellationToken)
            .OrderByDescending(m => m.EventTime).Take(MaxArticles).ToListAsync(cancellationToken).ConfigureAwait(false);
        var enriched = 0;
        foreach (var mention in waiting)
        {
            await analyze.RunAsync(ArticleStore.NameOf(mention.EventTime, mention.ArticleId), cancellationToken).ConfigureAwait(false);
            if (await mentions.GetAsync(mention.EventTime, mention.ArticleId, cancellationToken).ConfigureAwait(false) is { Enriched: false })
                break;
            enriched++;
        }

        return enriched;
    }
}
