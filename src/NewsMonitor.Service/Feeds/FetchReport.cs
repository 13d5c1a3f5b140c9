namespace NewsMonitor.Service.Feeds;

/// <summary>What one run of <see cref="FetchFeeds"/> did.</summary>
public sealed record FetchReport
{
    /// <summary>Feeds in the list.</summary>
    public int Feeds { get; init; }

    /// <summary>Feeds whose time had come.</summary>
    public int Due { get; init; }

    /// <summary>Documents read.</summary>
    public int Read { get; init; }

    /// <summary>Feeds that had not changed.</summary>
    public int Unchanged { get; init; }

    /// <summary>Feeds that failed, throttled ones and retired ones included; the reasons are in the feeds' health.</summary>
    public int Failed { get; init; }

    /// <summary>Feeds whose publisher took them down for good.</summary>
    public int Retired { get; init; }

    /// <summary>Feeds not asked because their host is to be left alone for now.</summary>
    public int HeldBack { get; init; }

    /// <summary>Feeds not reached, or not finished, within the run's time; they are first in the next run.</summary>
    public int Left { get; init; }

    /// <summary>Feeds whose outcome could not be stored; they are read again.</summary>
    public int NotStored { get; init; }

    /// <summary>Articles that became blobs.</summary>
    public int Articles { get; init; }

    /// <summary>Entries that were new to their feed but whose article had come another way.</summary>
    public int KnownArticles { get; init; }

    /// <summary>Pages fetched for their full text.</summary>
    public int Pages { get; init; }

    /// <summary>HTTP requests for feeds, redirects included.</summary>
    public int Requests { get; init; }

    /// <summary>Bytes of feeds taken from the network.</summary>
    public long TransferredBytes { get; init; }
    public TimeSpan Duration { get; init; }
}
