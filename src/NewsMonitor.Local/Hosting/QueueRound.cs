using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace NewsMonitor.Local.Hosting;

/// <summary>
/// The queue trigger: up to sixteen messages at once, a further one as soon as one is done, so that a slow one holds up
/// nobody. One that fails five times goes to the poison queue.
/// </summary>
internal sealed class QueueRound(string name, QueueClient queue, QueueClient poison, Func<string, CancellationToken, Task> step, Action<string, Exception> troubled) : IRound
{
    public const int MostAtOnce = 16;
    private const int MaxDequeues = 5;
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(10);
    private readonly HashSet<Task> _running = [];

    public string Name => name;

    public TimeSpan Pause => TimeSpan.FromMilliseconds(_running.Count == 0 ? 500 : 100);

    public async Task<Outcome> RunAsync(CancellationToken cancellationToken)
    {
        if (_running.Count == MostAtOnce)
            await Task.WhenAny(_running).WaitAsync(cancellationToken).ConfigureAwait(false);
        var worked = await SettleAsync().ConfigureAwait(false);
        var messages = await queue.ReceiveMessagesAsync(MostAtOnce - _running.Count, Hidden, cancellationToken).ConfigureAwait(false);
        foreach (var message in messages.Value)
            _running.Add(HandleAsync(message, cancellationToken));
        return worked || messages.Value.Length > 0 ? Outcome.Worked : _running.Count > 0 ? Outcome.Waiting : Outcome.Idle;
    }

    public async Task EndAsync()
    {
        while (_running.Count > 0)
        {
            await Task.WhenAny(_running).ConfigureAwait(false);
            await SettleAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Takes away what is done.</summary>
    /// <returns>True when something was.</returns>
    private async Task<bool> SettleAsync()
    {
        var done = _running.Where(t => t.IsCompleted).ToList();
        foreach (var task in done)
        {
            _running.Remove(task);
            try
            {
                await task.ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The run ends; the queue shows the message again.
            }
            catch (Azure.RequestFailedException e)
            {
                troubled(name, e);
            }
        }

        return done.Count > 0;
    }

    private async Task HandleAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await step(message.Body.ToString(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            troubled(name, e);
            if (message.DequeueCount < MaxDequeues)
            {
                // Visible again at once, as the Functions host leaves it by default.
                await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: cancellationToken).ConfigureAwait(false);
                return;
            }

            await poison.SendMessageAsync(message.Body, cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken).ConfigureAwait(false);
    }
}
