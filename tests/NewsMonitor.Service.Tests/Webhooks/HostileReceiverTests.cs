using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NewsMonitor.Service.Webhooks;
using NewsMonitor.Webhooks;
using static NewsMonitor.Service.Tests.Webhooks.DeliveryScenario;

namespace NewsMonitor.Service.Tests.Webhooks;

/// <summary>Receivers that do all they can to hurt, each next to a good one, over ten alerts in a day and a half.</summary>
public sealed class HostileReceiverTests(AzuriteFixture azurite)
{
    private const int Alerts = 10;
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(20);

    public static TheoryData<string> Receivers => [.. Behaviours.Keys];

    /// <summary>How each answers; the text says what becomes of it.</summary>
    private static readonly Dictionary<string, Func<DeliveryScenario, LoopbackReceiver, Func<HttpContext, ReceivedRequest, Task>>> Behaviours = new()
    {
        ["never answers"] = (monitor, _) => async (context, _) =>
        {
            // The clock of the test moves on only when somebody moves it.
            monitor.Time.Advance(TimeSpan.FromSeconds(16));
            await EndAsync(context);
        },
        ["drips its answer"] = (monitor, _) => async (context, _) =>
        {
            context.Response.StatusCode = 500;
            await context.Response.WriteAsync("d");
            await context.Response.Body.FlushAsync();
            monitor.Time.Advance(TimeSpan.FromSeconds(16));
            await EndAsync(context);
        },
        ["resets the connection"] = (_, _) => (context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        },
        ["redirects to a private address"] = (_, receiver) => (context, _) =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = receiver.Url.AbsoluteUri.Replace("/hook", "/inside", StringComparison.Ordinal);
            return Task.CompletedTask;
        },
        ["fails for an hour"] = (_, _) => (context, request) =>
        {
            context.Response.StatusCode = request.At < Start.AddHours(1) ? 500 : 200;
            return Task.CompletedTask;
        },
        ["answers 10 MB with an error"] = (_, _) => async (context, _) =>
        {
            context.Response.StatusCode = 500;
            await FloodAsync(context);
        },
        ["answers 10 MB and takes it"] = (_, _) => async (context, _) => await FloodAsync(context),
        ["asks for a pause of a year"] = (_, _) => (context, _) =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "31536000";
            return Task.CompletedTask;
        },
    };

    [Theory]
    [MemberData(nameof(Receivers))]
    public async Task A_good_receiver_beside_it_gets_everything_once_and_in_time(string behaviour)
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var good = await LoopbackReceiver.StartAsync(monitor.Time);
        await using var bad = await LoopbackReceiver.StartAsync(monitor.Time);
        bad.Answer = Behaviours[behaviour](monitor, bad);
        var badTeam = await monitor.SubscribeAsync(bad.Url);
        var goodTeam = await monitor.SubscribeAsync(good.Url);

        var announced = new Dictionary<string, DateTimeOffset>();
        for (var i = 0; i < Alerts; i++)
        {
            var alert = Alert($"2026030208-{i:x8}");
            announced[alert.Id] = monitor.Time.GetUtcNow();
            await monitor.AnnounceAsync(alert);
            await monitor.PassAsync(Between);
        }

        await monitor.PassAsync(TimeSpan.FromHours(36));

        Assert.Equal(Alerts, good.Posts.Count);
        Assert.Equal(Alerts, good.Posts.Select(p => p.Id).Distinct().Count());
        // One attempt at the bad one may come first; then its message is put back and the good one has its turn.
        Assert.All(await monitor.LogAsync(goodTeam), d => Assert.True(d.FinishedAt - announced[d.Alert.Id] < TimeSpan.FromSeconds(20)));

        var log = await monitor.LogAsync(badTeam);
        Assert.All(bad.All, r => Assert.Equal("/hook", r.Path));
        Assert.All(log.SelectMany(d => d.Log), a => Assert.True(a.Response.Length <= WebhookSender.MaxExcerpt && a.Duration <= TimeSpan.FromSeconds(20)));
        Assert.True(bad.Posts.Count < Alerts * 14);
        TestContext.Current.SendDiagnosticMessage(Row(behaviour, bad, log));
        var delivered = log.Count(d => d.State == DeliveryState.Delivered);
        Assert.Equal(behaviour is "fails for an hour" or "answers 10 MB and takes it" ? Alerts : 0, delivered);
        Assert.DoesNotContain(log, d => behaviour != "asks for a pause of a year" && !d.Finished);
    }

    [Fact]
    public async Task A_name_that_leads_to_a_private_address_is_not_connected_to()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        await using var inside = await LoopbackReceiver.StartAsync(monitor.Time);
        var team = await monitor.SubscribeAsync(new Uri(inside.Url.AbsoluteUri.Replace("127.0.0.1", InsideName, StringComparison.Ordinal)));
        await monitor.AnnounceAsync(Alert());

        await monitor.PassAsync(TimeSpan.FromHours(2));

        Assert.Empty(inside.All);
        var delivery = await monitor.OnlyAsync(team);
        Assert.Equal(DeliveryState.Dead, delivery.State);
        Assert.Contains("not public", delivery.Log[0].Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_that_speaks_no_http_is_a_failure_in_the_log()
    {
        await using var monitor = await DeliveryScenario.StartAsync(azurite);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var babble = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync(Cancel);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("220 mail.example ESMTP\r\n"), Cancel);
        }, Cancel);
        var team = await monitor.SubscribeAsync(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));
        await monitor.AnnounceAsync(Alert());

        await monitor.PassAsync(TimeSpan.Zero);
        await babble;

        var delivery = await monitor.OnlyAsync(team);
        Assert.Equal(DeliveryState.Pending, delivery.State);
        Assert.NotNull(Assert.Single(delivery.Log).Error);
    }

    /// <summary>A line of the table in docs/webhooks.md.</summary>
    private static string Row(string behaviour, LoopbackReceiver bad, IReadOnlyList<Delivery> log) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {behaviour} | {bad.Posts.Count} | {log.Count(d => d.State == DeliveryState.Delivered)} | {log.Count(d => d.State == DeliveryState.Dead)} | {log.Count(d => !d.Finished)} | {(bad.Posts[^1].At - Start).TotalHours:0.0} h | {log[0].Reason ?? "delivered"} |");

    private static async Task EndAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    private static async Task FloodAsync(HttpContext context)
    {
        context.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
        var block = Encoding.ASCII.GetBytes(new string('x', 64 * 1024));
        for (var i = 0; i < 160 && !context.RequestAborted.IsCancellationRequested; i++)
            await context.Response.Body.WriteAsync(block, context.RequestAborted).AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
