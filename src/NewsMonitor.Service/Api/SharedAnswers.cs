using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace NewsMonitor.Service.Api;

/// <summary>
/// Requests for the same thing at the same time get one answer: who comes while it is being made waits for it. Nothing is
/// kept beyond that, and nobody gets an answer that was begun before his own change was made.
/// </summary>
public sealed class SharedAnswers
{
    private readonly ConcurrentDictionary<string, Task<IResult>> _beingMade = new(StringComparer.Ordinal);
    private int _changes;

    /// <summary>To be called after every change that came through the API.</summary>
    public void Changed() => Interlocked.Increment(ref _changes);

    /// <param name="what">Everything the answer depends on besides what is stored.</param>
    /// <param name="make">Called for one of those who ask at a time; its failure is everybody's.</param>
    public async Task<IResult> GetAsync(string what, Func<Task<IResult>> make, CancellationToken cancellationToken)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{Volatile.Read(ref _changes)} {what}");
        while (true)
        {
            var own = new TaskCompletionSource<IResult>(TaskCreationOptions.RunContinuationsAsynchronously);
            var first = _beingMade.GetOrAdd(key, own.Task);
            if (first == own.Task)
                return await MakeAsync(key, own, make).ConfigureAwait(false);
            try
            {
                return await first.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The one who asked first went away: another one asks.
            }
        }
    }

    private async Task<IResult> MakeAsync(string key, TaskCompletionSource<IResult> own, Func<Task<IResult>> make)
    {
        try
        {
            var answer = await make().ConfigureAwait(false);
            _beingMade.TryRemove(key, out _);
            own.SetResult(answer);
            return answer;
        }
        catch (OperationCanceledException)
        {
            _beingMade.TryRemove(key, out _);
            own.SetCanceled();
            throw;
        }
        catch (Exception e)
        {
            _beingMade.TryRemove(key, out _);
            own.SetException(e);
            // Nobody may be waiting for it.
            _ = own.Task.Exception;
            throw;
        }
    }
}
