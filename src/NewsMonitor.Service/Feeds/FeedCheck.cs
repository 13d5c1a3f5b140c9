using System.Runtime.CompilerServices;
using System.Threading.Channels;
using NewsMonitor.Articles;
using NewsMonitor.Feeds;
using NewsMonitor.Http;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Service.Feeds;

/// <summary>How a feed is.</summary>
public enum FeedCondition
{
    Ok,

    /// <summary>It can be read, but something should be looked at.</summary>
    Doubtful,

    /// <summary>It cannot be read.</summary>
    Wrong,
}

/// <summary>What a check found, in plain words.</summary>
public sealed record FeedFinding(WatchedFeed Feed, FeedCondition Condition, string Words);

/// <summary>Asks every feed of a list once, as politely as the monitor does, and says what is wrong with which. Stores nothing.</summary>
public sealed class FeedCheck(FeedFetcher fetcher, FetchOptions options, TimeProvider time)
{
    private static readonly TimeSpan Stale = TimeSpan.FromDays(90);

    /// <summary>The findings in the order in which they are made.</summary>
    public async IAsyncEnumerable<FeedFinding> RunAsync(IReadOnlyList<WatchedFeed> feeds, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var turns = new HostTurns(options, time);
        var findings = Channel.CreateUnbounded<FeedFinding>();
        var checking = Task.WhenAll(feeds.Select(CheckAsync)).ContinueWith(all => findings.Writer.TryComplete(all.Exception), TaskScheduler.Default);
        await foreach (var finding in findings.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            yield return finding;
        await checking.ConfigureAwait(false);

        async Task CheckAsync(WatchedFeed feed)
        {
            using var turn = await turns.TakeAsync(HostTurns.HostOf(UrlCanonicalizer.Parse(feed.Url)), HostTurns.Lane.Feed, cancellationToken).ConfigureAwait(false);
            var fetch = await fetcher.FetchAsync(new FeedState { Url = feed.Url }, cancellationToken).ConfigureAwait(false);
            findings.Writer.TryWrite(Judge(feed, fetch));
        }
    }

    private FeedFinding Judge(WatchedFeed feed, FeedFetch fetch)
    {
        if (fetch.Document is not { } document)
            return new FeedFinding(feed, FeedCondition.Wrong, fetch.ProposedFeed is { } proposed ? $"{fetch.Error} It links to the feed {proposed}" : fetch.Error ?? "No document came.");
        var doubts = new List<string>();
        if (fetch.MovedTo is { } moved && moved != feed.Url)
            doubts.Add($"It has moved to {moved}");
        if (document.Entries.Count == 0)
            doubts.Add("It has no entries.");
        var newest = document.Entries.Max(e => e.Published ?? e.Updated);
        if (document.Entries.Count > 0 && newest is null)
            doubts.Add("Its entries have no dates.");
        if (newest < time.GetUtcNow() - Stale)
            doubts.Add($"Nothing new since {newest:yyyy-MM-dd}.");
        doubts.AddRange(document.Notes.Take(3));
        var facts = $"{document.Entries.Count} entries, {document.Format}{(newest is null ? "" : $", newest {newest:yyyy-MM-dd}")}";
        return doubts.Count == 0 ? new FeedFinding(feed, FeedCondition.Ok, facts) : new FeedFinding(feed, FeedCondition.Doubtful, $"{facts}. {string.Join(" ", doubts)}");
    }
}
