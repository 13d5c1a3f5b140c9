using System.Globalization;
using Azure;
using NewsMonitor.Alerts;
using NewsMonitor.Webhooks;

namespace NewsMonitor.Service.Webhooks;

/// <summary>One revision of an alert on its way to one subscription, and all that came of it. A row of table <c>deliveries</c>.</summary>
public sealed record Delivery
{
    public required string SubscriptionId { get; init; }

    /// <summary>Alert id and revision, so that announcing again makes no second delivery.</summary>
    public required string Id { get; init; }
    public required DeliveryState State { get; init; }

    /// <summary>The alert as it was when it was announced.</summary>
    public required Alert Alert { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Start of the day of attempts: creation, or the last request to deliver again.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Pending: when the next attempt is due. Sending: when the attempt counts as lost.</summary>
    public required DateTimeOffset DueAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Attempts begun since <see cref="Since"/>.</summary>
    public int Attempts { get; init; }

    /// <summary>Somebody asked for it again: it goes although newer revisions exist.</summary>
    public bool Replayed { get; init; }

    /// <summary>How often its message had to be renewed since the last attempt.</summary>
    internal int Renewals { get; init; }

    /// <summary>Why it is dead, superseded or put off.</summary>
    public string? Reason { get; init; }

    /// <summary>Ids of the deliveries that travel in this one's message.</summary>
    public IReadOnlyList<string> Bundle { get; init; } = [];

    /// <summary>Id of the delivery in whose message this one travels.</summary>
    public string? BundledIn { get; init; }

    /// <summary>The last attempts, oldest first.</summary>
    public IReadOnlyList<WebhookAttempt> Log { get; init; } = [];
    internal ETag ETag { get; init; }

    public const int MaxLog = 20;

    /// <summary>Value of <c>webhook-id</c>: the same on every attempt.</summary>
    public string WebhookId => $"msg_{SubscriptionId}_{Id}";

    /// <summary>True when nothing more will happen unless somebody asks for it.</summary>
    public bool Finished => State is DeliveryState.Delivered or DeliveryState.Superseded or DeliveryState.Dead;

    /// <summary>True for a test message: an answer for whoever asked, of which nothing is owed or lost.</summary>
    public bool IsTest => Alert.Id.StartsWith(TestDelivery.IdPrefix, StringComparison.Ordinal);

    public static string IdOf(Alert alert) => string.Create(CultureInfo.InvariantCulture, $"{alert.Id}_{alert.Revision:D4}");

    public static Delivery New(Subscription subscription, Alert alert, DateTimeOffset now) => new()
    {
        SubscriptionId = subscription.Id,
        Id = IdOf(alert),
        State = DeliveryState.Pending,
        Alert = alert,
        CreatedAt = now,
        Since = now,
        DueAt = now,
    };

    internal Delivery With(WebhookAttempt attempt) => this with { Log = [.. Log.Append(attempt).TakeLast(MaxLog)] };
}

/// <summary>
/// Pending → Sending → Delivered, or back to Pending after a failure, or Dead after the last. Superseded: a newer revision
/// of the alert took its place before it was sent. Bundled: it travels in another delivery's message and shares its fate.
/// </summary>
public enum DeliveryState
{
    Pending,
    Sending,
    Bundled,
    Delivered,
    Superseded,
    Dead,
}
