using Azure;
using Microsoft.Extensions.Logging;
using NewsMonitor.Articles;
using NewsMonitor.Feeds;
using NewsMonitor.Http;
using NewsMonitor.Service.Articles;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Service.Feeds;

/// <summary>
/// The step that reads the feeds whose time has come and stores their new entries as articles. Articles first, the feed's
/// state after: what is interrupted in between is found again, and the article store tells that it is there.
/// </summary>
public sealed partial class FetchFeeds(
    FeedList list, FeedStore store, ArticleStore articles, FeedFetcher fetcher, FullTextStage fullText, RecentArticles recent, FeedSchedule schedule,
    FetchOptions options, TimeProvider time, ILogger<FetchFeeds> logger)
{
    /// <summary>Articles of one document stored at once.</summary>
    private const int ArticlesAtOnce = 4;

    /// <summary>Reads what is due, within the run's time; what is not reached is first in the next run.</summary>
    /// <exception cref="RequestFailedException">The feeds' states cannot be read from storage.</exception>
    public async Task<FetchReport> RunAsync(CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        var feeds = await list.GetAsync(cancellationToken).ConfigureAwait(false);
        var states = (await store.ListAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(s => s.Url);
        await ForgetRetiredAsync(states.Values, feeds, cancellationToken).ConfigureAwait(false);
        var due = feeds.Select(f => (Feed: f, State: StateOf(f, states.GetValueOrDefault(f.Url))))
            .Where(x => x.State.NextFetch <= started)
            .OrderBy(x => x.State.NextFetch)
            .ToList();

        using var run = new Run(options, time, cancellationToken);
        foreach (var state in states.Values.Where(s => s.HostHeldUntil > started))
            run.Turns.Hold(HostOf(state), state.HostHeldUntil!.Value);
        await Task.WhenAll(due.Select(x => PollAsync(x.Feed, x.State, run))).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();

        var report = run.Tally.Report() with { Feeds = feeds.Count, Due = due.Count, Duration = time.GetUtcNow() - started };
        LogRun(report.Due, report.Read, report.Unchanged, report.Failed, report.HeldBack, report.Left, report.Articles, report.Duration.TotalSeconds);
        return report;
    }

    /// <summary>A retired feed whose entry in the list was edited since has another try.</summary>
    private static FeedState StateOf(WatchedFeed feed, FeedState? state) => state switch
    {
        null => new FeedState { Url = feed.Url },
        { RetiredAs: { } entry } when entry != EntryOf(feed) => state.BroughtBack(),
        _ => state,
    };

    private static string EntryOf(WatchedFeed feed) => FeedStore.IdOf(feed.ToString());

    /// <summary>Retired feeds that the list has no more are forgotten, so that they begin anew when they are listed again.</summary>
    private async Task ForgetRetiredAsync(IEnumerable<FeedState> states, IReadOnlyList<WatchedFeed> feeds, CancellationToken cancellationToken)
    {
        var listed = feeds.Select(f => f.Url).ToHashSet();
        foreach (var state in states.Where(s => s.RetiredAt is not null && !listed.Contains(s.Url)))
            await store.ForgetAsync(state.Url, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One feed from asking to storing. Whatever happens to it happens to no other.</summary>
    private async Task PollAsync(WatchedFeed feed, FeedState state, Run run)
    {
        try
        {
            using var turn = await run.Turns.TakeAsync(HostOf(state), state.Failures > 0 ? HostTurns.Lane.Failing : HostTurns.Lane.Feed, run.Stop).ConfigureAwait(false);
            if (turn is null)
            {
                run.Tally.HeldBack();
                return;
            }

            var fetch = await AskAsync(state, run.Stop).ConfigureAwait(false);
            run.Tally.Fetched(fetch);
            if (fetch.Document is { } document)
                await StoreOrSettleAsync(feed, state, fetch, document, turn, run).ConfigureAwait(false);
            else
                await SettleAsync(feed, state, fetch, run).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (run.Stop.IsCancellationRequested)
        {
            run.Tally.Left();
        }
        catch (Exception e) when (IsOfStorage(e))
        {
            run.Tally.NotStored();
            LogNotStored(feed.Url, e);
        }
    }

    private async Task<FeedFetch> AskAsync(FeedState state, CancellationToken cancellationToken)
    {
        try
        {
            return await fetcher.FetchAsync(state, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Undigested(state, e);
        }
    }

    /// <summary>A document that finds a fault of ours: told in the log in full and in the feed's health in short.</summary>
    private FeedFetch Undigested(FeedState state, Exception fault)
    {
        LogFault(state.Url, fault);
        return new FeedFetch { Outcome = PollOutcome.Failed, Error = $"The monitor could not digest the document ({fault.GetType().Name})." };
    }

    private static bool IsOfStorage(Exception e) => e is RequestFailedException or AggregateException { InnerException: RequestFailedException };

    private async Task StoreOrSettleAsync(WatchedFeed feed, FeedState state, FeedFetch fetch, FeedDocument document, HostTurns.Turn turn, Run run)
    {
        try
        {
            await StoreAsync(feed, state, fetch, document, turn, run).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException && !IsOfStorage(e))
        {
            await SettleAsync(feed, state, Undigested(state, e), run).ConfigureAwait(false);
        }
    }

    /// <summary>The new entries of a document as articles, then the feed's state.</summary>
    private async Task StoreAsync(WatchedFeed feed, FeedState state, FeedFetch fetch, FeedDocument document, HostTurns.Turn turn, Run run)
    {
        turn.EndRequest();
        var now = time.GetUtcNow();
        // A feed that was never read has no row to look into.
        var seen = state.LastSuccess is null ? SeenEntries.None : await store.GetSeenAsync(feed.Url, run.Cancelled).ConfigureAwait(false);
        var entries = FeedEntries.Read(document, feed, seen, now, options.MaxEntries);
        var fresh = entries.Where(e => e.IsNew).ToList();
        var pages = fullText.Wanted(feed, entries, fresh);
        var stored = new HashSet<EntryArticle>(await StoreAsync([.. fresh.Except(pages)], run).ConfigureAwait(false));
        if (pages.Count > 0)
        {
            // Pages take turns and places of their own, one after the other: this feed gives its place up.
            turn.Dispose();
            stored.UnionWith(await StoreWithPagesAsync(pages, waitForPages: feed.FullText, run).ConfigureAwait(false));
        }

        var next = schedule.After(state, fetch, stored.Count, now);
        if (stored.Count < fresh.Count)
            // The rest of the document is wanted again soon, so the server must not say that it is unchanged.
            next = next with { ETag = null, LastModified = null, DocumentHash = null, NextFetch = now };
        var present = entries.Where(e => !e.IsNew || stored.Contains(e)).SelectMany(e => e.Fingerprints).ToList();
        await store.SaveAsync(next, present.TrueForAll(seen.Contains) ? null : seen.With(present), run.Cancelled).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<EntryArticle>> StoreAsync(IReadOnlyList<EntryArticle> entries, Run run)
    {
        var together = new ParallelOptions { MaxDegreeOfParallelism = ArticlesAtOnce, CancellationToken = run.Cancelled };
        await Parallel.ForEachAsync(entries, together, async (entry, token) => await StoreAsync(entry.Article, run, token).ConfigureAwait(false)).ConfigureAwait(false);
        return entries;
    }

    private async Task StoreAsync(Article article, Run run, CancellationToken cancellationToken)
    {
        var created = !recent.Contains(article.Id) && await articles.CreateAsync(article, cancellationToken).ConfigureAwait(false);
        recent.Add(article.Id);
        run.Tally.Stored(created);
    }

    /// <summary>Page by page, as many as the run has time and the host a share for; the rest waits for the next run or is stored with its teasers.</summary>
    private async Task<IReadOnlyList<EntryArticle>> StoreWithPagesAsync(IReadOnlyList<EntryArticle> entries, bool waitForPages, Run run)
    {
        var done = 0;
        for (; done < Math.Min(entries.Count, options.MaxPagesPerFeed); done++)
        {
            if (await ReadPageAsync(entries[done].Article, run).ConfigureAwait(false) is not { } article)
                break;
            await StoreAsync(article, run, run.Cancelled).ConfigureAwait(false);
        }

        if (!waitForPages)
            await StoreAsync([.. entries.Skip(done)], run).ConfigureAwait(false);
        return waitForPages ? [.. entries.Take(done)] : entries;
    }

    /// <summary>Null when no more pages can be had in this run.</summary>
    private async Task<Article?> ReadPageAsync(Article article, Run run)
    {
        try
        {
            return await fullText.ReadAsync(article, run).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!run.Cancelled.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Like a document: one page must not keep the feed's other entries.
            LogFault(article.Url, e);
            return FullTextStage.Noted(article, $"The monitor could not digest the page ({e.GetType().Name}).");
        }
    }

    /// <summary>A poll that brought no document: only the state changes.</summary>
    private async Task SettleAsync(WatchedFeed feed, FeedState state, FeedFetch fetch, Run run)
    {
        var next = schedule.After(state, fetch, 0, time.GetUtcNow());
        if (next.RetiredAt is not null)
            next = next with { RetiredAs = EntryOf(feed) };
        if (next.HostHeldUntil is { } until)
            run.Turns.Hold(HostOf(state), until);
        if (fetch.Error is { } error)
            LogFailed(state.Url, next.Failures, error);
        await store.SaveAsync(next, null, run.Cancelled).ConfigureAwait(false);
    }

    private static string HostOf(FeedState state) => HostTurns.HostOf(UrlCanonicalizer.Parse(state.Address));

    [LoggerMessage(Level = LogLevel.Information, Message = "Feeds: {Due} due, {Read} read, {Unchanged} unchanged, {Failed} failed, {HeldBack} held back with their host, {Left} left, {Articles} new articles in {Seconds:0.0} s")]
    private partial void LogRun(int due, int read, int unchanged, int failed, int heldBack, int left, int articles, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Feed {Url} failed (time {Failures} in a row): {Error}")]
    private partial void LogFailed(string url, int failures, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "What feed {Url} brought could not be stored; it is read again")]
    private partial void LogNotStored(string url, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Url} finds a fault of the monitor")]
    private partial void LogFault(string url, Exception exception);
}
