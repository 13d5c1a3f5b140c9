using NewsMonitor.Feeds;
using NewsMonitor.Http;

namespace NewsMonitor.Service.Feeds;

/// <summary>What the feeds of one run share: its time, its turns and its tally.</summary>
internal sealed class Run : IDisposable
{
    private readonly CancellationTokenSource _budget;
    private readonly CancellationTokenSource _stop;

    public Run(FetchOptions options, TimeProvider time, CancellationToken cancelled)
    {
        Cancelled = cancelled;
        _budget = new CancellationTokenSource(options.RunBudget, time);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancelled, _budget.Token);
        Turns = new HostTurns(options, time);
        Pages = new PageShare(options.MaxPagesPerHost);
    }

    /// <summary>The caller wants to stop at once.</summary>
    public CancellationToken Cancelled { get; }

    /// <summary>The caller wants to stop, or the run's time is over: nothing more is asked of any server.</summary>
    public CancellationToken Stop => _stop.Token;
    public HostTurns Turns { get; }
    public PageShare Pages { get; }
    public FetchTally Tally { get; } = new();

    public void Dispose()
    {
        _stop.Dispose();
        _budget.Dispose();
        Turns.Dispose();
    }
}

/// <summary>Counts, from many feeds at once.</summary>
internal sealed class FetchTally
{
    private readonly Lock _lock = new();
    private FetchReport _report = new();

    public FetchReport Report()
    {
        lock (_lock)
            return _report;
    }

    public void Fetched(FeedFetch fetch) => Change(r => r with
    {
        Read = r.Read + (fetch.Outcome == PollOutcome.Read ? 1 : 0),
        Unchanged = r.Unchanged + (fetch.Outcome == PollOutcome.Unchanged ? 1 : 0),
        Failed = r.Failed + (fetch.Error is not null ? 1 : 0),
        Retired = r.Retired + (fetch.Outcome == PollOutcome.Gone ? 1 : 0),
        Requests = r.Requests + fetch.Requests,
        TransferredBytes = r.TransferredBytes + fetch.TransferredBytes,
    });

    public void Stored(bool created) => Change(r => created ? r with { Articles = r.Articles + 1 } : r with { KnownArticles = r.KnownArticles + 1 });
    public void Page() => Change(r => r with { Pages = r.Pages + 1 });
    public void HeldBack() => Change(r => r with { HeldBack = r.HeldBack + 1 });
    public void Left() => Change(r => r with { Left = r.Left + 1 });
    public void NotStored() => Change(r => r with { NotStored = r.NotStored + 1 });

    private void Change(Func<FetchReport, FetchReport> change)
    {
        lock (_lock)
            _report = change(_report);
    }
}
