using System.ComponentModel;
using System.Text.Json;
using NewsMonitor.Alerts;
using NewsMonitor.Http;
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

    internal IEnumerable<FieldError> Faults(AddressPolicy targets)
    {
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url))
            yield return SubscriptionChange.NoAddress;
        foreach (var (member, fault) in Settings(url ?? SubscriptionChange.SomeAddress).Faults(targets))
            yield return new("body", member, fault);
        if (Secret is not null && !WebhookSecret.TryParse(Secret, out _))
            yield return new("body", "secret", WebhookSecret.Wanted);
    }

    internal SubscriptionSettings ToSettings() => Settings(new Uri(Url));

    private SubscriptionSettings Settings(Uri url) => new()
    {
        Name = Name ?? "",
        Url = url,
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

    internal static Uri SomeAddress { get; } = new("https://example.com/");
    internal static FieldError NoAddress { get; } = new("body", "url", "An absolute http or https address is needed.");

    /// <summary>What is wrong with what is given; the rest was judged when it was set.</summary>
    internal IEnumerable<FieldError> Faults(AddressPolicy targets)
    {
        if (Url is not null && !Uri.TryCreate(Url, UriKind.Absolute, out _))
            yield return NoAddress;
        foreach (var (member, fault) in Apply(new SubscriptionSettings { Url = SomeAddress }).Faults(targets))
            yield return new("body", member, fault);
    }

    internal SubscriptionSettings Apply(SubscriptionSettings settings) => settings with
    {
        Name = Name ?? settings.Name,
        Url = Uri.TryCreate(Url, UriKind.Absolute, out var url) ? url : settings.Url,
        Format = Format ?? settings.Format,
        Filter = Filter?.ToFilter() ?? settings.Filter,
    };
}

/// <summary>A new secret is wanted.</summary>
public sealed record RotateRequest
{
    [Description("For so many hours (0 to 168) the old secret signs too; 24 when absent.")]
    public int? OverlapHours { get; init; }

    internal TimeSpan Overlap => TimeSpan.FromHours(OverlapHours ?? 24);

    internal IEnumerable<FieldError> Faults() => OverlapHours is < 0 or > 168 ? [new("body", "overlapHours", "Give a whole number from 0 to 168.")] : [];
}

/// <summary>One try to deliver.</summary>
public sealed record AttemptView(
    [property: Description("When it began; `webhook-timestamp` tells the same second.")] DateTimeOffset At, double Milliseconds,
    [property: Description("Length of the body that was posted.")] int RequestBytes, bool Delivered, int? Status,
    [property: Description("What went wrong; null when the receiver's answer says it all.")] string? Error,
    [property: Description("Head of the receiver's answer.")] string Response, double? RetryAfterSeconds)
{
    public static AttemptView Of(WebhookAttempt a) => new(
        a.At, Math.Round(a.Duration.TotalMilliseconds, 1), a.RequestBytes, a.Delivered, (int?)a.Status, a.Error, a.Response, a.RetryAfter?.TotalSeconds);
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

/// <summary>A delivery with the request it makes.</summary>
public sealed record DeliveryDetail(DeliveryView Delivery, RequestView Request)
{
    public static DeliveryDetail Of(Delivery delivery, Subscription subscription, WebhookMessage message) => new(
        DeliveryView.Of(delivery),
        new RequestView("POST", subscription.Settings.Url.GetLeftPart(UriPartial.Authority), message.ContentType, message.Id, JsonSerializer.Deserialize(message.Body, ApiJson.Api.JsonElement)));
}

/// <summary>What is posted on every attempt, besides `webhook-timestamp` and `webhook-signature`, which are made anew each time.</summary>
public sealed record RequestView(
    string Method, [property: Description("Scheme and host; the path can be a secret and is not told.")] string Target, string ContentType,
    [property: Description("Value of the header `webhook-id`.")] string WebhookId,
    [property: Description("The body, in the form the subscription has now.")] JsonElement Body);

/// <summary>What to send again: one delivery by its id, or those of a time range.</summary>
public sealed record RedeliverRequest
{
    public string? DeliveryId { get; init; }
    public DateTimeOffset? From { get; init; }
    public DateTimeOffset? To { get; init; }

    [Description("Of the range, only those in this state.")]
    public DeliveryState? State { get; init; }

    internal IEnumerable<FieldError> Faults()
    {
        if (DeliveryId is null == (From is null))
            yield return new("body", "deliveryId", "Give either deliveryId, or from (and to).");
        else if (DeliveryId is { } id && (id.Length is 0 or > 100 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')))
            yield return new("body", "deliveryId", "Not an id of a delivery.");
        if (To <= From)
            yield return new("body", "to", "Must be after from.");
    }
}

/// <param name="Redelivered">Deliveries on their way again, at most 1,000.</param>
public sealed record RedeliverAnswer(int Redelivered);
