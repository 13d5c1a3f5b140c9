using System.Text;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace NewsMonitor.Service.Storage;

/// <summary>
/// Messages that failed five times. Nobody has to replay them: the sweeps do again what they asked for. So a message is a
/// fault only as long as that has not been done, and is taken away when it has.
/// </summary>
/// <param name="queue">Read as it is stored, so that a message in no known encoding keeps none of the others.</param>
public abstract class PoisonQueue(QueueClient queue)
{
    /// <summary>Messages taken at once, the most the service gives.</summary>
    private const int Batch = 32;

    /// <summary>Most messages that one sweep looks at: what is left is for the next.</summary>
    private const int MostLookedAt = 10 * Batch;

    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(5);

    /// <summary>What has become of what a message asked for.</summary>
    protected enum Fate
    {
        /// <summary>It is still to be done.</summary>
        Waiting,

        /// <summary>It has been done, or there is nothing left to do it to.</summary>
        Settled,

        /// <summary>It is another monitor's.</summary>
        Foreign,
    }

    /// <summary>Messages whose work is still to be done, of the first 32.</summary>
    public async Task<int> WaitingAsync(CancellationToken cancellationToken)
    {
        try
        {
            var waiting = 0;
            foreach (var message in (await queue.PeekMessagesAsync(Batch, cancellationToken).ConfigureAwait(false)).Value)
                waiting += await JudgeAsync(TextOf(message.Body), cancellationToken).ConfigureAwait(false) == Fate.Waiting ? 1 : 0;
            return waiting;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // Made by the host when the first message goes there.
            return 0;
        }
    }

    /// <summary>Takes away the messages whose work has been done.</summary>
    /// <returns>How many.</returns>
    public async Task<int> DropSettledAsync(CancellationToken cancellationToken)
    {
        var dropped = 0;
        var kept = new List<QueueMessage>();
        try
        {
            while (dropped + kept.Count < MostLookedAt
                && (await queue.ReceiveMessagesAsync(Batch, Hidden, cancellationToken).ConfigureAwait(false)).Value is { Length: > 0 } messages)
            {
                foreach (var message in messages)
                {
                    if (await JudgeAsync(TextOf(message.Body), cancellationToken).ConfigureAwait(false) != Fate.Settled)
                    {
                        kept.Add(message);
                        continue;
                    }

                    await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken).ConfigureAwait(false);
                    dropped++;
                }
            }

            foreach (var message in kept)
                await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // No queue yet, or a message that an operator took away meanwhile.
        }

        return dropped;
    }

    protected abstract Task<Fate> JudgeAsync(string message, CancellationToken cancellationToken);

    private static string TextOf(BinaryData body)
    {
        var stored = body.ToString();
        var decoded = new byte[stored.Length];
        return Convert.TryFromBase64String(stored, decoded, out var length) ? Encoding.UTF8.GetString(decoded, 0, length) : stored;
    }
}
