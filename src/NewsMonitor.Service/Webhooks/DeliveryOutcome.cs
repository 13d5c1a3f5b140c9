using System.Net;
using NewsMonitor.Webhooks;

namespace NewsMonitor.Service.Webhooks;

/// <summary>What an attempt means for the delivery and for the receiver. No clock, no storage, no chance in here.</summary>
internal static class DeliveryOutcome
{
    /// <summary>Longest time a failing receiver is left alone: so long a recovered one waits at most.</summary>
    public static readonly TimeSpan LongestCircuit = TimeSpan.FromMinutes(30);

    /// <summary>The delivery after an attempt: delivered, to be tried again, or dead.</summary>
    public static Delivery After(Delivery delivery, WebhookAttempt attempt, DateTimeOffset now, double jitter)
    {
        var logged = delivery.With(attempt) with { Renewals = 0 };
        if (attempt.Delivered)
            return logged with { State = DeliveryState.Delivered, FinishedAt = now, Reason = null };
        var pause = RetryPolicy.Pause(delivery.Attempts, now - delivery.Since, attempt.Failure, jitter);
        return pause is { } time
            ? logged with { State = DeliveryState.Pending, DueAt = now + time, Reason = attempt.Summary }
            : Dead(logged, $"given up after {delivery.Attempts} attempts: {attempt.Summary}", now);
    }

    public static Delivery Dead(Delivery delivery, string reason, DateTimeOffset now) =>
        delivery with { State = DeliveryState.Dead, FinishedAt = now, Reason = reason };

    /// <summary>The deliveries that travelled in the message share its fate once that is known.</summary>
    public static IEnumerable<Delivery> Carried(Delivery carrier, IEnumerable<Delivery> members, DateTimeOffset now) => carrier.Finished
        ? members.Where(m => m.State == DeliveryState.Bundled && m.BundledIn == carrier.Id).Select(m => m with { State = carrier.State, FinishedAt = now, Reason = carrier.Reason })
        : [];

    /// <summary>When a receiver that failed so often in a row may be tried again; null while it is not yet left alone.</summary>
    public static DateTimeOffset? CircuitUntil(int failuresInARow, WebhookFailure failure, DateTimeOffset now, double jitter)
    {
        if (failuresInARow < ReceiverHealth.FailuresToOpen && failure.Status != HttpStatusCode.TooManyRequests)
            return null;
        var pause = RetryPolicy.Backoff(failuresInARow, jitter);
        pause = pause < LongestCircuit ? pause : LongestCircuit;
        return now + (failure.RetryAfter is { } asked && asked > pause && asked < RetryPolicy.LongestRetryAfter ? asked : pause);
    }
}
