using NewsMonitor.Http;

namespace NewsMonitor.Webhooks;

/// <summary>Who is told about alerts, where, and in which form. Holds no secret.</summary>
public sealed record Subscription
{
    /// <summary>12 hex digits. Safe in table keys and URLs.</summary>
    public required string Id { get; init; }
    public required SubscriptionSettings Settings { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>While true, new alerts make no deliveries and pending ones are held back.</summary>
    public bool Paused { get; init; }

    /// <summary>Why the monitor itself switched it off, e.g. "410 Gone"; null when it did not. Resuming clears it.</summary>
    public string? Disabled { get; init; }

    /// <summary>Until when the previous secret signs too, beside the present one; null when there is none.</summary>
    public DateTimeOffset? PreviousSecretUntil { get; init; }
    public ReceiverHealth Health { get; init; } = new();

    /// <summary>True when it gets alerts at present.</summary>
    public bool Active => !Paused && Disabled is null;
}

/// <summary>How the receiver behaved lately.</summary>
/// <param name="FailuresInARow">Attempts that failed since the last success, for whatever delivery.</param>
/// <param name="RetryAt">While it fails: nothing is sent before this moment, which follows several failures in a row or one 429.</param>
/// <param name="LastSentAt">When the last attempt began, for receivers with a pace (Slack, Teams); null for the others.</param>
public sealed record ReceiverHealth(int FailuresInARow = 0, DateTimeOffset? RetryAt = null, DateTimeOffset? LastSentAt = null)
{
    /// <summary>Failures in a row from which on the receiver is left alone for a while.</summary>
    public const int FailuresToOpen = 5;

    public bool Open => FailuresInARow >= FailuresToOpen;

    /// <summary>Nothing is sent before; null when nothing speaks against sending.</summary>
    public DateTimeOffset? LeftAloneUntil => FailuresInARow > 0 ? RetryAt : null;
}

/// <summary>What the owner of a subscription chooses.</summary>
public sealed record SubscriptionSettings
{
    /// <summary>Name for people; at most 100 characters.</summary>
    public string Name { get; init; } = "";
    public required Uri Url { get; init; }
    public WebhookFormat Format { get; init; } = WebhookFormat.Json;
    public SubscriptionFilter Filter { get; init; } = new();

    private const int MaxUrl = 2048;
    private const int MaxName = 100;

    /// <summary>Checks everything that can be checked without asking the network.</summary>
    /// <exception cref="InvalidInputException">Members are wrong; the message names them.</exception>
    public void Validate(AddressPolicy addresses)
    {
        if (Faults(addresses).ToList() is { Count: > 0 } faults)
            throw new InvalidInputException(string.Join(" ", faults.Select(f => $"{f.Member}: {f.Fault}")));
    }

    /// <summary>What is wrong, without asking the network: each member (as the API names it) and why.</summary>
    public IEnumerable<(string Member, string Fault)> Faults(AddressPolicy addresses)
    {
        if (Name.Length > MaxName || Name.Any(char.IsControl))
            yield return ("name", $"At most {MaxName} characters on one line.");
        if (UrlFault(addresses) is { } fault)
            yield return ("url", fault);
        foreach (var (member, wrong) in Filter.Faults())
            yield return ($"filter.{member}", wrong);
    }

    private string? UrlFault(AddressPolicy addresses)
    {
        if (!Url.IsAbsoluteUri || Url.Scheme is not ("http" or "https"))
            return "An absolute http or https address is needed.";
        if (Url.AbsoluteUri.Length > MaxUrl)
            return $"At most {MaxUrl} characters.";
        if (Url.UserInfo.Length > 0)
            return "No user name or password; the receiver knows us by the signature.";
        if (HostName.Of(Url) is not { } host)
            return $"{Url.Host} is no host name.";
        // A name may still turn out to be at a private address: that is judged at every delivery, after it was resolved.
        return AddressPolicy.MayBePublic(host) || addresses.IsAllowedByName(host, Url.Port)
            ? null
            : $"{host} is not a public address (setting NewsMonitor:Webhooks:AllowedHosts allows hosts by name).";
    }
}
