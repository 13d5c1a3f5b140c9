using System.Net;
using NewsMonitor.Service.Api;

namespace NewsMonitor.Service.Tests.Api;

public sealed class SecurityTests(AzuriteFixture azurite)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("same-origin", null, HttpStatusCode.OK)]
    [InlineData("none", null, HttpStatusCode.OK)]
    [InlineData(null, null, HttpStatusCode.OK)]
    [InlineData("cross-site", null, HttpStatusCode.Forbidden)]
    [InlineData("same-site", null, HttpStatusCode.Forbidden)]
    [InlineData("cross-site", "own", HttpStatusCode.Forbidden)]
    [InlineData(null, "own", HttpStatusCode.OK)]
    [InlineData(null, "null", HttpStatusCode.Forbidden)]
    [InlineData(null, "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("cross-site", "https://desk.example", HttpStatusCode.OK)]
    public async Task Another_site_changes_nothing(string? site, string? origin, HttpStatusCode expected)
    {
        await using var server = await ApiServer.StartAsync(azurite, ("NewsMonitor:Api:CorsOrigins:0", "https://desk.example"));
        var alert = await server.StoreAsync(SampleAlerts.Make(3));
        var headers = new List<(string, string)>();
        if (site is not null)
            headers.Add(("Sec-Fetch-Site", site));
        if (origin is not null)
            headers.Add(("Origin", origin == "own" ? server.Address.GetLeftPart(UriPartial.Authority) : origin));

        using var response = await server.SendAsync(HttpMethod.Post, $"alerts/{alert.Id}/acknowledge", new { by = "A" }, [.. headers]);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK, (await server.GetAsync($"alerts/{alert.Id}"))["acknowledged"] is not null);
    }

    [Fact]
    public async Task The_form_of_the_page_works_and_comes_back_to_it()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        var alert = await server.StoreAsync(SampleAlerts.Make(3));
        using var form = new FormUrlEncodedContent([new("by", "Nurlan Ж."), new("note", "<script>alert(1)</script>"), new("silenceHours", "")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"alerts/{alert.Id}/acknowledge?code=k%2B1&zone=Asia/Seoul") { Content = form };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");

        using var response = await server.Client.SendAsync(request, Now);

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal($"/api/dashboard/alerts/{alert.Id}?code=k%2B1&zone=Asia%2FSeoul", response.Headers.Location!.OriginalString);
        var page = await server.Client.GetStringAsync(response.Headers.Location, Now);
        Assert.Contains("Nurlan Ж.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("by", "\u202Eavonavi")]
    [InlineData("by", "two\nlines")]
    [InlineData("note", "see \u2066here\u2069")]
    [InlineData("note", "bell \u0007")]
    public async Task A_name_or_note_cannot_turn_the_text_around_it(string member, string text)
    {
        await using var server = await ApiServer.StartAsync(azurite);
        var alert = await server.StoreAsync(SampleAlerts.Make(3));

        var refused = await server.SendAsync(HttpMethod.Post, $"alerts/{alert.Id}/acknowledge", member == "by" ? new { by = text, note = "fine" } : new { by = "מרים", note = text });
        Assert.Equal(member, (await refused.ProblemAsync(HttpStatusCode.BadRequest)).Field());
        using var taken = await server.SendAsync(HttpMethod.Post, $"alerts/{alert.Id}/acknowledge", new { by = "می‌خوانم", note = "first line\nשורה שנייה" });
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
    }

    [Fact]
    public async Task A_host_name_that_is_not_ours_gets_nothing()
    {
        await using var server = await ApiServer.StartAsync(azurite, ("NewsMonitor:Api:AllowedHosts:0", "127.0.0.1"));
        Assert.NotNull(await server.GetAsync("alerts"));
        await (await server.SendAsync(HttpMethod.Get, "alerts", null, ("Host", "rebound.example"))).ProblemAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Scripts_of_other_origins_read_only_by_setting()
    {
        await using var server = await ApiServer.StartAsync(azurite, ("NewsMonitor:Api:CorsOrigins:0", "https://desk.example"));
        using var allowed = await server.SendAsync(HttpMethod.Get, "alerts", null, ("Origin", "https://desk.example"));
        Assert.Equal("https://desk.example", allowed.Headers.GetValues("Access-Control-Allow-Origin").Single());
        using var other = await server.SendAsync(HttpMethod.Get, "alerts", null, ("Origin", "https://evil.example"));
        Assert.False(other.Headers.Contains("Access-Control-Allow-Origin"));

        using var preflight = await server.SendAsync(HttpMethod.Options, "subscriptions", null, ("Origin", "https://desk.example"), ("Access-Control-Request-Method", "POST"));
        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Equal("GET, HEAD, POST", preflight.Headers.GetValues("Access-Control-Allow-Methods").Single());
        using var refused = await server.SendAsync(HttpMethod.Options, "subscriptions", null, ("Origin", "https://evil.example"), ("Access-Control-Request-Method", "POST"));
        Assert.False(refused.Headers.Contains("Access-Control-Allow-Methods"));
    }

    [Theory]
    [InlineData("NewsMonitor:Api:CorsOrigins:0", "https://desk.example/path")]
    [InlineData("NewsMonitor:Api:CorsOrigins:0", "*")]
    public async Task A_setting_that_is_wrong_is_named_at_the_start(string name, string value)
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => ApiServer.StartAsync(azurite, (name, value)));
        Assert.Contains("NewsMonitor:Api:CorsOrigins", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_carries_the_headers_that_keep_browsers_in_check()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        var alert = await server.StoreAsync(SampleAlerts.Make(3));
        foreach (var path in new[] { "alerts", "alerts/none", "alerts.atom", "alerts.csv", "openapi.json", "nothing", "dashboard", $"dashboard/alerts/{alert.Id}", "dashboard/nothing", "dashboard/search?x=1" })
        {
            using var response = await server.SendAsync(HttpMethod.Get, path);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
            Assert.Equal(path.StartsWith("dashboard", StringComparison.Ordinal), response.Content.Headers.ContentType!.MediaType == "text/html");
        }
    }

    [Fact]
    public void Whatever_tells_or_changes_something_asks_for_a_key()
    {
        Assert.All(ApiRoutes.All, r => Assert.True(r.Access != ApiAccess.Anonymous || r.Name is "getLiveness" or "getReadiness" or "getOpenApi", r.Name));
        Assert.All(ApiRoutes.All.Where(r => r.Template.StartsWith("subscriptions", StringComparison.Ordinal)), r => Assert.Equal(ApiAccess.Admin, r.Access));
        Assert.All(ApiRoutes.All.Where(r => r.Method != "GET" && r.Access != ApiAccess.Admin), r => Assert.Equal("acknowledgeAlert", r.Name));
    }

    [Theory]
    [InlineData("https://news.example/a?b=c#d", true)]
    [InlineData("http://news.example", true)]
    [InlineData("HTTPS://NEWS.EXAMPLE/", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("JaVaScRiPt:alert(1)", false)]
    [InlineData(" javascript:alert(1)", false)]
    [InlineData("java\nscript:alert(1)", false)]
    [InlineData("data:text/html,<script>alert(1)</script>", false)]
    [InlineData("vbscript:x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("//evil.example", false)]
    [InlineData("/api/alerts", false)]
    [InlineData("https:evil.example", false)]
    [InlineData("https:\\\\evil.example", false)]
    [InlineData("https://news.example@evil.example/", false)]
    [InlineData("https://", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_addresses_of_the_web_are_clickable(string? url, bool clickable) => Assert.Equal(clickable, Links.IsWeb(url));
}
