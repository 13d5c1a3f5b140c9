using NewsMonitor.Service.Api;
using NewsMonitor.Service.Articles;

namespace NewsMonitor.Service.Tests.Articles;

public sealed class ArticleBacklogTests(AzuriteFixture azurite)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_article_that_cannot_be_analysed_keeps_no_other_and_health_tells_of_it_until_it_can()
    {
        await using var world = await LeftBehind.StartAsync(azurite);
        foreach (var title in new[] { "first", "broken", "last" })
            await world.StoreAsync(title, TimeSpan.FromHours(1));
        world.Says["broken"] = _ => throw new InvalidOperationException("a fault of the analyser");

        var sweep = await world.Backlog.RunAsync(Now);
        Assert.Equal((2, 1), (sweep.Analyzed, sweep.Failed));
        var health = await world.AnalysisHealthAsync();
        Assert.Equal((HealthStatus.Degraded, 1, "1 article could not be analysed and waits to be tried again."), (health.Status, health.Value, health.Detail));

        world.Says.Clear();
        sweep = await world.Backlog.RunAsync(Now);
        Assert.Equal((1, 0), (sweep.Analyzed, sweep.Failed));
        Assert.Equal(HealthStatus.Healthy, (await world.AnalysisHealthAsync()).Status);
    }

    [Fact]
    public async Task An_old_article_whose_event_was_lost_is_found_within_a_day_and_no_day_is_looked_at_every_hour()
    {
        await using var world = await LeftBehind.StartAsync(azurite);
        await world.Backlog.RunAsync(Now);
        await world.StoreAsync("old", TimeSpan.FromDays(40));
        await world.StoreAsync("new", TimeSpan.FromDays(2));
        world.Says["old"] = _ => throw new InvalidOperationException("not yet");

        world.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal((1, 0), await SweepAsync());
        world.Time.SetUtcNow(LeftBehind.Start.AddDays(1).AddSeconds(-1));
        Assert.Equal((0, 1), await SweepAsync());
        // What failed in the daily sweep is not forgotten by the hourly ones.
        world.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal((0, 1), await SweepAsync());
        world.Says.Clear();
        world.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal((1, 0), await SweepAsync());

        async Task<(int, int)> SweepAsync()
        {
            var sweep = await world.Backlog.RunAsync(Now);
            return (sweep.Analyzed, sweep.Failed);
        }
    }

    [Fact]
    public async Task A_poison_message_is_a_fault_until_its_article_is_analysed_and_then_goes()
    {
        await using var world = await LeftBehind.StartAsync(azurite);
        var queue = world.Storage.ArticlePoisonQueue;
        await queue.CreateIfNotExistsAsync(cancellationToken: Now);
        var blobs = new List<string>();
        foreach (var title in new[] { "mended", "broken", "gone" })
            blobs.Add(await world.StoreAsync(title, TimeSpan.FromHours(1)));
        foreach (var blob in blobs)
            await queue.SendMessageAsync(new PoisonBlob("Host.Functions.AnalyzeArticle", "BlockBlob", world.Storage.Articles.Name, blob).ToString(), Now);
        // As the queue holds it when somebody puts a message there by hand; and one of another monitor.
        await world.Storage.AsStored(queue).SendMessageAsync(new PoisonBlob("f", "BlockBlob", world.Storage.Articles.Name, blobs[1]).ToString(), Now);
        await queue.SendMessageAsync(new PoisonBlob("f", "BlockBlob", "others", blobs[0]).ToString(), Now);

        await world.Storage.Articles.DeleteBlobAsync(blobs[2], cancellationToken: Now);
        Assert.Equal(3, (await world.AnalysisHealthAsync()).Value);
        world.Says["broken"] = _ => throw new InvalidOperationException("a fault of the analyser");
        await world.Backlog.RunAsync(Now);
        Assert.Equal(2, (await world.AnalysisHealthAsync()).Value);

        world.Says.Clear();
        await world.Backlog.RunAsync(Now);
        Assert.Equal(0, (await world.AnalysisHealthAsync()).Value);
        var left = (await queue.PeekMessagesAsync(32, Now)).Value.Select(m => m.Body.ToString()).ToList();
        Assert.DoesNotContain(left, m => m.Contains(world.Storage.Articles.Name, StringComparison.Ordinal));
        Assert.Contains(left, m => m.Contains("others", StringComparison.Ordinal));
    }
}
