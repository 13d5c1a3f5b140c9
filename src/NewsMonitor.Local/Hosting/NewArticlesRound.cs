using System.Collections.Concurrent;
using System.Diagnostics;
using NewsMonitor.Service.Articles;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Local.Hosting;

/// <summary>
/// The blob trigger, polled: every article blob without a mention row is analysed; one that fails five times goes to the
/// poison queue of the Functions host's blob trigger. What was analysed is read from the mentions, so a restart goes on.
/// </summary>
internal sealed class NewArticlesRound(ArticleStore articles, MentionStore mentions, AnalyzeArticle analyze, MonitorStorage storage) : IRound
{
    private const int MaxTries = 5;
    private const int AtOnce = 8;
    private readonly Dictionary<DateOnly, HashSet<string>> _done = [];
    private long _analyzed;

    public string Name => "AnalyzeArticle";

    /// <summary>Listing costs time with the number of blobs; it may take a twentieth of it.</summary>
    public TimeSpan Pause { get; private set; } = TimeSpan.FromMilliseconds(500);

    public long Analyzed => Interlocked.Read(ref _analyzed);

    /// <summary>True while articles are waiting to be analysed.</summary>
    public bool Busy { get; private set; } = true;

    public async Task<Outcome> RunAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var found = await FindAsync(cancellationToken).ConfigureAwait(false);
        Pause = TimeSpan.FromTicks(Math.Max(TimeSpan.FromMilliseconds(500).Ticks, Stopwatch.GetElapsedTime(started).Ticks * 20));
        Busy = found.Count > 0;
        if (!Busy)
            return Outcome.Idle;

        var done = new ConcurrentBag<(DateOnly Day, string Id)>();
        await Parallel.ForEachAsync(found, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (article, ct) =>
        {
            await AnalyzeOrPoisonAsync(article.Name, ct).ConfigureAwait(false);
            done.Add((article.Day, article.Id));
        }).ConfigureAwait(false);
        foreach (var (day, id) in done)
            _done[day].Add(id);
        return Outcome.Worked;
    }

    private async Task<List<(string Name, DateOnly Day, string Id)>> FindAsync(CancellationToken cancellationToken)
    {
        var found = new List<(string, DateOnly, string)>();
        await foreach (var name in articles.NamesAsync(null, cancellationToken).ConfigureAwait(false))
        {
            if (!ArticleStore.TryParseName(name, out var day, out var id))
                continue;
            if (!_done.TryGetValue(day, out var done))
                _done[day] = done = await mentions.AnalyzedAsync(day, cancellationToken).ConfigureAwait(false);
            if (!done.Contains(id))
                found.Add((name, day, id));
        }

        return found;
    }

    private async Task AnalyzeOrPoisonAsync(string name, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await analyze.RunAsync(name, cancellationToken).ConfigureAwait(false);
                Interlocked.Increment(ref _analyzed);
                return;
            }
            catch (Exception e) when (attempt < MaxTries && e is not OperationCanceledException)
            {
                // Tried again at once, as the Functions host does.
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                var message = new PoisonBlob("AnalyzeArticle", "BlockBlob", storage.Articles.Name, name, e.Message).ToString();
                await storage.ArticlePoisonQueue.CreateIfNotExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
                await storage.ArticlePoisonQueue.SendMessageAsync(message, cancellationToken).ConfigureAwait(false);
                return;
            }
        }
    }
}
