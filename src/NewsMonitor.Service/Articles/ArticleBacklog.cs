using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Service.Alerts;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Service.Articles;

/// <summary>
/// Finds articles that have no mention row: an event that was lost, an analysis that failed too often. Nothing is lost
/// as long as the blob is there.
/// </summary>
public sealed partial class ArticleBacklog(
    ArticleStore articles, MentionStore mentions, AnalyzeArticle analyze, PoisonArticles poison, MonitorStorage storage, IOptions<DetectionOptions> detection,
    TimeProvider time, ILogger<ArticleBacklog> logger)
{
    /// <summary>Days before today that every sweep goes through. What came with an older event time (feeds carry entries that are weeks old) waits for the daily sweep.</summary>
    private const int RecentDays = 3;

    private const string Partition = "article-backlog", Row = "last";

    /// <summary>A little less than a day: an hourly sweep that comes a second early is still the daily one.</summary>
    private static readonly TimeSpan WholeEvery = TimeSpan.FromHours(23.5);

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
    /// Step: analyses what the last days have left behind, and once a day what all days that detection looks at have. An
    /// article that fails again is told in the log, counted, and does not keep the others. Costs one storage operation a
    /// day without articles, two a day with some.
    /// </summary>
    public async Task<BacklogSweep> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var recent = today.AddDays(-RecentDays);
        var last = await LastAsync(cancellationToken).ConfigureAwait(false);
        var sweep = last with { Analyzed = 0, FailedRecently = 0 };
        if (last.WholeAt is not { } whole || now - whole >= WholeEvery)
        {
            var (done, failed) = await AnalyzeAsync(DetectSpikes.FirstDay(now, detection.Value), recent, cancellationToken).ConfigureAwait(false);
            sweep = sweep with { WholeAt = now, Analyzed = done, FailedEarlier = failed };
        }

        var (late, stuck) = await AnalyzeAsync(recent, today.AddDays(1), cancellationToken).ConfigureAwait(false);
        sweep = sweep with { Analyzed = sweep.Analyzed + late, FailedRecently = stuck };
        await storage.State.UpsertEntityAsync(
            new TableEntity(Partition, Row) { ["WholeAt"] = sweep.WholeAt, ["FailedRecently"] = sweep.FailedRecently, ["FailedEarlier"] = sweep.FailedEarlier },
            TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false);
        await poison.DropSettledAsync(cancellationToken).ConfigureAwait(false);
        if (sweep.Analyzed + sweep.Failed > 0)
            LogSwept(sweep.Analyzed, sweep.Failed);
        return sweep;
    }

    /// <summary>What the last sweep left; nothing before the first. One storage operation.</summary>
    public async Task<BacklogSweep> LastAsync(CancellationToken cancellationToken)
    {
        var row = await storage.State.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken).ConfigureAwait(false);
        return row is { HasValue: true, Value: { } last }
            ? new BacklogSweep(last.GetDateTimeOffset("WholeAt"), 0, last.GetInt32("FailedRecently") ?? 0, last.GetInt32("FailedEarlier") ?? 0)
            : new BacklogSweep(null, 0, 0, 0);
    }

    private async Task<(int Analyzed, int Failed)> AnalyzeAsync(DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        var (done, failed) = (0, 0);
        for (var day = from; day < until; day = day.AddDays(1))
        {
            foreach (var name in await OfDayAsync(day, cancellationToken).ConfigureAwait(false))
            {
                try
                {
                    await analyze.RunAsync(name, cancellationToken).ConfigureAwait(false);
                    done++;
                }
                catch (Exception e) when (!cancellationToken.IsCancellationRequested)
                {
                    failed++;
                    LogFailed(name, e);
                }
            }
        }

        return (done, failed);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Article {Blob} cannot be analysed; it is tried again by the next sweep")]
    private partial void LogFailed(string blob, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Articles left behind: {Analyzed} are analysed now, {Failed} failed again")]
    private partial void LogSwept(int analyzed, int failed);
}

/// <summary>What a sweep did, and what is left.</summary>
/// <param name="WholeAt">When all days that detection looks at were last gone through.</param>
/// <param name="Analyzed">Articles this sweep analysed.</param>
/// <param name="FailedRecently">Articles of the last days that cannot be analysed, as of this sweep.</param>
/// <param name="FailedEarlier">Older ones, as of the last whole sweep.</param>
public sealed record BacklogSweep(DateTimeOffset? WholeAt, int Analyzed, int FailedRecently, int FailedEarlier)
{
    public int Failed => FailedRecently + FailedEarlier;
}
