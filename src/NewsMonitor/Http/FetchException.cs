namespace NewsMonitor.Http;

/// <summary>Why a document could not be had. The message is one plain sentence for people.</summary>
public sealed class FetchException(FetchProblem problem, string message, Exception? inner = null) : Exception(message, inner)
{
    public FetchProblem Problem { get; } = problem;

    /// <summary>True when it happened at a host to which the asked one redirects: that says nothing about the asked one.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>True when the host itself could not be reached, so that asking it for other documents now is of no use.</summary>
    public bool IsOfHost => !IsElsewhere && Problem is FetchProblem.NameNotFound or FetchProblem.NoConnection or FetchProblem.Tls or FetchProblem.Blocked or FetchProblem.Throttled;
}

/// <summary>Kinds of failure below HTTP status codes.</summary>
public enum FetchProblem
{
    BadAddress,
    Blocked,
    NameNotFound,
    NoConnection,
    Tls,
    TooSlow,
    Silent,
    TooLarge,
    HeadersTooLarge,
    BadRedirect,
    TooManyRedirects,
    BadEncoding,
    BrokenOff,
    Protocol,
    Throttled,
    Status,
}
