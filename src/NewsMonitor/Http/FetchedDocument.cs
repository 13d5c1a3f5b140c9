using System.Net;

namespace NewsMonitor.Http;

/// <summary>What to ask for, and what is known of it from the last time.</summary>
/// <param name="Accept">Value of the Accept header.</param>
public sealed record DocumentRequest(Uri Address, string Accept, string? ETag = null, string? LastModified = null)
{
    /// <summary>Says of an address a redirect leads to whether it may be asked for (robots.txt); null where any public one may.</summary>
    public Predicate<Uri>? MayFollow { get; init; }
}

/// <summary>An answer: any status but a redirect that was followed. The body is whole, expanded and within bounds.</summary>
public sealed record FetchedDocument
{
    public required HttpStatusCode Status { get; init; }

    /// <summary>Where the answer came from after redirects.</summary>
    public required Uri Address { get; init; }

    /// <summary>Where permanent redirects (301, 308), counted from the first without a temporary one before, lead to; null when the document has not moved.</summary>
    public Uri? MovedTo { get; init; }

    /// <summary>Empty unless the status is a success.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }
    public string? ContentType { get; init; }
    public string? ETag { get; init; }
    public string? LastModified { get; init; }

    /// <summary>How long the answer stays fresh by Cache-Control max-age less Age; null when it does not say.</summary>
    public TimeSpan? FreshFor { get; init; }

    /// <summary>How long the server asks to be left alone (Retry-After, in either form); null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Bytes of bodies taken from the network.</summary>
    public long TransferredBytes { get; init; }

    /// <summary>Requests sent, redirects included.</summary>
    public int Requests { get; init; }
    public Version? HttpVersion { get; init; }
}
