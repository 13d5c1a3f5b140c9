using NewsMonitor.Service.Webhooks;

namespace NewsMonitor.Service.Tests.Webhooks;

public sealed class PoisonDeliveriesTests(AzuriteFixture azurite)
{
    private static CancellationToken Now => DeliveryScenario.Cancel;

    [Fact]
    public async Task A_poison_message_stays_until_its_delivery_is_finished_and_then_the_sweep_takes_it_away()
    {
        await using var scenario = await DeliveryScenario.StartAsync(azurite);
        await using var receiver = await LoopbackReceiver.StartAsync();
        var subscriber = await scenario.SubscribeAsync(receiver.Url);
        await scenario.AnnounceAsync(DeliveryScenario.Alert());
        var poison = scenario.Storage.DeliveryPoisonQueue;
        await poison.SendMessageAsync(DeliveryMessage.Of(await scenario.OnlyAsync(subscriber)).ToString(), Now);
        await poison.SendMessageAsync("nobody's message", Now);

        await scenario.Sweep.RunAsync(Now);
        Assert.Equal(2, await WaitingAsync());

        await scenario.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(DeliveryState.Delivered, (await scenario.OnlyAsync(subscriber)).State);
        await scenario.Sweep.RunAsync(Now);
        Assert.Equal(1, await WaitingAsync());
        Assert.Equal("nobody's message", Assert.Single((await poison.PeekMessagesAsync(32, Now)).Value).Body.ToString());

        async Task<int> WaitingAsync() => (await poison.GetPropertiesAsync(Now)).Value.ApproximateMessagesCount;
    }
}
