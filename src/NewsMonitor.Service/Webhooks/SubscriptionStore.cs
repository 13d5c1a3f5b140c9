using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Options;
using NewsMonitor.Service.Storage;
using NewsMonitor.Webhooks;

namespace NewsMonitor.Service.Webhooks;

/// <summary>Table <c>subscriptions</c>. Secrets go in and to the signer, never out again.</summary>
public sealed class SubscriptionStore(MonitorStorage storage, DeliveryStore deliveries, IOptions<WebhookOptions> options, TimeProvider time)
{
    public const int MaxSubscriptions = 200;

    /// <summary>How long the previous secret signs too after a rotation, unless said otherwise.</summary>
    public static readonly TimeSpan RotationOverlap = TimeSpan.FromHours(24);

    /// <summary>All subscriptions, oldest first.</summary>
    public async Task<IReadOnlyList<Subscription>> ListAsync(CancellationToken cancellationToken)
    {
        var found = new List<Subscription>();
        var rows = storage.Subscriptions.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {SubscriptionEntity.Partition}"), cancellationToken: cancellationToken);
        await foreach (var row in rows.ConfigureAwait(false))
            found.Add(SubscriptionEntity.Read(row));
        return [.. found.OrderBy(s => s.CreatedAt).ThenBy(s => s.Id, StringComparer.Ordinal)];
    }

    /// <summary>One subscription; null when there is none.</summary>
    public async Task<Subscription?> FindAsync(string id, CancellationToken cancellationToken) =>
        await ReadAsync(id, cancellationToken).ConfigureAwait(false) is { } row ? SubscriptionEntity.Read(row) : null;

    /// <summary>Makes a subscription and its secret.</summary>
    /// <param name="secret">A secret the receiver knows already; null to generate one.</param>
    /// <exception cref="InvalidInputException">A setting is wrong, or there are too many subscriptions.</exception>
    public async Task<SubscriptionWithSecret> CreateAsync(SubscriptionSettings settings, WebhookSecret? secret, CancellationToken cancellationToken)
    {
        settings.Validate(options.Value.Targets);
        if ((await ListAsync(cancellationToken).ConfigureAwait(false)).Count >= MaxSubscriptions)
            throw new InvalidInputException($"There are {MaxSubscriptions} subscriptions already, the most there can be.");
        secret ??= WebhookSecret.Generate();
        var subscription = new Subscription { Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)), Settings = settings, CreatedAt = time.GetUtcNow() };
        await storage.Subscriptions.AddEntityAsync(SubscriptionEntity.New(subscription, secret), cancellationToken).ConfigureAwait(false);
        return new SubscriptionWithSecret(subscription, secret);
    }

    /// <summary>Changes what the owner chooses.</summary>
    /// <returns>The subscription as it is now; null when there is none.</returns>
    public Task<Subscription?> UpdateAsync(string id, SubscriptionSettings settings, CancellationToken cancellationToken)
    {
        settings.Validate(options.Value.Targets);
        return ChangeAsync(id, row => SubscriptionEntity.Set(row, settings), cancellationToken);
    }

    /// <summary>Stops new deliveries and holds pending ones back.</summary>
    public Task<Subscription?> PauseAsync(string id, CancellationToken cancellationToken) =>
        ChangeAsync(id, row => SubscriptionEntity.Pause(row), cancellationToken);

    /// <summary>Ends a pause, or what made the monitor switch the subscription off; pending deliveries go on with the next sweep.</summary>
    public Task<Subscription?> ResumeAsync(string id, CancellationToken cancellationToken) =>
        ChangeAsync(id, row => SubscriptionEntity.Resume(row), cancellationToken);

    /// <summary>Makes a new secret; the one before signs too for <paramref name="overlap"/> (at most 7 days; zero: never again).</summary>
    public async Task<SubscriptionWithSecret?> RotateSecretAsync(string id, TimeSpan overlap, CancellationToken cancellationToken)
    {
        if (overlap < TimeSpan.Zero || overlap > TimeSpan.FromDays(7))
            throw new InvalidInputException("overlap: 0 to 7 days.");
        var secret = WebhookSecret.Generate();
        var until = time.GetUtcNow() + overlap;
        var subscription = await ChangeAsync(id, row => SubscriptionEntity.Rotate(row, secret, until), cancellationToken).ConfigureAwait(false);
        return subscription is null ? null : new SubscriptionWithSecret(subscription, secret);
    }

    /// <summary>Removes a subscription and the log of its deliveries.</summary>
    /// <returns>False when there is none.</returns>
    public async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken)
    {
        if (await ReadAsync(id, cancellationToken).ConfigureAwait(false) is null)
            return false;
        await storage.Subscriptions.DeleteEntityAsync(SubscriptionEntity.Partition, id, ETag.All, cancellationToken).ConfigureAwait(false);
        await deliveries.ForgetAsync(id, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>The subscription with what a sender needs; null when there is none.</summary>
    internal async Task<Receiver?> FindReceiverAsync(string id, CancellationToken cancellationToken) =>
        await ReadAsync(id, cancellationToken).ConfigureAwait(false) is { } row ? SubscriptionEntity.ReadReceiver(row, time.GetUtcNow()) : null;

    /// <summary>Takes the right to send now, for receivers that take one message at a time.</summary>
    /// <returns>False when another worker took it.</returns>
    internal Task<bool> TryTakeTurnAsync(Receiver receiver, DateTimeOffset now, DateTimeOffset? notBefore, CancellationToken cancellationToken) =>
        TryMergeAsync(SubscriptionEntity.Turn(receiver.Subscription.Id, now, notBefore), receiver.ETag, cancellationToken);

    /// <summary>Writes down how the receiver behaved. The last word wins.</summary>
    internal Task RecordHealthAsync(string id, int failuresInARow, DateTimeOffset? retryAt, CancellationToken cancellationToken) =>
        TryMergeAsync(SubscriptionEntity.Health(id, failuresInARow, retryAt), ETag.All, cancellationToken);

    internal Task RecordPermissionAsync(string id, WebhookPermission permission, CancellationToken cancellationToken) =>
        TryMergeAsync(SubscriptionEntity.Permission(id, permission), ETag.All, cancellationToken);

    /// <summary>Switches a subscription off because of what its receiver said.</summary>
    internal Task DisableAsync(string id, string reason, CancellationToken cancellationToken) =>
        TryMergeAsync(SubscriptionEntity.Disable(id, reason), ETag.All, cancellationToken);

    private async Task<TableEntity?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        var row = await storage.Subscriptions.GetEntityIfExistsAsync<TableEntity>(SubscriptionEntity.Partition, id, cancellationToken: cancellationToken).ConfigureAwait(false);
        return row.HasValue ? row.Value : null;
    }

    private async Task<Subscription?> ChangeAsync(string id, Action<TableEntity> change, CancellationToken cancellationToken)
    {
        const int Tries = 5;
        for (var attempt = 1; ; attempt++)
        {
            if (await ReadAsync(id, cancellationToken).ConfigureAwait(false) is not { } row)
                return null;
            change(row);
            try
            {
                await storage.Subscriptions.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false);
                return SubscriptionEntity.Read(row);
            }
            catch (RequestFailedException e) when (e.Status == 412 && attempt < Tries)
            {
                // Changed meanwhile: read it again.
            }
        }
    }

    private async Task<bool> TryMergeAsync(TableEntity row, ETag etag, CancellationToken cancellationToken)
    {
        try
        {
            await storage.Subscriptions.UpdateEntityAsync(row, etag, TableUpdateMode.Merge, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 412 or 404)
        {
            return false;
        }
    }
}

/// <summary>A subscription at the one moment its owner sees the secret.</summary>
public sealed record SubscriptionWithSecret(Subscription Subscription, WebhookSecret Secret);
