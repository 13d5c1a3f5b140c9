namespace NewsMonitor.Local.Hosting;

/// <summary>One kind of trigger of the Functions host, done by hand: called again and again, it says whether it found work.</summary>
internal interface IRound
{
    string Name { get; }

    /// <summary>Pause after a round that did nothing.</summary>
    TimeSpan Pause { get; }

    Task<Outcome> RunAsync(CancellationToken cancellationToken);

    /// <summary>Waits for what the round has begun, after its cancellation.</summary>
    Task EndAsync() => Task.CompletedTask;
}

/// <summary>What came of a round.</summary>
internal enum Outcome
{
    /// <summary>There is nothing to do.</summary>
    Idle,

    /// <summary>There is something to do, but not yet.</summary>
    Waiting,

    /// <summary>Something was done.</summary>
    Worked,
}

/// <summary>
/// Runs the rounds beside each other until it is told to stop or, when asked to, until all is done: until every round
/// has found nothing since the last time any round found something.
/// </summary>
internal sealed class Rounds(IReadOnlyList<IRound> rounds, bool endWhenIdle, Action<string, Exception> troubled)
{
    private static readonly TimeSpan PauseAfterTrouble = TimeSpan.FromSeconds(5);
    private readonly long[] _idleSince = [.. rounds.Select(_ => -1L)];
    private long _work;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAll(rounds.Select((round, i) => RepeatAsync(round, i, stop))).ConfigureAwait(false);
        await Task.WhenAll(rounds.Select(r => r.EndAsync())).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task RepeatAsync(IRound round, int index, CancellationTokenSource ending)
    {
        // One task each, so that a round that works without waiting does not hold up the others.
        await Task.Yield();
        var stop = ending.Token;
        while (!stop.IsCancellationRequested)
        {
            var before = Interlocked.Read(ref _work);
            var pause = round.Pause;
            try
            {
                var outcome = await round.RunAsync(stop).ConfigureAwait(false);
                if (outcome == Outcome.Worked)
                {
                    Interlocked.Increment(ref _work);
                    pause = TimeSpan.Zero;
                }

                Interlocked.Exchange(ref _idleSince[index], outcome == Outcome.Idle ? before : -1);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // As on the Functions host: a failed execution is told and the trigger fires again.
                troubled(round.Name, e);
                pause = PauseAfterTrouble;
            }

            if (endWhenIdle && AllIdle())
                await ending.CancelAsync().ConfigureAwait(false);
            if (pause > TimeSpan.Zero)
                await Task.Delay(pause, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
        }
    }

    private bool AllIdle()
    {
        var work = Interlocked.Read(ref _work);
        for (var i = 0; i < _idleSince.Length; i++)
        {
            if (Interlocked.Read(ref _idleSince[i]) != work)
                return false;
        }

        return true;
    }
}
