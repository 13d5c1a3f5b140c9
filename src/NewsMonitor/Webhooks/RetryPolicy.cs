using System.Net;

namespace NewsMonitor.Webhooks;

/// <summary>
/// When a delivery that failed is tried again. Exponential back-off, 10 s × 3 each time, at most 4 h apart, for a day:
/// 0 s, 10 s, 40 s, 2 min, 7 min, 20 min, 1 h, 3 h, 7 h, 11 h, 15 h, 19 h, 23 h after the first try (each pause longer or
/// shorter by up to a quarter, so that deliveries that failed together do not come back together). A receiver that calls the
/// request wrong (a redirect, or 4xx other than 408, 425, 429) is asked for an hour only: a deployment under way heals
/// within that time, a refused message does not heal at all.
/// </summary>
public static class RetryPolicy
{
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    public static readonly TimeSpan LifetimeWhenRefused = TimeSpan.FromHours(1);

    /// <summary>Longest Retry-After that is honoured in full: a queue holds a message back for at most 7 days.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(6);

    private const double Factor = 3;

    /// <summary>What to do after an attempt failed.</summary>
    /// <param name="attempt">Number of the attempt that failed, from 1.</param>
    /// <param name="age">Time since the delivery was first due.</param>
    /// <param name="failure">What happened.</param>
    /// <param name="jitter">A random number, 0 ≤ jitter &lt; 1.</param>
    /// <returns>The pause before the next attempt; null to give up.</returns>
    public static TimeSpan? Pause(int attempt, TimeSpan age, WebhookFailure failure, double jitter)
    {
        if (failure.Status == HttpStatusCode.Gone)
            return null;
        var pause = Backoff(attempt, jitter);
        var lifetime = failure.Refused ? LifetimeWhenRefused : Lifetime;
        if (failure.RetryAfter is { } asked && asked > pause)
        {
            // The receiver named a time: it gets one more try then, even when that is after the day is over.
            return age > lifetime ? null : asked < LongestRetryAfter ? asked : LongestRetryAfter;
        }

        return age + pause > lifetime ? null : pause;
    }

    /// <summary>The pause after so many failures in a row, without regard to what the receiver said.</summary>
    public static TimeSpan Backoff(int failures, double jitter)
    {
        var pause = FirstPause * Math.Pow(Factor, Math.Clamp(failures - 1, 0, 20));
        return (pause < LongestPause ? pause : LongestPause) * (0.75 + jitter / 2);
    }
}

/// <summary>Why an attempt failed.</summary>
/// <param name="Status">The answer; null when there was none (no connection, time over, address refused).</param>
/// <param name="RetryAfter">The pause the receiver asked for, never negative.</param>
/// <param name="AddressRefused">The target is at an address we do not post to.</param>
public sealed record WebhookFailure(HttpStatusCode? Status, TimeSpan? RetryAfter = null, bool AddressRefused = false)
{
    /// <summary>The fault is in the request or the set-up, not in the receiver's health.</summary>
    public bool Refused => AddressRefused || Status is { } status && (int)status is >= 300 and < 500
        and not ((int)HttpStatusCode.RequestTimeout or 425 or (int)HttpStatusCode.TooManyRequests);
}
