namespace NewsMonitor.Feeds;

/// <summary>What became of one poll of a feed.</summary>
public enum PollOutcome
{
    /// <summary>A document was read.</summary>
    Read,

    /// <summary>The server says it has not changed (304), or its bytes are those of the last time.</summary>
    Unchanged,

    /// <summary>The server asks to be left alone for a while (429, 503).</summary>
    Throttled,

    /// <summary>The publisher says the feed is gone for good (410).</summary>
    Gone,

    /// <summary>Anything else that is no feed.</summary>
    Failed,
}

/// <summary>The outcome of one poll, before it changes the feed's state.</summary>
public sealed record FeedFetch
{
    public required PollOutcome Outcome { get; init; }
    public FeedDocument? Document { get; init; }

    /// <summary>What went wrong, one plain sentence; null when nothing did.</summary>
    public string? Error { get; init; }

    /// <summary>The feed the answer links to, when the answer is a web page that links to one.</summary>
    public string? ProposedFeed { get; init; }

    /// <summary>True when the failure is one of the host, not of this feed.</summary>
    public bool IsOfHost { get; init; }
    public int? Status { get; init; }

    /// <summary>Where the feed has moved for good; null when it has not.</summary>
    public string? MovedTo { get; init; }
    public string? ETag { get; init; }
    public string? LastModified { get; init; }
    public string? DocumentHash { get; init; }

    /// <summary>True when the whole document was asked for, without validators.</summary>
    public bool AskedForWhole { get; init; }
    public TimeSpan? FreshFor { get; init; }
    public TimeSpan? RetryAfter { get; init; }
    public long TransferredBytes { get; init; }
    public int Requests { get; init; }
}
