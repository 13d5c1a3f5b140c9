namespace NewsMonitor.Service.Webhooks;

/// <summary>
/// Whether a delivery may go now. Revisions of one alert go in order: a newer one takes the place of an older one that
/// was not sent yet (each message tells the whole state), and waits while an older one is being sent. A failing receiver is
/// left alone until its circuit lets a single attempt through; a chat gets one message an interval.
/// </summary>
internal abstract record DeliveryTurn
{
    /// <summary>It may go; <paramref name="Supersedes"/> are the older revisions whose place it takes.</summary>
    public sealed record Go(IReadOnlyList<Delivery> Supersedes) : DeliveryTurn;

    /// <summary>A newer revision exists.</summary>
    public sealed record Superseded(Delivery By) : DeliveryTurn;

    /// <summary>Not before <paramref name="Until"/>.</summary>
    public sealed record Wait(DateTimeOffset Until, string Reason) : DeliveryTurn
    {
        /// <summary>Because of the receiver, for which nobody waits for ever; what is of our own making comes to an end.</summary>
        public bool OfReceiver { get; init; }
    }

    private static readonly TimeSpan WhileSending = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WhileBundled = TimeSpan.FromMinutes(1);

    /// <param name="revisions">All deliveries of the same alert to the same subscription.</param>
    public static DeliveryTurn Decide(Delivery delivery, IEnumerable<Delivery> revisions, Receiver receiver, TimeSpan gap, DateTimeOffset now)
    {
        var health = receiver.Subscription.Health;
        if (health.LeftAloneUntil is { } until && until > now)
            return new Wait(until, health.FailuresInARow == 1 ? "the receiver asked for a pause" : $"the receiver failed {health.FailuresInARow} times in a row") { OfReceiver = true };
        var supersedes = new List<Delivery>();
        foreach (var other in revisions.OrderByDescending(d => d.Alert.Revision))
        {
            if (other.Alert.Revision > delivery.Alert.Revision && !delivery.Replayed && delivery.Bundle.Count == 0)
                return new Superseded(other);
            if (other.Alert.Revision >= delivery.Alert.Revision || other.Finished)
                continue;
            if (other.State == DeliveryState.Bundled)
                return new Wait(now + WhileBundled, $"{other.Id} is being sent in a bundle");
            if (other.State == DeliveryState.Sending && other.DueAt > now)
                return new Wait(now + WhileSending, $"{other.Id} is being sent");
            if (other.Bundle.Count > 0 || other.Replayed || delivery.Replayed)
                return new Wait(Later(other.DueAt, now) + WhileSending, $"{other.Id} goes first");
            supersedes.Add(other);
        }

        return health.LastSentAt is { } last && last + gap > now ? new Wait(last + gap, "one message at a time") : new Go(supersedes);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
