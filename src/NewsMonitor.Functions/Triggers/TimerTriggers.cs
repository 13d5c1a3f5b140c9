using Microsoft.Azure.Functions.Worker;
using NewsMonitor.Service.Alerts;
using NewsMonitor.Service.Articles;
using NewsMonitor.Service.Feeds;
using NewsMonitor.Service.Webhooks;

namespace NewsMonitor.Functions.Triggers;

/// <summary>What happens by the clock. Schedules come from settings; every step may run late, twice or beside itself.</summary>
public sealed class TimerTriggers(FetchFeeds fetch, DetectSpikes detect, SweepDeliveries sweep, ArticleBacklog backlog, EnrichArticles enrich, TimeProvider time)
{
    [Function("FetchFeeds")]
    public Task FetchFeedsAsync([TimerTrigger("%FetchSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        fetch.RunAsync(cancellationToken);

    // A run that fails on a busy storage account is tried again before its next turn.
    [Function("DetectSpikes")]
    [ExponentialBackoffRetry(3, "00:00:05", "00:01:00")]
    public Task DetectSpikesAsync([TimerTrigger("%DetectSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        detect.RunAsync(time.GetUtcNow(), cancellationToken);

    [Function("SweepDeliveries")]
    public Task SweepDeliveriesAsync([TimerTrigger("%SweepSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        sweep.RunAsync(cancellationToken);

    // What a lost event or a failed analysis has left behind is found again within the hour, what is older than days within the day.
    [Function("SweepArticles")]
    public Task SweepArticlesAsync([TimerTrigger("%BacklogSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        backlog.RunAsync(cancellationToken);

    [Function("EnrichArticles")]
    public Task EnrichArticlesAsync([TimerTrigger("%EnrichSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        enrich.RunAsync(cancellationToken);
}
