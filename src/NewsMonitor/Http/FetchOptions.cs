namespace NewsMonitor.Http;

/// <summary>How the monitor asks publishers for feeds and pages. Section <c>NewsMonitor:Fetch</c>.</summary>
public sealed class FetchOptions
{
    /// <summary>
    /// Says who asks and why; the name in front is the one robots.txt may address. Setting it replaces the whole;
    /// <see cref="Contact"/> adds to it.
    /// </summary>
    public string UserAgent { get; set; } = "newsmonitor/1.0 (open news monitor; reads public feeds for news analysis)";

    /// <summary>Where publishers reach whoever runs this monitor: an address (https://…) or a mailbox, added to the user agent; empty when they cannot.</summary>
    public string Contact { get; set; } = "";

    /// <summary>The header as it is sent: the user agent with the contact, as "…; +https://example.org/monitor)".</summary>
    public string UserAgentHeader => Contact.Length == 0 ? UserAgent : UserAgent.EndsWith(')') ? $"{UserAgent[..^1]}; +{Contact})" : $"{UserAgent} (+{Contact})";

    /// <summary>Hosts that may be at private addresses: "host", "host:port" or "*.domain". For local use.</summary>
    public IList<string> AllowedHosts { get; init; } = [];

    /// <summary>Most bytes taken from the network for one document.</summary>
    public int MaxTransferBytes { get; set; } = 25 * 1024 * 1024;

    /// <summary>Most bytes of one document after decompression.</summary>
    public int MaxDocumentBytes { get; set; } = 25 * 1024 * 1024;

    /// <summary>Most redirects followed for one document.</summary>
    public int MaxRedirects { get; set; } = 5;

    /// <summary>Most time for one document, redirects included.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(40);

    /// <summary>Most time without a byte.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>Documents under way at once, over all hosts.</summary>
    public int Concurrency { get; set; } = 48;

    /// <summary>Pause between two documents of one host.</summary>
    public TimeSpan HostPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long one run may take; feeds not reached are first in the next.</summary>
    public TimeSpan RunBudget { get; set; } = TimeSpan.FromMinutes(4);

    /// <summary>Shortest time between two polls of a feed.</summary>
    public TimeSpan MinInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Longest time between two polls that the monitor chooses by itself.</summary>
    public TimeSpan MaxInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Longest time between two polls that a publisher's wish (ttl, updatePeriod, Cache-Control) or a run of failures can bring about.</summary>
    public TimeSpan MaxWait { get; set; } = TimeSpan.FromHours(24);

    /// <summary>Most entries of one document that become articles, in the order of the document.</summary>
    public int MaxEntries { get; set; } = 2000;

    /// <summary>For which feeds the pages behind new entries are fetched, as far as robots.txt allows.</summary>
    public FullTextMode FullText { get; set; } = FullTextMode.Teasers;

    /// <summary>Most pages fetched for one feed in one run. Of a feed marked for full text the other entries follow in the next run, of others they are stored as they are.</summary>
    public int MaxPagesPerFeed { get; set; } = 30;

    /// <summary>Most pages fetched from one host in one run, for all feeds together.</summary>
    public int MaxPagesPerHost { get; set; } = 20;

    /// <summary>What is wrong with the settings, one line each naming the setting.</summary>
    public IEnumerable<string> Validate(string section)
    {
        if (UserAgent.Length is 0 or > 400 || UserAgent.Any(c => c is < ' ' or > '~'))
            yield return $"{section}:UserAgent must be 1 to 400 printable ASCII characters.";
        if (Contact.Length > 200 || Contact.Any(c => c is <= ' ' or > '~' or '(' or ')'))
            yield return $"{section}:Contact must be an address or a mailbox of at most 200 printable ASCII characters without spaces and parentheses.";
        foreach (var host in AllowedHosts.Where(h => h.Contains('/', StringComparison.Ordinal) || string.IsNullOrWhiteSpace(h)))
            yield return $"{section}:AllowedHosts: \"{host}\" is no host, host:port or *.domain.";
        foreach (var (name, value, min, max) in new[]
        {
            (nameof(MaxTransferBytes), MaxTransferBytes, 1024, 256 << 20), (nameof(MaxDocumentBytes), MaxDocumentBytes, 1024, 512 << 20),
            (nameof(MaxRedirects), MaxRedirects, 0, 20), (nameof(Concurrency), Concurrency, 1, 1000),
            (nameof(MaxEntries), MaxEntries, 1, 50_000), (nameof(MaxPagesPerFeed), MaxPagesPerFeed, 0, 1000),
            (nameof(MaxPagesPerHost), MaxPagesPerHost, 0, 1000),
        })
        {
            if (value < min || value > max)
                yield return $"{section}:{name} is {value}; it must lie between {min} and {max}.";
        }

        foreach (var (name, value, min, max) in new[]
        {
            (nameof(TotalTimeout), TotalTimeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10)),
            (nameof(IdleTimeout), IdleTimeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(10)),
            (nameof(HostPause), HostPause, TimeSpan.Zero, TimeSpan.FromMinutes(10)),
            (nameof(RunBudget), RunBudget, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1)),
            (nameof(MinInterval), MinInterval, TimeSpan.Zero, TimeSpan.FromDays(7)),
            (nameof(MaxInterval), MaxInterval, MinInterval, TimeSpan.FromDays(7)),
            (nameof(MaxWait), MaxWait, MaxInterval, TimeSpan.FromDays(30)),
        })
        {
            if (value < min || value > max)
                yield return $"{section}:{name} is {value}; it must lie between {min} and {max}.";
        }
    }
}

/// <summary>For which feeds pages are fetched.</summary>
public enum FullTextMode
{
    /// <summary>For none.</summary>
    Never,

    /// <summary>For those the feed list marks with <c>fullText="true"</c>.</summary>
    Marked,

    /// <summary>Also for those whose entries carry teasers only.</summary>
    Teasers,
}
