using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Alerts;
using NewsMonitor.Service.Alerts;
using NewsMonitor.Spikes;

namespace NewsMonitor.Service.Tests.Api;

public sealed class AlertsTests(AzuriteFixture azurite)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("news.azurewebsites.net", "https://news.azurewebsites.net")]
    [InlineData("localhost:7071", "http://localhost:7071")]
    [InlineData("127.0.0.1:7071", "http://127.0.0.1:7071")]
    public async Task Links_lead_to_the_name_the_host_gives_itself_by_a_scheme_that_is_spoken_there(string hostName, string address)
    {
        await using var server = await ApiServer.StartAsync(azurite, ("WEBSITE_HOSTNAME", hostName));
        Assert.True(await server.Services.GetRequiredService<AlertStore>().TryWriteAsync(SampleAlerts.Make(2), 0, null, Now));
        var links = (await server.GetAsync("alerts"))["items"]![0]!["links"]!;
        Assert.StartsWith($"{address}/api/alerts/", (string)links["self"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_can_be_read_can_be_asked_for_by_its_head()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        var alert = await server.StoreAsync(SampleAlerts.Make(3));
        foreach (var path in new[] { "alerts", $"alerts/{alert.Id}", "alerts.atom", "alerts.csv", "keys", "health", "openapi.json", "dashboard", $"dashboard/alerts/{alert.Id}" })
        {
            using var got = await server.SendAsync(HttpMethod.Get, path);
            using var head = await server.SendAsync(HttpMethod.Head, path);
            Assert.Equal(HttpStatusCode.OK, head.StatusCode);
            Assert.Equal(got.Headers.ETag, head.Headers.ETag);
            Assert.Equal(got.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            using var known = await server.SendAsync(HttpMethod.Head, path, null, ("If-None-Match", head.Headers.ETag!.ToString()));
            Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        }

        using var nothing = await server.SendAsync(HttpMethod.Head, "alerts/none");
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
    }

    [Theory]
    [InlineData("9999-01-01", "between the years 1990 and 2200")]
    [InlineData("yesterday", "ISO 8601")]
    public async Task A_time_that_cannot_be_is_explained(string time, string told)
    {
        await using var server = await ApiServer.StartAsync(azurite);
        var problem = await (await server.SendAsync(HttpMethod.Get, $"alerts?from={time}")).ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Equal("from", problem.Field());
        Assert.Contains(told, (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alerts")]
    [InlineData("articles")]
    [InlineData("keys")]
    public async Task A_range_that_ends_before_it_begins_is_explained(string address)
    {
        await using var server = await ApiServer.StartAsync(azurite);
        var problem = await (await server.SendAsync(HttpMethod.Get, $"{address}?from=2024-09-02&to=2024-09-01")).ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Equal("from: Must be before to.", (string)problem["detail"]!);
    }

    [Fact]
    public async Task Of_a_thousand_unknown_parameters_a_score_is_named()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        var query = string.Join('&', Enumerable.Range(0, 1000).Select(i => $"x{i}=1"));
        var problem = await (await server.SendAsync(HttpMethod.Get, $"alerts?{query}")).ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Equal(20, problem["errors"]!.AsArray().Count);
        Assert.EndsWith("980 more.", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alerts_are_listed_newest_first_with_links_that_lead_back()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        var old = await server.StoreAsync(SampleAlerts.Make(30));
        var young = await server.StoreAsync(SampleAlerts.Make(3));

        var page = await server.GetAsync("alerts");

        Assert.Equal([young.Id, old.Id], page.Ids());
        Assert.Null(page["next"]);
        var first = page["items"]![0]!;
        Assert.Equal("open", (string)first["status"]!);
        Assert.Equal("high", (string)first["severity"]!);
        Assert.Equal("2024-09-14T09:00:00Z", (string)first["startedAt"]!);
        Assert.Equal("entity:sergei-lavrov", (string)first["signals"]![0]!["key"]!);
        Assert.Equal(young.Id, (string)(await server.GetAsync(new Uri((string)first["links"]!["self"]!).PathAndQuery))["id"]!);
        using var html = await server.Client.GetAsync(new Uri((string)first["links"]!["page"]!), Now);
        Assert.Equal("text/html", html.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Filters_by_time_state_severity_key_kind_and_words()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        var visit = await server.StoreAsync(SampleAlerts.Make(3));
        var arms = await server.StoreAsync(SampleAlerts.Make(20, AlertStatus.Resolved, Severity.Low, "Munición norcoreana en el puerto", new SeriesKey(KeyKind.Topic, "arms-transfers")));

        await Expect("status=resolved", arms);
        await Expect("status=open,acknowledged", visit);
        await Expect("severity=low,medium", arms);
        await Expect("key=topic:arms-transfers", arms);
        await Expect("kind=entity", visit);
        await Expect("from=2024-09-14", visit);
        await Expect("to=2024-09-14T00:00:00Z", arms);
        await Expect("q=MUNICION puerto", arms);
        await Expect("q=nothing-like-it");

        async Task Expect(string query, params Alert[] expected) =>
            Assert.Equal(expected.Select(a => a.Id), (await server.GetAsync($"alerts?{query}")).Ids());
    }

    [Fact]
    public async Task Pages_neither_repeat_nor_skip_while_alerts_arrive()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        var stored = new List<Alert>();
        for (var i = 0; i < 12; i++)
            stored.Add(await server.StoreAsync(SampleAlerts.Make(10 + i, headline: $"Alert {i}")));

        var seen = new List<string>();
        string? next = null;
        do
        {
            var page = await server.GetAsync($"alerts?limit=5{(next is null ? "" : $"&after={next}")}");
            seen.AddRange(page.Ids());
            next = (string?)page["next"];
            // One arrives on top, and one of those seen changes.
            await server.StoreAsync(SampleAlerts.Make(2, headline: $"Arrived after {seen.Count}"));
            await server.Services.GetRequiredService<AlertStore>().ChangeAsync(seen[0], s => s with { Alert = s.Alert with { Revision = s.Alert.Revision + 1 } }, Now);
        }
        while (next is not null);

        Assert.Equal(stored.Select(a => a.Id), seen);
    }

    [Fact]
    public async Task A_page_that_ends_exactly_with_the_last_alert_has_no_next()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        for (var i = 0; i < 3; i++)
            await server.StoreAsync(SampleAlerts.Make(i, headline: $"Alert {i}"));

        Assert.Null((await server.GetAsync("alerts?limit=3"))["next"]);
        Assert.NotNull((await server.GetAsync("alerts?limit=2"))["next"]);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        await server.StoreAsync(SampleAlerts.Make(3));
        using var first = await server.SendAsync(HttpMethod.Get, "alerts");
        var tag = first.Headers.ETag!.ToString();

        using var same = await server.SendAsync(HttpMethod.Get, "alerts", null, ("If-None-Match", $"W/\"other\", {tag}"));
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal(tag, same.Headers.ETag!.ToString());

        await server.StoreAsync(SampleAlerts.Make(1, headline: "Another"));
        using var changed = await server.SendAsync(HttpMethod.Get, "alerts", null, ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Fact]
    public async Task Only_the_members_asked_for()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        await server.StoreAsync(SampleAlerts.Make(3));

        var alert = (await server.GetAsync("alerts?fields=id,headline"))["items"]![0]!.AsObject();

        Assert.Equal(["id", "headline"], alert.Select(m => m.Key));
    }

    [Theory]
    [InlineData("alerts?limit=0", "limit")]
    [InlineData("alerts?limit=201", "limit")]
    [InlineData("alerts?limit=10&limit=20", "limit")]
    [InlineData("alerts?limit=+5", "limit")]
    [InlineData("alerts?pagesize=5", "pagesize")]
    [InlineData("alerts?from=yesterday", "from")]
    [InlineData("alerts?from=2024-13-01", "from")]
    [InlineData("alerts?status=closed", "status")]
    [InlineData("alerts?status=0", "status")]
    [InlineData("alerts?severity=high,extreme", "severity")]
    [InlineData("alerts?key=kim", "key")]
    [InlineData("alerts?key=7:x", "key")]
    [InlineData("alerts?after=AAAA", "after")]
    [InlineData("alerts?fields=id,secret", "fields")]
    [InlineData("alerts/..%2f..%2fetc", "id")]
    [InlineData("keys/kim/series", "key")]
    [InlineData("keys/relation:all/series?step=PT0H", "step")]
    [InlineData("keys/relation:all/series?step=fortnight", "step")]
    [InlineData("keys/relation:all/series?from=1995-01-01", "from")]
    [InlineData("keys/relation:all/series?from=2022-01-01&to=2024-09-01", "step")]
    [InlineData("articles?relevant=perhaps", "relevant")]
    [InlineData("articles/0f3a?day=2024-9-1", "day")]
    [InlineData("feeds?state=dead", "state")]
    [InlineData("watchlist?x=1", "x")]
    public async Task A_parameter_that_cannot_be_used_is_named(string path, string field)
    {
        await using var server = await ApiServer.StartAsync(azurite);
        using var response = await server.SendAsync(HttpMethod.Get, path);

        var problem = await response.ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal(field, problem.Field());
        Assert.Equal("urn:newsmonitor:problem:invalid-parameter", (string)problem["type"]!);
    }

    [Fact]
    public async Task What_is_not_there_is_said_as_a_problem()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        await (await server.SendAsync(HttpMethod.Get, "alerts/2024091308-0a1b2c3d")).ProblemAsync(HttpStatusCode.NotFound);
        await (await server.SendAsync(HttpMethod.Get, "nothing/here")).ProblemAsync(HttpStatusCode.NotFound);
        using var wrong = await server.SendAsync(HttpMethod.Delete, "alerts");
        await wrong.ProblemAsync(HttpStatusCode.MethodNotAllowed);
        Assert.Equal(["GET", "HEAD"], wrong.Content.Headers.Allow);
    }

    [Fact]
    public async Task An_alert_brings_an_excerpt_of_its_series()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        await server.ReadWeeksAsync();
        var alert = await server.StoreAsync(SampleAlerts.Make(0));

        var series = (await server.GetAsync($"alerts/{alert.Id}"))["series"]![0]!;

        Assert.Equal("entity:sergei-lavrov", (string)series["key"]!);
        Assert.Equal(5, series["points"]!.AsArray().Sum(p => (int)p!["observed"]!));
    }

    [Fact]
    public async Task Somebody_sees_to_an_alert_and_further_ones_are_silenced()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        var alert = await server.StoreAsync(SampleAlerts.Make(3));

        using var response = await server.SendAsync(HttpMethod.Post, $"alerts/{alert.Id}/acknowledge", new { by = "M. Ivanova", note = "Confirmed.", silenceHours = 24 });
        var changed = await response.JsonAsync();

        Assert.Equal("acknowledged", (string)changed["status"]!);
        Assert.Equal("M. Ivanova", (string)changed["acknowledged"]!["by"]!);
        Assert.Equal("2024-09-14T12:00:00Z", (string)changed["acknowledged"]!["at"]!);
        var rule = Assert.Single(await server.Services.GetRequiredService<SilenceStore>().ListAsync(Now));
        Assert.Equal((SampleAlerts.Lavrov, ApiServer.Noon.AddDays(1), "M. Ivanova"), (rule.Key, rule.Until, rule.By));
    }

    [Theory]
    [InlineData("""{"by":""}""", "by")]
    [InlineData("""{"note":"x"}""", "by")]
    [InlineData("""{"by":"A","silenceHours":0}""", "silenceHours")]
    [InlineData("""{"by":"A","silence":true}""", "silence")]
    [InlineData("""{"by":7}""", "by")]
    [InlineData("""{"by":"A" """, "")]
    [InlineData("null", "")]
    public async Task A_body_that_cannot_be_used_is_explained(string body, string field)
    {
        await using var server = await ApiServer.StartAsync(azurite);
        var alert = await server.StoreAsync(SampleAlerts.Make(3));
        using var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));

        using var response = await server.Client.PostAsync(new Uri($"alerts/{alert.Id}/acknowledge", UriKind.Relative), content, Now);

        var problem = await response.ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Equal(field, problem.Field());
        Assert.Null((await server.GetAsync($"alerts/{alert.Id}"))["acknowledged"]);
    }

    [Fact]
    public async Task A_body_too_long_or_of_another_kind_is_refused()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        var alert = await server.StoreAsync(SampleAlerts.Make(3));
        var path = $"alerts/{alert.Id}/acknowledge";

        await (await server.SendAsync(HttpMethod.Post, path, new { by = new string('x', 70_000) })).ProblemAsync(HttpStatusCode.RequestEntityTooLarge);
        using var huge = new ByteArrayContent(new byte[31_000_000]) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        // Asks before it sends, so that the answer is not lost with the connection.
        using var asking = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = huge, Headers = { ExpectContinue = true } };
        await (await server.Client.SendAsync(asking, Now)).ProblemAsync(HttpStatusCode.RequestEntityTooLarge);
        using var xml = new StringContent("<by>A</by>", new MediaTypeHeaderValue("application/xml"));
        await (await server.Client.PostAsync(new Uri(path, UriKind.Relative), xml, Now)).ProblemAsync(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task An_alert_that_is_over_needs_nobody_any_more()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        var alert = await server.StoreAsync(SampleAlerts.Make(3, AlertStatus.Resolved));

        await (await server.SendAsync(HttpMethod.Post, $"alerts/{alert.Id}/acknowledge", new { by = "A" })).ProblemAsync(HttpStatusCode.Conflict);
    }
}
