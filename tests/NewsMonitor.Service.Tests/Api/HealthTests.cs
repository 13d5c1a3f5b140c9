using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Service.Alerts;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Service.Tests.Api;

public sealed class HealthTests(AzuriteFixture azurite)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Data_that_is_old_is_degraded()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        await server.PollAsync(ApiServer.Noon);
        Assert.Equal("healthy", (string)(await server.GetAsync("health"))["status"]!);

        server.Time.Advance(TimeSpan.FromMinutes(40));
        Assert.Equal("healthy", (string)(await server.GetAsync("health"))["status"]!);
        server.Time.Advance(TimeSpan.FromMinutes(12));
        var report = await server.GetAsync("health");

        Assert.Equal("degraded", (string)report["status"]!);
        Assert.Equal("No feed has been read for 52 minutes.", (string)Check(report, "freshness")["detail"]!);
        Assert.Contains("No feed has been read for 52 minutes.", await server.Client.GetStringAsync(new Uri("dashboard", UriKind.Relative), Now), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_analysed_or_announced_is_told()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        await server.PollAsync(ApiServer.Noon);
        var storage = server.Services.GetRequiredService<MonitorStorage>();
        await storage.DeliveryPoisonQueue.SendMessageAsync("lost", Now);
        var owed = SampleAlerts.Make(2);
        Assert.True(await server.Services.GetRequiredService<AlertStore>().TryWriteAsync(owed, 0, null, Now));

        var report = await server.GetAsync("health");

        Assert.Equal("degraded", (string)report["status"]!);
        Assert.Contains("poison", (string)Check(report, "deliveries")["detail"]!, StringComparison.Ordinal);
        Assert.Equal(1, (int)Check(report, "announcements")["value"]!);
    }

    [Fact]
    public async Task A_storage_that_does_not_answer_is_unhealthy_and_every_page_says_so()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        var storage = server.Services.GetRequiredService<MonitorStorage>();
        await storage.Feeds.DeleteAsync(Now);
        await storage.Alerts.DeleteAsync(Now);

        using var health = await server.SendAsync(HttpMethod.Get, "health");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Equal("unhealthy", (string)(await health.JsonAsync())["status"]!);
        Assert.Equal("live", (string)(await server.GetAsync("health/live"))["status"]!);
        using var ready = await server.SendAsync(HttpMethod.Get, "health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);

        using var alerts = await server.SendAsync(HttpMethod.Get, "alerts");
        await alerts.ProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Equal(TimeSpan.FromSeconds(10), alerts.Headers.RetryAfter!.Delta);
        using var page = await server.SendAsync(HttpMethod.Get, "dashboard");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Contains("The storage account does not answer.", await page.Content.ReadAsStringAsync(Now), StringComparison.Ordinal);
    }

    private static JsonNode Check(JsonNode report, string id) => report["checks"]!.AsArray().Single(c => (string)c!["id"]! == id)!;
}
