using System.Net;
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
/// <param name="RetryAt">While it fails (the circuit is open): nothing is sent before this moment.</param>
/// <param name="LastSentAt">When the last attempt began.</param>
public sealed record ReceiverHealth(int FailuresInARow = 0, DateTimeOffset? RetryAt = null, DateTimeOffset? LastSentAt = null)
{
    /// <summary>Failures in a row from which on the receiver is left alone for a while.</summary>
    public const int FailuresToOpen = 5;

    public bool Open => FailuresInARow >= FailuresToOpen;
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
    /// <exception cref="InvalidInputException">A member is wrong; the message names it.</exception>
    public void Validate(AddressPolicy addresses)
    {
        if (Name.Length > MaxName)
            throw new InvalidInputException($"name: at most {MaxName} characters.");
        if (!Url.IsAbsoluteUri || Url.Scheme is not ("http" or "https"))
            throw new InvalidInputException("url: an absolute http or https address is needed.");
        if (Url.AbsoluteUri.Length > MaxUrl)
            throw new InvalidInputException($"url: at most {MaxUrl} characters.");
        if (Url.UserInfo.Length > 0)
            throw new InvalidInputException("url: no user name or password; the receiver knows us by the signature.");
        if (IPAddress.TryParse(Url.DnsSafeHost, out var address) && !AddressPolicy.IsPublic(address) && !addresses.IsAllowedByName(Url.DnsSafeHost, Url.Port))
            throw new InvalidInputException($"url: {Url.DnsSafeHost} is not a public address (setting NewsMonitor:Webhooks:AllowedHosts allows hosts by name).");
        Filter.Validate();
    }
}
