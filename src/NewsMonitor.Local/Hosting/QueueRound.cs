using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace NewsMonitor.Local.Hosting;

/// <summary>The queue trigger: up to sixteen messages at once; one that fails five times goes to the poison queue.</summary>
internal sealed class QueueRound(string name, QueueClient queue, QueueClient poison, Func<string, CancellationToken, Task> step, Action<string, Exception> troubled) : IRound
{
    private const int MaxDequeues = 5;
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(10);

    public string Name => name;

    public TimeSpan Pause => TimeSpan.FromMilliseconds(500);

    public async Task<Outcome> RunAsync(CancellationToken cancellationToken)
    {
        var messages = await queue.ReceiveMessagesAsync(16, Hidden, cancellationToken).ConfigureAwait(false);
        await Parallel.ForEachAsync(messages.Value, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellationToken },
            async (message, ct) => await HandleAsync(message, ct).ConfigureAwait(false)).ConfigureAwait(false);
        return messages.Value.Length > 0 ? Outcome.Worked : Outcome.Idle;
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
