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
    [InlineData("""{"url":"ftp://hooks.example"}""", "")]
    [InlineData("""{"url":"http://127.0.0.1/"}""", "")]
    [InlineData("""{"url":"not a url"}""", "url")]
    [InlineData("""{"url":"https://a.example","format":"sms"}""", "format")]
    [InlineData("""{"url":"https://a.example","format":2}""", "format")]
    [InlineData("""{"url":"https://a.example","filter":{"minSeverity":"huge"}}""", "filter.minSeverity")]
    [InlineData("""{"url":"https://a.example","filter":{"topic":["x"]}}""", "filter.topic")]
    [InlineData("""{"url":"https://a.example","secret":"guess"}""", "")]
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

        using var removed = await server.SendAsync(HttpMethod.Delete, path);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        await (await server.SendAsync(HttpMethod.Delete, path)).ProblemAsync(HttpStatusCode.NotFound);
        await (await server.SendAsync(HttpMethod.Get, $"{path}/deliveries")).ProblemAsync(HttpStatusCode.NotFound);
        await (await server.SendAsync(HttpMethod.Post, $"{path}/test")).ProblemAsync(HttpStatusCode.NotFound);
    }

    private static async Task<WebApplication> ReceiverAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.MapPost("/", async context =>
        {
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            await context.Response.WriteAsync("got it");
        });
        await app.StartAsync();
        return app;
    }
}
