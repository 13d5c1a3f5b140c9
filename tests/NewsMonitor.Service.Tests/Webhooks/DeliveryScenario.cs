using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Alerts;
using NewsMonitor.Http;
using NewsMonitor.Service.Storage;
using NewsMonitor.Service.Webhooks;
using NewsMonitor.Webhooks;

namespace NewsMonitor.Service.Tests.Webhooks;

/// <summary>A monitor with a clock that the test moves, and a queue that makes each attempt at the moment it is due.</summary>
public sealed class DeliveryScenario : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A name like any other, behind which is this machine.</summary>
    public const string InsideName = "hooks.example.org";
    private readonly ServiceProvider _monitor;

    private DeliveryScenario(ServiceProvider monitor, FakeTimeProvider time)
    {
        _monitor = monitor;
        Time = time;
    }

    public FakeTimeProvider Time { get; }
    public SubscriptionStore Subscriptions => _monitor.GetRequiredService<SubscriptionStore>();
    public DeliveryStore Deliveries => _monitor.GetRequiredService<DeliveryStore>();
    public DeliverAlert Deliver => _monitor.GetRequiredService<DeliverAlert>();
    public SweepDeliveries Sweep => _monitor.GetRequiredService<SweepDeliveries>();
    public AlertAnnouncer Announcer => _monitor.GetRequiredService<AlertAnnouncer>();
    public DeliveryContents Contents => _monitor.GetRequiredService<DeliveryContents>();
    public TestDelivery Test => _monitor.GetRequiredService<TestDelivery>();
    public MonitorStorage Storage => _monitor.GetRequiredService<MonitorStorage>();
    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<DeliveryScenario> StartAsync(AzuriteFixture azurite, params (string Name, string Value)[] settings)
    {
        var time = new FakeTimeProvider(Start);
        var monitor = await azurite.MonitorAsync(
            services => services.AddSingleton<TimeProvider>(time).AddSingleton(new Random(42))
                .AddSingleton<NameResolver>((host, cancel) => host == InsideName ? Task.FromResult(new[] { IPAddress.Loopback }) : Dns.GetHostAddressesAsync(host, cancel)),
            [
                new("NewsMonitor:Webhooks:AllowedHosts:0", "127.0.0.1"),
                new("NewsMonitor:Webhooks:PublicAddress", "https://monitor.example.org"),
                .. settings.Select(s => new KeyValuePair<string, string?>($"NewsMonitor:Webhooks:{s.Name}", s.Value)),
            ]);
        return new DeliveryScenario(monitor, time);
    }

    public async Task<SubscriptionWithSecret> SubscribeAsync(Uri url, WebhookFormat format = WebhookFormat.Json, SubscriptionFilter? filter = null) =>
        await Subscriptions.CreateAsync(new SubscriptionSettings { Name = "team", Url = url, Format = format, Filter = filter ?? new() }, null, Cancel);

    public Task<int> AnnounceAsync(Alert alert) => Announcer.AnnounceAsync(alert, Cancel);

    /// <summary>Lets time pass; every attempt that falls due is made at its moment, in order.</summary>
    public async Task PassAsync(TimeSpan span, int atMost = 1000)
    {
        var end = Time.GetUtcNow() + span;
        for (var attempts = 0; await NextAsync(end) is { } next; attempts++)
        {
            Assert.True(attempts < atMost, $"More than {atMost} attempts; the last was for {next.Id}: {next.Reason}.");
            if (next.DueAt > Time.GetUtcNow())
                Time.SetUtcNow(next.DueAt);
            await Deliver.RunAsync(DeliveryMessage.Of(next).ToString(), Cancel);
        }

        if (end > Time.GetUtcNow())
            Time.SetUtcNow(end);
    }

    /// <summary>Deliveries of a subscription, in the order in which they were made.</summary>
    public async Task<IReadOnlyList<Delivery>> LogAsync(SubscriptionWithSecret subscriber) =>
        [.. (await Deliveries.ListAsync(subscriber.Subscription.Id, null, null, null, Cancel)).Reverse()];

    public async Task<Delivery> OnlyAsync(SubscriptionWithSecret subscriber) => Assert.Single(await LogAsync(subscriber));

    /// <summary>Messages that are in the queue, visible or not.</summary>
    public async Task<int> QueuedAsync() => (await Storage.DeliveryQueue.GetPropertiesAsync(Cancel)).Value.ApproximateMessagesCount;

    private async Task<Delivery?> NextAsync(DateTimeOffset end)
    {
        var due = new List<Delivery>();
        foreach (var subscription in await Subscriptions.ListAsync(Cancel))
        {
            if (subscription.Active)
                due.AddRange((await Deliveries.ListAsync(subscription.Id, null, null, DeliveryState.Pending, Cancel)).Where(d => d.DueAt <= end));
        }

        return due.OrderBy(d => d.DueAt).ThenBy(d => d.Id, StringComparer.Ordinal).FirstOrDefault();
    }

    public ValueTask DisposeAsync() => _monitor.DisposeAsync();

    public static Alert Alert(string id = "2026030208-0badcafe", int revision = 1, Severity severity = Severity.High, AlertStatus status = AlertStatus.Open) =>
        TestAlert.At(Start) with { Id = id, Revision = revision, Severity = severity, Status = status, Headline = $"Headline of {id}" };
}
