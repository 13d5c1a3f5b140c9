using System.Net;
using System.Security;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsMonitor.Alerts;
using NewsMonitor.Service.Articles;
using NewsMonitor.Service.Feeds;
using NewsMonitor.Service.Tests.Api;
using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Service.Tests.Dashboard;

public sealed class HostileTests(AzuriteFixture azurite)
{
    /// <summary>Of the ways out of a place, those that a text node and an attribute have.</summary>
    private static readonly IReadOnlyList<string> Published = [.. HostilePayloads.All.Take(HostilePayloads.All.Count / 2)];
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>Feed, fetch, blob, analysis, page: what a publisher writes into titles, texts, authors and addresses.</summary>
    [Fact]
    public async Task Nothing_that_comes_through_a_feed_runs_on_a_page()
    {
        await using var publisher = await PublisherAsync();
        await using var server = await ApiServer.StartAsync(azurite, ("NewsMonitor:Fetch:AllowedHosts:0", new Uri(publisher.Urls.First()).Authority));
        await server.Services.GetRequiredService<FeedList>().ReplaceAsync([new WatchedFeed($"{publisher.Urls.First()}/feed", Published[0], "en\" onfocus=\"alert(1)", null, false)], Now);
        server.Time.Advance(TimeSpan.FromMinutes(1));
        await server.Services.GetRequiredService<FetchFeeds>().RunAsync(Now);
        var names = await server.Services.GetRequiredService<ArticleStore>().NamesAsync(null, Now).ToListAsync(Now);
        await Parallel.ForEachAsync(names, Now, async (name, ct) => await server.Services.GetRequiredService<AnalyzeArticle>().RunAsync(name, ct));
        Assert.True(names.Count > Published.Count * 9 / 10, $"{names.Count} of {Published.Count} entries became articles");

        var paths = names.Select(n => $"api/dashboard/articles/{n[11..^5]}?day={n[..10].Replace('/', '-')}")
            .Concat(["api/dashboard", "api/dashboard/feeds", "api/dashboard/search?q=pyongyang", "api/dashboard/keys/relation:all"]);
        await AttackAsync(server, paths);
    }

    /// <summary>The same in every text of a stored alert, and in what readers send.</summary>
    [Fact]
    public async Task Nothing_in_an_alert_or_a_query_runs_on_a_page()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        var paths = new List<string> { "api/dashboard", "api/dashboard/search" };
        foreach (var (group, i) in HostilePayloads.All.Chunk(Alert.MaxStories).Select((g, i) => (g, i)))
        {
            var stories = group.Select((p, n) => SampleAlerts.Story(i * 100 + n, p, HostilePayloads.Addresses[(i + n) % HostilePayloads.Addresses.Count], p, p.Length % 2 == 0 ? "ar" : p, ApiServer.Noon, p)).ToList();
            var alert = await server.StoreAsync(SampleAlerts.Make(i % 40, headline: group[0], key: new SeriesKey(KeyKind.Term, group[^1]), stories: stories) with
            {
                Why = group[1],
                Acknowledged = new Acknowledgement(group[2], ApiServer.Noon, group[3]),
                Signals = [new Signal(new SeriesKey(KeyKind.Term, group[4]), "term", group[5], new AlertWindow(ApiServer.Noon.AddHours(-3), ApiServer.Noon), 9, 0.1, 90, 1e-9)],
            });
            paths.Add($"api/dashboard/alerts/{alert.Id}");
        }

        foreach (var payload in HostilePayloads.All.Take(60).Concat(HostilePayloads.Addresses))
        {
            var text = Uri.EscapeDataString(payload);
            paths.Add($"api/dashboard/search?q={text}");
            paths.Add($"api/dashboard/search?{text}=1&code={text}");
            paths.Add($"api/dashboard/keys/term:{text}?code={text}");
            paths.Add($"api/dashboard/{text}");
        }

        await AttackAsync(server, paths);
    }

    private static async Task AttackAsync(ApiServer server, IEnumerable<string> paths)
    {
        var input = new JsonObject { ["address"] = server.Address.AbsoluteUri, ["paths"] = new JsonArray([.. paths.Select(p => (JsonNode)p)]) };
        var seen = await Chromium.RunAsync("attack", input, Now);

        Assert.Equal("[]", seen["executed"]!.ToJsonString());
        Assert.Equal("[]", seen["requests"]!.ToJsonString());
        var foreign = seen["links"]!.AsArray().Select(l => (string)l!).Where(l => !l.StartsWith(server.Address.AbsoluteUri, StringComparison.Ordinal)).ToList();
        Assert.All(foreign, link => Assert.True(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https", link));
        TestContext.Current.TestOutputHelper!.WriteLine($"{(int)seen["pages"]!} pages, {HostilePayloads.All.Count} payloads in all: no execution, no foreign request");
    }

    private static async Task<WebApplication> PublisherAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.MapGet("/feed", () => Results.Bytes(Encoding.UTF8.GetBytes(Rss()), "application/rss+xml"));
        await app.StartAsync();
        return app;
    }

    private static string Rss()
    {
        var xml = new StringBuilder($"<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>{Escape(Published[0])}</title>");
        foreach (var (payload, i) in Published.Select((p, i) => (p, i)))
        {
            var address = i % 3 == 0 ? HostilePayloads.Addresses[i / 3 % HostilePayloads.Addresses.Count] : $"https://news.example/{i}";
            // Escaped once it is markup to the reader, escaped twice it is text: both are tried.
            var title = i % 2 == 0 ? Escape(Escape(payload)) : Escape(payload);
            xml.Append($"<item><guid isPermaLink=\"false\">{i}</guid><title>Lavrov in Pyongyang {i} {title}</title><link>{Escape(address)}</link><dc:creator>{Escape(payload)}</dc:creator>")
                .Append($"<pubDate>{ApiServer.Noon.AddMinutes(-i % 600 - 5):R}</pubDate><description>{Escape($"<p>Russia's Sergei Lavrov met Kim Jong Un of North Korea in Pyongyang, item {i}.</p>")}{title} {Escape(Escape(payload))}</description></item>");
        }

        return xml.Append("</channel></rss>").ToString();
    }

    private static string Escape(string text) => SecurityElement.Escape(string.Concat(text.Where(c => c is '\t' or '\n' || !char.IsControl(c))))!;
}
