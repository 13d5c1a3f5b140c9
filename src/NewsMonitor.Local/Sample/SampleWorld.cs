using NewsMonitor.Feeds;
using NewsMonitor.Service;
using NewsMonitor.Service.Storage;
using NewsMonitor.Service.Webhooks;
using NewsMonitor.Watchlists;
using NewsMonitor.Webhooks;

namespace NewsMonitor.Local.Sample;

/// <summary>What <c>run --sample</c> needs beside the monitor: the publishers and the receiver, the feed list, a subscription.</summary>
internal sealed class SampleWorld : IAsyncDisposable
{
    /// <summary>Its place in lists of allowed hosts, behind those a user sets.</summary>
    private const int SampleIndex = 1000;

    private const string Team = "Sample team";

    private readonly SampleState _state;
    private readonly SampleState? _old;
    private readonly SampleNews _news;
    private readonly SampleServer _server;

    private SampleWorld(SampleState state, SampleState? old, SampleNews news, SampleServer server)
    {
        _state = state;
        _old = old;
        _news = news;
        _server = server;
    }

    public string Prefix => _state.Prefix;

    /// <summary>Told of each webhook the receiver gets.</summary>
    public Action<string> Tell
    {
        get => _server.Tell;
        set => _server.Tell = value;
    }

    /// <summary>Webhooks of this start whose signature was right, and those whose was not.</summary>
    public (int Delivered, int Refused) Received => _server.Received;

    /// <summary>The loopback server is the outside world of the sample: allowed by name, and not waited for as strangers are.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        new($"{MonitorServices.Section}:Fetch:AllowedHosts:{SampleIndex}", _server.Address.Authority),
        new($"{MonitorServices.Section}:Fetch:HostPause", "00:00:00"),
        // The sample's articles have addresses, but no pages.
        new($"{MonitorServices.Section}:Fetch:FullText", "Never"),
        new($"{MonitorServices.Section}:Webhooks:AllowedHosts:{SampleIndex}", _server.Address.Authority),
    ];

    public static async Task<SampleWorld> StartAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var (state, old) = await SampleState.OpenAsync(dataFolder, TimeProvider.System.GetUtcNow(), () => WebhookSecret.Generate().Reveal(), cancellationToken).ConfigureAwait(false);
        var news = await SampleNews.LoadAsync(state.Anchor, cancellationToken).ConfigureAwait(false);
        return new SampleWorld(state, old, news, await SampleServer.StartAsync(news, WebhookSecret.Parse(state.Secret), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Puts the feed list and the subscription of this start in place; clears a sample that has become old.</summary>
    public async Task PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var storage = services.GetRequiredService<MonitorStorage>();
        if (_old is not null)
            await storage.DeleteAsync(_old.Prefix, cancellationToken).ConfigureAwait(false);
        var feeds = _news.Feeds.Select(f => new WatchedFeed(_server.FeedAddress(f).AbsoluteUri, f.Title, f.Language, "Sample", FullText: false));
        await storage.Config.GetBlobClient("feeds.opml").UploadAsync(BinaryData.FromBytes(Opml.Write("Sample", feeds)), overwrite: true, cancellationToken).ConfigureAwait(false);

        var subscriptions = services.GetRequiredService<SubscriptionStore>();
        var settings = new SubscriptionSettings { Name = Team, Url = _server.Receiver };
        // Somebody who tries things out may have subscribed too: those are none of ours.
        if ((await subscriptions.ListAsync(cancellationToken).ConfigureAwait(false)).FirstOrDefault(s => s.Settings.Name == Team) is { } earlier)
            await subscriptions.UpdateAsync(earlier.Id, settings, cancellationToken).ConfigureAwait(false);
        else
            await subscriptions.CreateAsync(settings, WebhookSecret.Parse(_state.Secret), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deliveries the receiver has accepted, in this start or an earlier one of the same sample.</summary>
    public static async Task<int> DeliveredAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var delivered = 0;
        foreach (var subscription in await services.GetRequiredService<SubscriptionStore>().ListAsync(cancellationToken).ConfigureAwait(false))
        {
            var deliveries = await services.GetRequiredService<DeliveryStore>().ListAsync(subscription.Id, null, null, DeliveryState.Delivered, cancellationToken).ConfigureAwait(false);
            // What its receiver did not get, or got only as a test, is no delivery of the sample.
            delivered += subscription.Settings.Name == Team ? deliveries.Count(d => !d.IsTest) : 0;
        }

        return delivered;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
