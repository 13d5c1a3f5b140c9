using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NewsMonitor.Service.Tests.Api;

public sealed class SubscriptionsTests(AzuriteFixture azurite)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_secret_is_told_once_and_the_path_of_a_target_never()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        using var created = await server.SendAsync(HttpMethod.Post, "subscriptions", new { name = "Desk", url = "https://hooks.slack.example/services/T0/B0/hush", format = "slack" });
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.True(created.Headers.CacheControl!.NoStore);
        var made = await created.JsonAsync();
        var secret = (string)made["secret"]!;
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        var id = (string)made["subscription"]!["id"]!;
        Assert.Equal($"/api/subscriptions/{id}", created.Headers.Location!.OriginalString);

        var listed = (await server.GetAsync("subscriptions")).ToJsonString();
        var one = (await server.GetAsync($"subscriptions/{id}")).ToJsonString();
        Assert.Contains("https://hooks.slack.example", listed, StringComparison.Ordinal);
        foreach (var told in new[] { listed, one })
        {
            Assert.DoesNotContain("hush", told, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, told, StringComparison.Ordinal);
            Assert.DoesNotContain("whsec", told, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"name":"x"}""", "url")]
    [InlineData("""{"url":"ftp://hooks.example"}""", "url")]
    [InlineData("""{"url":"http://127.0.0.1/"}""", "url")]
    [InlineData("""{"url":"not a url"}""", "url")]
    [InlineData("""{"url":"https://a.example","format":"sms"}""", "format")]
    [InlineData("""{"url":"https://a.example","format":2}""", "format")]
    [InlineData("""{"url":"https://a.example","filter":{"minSeverity":"huge"}}""", "filter.minSeverity")]
    [InlineData("""{"url":"https://a.example","filter":{"topic":["x"]}}""", "filter.topic")]
    [InlineData("""{"url":"https://a.example","secret":"guess"}""", "secret")]
    [InlineData("""{"url":"https://a.example","name":null,"url":"https://b.example"}""", "")]
    [InlineData("""{"url":"https://a.example","filter":{"keys":["kim"]}}""", "filter.keys")]
    [InlineData("""{"url":"https://a.example","filter":{"languages":["korean!"]}}""", "filter.languages")]
    [InlineData("""["https://a.example"]""", "")]
    [InlineData("""{"url":"https://a.exa""", "")]
    [InlineData("""{"url":"https://a.example","urls":["https://b.example"]}""", "urls")]
    public async Task A_subscription_that_cannot_be_is_explained(string body, string field)
    {
        await using var server = await ApiServer.StartAsync(azurite);
        using var content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));

        using var response = await server.Client.PostAsync(new Uri("subscriptions", UriKind.Relative), content, Now);

        Assert.Equal(field, (await response.ProblemAsync(HttpStatusCode.BadRequest)).Field());
        Assert.Empty((await server.GetAsync("subscriptions"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_body_is_named_at_once()
    {
        await using var server = await ApiServer.StartAsync(azurite);

        var wrong = await server.SendAsync(HttpMethod.Post, "subscriptions", new
        {
            url = "http://localhost:9000/",
            format = "sms",
            urls = 1,
            secret = "guess",
            filter = new { minSeverity = 3, topic = "x", keys = new[] { "kim" }, languages = "ko" },
        });
        var missing = await server.SendAsync(HttpMethod.Post, "subscriptions", new { name = new string('n', 101), format = (string?)null });

        string[] all = ["filter.keys", "filter.languages", "filter.minSeverity", "filter.topic", "format", "secret", "url", "urls"];
        Assert.Equal(all, Fields(await wrong.ProblemAsync(HttpStatusCode.BadRequest)));
        Assert.Equal(["name", "url"], Fields(await missing.ProblemAsync(HttpStatusCode.BadRequest)));
        var change = await server.SendAsync(HttpMethod.Patch, "subscriptions/0a1b2c3d4e5f", new { paused = "yes", url = "http://10.1.2.3/", nam = "x" });
        Assert.Equal(["nam", "paused", "url"], Fields(await change.ProblemAsync(HttpStatusCode.BadRequest)));

        static IEnumerable<string> Fields(System.Text.Json.Nodes.JsonNode problem) => problem["errors"]!.AsArray().Select(e => (string)e!["field"]!).Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost/")]
    [InlineData("http://LOCALHOST./x")]
    [InlineData("http://api.localhost:8080/")]
    [InlineData("http://ｌｏｃａｌｈｏｓｔ/")]
    [InlineData("http://１２７.０.０.１/")]
    [InlineData("http://127.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.0.0.1/")]
    [InlineData("http://127.0.0.1./")]
    [InlineData("http://169.254.169.254/metadata")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    [InlineData("http://[fd00::1]/")]
    [InlineData("http://metadata.google.internal/")]
    [InlineData("http://printer.local/")]
    [InlineData("http://intranet/")]
    [InlineData("https://user:secret@hooks.example.org/")]
    public async Task A_target_that_cannot_be_public_is_refused_when_it_is_made(string url)
    {
        await using var server = await ApiServer.StartAsync(azurite, ("NewsMonitor:Webhooks:AllowedHosts:0", "hooks.internal:8443"));

        var refused = await (await server.SendAsync(HttpMethod.Post, "subscriptions", new { url })).ProblemAsync(HttpStatusCode.BadRequest);

        Assert.Equal("url", refused.Field());
        using var allowed = await server.SendAsync(HttpMethod.Post, "subscriptions", new { url = "https://hooks.internal:8443/x" });
        Assert.Equal(HttpStatusCode.Created, allowed.StatusCode);
    }

    [Fact]
    public async Task The_log_shows_what_was_sent_what_came_back_and_how_long_it_took()
    {
        await using var receiver = await ReceiverAsync(StatusCodes.Status307TemporaryRedirect, "http://10.0.0.7/inside?token=hush");
        var target = receiver.Urls.First() + "/T0/hush";
        await using var server = await ApiServer.StartAsync(azurite, ("NewsMonitor:Webhooks:AllowedHosts:0", new Uri(target).Authority));
        var made = await (await server.SendAsync(HttpMethod.Post, "subscriptions", new { url = target, format = "slack" })).JsonAsync();
        var path = $"subscriptions/{(string)made["subscription"]!["id"]!}";
        await server.SendAsync(HttpMethod.Post, $"{path}/test");
        var listed = Assert.Single((await server.GetAsync($"{path}/deliveries"))["items"]!.AsArray())!;

        var detail = await server.GetAsync($"{path}/deliveries/{(string)listed["id"]!}");

        var request = detail["request"]!;
        Assert.Equal(("POST", new Uri(target).GetLeftPart(UriPartial.Authority), "application/json"), ((string)request["method"]!, (string)request["target"]!, (string)request["contentType"]!));
        Assert.Equal((string)listed["webhookId"]!, (string)request["webhookId"]!);
        Assert.Equal("header", (string)request["body"]!["blocks"]![0]!["type"]!);
        var attempt = detail["delivery"]!["log"]![0]!;
        Assert.Equal(System.Text.Encoding.UTF8.GetByteCount(request["body"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })), (int)attempt["requestBytes"]!);
        Assert.Equal(307, (int)attempt["status"]!);
        Assert.Contains("redirect to http://10.0.0.7, which is not followed", (string)attempt["error"]!, StringComparison.Ordinal);
        Assert.True((double)attempt["milliseconds"]! >= 0);
        Assert.DoesNotContain("hush", detail.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(((string)made["secret"]!)[6..], detail.ToJsonString(), StringComparison.Ordinal);
        await (await server.SendAsync(HttpMethod.Get, $"{path}/deliveries/none")).ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task From_test_message_to_log_to_redelivery()
    {
        await using var receiver = await ReceiverAsync();
        var target = receiver.Urls.First();
        await using var server = await ApiServer.StartAsync(azurite, ("NewsMonitor:Webhooks:AllowedHosts:0", new Uri(target).Authority));
        var made = await (await server.SendAsync(HttpMethod.Post, "subscriptions", new { url = target })).JsonAsync();
        var id = (string)made["subscription"]!["id"]!;

        var attempt = await (await server.SendAsync(HttpMethod.Post, $"subscriptions/{id}/test")).JsonAsync();
        Assert.True((bool)attempt["delivered"]!);
        Assert.Equal(202, (int)attempt["status"]!);

        var deliveries = await server.GetAsync($"subscriptions/{id}/deliveries");
        var delivery = Assert.Single(deliveries["items"]!.AsArray())!;
        Assert.Equal("delivered", (string)delivery["state"]!);
        Assert.Equal("got it", (string)delivery["log"]![0]!["response"]!);
        Assert.Empty((await server.GetAsync($"subscriptions/{id}/deliveries?state=dead,pending"))["items"]!.AsArray());

        var again = await server.SendAsync(HttpMethod.Post, $"subscriptions/{id}/redeliver", new { deliveryId = (string)delivery["id"]! });
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        Assert.Equal(1, (int)(await again.JsonAsync())["redelivered"]!);
        await (await server.SendAsync(HttpMethod.Post, $"subscriptions/{id}/redeliver", new { deliveryId = (string)delivery["id"]! })).ProblemAsync(HttpStatusCode.Conflict);
        Assert.Equal("deliveryId", (await (await server.SendAsync(HttpMethod.Post, $"subscriptions/{id}/redeliver", new { })).ProblemAsync(HttpStatusCode.BadRequest)).Field());
    }

    [Fact]
    public async Task What_was_sent_in_a_span_of_time_is_sent_again_and_nothing_else()
    {
        await using var receiver = await ReceiverAsync();
        var target = receiver.Urls.First();
        await using var server = await ApiServer.StartAsync(azurite, ("NewsMonitor:Webhooks:AllowedHosts:0", new Uri(target).Authority));
        var made = await (await server.SendAsync(HttpMethod.Post, "subscriptions", new { url = target })).JsonAsync();
        var path = $"subscriptions/{(string)made["subscription"]!["id"]!}";
        for (var hour = 0; hour < 4; hour++)
        {
            await server.SendAsync(HttpMethod.Post, $"{path}/test");
            server.Time.Advance(TimeSpan.FromHours(1));
        }

        var again = await (await server.SendAsync(HttpMethod.Post, $"{path}/redeliver", new { from = ApiServer.Noon.AddMinutes(30), to = ApiServer.Noon.AddHours(3) })).JsonAsync();

        Assert.Equal(2, (int)again["redelivered"]!);
        var states = (await server.GetAsync($"{path}/deliveries"))["items"]!.AsArray().Select(d => (string)d!["state"]!);
        Assert.Equal(["delivered", "pending", "pending", "delivered"], states);
        var first = await server.GetAsync($"{path}/deliveries?limit=3");
        Assert.Single((await server.GetAsync($"{path}/deliveries?limit=3&after={(string)first["next"]!}"))["items"]!.AsArray());
    }

    [Fact]
    public async Task A_subscription_is_changed_paused_given_a_new_secret_and_removed()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        var made = await (await server.SendAsync(HttpMethod.Post, "subscriptions", new { url = "https://hooks.example.org/a" })).JsonAsync();
        var path = $"subscriptions/{(string)made["subscription"]!["id"]!}";

        var changed = await (await server.SendAsync(HttpMethod.Patch, path, new { name = "Night desk", paused = true, filter = new { minSeverity = "high", topics = new[] { "arms-transfers" } } })).JsonAsync();
        Assert.Equal(("Night desk", true, "high", "https://hooks.example.org"), ((string)changed["name"]!, (bool)changed["paused"]!, (string)changed["filter"]!["minSeverity"]!, (string)changed["target"]!));
        Assert.False((bool)(await (await server.SendAsync(HttpMethod.Patch, path, new { paused = false })).JsonAsync())["paused"]!);

        var rotated = await (await server.SendAsync(HttpMethod.Post, $"{path}/secret", new { overlapHours = 2 })).JsonAsync();
        Assert.NotEqual((string)made["secret"]!, (string)rotated["secret"]!);
        Assert.Equal("2024-09-14T14:00:00Z", (string)rotated["subscription"]!["previousSecretUntil"]!);

        var again = await (await server.SendAsync(HttpMethod.Post, $"{path}/secret")).JsonAsync();
        Assert.NotEqual((string)rotated["secret"]!, (string)again["secret"]!);
        Assert.Equal("2024-09-15T12:00:00Z", (string)again["subscription"]!["previousSecretUntil"]!);

        using var removed = await server.SendAsync(HttpMethod.Delete, path);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        await (await server.SendAsync(HttpMethod.Delete, path)).ProblemAsync(HttpStatusCode.NotFound);
        await (await server.SendAsync(HttpMethod.Get, $"{path}/deliveries")).ProblemAsync(HttpStatusCode.NotFound);
        await (await server.SendAsync(HttpMethod.Post, $"{path}/test")).ProblemAsync(HttpStatusCode.NotFound);
    }

    private static async Task<WebApplication> ReceiverAsync(int status = StatusCodes.Status202Accepted, string? location = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.MapPost("/{**path}", async context =>
        {
            context.Response.StatusCode = status;
            if (location is not null)
                context.Response.Headers.Location = location;
            await context.Response.WriteAsync("got it");
        });
        await app.StartAsync();
        return app;
    }
}
