using System.ComponentModel;
using NewsMonitor.Alerts;
using NewsMonitor.Service.Webhooks;
using NewsMonitor.Webhooks;

namespace NewsMonitor.Service.Api;

/// <summary>The subscriptions.</summary>
public sealed record SubscriptionList(IReadOnlyList<SubscriptionView> Items);

/// <summary>A subscription as its owner sees it. The path of the target is left out: chat services put their secret there.</summary>
public sealed record SubscriptionView(
    string Id, string Name,
    [property: Description("Scheme and host of the target; the rest can be a secret and is not told.")] string Target,
    WebhookFormat Format, SubscriptionFilter Filter, DateTimeOffset CreatedAt, bool Paused,
    [property: Description("Why the monitor switched it off, e.g. \"410 Gone\"; null when it did not. `paused: false` lets it go on.")] string? Disabled,
    [property: Description("Until when the previous secret signs too.")] DateTimeOffset? PreviousSecretUntil,
    int FailuresInARow, DateTimeOffset? RetryAt, DateTimeOffset? LastSentAt)
{
    public static SubscriptionView Of(Subscription s) => new(
        s.Id, s.Settings.Name, s.Settings.Url.GetLeftPart(UriPartial.Authority), s.Settings.Format, s.Settings.Filter, s.CreatedAt, s.Paused, s.Disabled,
        s.PreviousSecretUntil, s.Health.FailuresInARow, s.Health.RetryAt, s.Health.LastSentAt);
}

/// <summary>A subscription with its secret, told once.</summary>
public sealed record SubscriptionCreated(SubscriptionView Subscription, [property: Description("Keep it: it is not told again.")] string Secret)
{
    public static SubscriptionCreated Of(SubscriptionWithSecret made) => new(SubscriptionView.Of(made.Subscription), made.Secret.Reveal());
}

/// <summary>Which alerts are wanted: all conditions must hold, absent ones hold always.</summary>
public sealed record FilterRequest
{
    [Description("The least severity.")]
    public Severity? MinSeverity { get; init; }

    [Description("Keys as kind:id, one of which must have risen.")]
    public IReadOnlyList<string>? Keys { get; init; }

    [Description("Ids of topics, one of which must have risen.")]
    public IReadOnlyList<string>? Topics { get; init; }

    [Description("Languages (BCP 47), in one of which it must have been reported.")]
    public IReadOnlyList<string>? Languages { get; init; }

    internal SubscriptionFilter ToFilter() => new()
    {
        MinSeverity = MinSeverity ?? Severity.Low,
        Keys = Keys ?? [],
        Topics = Topics ?? [],
        Languages = Languages ?? [],
    };
}

/// <summary>A subscription to be made.</summary>
public sealed record SubscriptionRequest
{
    [Description("Name for people, at most 100 characters.")]
    public string? Name { get; init; }

    [Description("Where to post: http or https, not in a private network unless the operator allows the host.")]
    public required string Url { get; init; }
    public WebhookFormat? Format { get; init; }
    public FilterRequest? Filter { get; init; }

    [Description("A secret the receiver knows already (\"whsec_\" and 24 to 64 bytes in base64); one is made when absent.")]
    public string? Secret { get; init; }

    internal SubscriptionSettings ToSettings() => new()
    {
        Name = Name ?? "",
        Url = SubscriptionChange.ParseUrl(Url),
        Format = Format ?? WebhookFormat.Json,
        Filter = (Filter ?? new FilterRequest()).ToFilter(),
    };
}

/// <summary>What of a subscription is to change; absent members stay.</summary>
public sealed record SubscriptionChange
{
    public string? Name { get; init; }
    public string? Url { get; init; }
    public WebhookFormat? Format { get; init; }
    public FilterRequest? Filter { get; init; }

    [Description("true pauses it; false lets it go on, also when the monitor had switched it off.")]
    public bool? Paused { get; init; }

    internal bool ChangesSettings => Name is not null || Url is not null || Format is not null || Filter is not null;

    internal SubscriptionSettings Apply(SubscriptionSettings settings) => settings with
    {
        Name = Name ?? settings.Name,
        Url = Url is null ? settings.Url : ParseUrl(Url),
        Format = Format ?? settings.Format,
        Filter = Filter?.ToFilter() ?? settings.Filter,
    };

    internal static Uri ParseUrl(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url)
        ? url
        : throw ApiProblemException.BadBody("url", "An absolute http or https address is needed.");
}

/// <summary>A new secret is wanted.</summary>
public sealed record RotateRequest
{
    [Description("For so many hours (0 to 168) the old secret signs too; 24 when absent.")]
    public int? OverlapHours { get; init; }

    internal int Checked => OverlapHours is null or (>= 0 and <= 168) ? OverlapHours ?? 24 : throw ApiProblemException.BadBody("overlapHours", "Give a whole number from 0 to 168.");
}

/// <summary>One try to deliver.</summary>
public sealed record AttemptView(
    DateTimeOffset At, double Milliseconds, bool Delivered, int? Status, string? Error,
    [property: Description("Head of the receiver's answer.")] string Response, double? RetryAfterSeconds)
{
    public static AttemptView Of(WebhookAttempt a) => new(
        a.At, Math.Round(a.Duration.TotalMilliseconds, 1), a.Delivered, (int?)a.Status, a.Error, a.Response, a.RetryAfter?.TotalSeconds);
}

/// <summary>One page of deliveries.</summary>
public sealed record DeliveryList(IReadOnlyList<DeliveryView> Items, string? Next);

/// <summary>One revision of an alert on its way to a subscription.</summary>
public sealed record DeliveryView(
    string Id, [property: Description("Value of the header `webhook-id`, the same on every attempt.")] string WebhookId, string AlertId, int Revision, string Headline,
    DeliveryState State, DateTimeOffset CreatedAt, DateTimeOffset DueAt, DateTimeOffset? FinishedAt, int Attempts, string? Reason,
    [property: Description("The delivery in whose message it travels.")] string? BundledIn, [property: Description("The last attempts, oldest first.")] IReadOnlyList<AttemptView> Log)
{
    public static DeliveryView Of(Delivery d) => new(
        d.Id, d.WebhookId, d.Alert.Id, d.Alert.Revision, d.Alert.Headline, d.State, d.CreatedAt, d.DueAt, d.FinishedAt, d.Attempts, d.Reason, d.BundledIn,
        d.Log.Select(AttemptView.Of).ToList());
}

/// <summary>What to send again: one delivery by its id, or those of a time range.</summary>
public sealed record RedeliverRequest
{
    public string? DeliveryId { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }

    [Description("Of the range, only those in this state.")]
    public DeliveryState? State { get; init; }

    internal void Validate()
    {
        if (DeliveryId is null == (From is null))
            throw ApiProblemException.BadBody("deliveryId", "Give either deliveryId, or from (and to).");
        if (DeliveryId is { } id && (id.Length is 0 or > 100 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')))
            throw ApiProblemException.BadBody("deliveryId", "Not an id of a delivery.");
        if (To <= From)
            throw ApiProblemException.BadBody("to", "Must be after from.");
    }
}

/// <param name="Redelivered">Deliveries on their way again, at most 1,000.</param>
public sealed record RedeliverAnswer(int Redelivered);
