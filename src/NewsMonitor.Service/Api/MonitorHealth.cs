using Azure;
using NewsMonitor.Service.Alerts;
using NewsMonitor.Service.Articles;
using NewsMonitor.Service.Config;
using NewsMonitor.Service.Feeds;
using NewsMonitor.Service.Webhooks;

namespace NewsMonitor.Service.Api;

/// <summary>
/// Looks whether the monitor does what it is for: is the storage there, are feeds being read, is what was read analysed, do
/// alerts reach their receivers. A look is kept for some seconds, because every page shows it.
/// </summary>
public sealed class MonitorHealth(
    WatchlistStore watchlists, FeedList list, FeedStore feeds, ArticleBacklog backlog, PoisonArticles poisonArticles, AlertStore alerts, SubscriptionStore subscriptions,
    DeliveryStore deliveries, PoisonDeliveries poisonDeliveries, TimeProvider time) : IDisposable
{
    /// <summary>When no feed has been read for so long, what the monitor says of the present is old.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(40);

    /// <summary>From this share of failing feeds on the monitor misses too much.</summary>
    private const double TooManyFailing = 0.34;

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(15);
    private readonly SemaphoreSlim _looking = new(1, 1);
    private HealthReport? _last;

    /// <summary>All checks. When the storage does not answer, that is the only one.</summary>
    public async Task<HealthReport> CheckAsync(CancellationToken cancellationToken)
    {
        if (Recent() is { } known)
            return known;
        await _looking.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Recent() ?? (_last = await LookAsync(cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            _looking.Release();
        }
    }

    public void Dispose() => _looking.Dispose();

    private HealthReport? Recent() => _last is { } last && time.GetUtcNow() - last.CheckedAt is var age && age >= TimeSpan.Zero && age < Kept ? last : null;

    private async Task<HealthReport> LookAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        try
        {
            var checks = new List<HealthCheck> { new("storage", "Storage", HealthStatus.Healthy, "The storage account answers.") };
            checks.AddRange(await FeedChecksAsync(now, cancellationToken).ConfigureAwait(false));
            checks.Add(await WatchlistAsync(cancellationToken).ConfigureAwait(false));
            checks.Add(await AnalysisAsync(cancellationToken).ConfigureAwait(false));
            checks.Add(await DeliveriesAsync(now, cancellationToken).ConfigureAwait(false));
            checks.Add(await AnnouncementsAsync(now, cancellationToken).ConfigureAwait(false));
            return HealthReport.Of(now, checks);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException { InnerException: RequestFailedException } or HttpRequestException)
        {
            return HealthReport.Of(now, [new("storage", "Storage", HealthStatus.Unhealthy, "The storage account does not answer.")]);
        }
    }

    private async Task<IEnumerable<HealthCheck>> FeedChecksAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var listed = await list.GetAsync(cancellationToken).ConfigureAwait(false);
        var states = (await feeds.ListAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(s => s.Url, StringComparer.Ordinal);
        var known = listed.Select(f => states.GetValueOrDefault(f.Url)).OfType<NewsMonitor.Feeds.FeedState>().ToList();
        var last = known.Max(s => s.LastSuccess);
        var age = now - last;
        HealthCheck freshness = (listed.Count, last, age) switch
        {
            (0, _, _) => new("freshness", "Freshness", HealthStatus.Degraded, "No feed is listed; nothing is read."),
            (_, null, _) => new("freshness", "Freshness", HealthStatus.Degraded, "No feed has been read yet."),
            (_, _, { } old) when old > StaleAfter => new("freshness", "Freshness", HealthStatus.Degraded, $"No feed has been read for {Span(old)}.", Math.Floor(old.TotalMinutes)),
            _ => new("freshness", "Freshness", HealthStatus.Healthy, $"A feed was read {Span(age!.Value)} ago.", Math.Floor(age.Value.TotalMinutes)),
        };
        var failing = known.Count(s => s.Health == "failing");
        var answering = list.Problem is { } problem
            ? new HealthCheck("feeds", "Feeds", HealthStatus.Degraded, problem, failing)
            : new HealthCheck("feeds", "Feeds", failing > TooManyFailing * listed.Count ? HealthStatus.Degraded : HealthStatus.Healthy,
                failing == 0 ? listed.Count == 1 ? "The one feed answers, or has not been asked yet." : $"All {listed.Count} feeds answer, or have not been asked yet." : $"{failing} of {Words.Count(listed.Count, "feed")} {(failing == 1 ? "fails" : "fail")}.", failing);
        return [freshness, answering];
    }

    private async Task<HealthCheck> WatchlistAsync(CancellationToken cancellationToken)
    {
        var watchlist = await watchlists.GetAsync(cancellationToken).ConfigureAwait(false);
        return watchlists.Problem is { } problem
            ? new("watchlist", "Watchlist", HealthStatus.Degraded, $"The stored watchlist is not used, the last good one is: {problem}")
            : new("watchlist", "Watchlist", HealthStatus.Healthy, $"{watchlist.Id} is in force: {watchlist.Entities.Count} entities, {watchlist.Topics.Count} topics.");
    }

    private async Task<HealthCheck> AnalysisAsync(CancellationToken cancellationToken)
    {
        // The sweep knows those whose event was lost too; the poison queue those that failed since the sweep.
        var left = await backlog.LastAsync(cancellationToken).ConfigureAwait(false);
        var articles = Math.Max(left.Failed, await poisonArticles.WaitingAsync(cancellationToken).ConfigureAwait(false));
        return articles == 0
            ? new("analysis", "Analysis", HealthStatus.Healthy, "Every article could be analysed.", 0)
            : new("analysis", "Analysis", HealthStatus.Degraded, $"{Words.Count(articles, "article")} could not be analysed and {(articles == 1 ? "waits" : "wait")} to be tried again.", articles);
    }

    private async Task<HealthCheck> DeliveriesAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var poison = await poisonDeliveries.WaitingAsync(cancellationToken).ConfigureAwait(false);
        var (dead, late, disabled) = (0, 0, 0);
        foreach (var subscription in await subscriptions.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            disabled += subscription.Disabled is null ? 0 : 1;
            if (!subscription.Active)
                continue;
            foreach (var delivery in await deliveries.ListAsync(subscription.Id, now.AddDays(-2), null, null, cancellationToken).ConfigureAwait(false))
            {
                // A test that failed is an answer, not a loss.
                dead += delivery.State == DeliveryState.Dead && !delivery.IsTest ? 1 : 0;
                late += delivery.State == DeliveryState.Pending && delivery.CreatedAt < now.AddMinutes(-15) ? 1 : 0;
            }
        }

        var faults = new List<string>();
        if (dead > 0)
            faults.Add($"{Words.Count(dead, "message")} {Words.Were(dead)} given up in two days");
        if (late > 0)
            faults.Add($"{late} {(late == 1 ? "has" : "have")} been waiting for more than a quarter of an hour");
        if (disabled > 0)
            faults.Add($"{Words.Count(disabled, "subscription")} {Words.Were(disabled)} switched off by {(disabled == 1 ? "its receiver" : "their receivers")}");
        if (poison > 0)
            faults.Add($"{poison} {(poison == 1 ? "is" : "are")} in the poison queue");
        return faults.Count == 0
            ? new("deliveries", "Webhooks", HealthStatus.Healthy, "Every message has been delivered or is on its way.", 0)
            : new("deliveries", "Webhooks", HealthStatus.Degraded, $"{string.Join("; ", faults)}.", dead + late + poison);
    }

    private async Task<HealthCheck> AnnouncementsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var owed = 0;
        await foreach (var alert in alerts.QueryAsync(now.AddDays(-3), cancellationToken: cancellationToken).ConfigureAwait(false))
            owed += alert.AnnouncementOwed && alert.Alert.UpdatedAt < now.AddMinutes(-30) ? 1 : 0;
        return owed == 0
            ? new("announcements", "Announcements", HealthStatus.Healthy, "Every alert has been handed to the webhooks.", 0)
            : new("announcements", "Announcements", HealthStatus.Degraded, $"{Words.Count(owed, "alert")} {(owed == 1 ? "waits" : "wait")} to be handed to the webhooks; the next detection run does it.", owed);
    }

    private static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalMinutes: < 90 } => Words.Count((int)span.TotalMinutes, "minute"),
        { TotalHours: < 36 } => Words.Count((int)Math.Round(span.TotalHours), "hour"),
        _ => Words.Count((int)Math.Round(span.TotalDays), "day"),
    };
}
