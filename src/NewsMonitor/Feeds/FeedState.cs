namespace NewsMonitor.Feeds;

/// <summary>
/// What is remembered of a feed between two polls, fingerprints of its entries aside (<see cref="SeenEntries"/>). The
/// listed address is its identity for good, wherever the publisher moves the document.
/// </summary>
public sealed record FeedState
{
    /// <summary>The address in the feed list.</summary>
    public required string Url { get; init; }

    /// <summary>Where the publisher moved the feed for good; null while it is where the list says.</summary>
    public string? Location { get; init; }

    public string? Title { get; init; }
    public string? Language { get; init; }
    public string? Format { get; init; }

    /// <summary>Validators of the last document, sent back as they came.</summary>
    public string? ETag { get; init; }
    public string? LastModified { get; init; }

    /// <summary>Hash of the last document's bytes: tells an unchanged document where the server sets no validators.</summary>
    public string? DocumentHash { get; init; }

    public DateTimeOffset? LastAttempt { get; init; }

    /// <summary>When the feed was last read or confirmed unchanged.</summary>
    public DateTimeOffset? LastSuccess { get; init; }

    /// <summary>When the whole document was last asked for without validators.</summary>
    public DateTimeOffset? LastWhole { get; init; }

    /// <summary>When an entry was last new.</summary>
    public DateTimeOffset? LastNewEntry { get; init; }

    /// <summary>What went wrong the last time, in plain words; null when all went well.</summary>
    public string? LastError { get; init; }

    /// <summary>HTTP status of the last answer; null when there was none.</summary>
    public int? LastStatus { get; init; }

    /// <summary>Failed polls in a row.</summary>
    public int Failures { get; init; }

    /// <summary>Not to be asked before.</summary>
    public DateTimeOffset NextFetch { get; init; }

    /// <summary>Until when the feed's host is left alone, whatever feed is asked of it; null when there is no reason to.</summary>
    public DateTimeOffset? HostHeldUntil { get; init; }

    /// <summary>When the publisher said the feed is gone for good (410); it is asked once a month whether that still holds.</summary>
    public DateTimeOffset? RetiredAt { get; init; }

    /// <summary>Fingerprint of the feed's entry in the list when it was retired: an entry that was edited since asks for another try.</summary>
    public string? RetiredAs { get; init; }

    /// <summary>The state of a retired feed that is to have another try at once.</summary>
    public FeedState BroughtBack() => this with { RetiredAt = null, RetiredAs = null, Failures = 0, NextFetch = default };

    /// <summary>How many entries a day are new, averaged over the last days.</summary>
    public double EntriesPerDay { get; init; }

    /// <summary>How long the publisher wishes a document to be kept before it is asked for again; null when there is no wish.</summary>
    public TimeSpan? PublisherInterval { get; init; }

    /// <summary>Hours of the day (0..23, UTC) in which the publisher wishes not to be asked.</summary>
    public IReadOnlyList<int> SkipHours { get; init; } = [];

    /// <summary>Days (UTC) on which the publisher wishes not to be asked.</summary>
    public IReadOnlyList<DayOfWeek> SkipDays { get; init; } = [];

    /// <summary>Entries in the last document.</summary>
    public int Entries { get; init; }

    /// <summary>What the parser had to forgive in the last document; null when nothing.</summary>
    public string? Notes { get; init; }

    /// <summary>One word for people: "new", "ok", "failing" or "retired".</summary>
    public string Health => RetiredAt is not null ? "retired" : LastAttempt is null ? "new" : Failures > 0 ? "failing" : "ok";

    /// <summary>
    /// Where to ask now. When the place it moved to fails again and again, the listed address has its turn: a move can be
    /// a mistake, or a domain someone lost.
    /// </summary>
    public string Address => Location is null || (Failures >= 3 && Failures % 2 == 1) ? Url : Location;
}
