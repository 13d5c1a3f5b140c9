using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Local.Hosting;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Service.Tests.Hosting;

public sealed class QueueRoundTests(AzuriteFixture azurite)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_that_hangs_holds_up_no_other()
    {
        await using var monitor = await azurite.MonitorAsync();
        var storage = monitor.GetRequiredService<MonitorStorage>();
        var done = new ConcurrentQueue<string>();
        var release = new TaskCompletionSource();
        var (now, most) = (0, 0);
        var round = new QueueRound("test", storage.DeliveryQueue, storage.DeliveryPoisonQueue, HandleAsync, (_, e) => Assert.Fail(e.Message));
        await storage.DeliveryQueue.SendMessageAsync("hangs", Now);
        for (var i = 0; i < 40; i++)
            await storage.DeliveryQueue.SendMessageAsync($"quick {i}", Now);

        // Of a round that waited for its batch, the second would never come.
        while (done.Count < 40)
            Assert.NotEqual(Outcome.Idle, await round.RunAsync(Now).WaitAsync(TimeSpan.FromSeconds(20), Now));
        Assert.Equal(Outcome.Waiting, await UntilAsync(round, o => o != Outcome.Worked));
        release.SetResult();
        Assert.Equal(Outcome.Idle, await UntilAsync(round, o => o == Outcome.Idle));

        Assert.Equal("hangs", done.Last());
        Assert.InRange(most, 2, QueueRound.MostAtOnce);
        Assert.Equal(0, (await storage.DeliveryQueue.GetPropertiesAsync(Now)).Value.ApproximateMessagesCount);

        async Task HandleAsync(string message, CancellationToken cancellationToken)
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await Task.Yield();
            if (message == "hangs")
                await release.Task.WaitAsync(cancellationToken);
            Interlocked.Decrement(ref now);
            done.Enqueue(message);
        }
    }

    private static async Task<Outcome> UntilAsync(QueueRound round, Func<Outcome, bool> wanted)
    {
        for (var outcome = await round.RunAsync(Now); ; outcome = await round.RunAsync(Now))
        {
            if (wanted(outcome))
                return outcome;
        }
    }
}
