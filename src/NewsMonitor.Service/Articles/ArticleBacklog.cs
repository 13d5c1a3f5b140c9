namespace NewsMonitor.Service.Articles;

/// <summary>
/// Finds articles that have no mention row: an event that was lost, an analysis that failed too often. Nothing is lost
/// as long as the blob is there.
/// </summary>
public sealed class ArticleBacklog(ArticleStore articles, MentionStore mentions, AnalyzeArticle analyze, TimeProvider time)
{
    /// <summary>Blob names of a day without a mention row, in order.</summary>
    public async Task<IReadOnlyList<string>> OfDayAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var name in articles.NamesAsync(day, cancellationToken).ConfigureAwait(false))
            names.Add(name);
        if (names.Count == 0)
            return names;
        var analyzed = await mentions.AnalyzedAsync(day, cancellationToken).ConfigureAwait(false);
        names.RemoveAll(n => !ArticleStore.TryParseName(n, out _, out var id) || analyzed.Contains(id));
        return names;
    }

    /// <summary>
    /// Step: analyses what the last <paramref name="days"/> days have left behind. An article that fails again is counted
    /// and does not keep the others.
    /// </summary>
    public async Task<(int Analyzed, int Failed)> RunAsync(int days, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var (done, failed) = (0, 0);
        for (var day = today.AddDays(-days); day <= today; day = day.AddDays(1))
        {
            foreach (var name in await OfDayAsync(day, cancellationToken).ConfigureAwait(false))
            {
                try
                {
                    await analyze.RunAsync(name, cancellationToken).ConfigureAwait(false);
                    done++;
                }
                catch (InvalidInputException)
                {
                    failed++;
                }
            }
        }

        return (done, failed);
    }
}
