using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Local.Sample;
using NewsMonitor.Service.Webhooks;
using NewsMonitor.Webhooks;

namespace NewsMonitor.Service.Tests.WholePath;

/// <summary>The sample started again on the same data, beside the subscription of somebody who tries things out.</summary>
public sealed class SampleSubscriptionTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_second_start_takes_over_its_own_subscription_and_nobody_elses()
    {
        var now = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("sample").FullName;
        await using var monitor = await azurite.MonitorAsync(s => s.AddSingleton(TimeProvider.System), [new("NewsMonitor:Webhooks:AllowedHosts:0", "127.0.0.1")]);
        var subscriptions = monitor.GetRequiredService<SubscriptionStore>();
        var mine = await subscriptions.CreateAsync(new SubscriptionSettings { Name = "mine", Url = new Uri("https://example.org/hook") }, null, now);

        for (var start = 0; start < 2; start++)
        {
            await using var sample = await SampleWorld.StartAsync(folder, now);
            await sample.PrepareAsync(monitor, now);
        }

        var all = await subscriptions.ListAsync(now);
        Assert.Equal(2, all.Count);
        var kept = all.Single(s => s.Id == mine.Subscription.Id).Settings;
        Assert.Equal((mine.Subscription.Settings.Name, mine.Subscription.Settings.Url), (kept.Name, kept.Url));
        Directory.Delete(folder, recursive: true);
    }
}
