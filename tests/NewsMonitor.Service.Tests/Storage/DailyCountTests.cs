using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Service.Tests.Storage;

public sealed class DailyCountTests(AzuriteFixture azurite)
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2024, 9, 13, 12, 30, 0, TimeSpan.Zero));
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Instances_at_once_spend_no_more_than_the_day_has_and_the_next_day_begins_anew()
    {
        await using var monitor = await azurite.MonitorAsync();
        var instances = Enumerable.Range(0, 4).Select(_ => CountOf(monitor, most: 10)).ToList();

        var taken = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => instances[i % 4].TryTakeAsync(1, Now)));
        Assert.Equal(10, taken.Count(t => t));

        _time.Advance(TimeSpan.FromDays(1));
        Assert.True(await instances[0].TryTakeAsync(9, Now));
        Assert.False(await instances[1].TryTakeAsync(2, Now));
        Assert.True(await instances[2].TryTakeAsync(1, Now));
    }

    [Fact]
    public async Task A_share_costs_one_operation_where_nobody_else_takes_any()
    {
        await using var monitor = await azurite.MonitorAsync();
        var count = CountOf(monitor, most: 100);
        await count.TryTakeAsync(1, Now);
        var operations = monitor.GetRequiredService<StorageOperationCounter>();
        var before = operations.Total;
        for (var i = 0; i < 5; i++)
            Assert.True(await count.TryTakeAsync(3, Now));
        Assert.Equal(5, operations.Total - before);
    }

    private DailyCount CountOf(ServiceProvider monitor, int most) => new(monitor.GetRequiredService<MonitorStorage>(), _time, "test", most);
}
