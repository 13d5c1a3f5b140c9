namespace NewsMonitor.Local.Hosting;

/// <summary>A timer trigger: the first time at once, then every <paramref name="period"/>, or earlier when <paramref name="early"/> says so.</summary>
/// <param name="step">True when it did something.</param>
/// <param name="early">Waiting: there is something to do, but not yet. Worked: now.</param>
internal sealed class TimerRound(string name, TimeSpan period, TimeProvider time, Func<CancellationToken, Task<bool>> step, Func<Outcome>? early = null) : IRound
{
    private long? _last;

    public string Name => name;

    public TimeSpan Pause => TimeSpan.FromMilliseconds(250);

    public async Task<Outcome> RunAsync(CancellationToken cancellationToken)
    {
        // The first time may have to wait too: for what it would otherwise see only half of.
        if (_last is null && early?.Invoke() == Outcome.Waiting)
            return Outcome.Waiting;
        if (_last is { } last && time.GetElapsedTime(last) < period && (early?.Invoke() ?? Outcome.Idle) is not Outcome.Worked and var notYet)
            return notYet;
        // From the start of the run, so that a slow run does not make the next one later.
        _last = time.GetTimestamp();
        return await step(cancellationToken).ConfigureAwait(false) ? Outcome.Worked : Outcome.Idle;
    }
}
