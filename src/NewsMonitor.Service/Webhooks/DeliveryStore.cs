using Azure;
using Azure.Data.Tables;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Service.Webhooks;

/// <summary>
/// Table <c>deliveries</c> and its queue. Every change of a row is conditional on its ETag: of several workers that act on
/// one row, one goes on and the others learn that they came too late.
/// </summary>
public sealed class DeliveryStore(MonitorStorage storage, TimeProvider time)
{
    /// <summary>Most deliveries that one call returns or sends again.</summary>
    public const int MaxListed = 1000;

    private const string AnyUnfinished = "(State eq 'Pending' or State eq 'Sending' or State eq 'Bundled')";

    /// <summary>One delivery; null when there is none (any more).</summary>
    public async Task<Delivery?> FindAsync(string subscriptionId, string id, CancellationToken cancellationToken)
    {
        var row = await storage.Deliveries.GetEntityIfExistsAsync<TableEntity>(subscriptionId, id, cancellationToken: cancellationToken).ConfigureAwait(false);
        return row.HasValue ? DeliveryEntity.Read(row.Value!) : null;
    }

    /// <summary>Deliveries of a subscription created in a span of time, newest first, at most <see cref="MaxListed"/>.</summary>
    /// <param name="from">Inclusive; null from the beginning.</param>
    /// <param name="to">Exclusive; null until now.</param>
    /// <param name="state">Only those in this state; null all.</param>
    public async Task<IReadOnlyList<Delivery>> ListAsync(
        string subscriptionId, DateTimeOffset? from, DateTimeOffset? to, DeliveryState? state, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {subscriptionId} and CreatedAt ge {from ?? DateTimeOffset.UnixEpoch} and CreatedAt lt {to ?? DateTimeOffset.MaxValue}");
        if (state is { } only)
            filter += $" and State eq '{only}'";
        var found = await QueryAsync(filter, cancellationToken).ConfigureAwait(false);
        return [.. found.OrderByDescending(d => d.CreatedAt).ThenByDescending(d => d.Id, StringComparer.Ordinal).Take(MaxListed)];
    }

    /// <summary>Puts a delivery on its way: row first, then message. Does nothing when the row exists: announced before.</summary>
    /// <returns>True when it is new.</returns>
    public async Task<bool> AddAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            await storage.Deliveries.AddEntityAsync(DeliveryEntity.Of(delivery), cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return false;
        }

        if (delivery.State == DeliveryState.Pending)
            await EnqueueAsync(delivery, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>
    /// Sends finished deliveries again, under the id they had, revisions of one alert in order. Pending ones are left alone;
    /// superseded ones go only when asked for alone: the revision that took their place tells the same.
    /// </summary>
    /// <returns>How many are on their way again.</returns>
    public async Task<int> RedeliverAsync(IEnumerable<Delivery> deliveries, CancellationToken cancellationToken)
    {
        var chosen = deliveries.Take(MaxListed).ToList();
        var finished = chosen.Where(d => d.Finished && (chosen.Count == 1 || d.State != DeliveryState.Superseded)).ToList();
        var carried = finished.SelectMany(d => d.Bundle.Select(member => (d.SubscriptionId, member))).ToHashSet();
        var sent = 0;
        var now = time.GetUtcNow();
        foreach (var delivery in finished.Where(d => !carried.Contains((d.SubscriptionId, d.Id))).OrderBy(d => d.CreatedAt).ThenBy(d => d.Id, StringComparer.Ordinal))
        {
            var again = delivery with { State = DeliveryState.Pending, Since = now, DueAt = now, Attempts = 0, FinishedAt = null, Reason = null, Replayed = true, Renewals = 0, BundledIn = null };
            if (!await UpdateAsync([again], cancellationToken).ConfigureAwait(false))
                continue;
            await EnqueueAsync(again, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
            sent++;
        }

        return sent;
    }

    /// <summary>All revisions of the alert that a delivery tells of, oldest revision first. One request.</summary>
    internal Task<List<Delivery>> ReadRevisionsAsync(string subscriptionId, string id, CancellationToken cancellationToken)
    {
        var prefix = id[..(id.LastIndexOf('_') + 1)];
        return QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {subscriptionId} and RowKey ge {prefix} and RowKey lt {prefix + '~'}"), cancellationToken);
    }

    /// <summary>What is still to be done for a subscription.</summary>
    internal Task<List<Delivery>> ReadUnfinishedAsync(string subscriptionId, CancellationToken cancellationToken) =>
        QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {subscriptionId} and ") + AnyUnfinished, cancellationToken);

    /// <summary>Writes changed rows of one subscription, all or none.</summary>
    /// <returns>False when one of them had been changed meanwhile, or is gone.</returns>
    internal async Task<bool> UpdateAsync(IReadOnlyList<Delivery> changed, CancellationToken cancellationToken) =>
        await ClaimAsync(changed[0], [.. changed.Skip(1)], cancellationToken).ConfigureAwait(false) is not null;

    /// <summary>Writes a final state, also to the deliveries that travelled along.</summary>
    internal async Task FinishAsync(Delivery finished, CancellationToken cancellationToken)
    {
        var members = await ReadManyAsync(finished.SubscriptionId, finished.Bundle, cancellationToken).ConfigureAwait(false);
        await UpdateAsync([finished, .. DeliveryOutcome.Carried(finished, members, finished.FinishedAt!.Value)], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Marks a delivery as being sent, and others as travelling with it, all or none.</summary>
    /// <returns>The rows as they are now stored; null when one of them had been changed meanwhile.</returns>
    internal async Task<(Delivery Carrier, IReadOnlyList<Delivery> Members)?> ClaimAsync(Delivery carrier, IReadOnlyList<Delivery> members, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<Delivery> all = [carrier, .. members];
            var actions = all.Select(d => new TableTransactionAction(TableTransactionActionType.UpdateReplace, DeliveryEntity.Of(d), d.ETag));
            var written = await storage.Deliveries.SubmitTransactionAsync(actions, cancellationToken).ConfigureAwait(false);
            var now = all.Zip(written.Value, (delivery, response) => delivery with { ETag = response.Headers.ETag!.Value }).ToList();
            return (now[0], now[1..]);
        }
        catch (RequestFailedException e) when (e.Status is 412 or 404)
        {
            return null;
        }
    }

    internal async Task<IReadOnlyList<Delivery>> ReadManyAsync(string subscriptionId, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var found = new List<Delivery>();
        foreach (var id in ids)
        {
            if (await FindAsync(subscriptionId, id, cancellationToken).ConfigureAwait(false) is { } delivery)
                found.Add(delivery);
        }

        return found;
    }

    /// <summary>Asks for the next attempt.</summary>
    internal async Task EnqueueAsync(Delivery delivery, TimeSpan delay, CancellationToken cancellationToken) =>
        await storage.DeliveryQueue.SendMessageAsync(
            DeliveryMessage.Of(delivery).ToString(), delay > TimeSpan.Zero ? delay : TimeSpan.Zero, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken).ConfigureAwait(false);

    /// <summary>Removes the finished deliveries that were created before a moment.</summary>
    internal async Task<int> PurgeAsync(string subscriptionId, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var old = await QueryAsync(
            TableClient.CreateQueryFilter($"PartitionKey eq {subscriptionId} and CreatedAt lt {before}") + " and not " + AnyUnfinished, cancellationToken).ConfigureAwait(false);
        foreach (var delivery in old)
            await storage.Deliveries.DeleteEntityAsync(delivery.SubscriptionId, delivery.Id, ETag.All, cancellationToken).ConfigureAwait(false);
        return old.Count;
    }

    /// <summary>Removes the log of a subscription that is no more.</summary>
    internal async Task ForgetAsync(string subscriptionId, CancellationToken cancellationToken)
    {
        var rows = storage.Deliveries.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {subscriptionId}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false))
            await storage.Deliveries.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken).ConfigureAwait(false);
    }

    private async Task<List<Delivery>> QueryAsync(string filter, CancellationToken cancellationToken)
    {
        var found = new List<Delivery>();
        await foreach (var row in storage.Deliveries.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ConfigureAwait(false))
            found.Add(DeliveryEntity.Read(row));
        return found;
    }
}
