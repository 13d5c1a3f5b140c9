using NewsMonitor.Alerts;
using NewsMonitor.Articles;
using NewsMonitor.Local.Commands;
using NewsMonitor.Service.Alerts;
using NewsMonitor.Service.Articles;

namespace NewsMonitor.Local.Hosting;

/// <summary>
/// Puts the articles of a file through the steps of the service in event time: hour by hour they become blobs, are
/// analysed, and the detector judges what it would have known then. Breaking off and starting again does no harm: what is
/// stored is not stored twice.
/// </summary>
internal sealed class Replay(ArticleStore articles, MentionStore mentions, AnalyzeArticle analyze, DetectSpikes detect, ReplayClock clock)
{
    private const int AtOnce = 8;

    /// <summary>Articles read from the file, and of those the ones that were not stored yet.</summary>
    public (int Read, int New) Counts { get; private set; }

    /// <param name="progress">Told the moment (UTC) the replay has come to and how many articles are behind it.</param>
    /// <param name="changed">Told each alert that is new or changed.</param>
    public async Task RunAsync(string file, Action<DateTimeOffset, int, int> progress, Action<AlertChange> changed, CancellationToken cancellationToken)
    {
        var all = await ReadAsync(file, cancellationToken).ConfigureAwait(false);
        if (all.Count == 0)
            return;
        var (read, created) = (0, 0);
        foreach (var hour in all.GroupBy(a => EventTime.Hour(a.EventTime)))
        {
            clock.SetUtcNow(hour.Key.AddHours(1));
            created += await StoreAndAnalyzeAsync([.. hour], cancellationToken).ConfigureAwait(false);
            await JudgeAsync().ConfigureAwait(false);
            read += hour.Count();
            Counts = (read, created);
            progress(clock.GetUtcNow(), read, all.Count);
        }

        // What the last day has left open is judged at its end, as a backtest does.
        clock.SetUtcNow(new DateTimeOffset(all[^1].EventTime.UtcDateTime.Date.AddDays(1), TimeSpan.Zero));
        await JudgeAsync().ConfigureAwait(false);

        async Task JudgeAsync()
        {
            foreach (var change in await detect.RunAsync(clock.GetUtcNow(), cancellationToken).ConfigureAwait(false))
                changed(change);
        }
    }

    private static async Task<List<Article>> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var all = new List<Article>();
        var stream = new InputFile(file).Open();
        await using (stream.ConfigureAwait(false))
        {
            // Articles without a usable date have no place in event time; a backtest leaves them out too.
            await foreach (var article in ArticleLines.ReadAsync(stream, file, TimeProvider.System.GetUtcNow(), cancellationToken).ConfigureAwait(false))
            {
                if (article.PublishedAt is { } at && at == article.EventTime)
                    all.Add(article);
            }
        }

        return [.. all.OrderBy(a => a.EventTime).ThenBy(a => a.Id, StringComparer.Ordinal)];
    }

    private async Task<int> StoreAndAnalyzeAsync(IReadOnlyList<Article> hour, CancellationToken cancellationToken)
    {
        var created = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(hour, options, async (article, ct) =>
        {
            if (await articles.CreateAsync(article, ct).ConfigureAwait(false))
                Interlocked.Increment(ref created);
        }).ConfigureAwait(false);

        // New blobs are the new-blob trigger's work; it is done here so that the clock waits for it.
        var analyzed = created == hour.Count ? [] : await mentions.AnalyzedAsync(DateOnly.FromDateTime(hour[0].EventTime.UtcDateTime), cancellationToken).ConfigureAwait(false);
        await Parallel.ForEachAsync(hour.DistinctBy(a => a.Id).Where(a => !analyzed.Contains(a.Id)), options, async (article, ct) =>
            await analyze.RunAsync(ArticleStore.NameOf(article.EventTime, article.Id), ct).ConfigureAwait(false)).ConfigureAwait(false);
        return created;
    }
}

/// <summary>The present of a replay: set by it, never running by itself.</summary>
internal sealed class ReplayClock : TimeProvider
{
    private long _ticks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void SetUtcNow(DateTimeOffset now) => Interlocked.Exchange(ref _ticks, now.UtcTicks);
}
