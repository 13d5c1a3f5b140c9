using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Alerts;
using NewsMonitor.Service.Dashboard;
using NewsMonitor.Service.Feeds;
using NewsMonitor.Service.Tests.Api;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Service.Tests.Dashboard;

public sealed class PagesTests(AzuriteFixture azurite)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_passes_axe_in_light_and_dark_on_phone_and_desk()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        await server.PollAsync(ApiServer.Noon.AddMinutes(-3));
        await server.ReadWeeksAsync();
        var article = await server.ReadAsync("https://ilbo.example/1", ApiServer.Noon.AddHours(-2), "라브로프 러시아 외무장관, 평양 방문", "라브로프 러시아 외무장관이 평양에서 최선희 북한 외무상을 만났다.", "ilbo.example");
        var alert = await server.StoreAsync(Multilingual());
        await server.StoreAsync(SampleAlerts.Make(9, AlertStatus.Acknowledged, Severity.Medium, "Putin congratulates Kim Jong Un") with { Acknowledged = new Acknowledgement("M. Ivanova", ApiServer.Noon, "Expected.") });
        await server.StoreAsync(SampleAlerts.Make(80, AlertStatus.Resolved, Severity.Low, "Trade delegation leaves for Vladivostok"));
        await using var empty = await ApiServer.StartAsync(azurite);
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "screenshots")).FullName;
        var pages = new (string Name, string Path)[]
        {
            ("overview", "dashboard"), ("alert", $"dashboard/alerts/{alert.Id}?zone=Asia/Seoul"), ("key", "dashboard/keys/entity:sergei-lavrov?days=30"), ("feeds", "dashboard/feeds"),
            ("search", "dashboard/search?q=lavrov"), ("article", $"dashboard/articles/{article.Id}"), ("missing", "dashboard/alerts/2024091308-0a1b2c3d"), ("refused", "dashboard/search?from=never&status=closed"),
        };
        var faults = new List<string>();
        foreach (var (at, list) in new[] { (server, pages), (empty, [("empty", "dashboard"), ("empty-feeds", "dashboard/feeds"), ("empty-search", "dashboard/search")]) })
        {
            var seen = await Chromium.RunAsync("look", new JsonObject
            {
                ["address"] = new Uri(at.Address, "/api/").AbsoluteUri,
                ["pages"] = new JsonArray([.. list.Select(p => (JsonNode)new JsonObject { ["name"] = p.Item1, ["path"] = p.Item2 })]),
                ["folder"] = folder,
            }, Now);
            faults.AddRange(seen["faults"]!.AsArray().Select(f => (string)f!));
            Assert.Equal(list.Length * 4, seen["shots"]!.AsArray().Count);
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_page_stays_small_however_much_there_is_to_say()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        await server.ReadWeeksAsync();
        await server.Services.GetRequiredService<FeedList>().ReplaceAsync([.. Enumerable.Range(0, 300).Select(i => new WatchedFeed($"https://feeds.example/{i}", $"朝鮮半島ニュース {i}", "ja", null, false))], Now);
        server.Time.Advance(TimeSpan.FromMinutes(1));
        var text = string.Concat(Enumerable.Repeat("러시아 외무장관 라브로프가 평양을 방문해 최선희를 만났다. ", 20))[..300];
        var stories = Enumerable.Range(0, Alert.MaxStories).Select(i => SampleAlerts.Story(i, text[..120], $"https://news.example/{new string('x', 300)}/{i}", $"publisher-{i}.example", i % 2 == 0 ? "ko" : "ja", ApiServer.Noon, text)).ToList();
        var signals = Enumerable.Range(0, Alert.MaxSignals).Select(i => SampleAlerts.Make(1).Signals[0] with { Key = new Spikes.SeriesKey(Spikes.KeyKind.Term, $"열차 {i} {text[..60]}"), Label = text[..80] }).ToList();
        Alert last = SampleAlerts.Make(1);
        for (var i = 0; i < 40; i++)
            last = await server.StoreAsync(SampleAlerts.Make(i, headline: $"{i} {text[..120]}", stories: stories) with { Signals = signals, Why = text[..200] });

        foreach (var path in new[] { "dashboard", $"dashboard/alerts/{last.Id}", "dashboard/search", "dashboard/search?q=평양", "dashboard/feeds", "dashboard/keys/relation:all?days=365" })
        {
            var bytes = await server.Client.GetByteArrayAsync(new Uri(path, UriKind.Relative), Now);
            Assert.True(bytes.Length <= PageRenderer.MaxBytes, $"{path}: {bytes.Length} bytes");
            TestContext.Current.TestOutputHelper!.WriteLine($"{path}: {bytes.Length} bytes");
        }
    }

    [Fact]
    public async Task Times_are_in_utc_and_in_the_zone_the_reader_chose_on_every_further_page()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        var alert = await server.StoreAsync(SampleAlerts.Make(3));
        var page = await PageAsync(server, $"dashboard/alerts/{alert.Id}?zone=Asia/Seoul&refresh=60&code=k");
        Assert.Contains("3 h ago · 14 Sep, 09:00 UTC", page, StringComparison.Ordinal);
        Assert.Contains("(18:00 UTC&#x2B;9)", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/api/dashboard?code=k&amp;zone=Asia%2FSeoul&amp;refresh=60\"", page, StringComparison.Ordinal);

        using var response = await server.SendAsync(HttpMethod.Get, "dashboard?refresh=60");
        Assert.Equal("60", response.Headers.GetValues("Refresh").Single());
        using var still = await server.SendAsync(HttpMethod.Get, "dashboard");
        Assert.False(still.Headers.Contains("Refresh"));
        Assert.DoesNotContain("code=", await still.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_stands_in_its_own_language_and_direction_with_the_matched_words_marked()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        var alert = await server.StoreAsync(Multilingual());
        var page = await PageAsync(server, $"dashboard/alerts/{alert.Id}");

        Assert.Contains("<bdi dir=\"auto\" lang=\"ar\">", page, StringComparison.Ordinal);
        Assert.Contains("<mark>라브로프</mark>", page, StringComparison.Ordinal);
        Assert.Contains(">Korean<", page, StringComparison.Ordinal);
        Assert.DoesNotContain("&#xB77C;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_cannot_be_given_says_why()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        using var missing = await server.SendAsync(HttpMethod.Get, "dashboard/alerts/2024091308-0a1b2c3d");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Contains("There is no alert 2024091308-0a1b2c3d.", await missing.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
        using var refused = await server.SendAsync(HttpMethod.Get, "dashboard?zone=Middle-earth/Shire");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("zone: Give a time zone such as Asia/Seoul.", await refused.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_of_open_alerts_is_that_of_those_nobody_has_seen_to()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        await server.ReadWeeksAsync();
        await server.StoreAsync(SampleAlerts.Make(3, severity: Severity.Medium));
        await server.StoreAsync(SampleAlerts.Make(4, AlertStatus.Acknowledged, headline: "Seen to"));
        await server.StoreAsync(SampleAlerts.Make(5, AlertStatus.Silenced, headline: "Silenced"));
        await server.StoreAsync(SampleAlerts.Make(6, AlertStatus.Resolved, headline: "Over"));

        var page = await PageAsync(server, "dashboard");

        Assert.Contains("<title>(1) Overview", page, StringComparison.Ordinal);
        Assert.Matches("<dt>Open alerts</dt>\\s*<dd><b>1</b> 2 seen to</dd>", page);
        Assert.Contains("tile \"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("tile hot", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_is_shown_at_its_last_moment()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        await server.ReadWeeksAsync();
        await server.StoreAsync(SampleAlerts.Make(3, AlertStatus.Resolved));
        server.Time.Advance(TimeSpan.FromDays(200));

        var page = await PageAsync(server, "dashboard");

        Assert.Contains("14 Sep 2024, 10:30 UTC</time> has been read; the figures are of that time.", page, StringComparison.Ordinal);
        Assert.Contains("Lavrov arrives in Pyongyang", page, StringComparison.Ordinal);
        Assert.NotEmpty((await server.GetAsync("keys?q=lavrov"))["items"]!.AsArray());
    }

    private static Alert Multilingual() => SampleAlerts.Make(1, headline: "라브로프 러시아 외무장관, 평양 방문", stories:
    [
        SampleAlerts.Story(1, "라브로프 러시아 외무장관, 평양 방문", "https://ilbo.example/1", "ilbo.example", "ko", ApiServer.Noon.AddHours(-1), "라브로프 러시아 외무장관이 평양에서 최선희 북한 외무상을 만났다."),
        SampleAlerts.Story(2, "لافروف يصل إلى بيونغ يانغ في زيارة", "https://sahifa.example/2", "صحيفة", "ar", ApiServer.Noon.AddMinutes(-50), "وصل وزير الخارجية الروسي سيرغي لافروف إلى بيونغ يانغ."),
        SampleAlerts.Story(3, "俄罗斯外长拉夫罗夫抵达平壤访问", "https://ribao.example/3", "日报", "zh-Hans", ApiServer.Noon.AddMinutes(-45), "俄罗斯外长拉夫罗夫抵达平壤。"),
        SampleAlerts.Story(4, "Lavrov lands in Pyongyang for talks with Choe Son Hui", "https://wire.example/4", "wire.example", "en", ApiServer.Noon.AddMinutes(-40)),
        SampleAlerts.Story(5, "Лавров прибыл с визитом в Пхеньян", "javascript:alert(1)", "vestnik.example", "ru", ApiServer.Noon.AddMinutes(-30), "Министр иностранных дел России Сергей Лавров прибыл в столицу КНДР."),
    ]);

    private static async Task<string> PageAsync(ApiServer server, string path)
    {
        using var response = await server.SendAsync(HttpMethod.Get, path);
        var page = await response.Content.ReadAsStringAsync(Now);
        Assert.True(response.IsSuccessStatusCode, page);
        return page;
    }
}
