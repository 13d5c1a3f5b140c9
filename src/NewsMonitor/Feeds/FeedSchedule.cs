using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NewsMonitor.Http;

namespace NewsMonitor.Feeds;

/// <summary>
/// When a feed is asked next. After a success: half the mean time between its entries, or longer if the publisher wishes;
/// after a failure: twice as long as the last time; never in hours the publisher excludes, never before a Retry-After is
/// over. All spread by a jitter that is a function of seed, feed and time, so that a run can be repeated exactly.
/// </summary>
public sealed class FeedSchedule(FetchOptions options, int seed)
{
    private const double IntervalSpread = 0.1;
    private const double BackOffSpread = 0.25;

    /// <summary>How fast the estimate of entries a day forgets: a success three days ago counts 1/e.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(3);

    /// <summary>How often a feed that is gone for good is asked whether it came back.</summary>
    private static readonly TimeSpan RetiredInterval = TimeSpan.FromDays(30);

    /// <summary>A host that fails or throttles is left alone for at least this long.</summary>
    private static readonly TimeSpan ShortestHold = TimeSpan.FromMinutes(1);

    /// <summary>The state after a poll.</summary>
    /// <param name="newEntries">Entries that were not seen before.</param>
    public FeedState After(FeedState state, FeedFetch fetch, int newEntries, DateTimeOffset now)
    {
        var attempted = state with { LastAttempt = now, LastStatus = fetch.Status, LastError = fetch.Error, HostHeldUntil = null };
        return fetch.Outcome switch
        {
            PollOutcome.Read or PollOutcome.Unchanged => AfterSuccess(attempted, fetch, newEntries, now),
            PollOutcome.Gone => attempted with { Failures = state.Failures + 1, RetiredAt = state.RetiredAt ?? now, NextFetch = now + Spread(RetiredInterval, IntervalSpread, state.Url, now, onlyLonger: true) },
            _ => AfterFailure(attempted, fetch, now),
        };
    }

    private FeedState AfterSuccess(FeedState state, FeedFetch fetch, int newEntries, DateTimeOffset now)
    {
        var perDay = EntriesPerDay(state, fetch, newEntries, now);
        var document = fetch.Document;
        // What the publisher wishes stands in the document; one that has not changed wishes what it did.
        var wish = document is not null ? document.TimeToLive : state.PublisherInterval;
        var skipHours = document is not null ? document.SkipHours : state.SkipHours;
        var skipDays = document is not null ? document.SkipDays : state.SkipDays;
        var next = state with
        {
            Failures = 0,
            RetiredAt = null,
            RetiredAs = null,
            Location = fetch.MovedTo is { } moved && moved != state.Url ? moved : state.Address == state.Url ? null : state.Location,
            ETag = fetch.ETag,
            LastModified = fetch.LastModified,
            DocumentHash = fetch.DocumentHash,
            LastSuccess = now,
            LastWhole = fetch.AskedForWhole ? now : state.LastWhole,
            LastNewEntry = newEntries > 0 ? now : state.LastNewEntry,
            EntriesPerDay = perDay,
            PublisherInterval = wish,
            SkipHours = skipHours,
            SkipDays = skipDays,
        };
        if (document is not null)
            next = next with { Title = document.Title, Language = document.Language, Format = document.Format, Entries = document.Entries.Count, Notes = document.Notes.Count == 0 ? null : string.Join(" ", document.Notes.Take(5)) };

        var wait = Longest(Interval(perDay), Capped(wish), Capped(fetch.FreshFor));
        return next with { NextFetch = OutsideSkipped(now + Spread(wait, IntervalSpread, state.Url, now, onlyLonger: true), skipHours, skipDays) };
    }

    private FeedState AfterFailure(FeedState state, FeedFetch fetch, DateTimeOffset now)
    {
        var failures = state.Failures + 1;
        var doubled = options.MinInterval * Math.Pow(2, Math.Min(failures - 1, 20));
        var backOff = Spread(Shortest(doubled, options.MaxWait), BackOffSpread, state.Url, now, onlyLonger: false);
        var wait = Longest(backOff, Capped(fetch.RetryAfter), state.RetiredAt is null ? TimeSpan.Zero : RetiredInterval);
        var held = fetch.IsOfHost ? now + Longest(Capped(fetch.RetryAfter), fetch.RetryAfter is null ? Shortest(wait, options.MaxInterval) : TimeSpan.Zero, ShortestHold) : (DateTimeOffset?)null;
        return state with { Failures = failures, NextFetch = now + wait, HostHeldUntil = held };
    }

    /// <summary>Half the mean time between entries: an entry is then seen, on average, a quarter of that time after it appears.</summary>
    private TimeSpan Interval(double entriesPerDay)
    {
        var half = entriesPerDay <= 0 ? options.MaxInterval : TimeSpan.FromDays(Math.Min(0.5 / entriesPerDay, 365));
        return Longest(Shortest(half, options.MaxInterval), options.MinInterval, TimeSpan.Zero);
    }

    /// <summary>An exponentially weighted rate of new entries; for a feed read the first time, what the dates in its document tell of the last week.</summary>
    private static double EntriesPerDay(FeedState state, FeedFetch fetch, int newEntries, DateTimeOffset now)
    {
        if (state.LastSuccess is not { } last)
            return (fetch.Document?.Entries.Count(e => (e.Published ?? e.Updated) is { } at && at > now.AddDays(-7) && at <= now) ?? 0) / 7d;
        var days = Math.Max((now - last).TotalDays, 1d / (24 * 60));
        var weight = Math.Exp(-days / Memory.TotalDays);
        return (weight * state.EntriesPerDay) + ((1 - weight) * (newEntries / days));
    }

    private static DateTimeOffset OutsideSkipped(DateTimeOffset at, IReadOnlyList<int> hours, IReadOnlyList<DayOfWeek> days)
    {
        // Who excludes every hour or every day wishes something that cannot be meant.
        if (hours.Count >= 24)
            hours = [];
        if (days.Count >= 7)
            days = [];
        var utc = at.ToUniversalTime();
        while (hours.Contains(utc.Hour) || days.Contains(utc.DayOfWeek))
            // The minute is kept: feeds that skip the same hours do not all come back on the stroke of the next.
            utc = utc.AddHours(1);
        return utc;
    }

    private TimeSpan Spread(TimeSpan wait, double share, string url, DateTimeOffset now, bool onlyLonger)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{url}|{now.UtcTicks}"), hash);
        var unit = (double)BinaryPrimitives.ReadUInt32LittleEndian(hash) / uint.MaxValue;
        return wait * (1 + (share * (onlyLonger ? unit : (2 * unit) - 1)));
    }

    private TimeSpan Capped(TimeSpan? wish) => Shortest(wish ?? TimeSpan.Zero, options.MaxWait);

    private static TimeSpan Shortest(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Longest(TimeSpan one, TimeSpan other, TimeSpan third) => TimeSpan.FromTicks(Math.Max(one.Ticks, Math.Max(other.Ticks, third.Ticks)));
}
