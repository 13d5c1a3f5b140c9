using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsMonitor.Service.Api;
using NewsMonitor.Tests;

namespace NewsMonitor.Service.Tests.Api;

public sealed class OpenApiTests(AzuriteFixture azurite)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_document_in_the_repository_is_the_one_that_is_served()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        var served = (await server.Client.GetStringAsync(new Uri("openapi.json", UriKind.Relative), Now)).ReplaceLineEndings("\n") + "\n";
        var kept = Path.Combine(Repository.Root, "docs", "openapi.json");
        if (Environment.GetEnvironmentVariable("NEWSMONITOR_WRITE_OPENAPI") == "1")
            await File.WriteAllTextAsync(kept, served, Now);

        Assert.True(served == await File.ReadAllTextAsync(kept, Now),
            "docs/openapi.json is not what the API serves. Run this test with NEWSMONITOR_WRITE_OPENAPI=1 to write it, and look at the difference.");
    }

    [Fact]
    public async Task Other_peoples_validator_finds_it_valid()
    {
        var judged = await JudgeAsync("document", new JsonObject { ["document"] = JsonNode.Parse(OpenApiDocument.Json) });

        Assert.Equal("3.1", (string)judged["version"]!);
        Assert.True((bool)judged["valid"]!, judged["errors"]!.ToJsonString());
    }

    [Fact]
    public async Task What_the_server_answers_is_what_the_document_says()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        await server.ReadWeeksAsync();
        await server.PollAsync(ApiServer.Noon, 2, "The server does not answer.");
        var article = await server.ReadAsync("https://news.example/x", ApiServer.Noon.AddHours(-2), "Lavrov lands in Pyongyang", "Russia's Sergei Lavrov met Choe Son Hui of North Korea in Pyongyang.");
        var alert = await server.StoreAsync(SampleAlerts.Make(3));
        var made = await (await server.SendAsync(HttpMethod.Post, "subscriptions", new { url = "https://hooks.example.org/a" })).JsonAsync();
        var subscription = (string)made["subscription"]!["id"]!;
        await server.SendAsync(HttpMethod.Post, $"subscriptions/{subscription}/test");
        var delivery = (string)(await server.GetAsync($"subscriptions/{subscription}/deliveries"))["items"]![0]!["id"]!;
        var values = new JsonArray();
        foreach (var route in ApiRoutes.All.Where(r => r.Method == "GET"))
        {
            var path = route.Template.Replace("{key}", "entity:sergei-lavrov", StringComparison.Ordinal).Replace("{id}",
                route.Tag == "alerts" || route.Template.Contains("/alerts/", StringComparison.Ordinal) ? alert.Id : route.Tag == "subscriptions" ? subscription : article.Id, StringComparison.Ordinal)
                .Replace("{delivery}", delivery, StringComparison.Ordinal);
            await AddAsync(values, route.Name, HttpMethod.Get, path);
            await AddAsync(values, route.Name, HttpMethod.Get, $"{path}?unknown=1");
            if (route.Template.Contains("{id}", StringComparison.Ordinal))
                await AddAsync(values, route.Name, HttpMethod.Get, path[..^6] + "000000");
        }

        await AddAsync(values, "acknowledgeAlert", HttpMethod.Post, $"alerts/{alert.Id}/acknowledge", new { by = "A", note = "B", silenceHours = 3 });
        await AddAsync(values, "createSubscription", HttpMethod.Post, "subscriptions", new { url = "https://hooks.example.org/b", filter = new { keys = new[] { "entity:sergei-lavrov" } } });
        await AddAsync(values, "createSubscription", HttpMethod.Post, "subscriptions", new { uri = "x" });
        await AddAsync(values, "changeSubscription", HttpMethod.Patch, $"subscriptions/{subscription}", new { paused = true });
        await AddAsync(values, "rotateSecret", HttpMethod.Post, $"subscriptions/{subscription}/secret", new { });
        await AddAsync(values, "testSubscription", HttpMethod.Post, $"subscriptions/{subscription}/test");
        await AddAsync(values, "listDeliveries", HttpMethod.Get, $"subscriptions/{subscription}/deliveries");
        await AddAsync(values, "redeliver", HttpMethod.Post, $"subscriptions/{subscription}/redeliver", new { from = "2024-09-01T00:00:00Z" });
        Assert.True(values.Count > 50);

        // The document stands against what was answered, and its own examples against itself.
        var document = JsonNode.Parse(OpenApiDocument.Json)!;
        foreach (var (_, methods) in document["paths"]!.AsObject())
        {
            foreach (var (_, operation) in methods!.AsObject())
            {
                foreach (var (status, response) in operation!["responses"]!.AsObject())
                {
                    if (response!["content"]?["application/json"]?["example"] is { } example)
                        values.Add(new JsonObject { ["operation"] = (string)operation["operationId"]!, ["status"] = int.Parse(status, System.Globalization.CultureInfo.InvariantCulture), ["type"] = "application/json", ["body"] = example.DeepClone() });
                }
            }
        }

        var faults = await JudgeAsync("values", new JsonObject { ["document"] = document, ["values"] = values });
        Assert.Equal("[]", faults.ToJsonString());

        async Task AddAsync(JsonArray all, string operation, HttpMethod method, string path, object? body = null)
        {
            using var response = await server.SendAsync(method, path, body);
            var text = await response.Content.ReadAsStringAsync(Now);
            if (response.StatusCode == HttpStatusCode.NoContent)
                return;
            var type = response.Content.Headers.ContentType!.MediaType!;
            all.Add(new JsonObject { ["operation"] = operation, ["status"] = (int)response.StatusCode, ["type"] = type, ["body"] = type.EndsWith("json", StringComparison.Ordinal) ? JsonNode.Parse(text) : null });
        }
    }

    [Fact]
    public async Task A_client_made_from_the_document_works_against_the_running_server()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        await server.ReadWeeksAsync();
        var alert = await server.StoreAsync(SampleAlerts.Make(3));

        var got = await JudgeAsync("client", new JsonObject { ["document"] = await server.GetAsync("openapi.json"), ["address"] = server.Address.AbsoluteUri });

        Assert.Equal(ApiRoutes.All.Count, (int)got["operations"]!);
        Assert.Equal(alert.Id, (string)got["alert"]!);
        Assert.Equal("A generated client", (string)got["by"]!);
        Assert.Equal("whsec_", (string)got["secret"]!);
        Assert.Equal(1, (int)got["listed"]!);
        Assert.Equal(29, (int)got["points"]!);
        Assert.Equal(204, (int)got["gone"]!);
        Assert.Equal("limit", (string)got["field"]!);
    }

    /// <summary>Types generated by openapi-typescript, a client by openapi-fetch, judged by tsc and by what it gets.</summary>
    [Fact]
    public async Task A_typed_client_compiles_against_the_document_and_calls_every_main_endpoint()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        await server.ReadWeeksAsync();
        await server.PollAsync(ApiServer.Noon);
        var article = await server.ReadAsync("https://news.example/x", ApiServer.Noon.AddHours(-2), "Lavrov lands in Pyongyang", "Russia's Sergei Lavrov met Choe Son Hui of North Korea in Pyongyang.");
        var newest = await server.StoreAsync(SampleAlerts.Make(3));
        await server.StoreAsync(SampleAlerts.Make(5, headline: "An older one"));

        var got = await JudgeAsync("typed", new JsonObject { ["document"] = await server.GetAsync("openapi.json"), ["address"] = server.Address.AbsoluteUri, ["article"] = article.Id });

        var expected = new JsonObject
        {
            ["alert"] = newest.Id,
            ["status"] = "acknowledged",
            ["excerpt"] = true,
            ["nextDiffers"] = true,
            ["atom"] = true,
            ["csv"] = true,
            ["key"] = "entity:pyongyang",
            ["points"] = 29,
            ["articles"] = 2,
            ["article"] = "Lavrov lands in Pyongyang",
            ["feeds"] = 0,
            ["watchlist"] = "dprk-russia",
            ["health"] = "healthy",
            ["secret"] = true,
            ["paused"] = true,
            ["tried"] = false,
            ["body"] = "application/cloudevents+json",
            ["again"] = 1,
            ["gone"] = 204,
            ["field"] = "limit",
            ["severity"] = "huge",
        };
        expected["feeds"] = (await server.GetAsync("feeds"))["items"]!.AsArray().Count;
        expected["key"] = (string)(await server.GetAsync("keys?kind=entity&limit=1"))["items"]![0]!["key"]!;
        Assert.Equal(expected.ToJsonString(), got.ToJsonString());
    }

    private static async Task<JsonNode> JudgeAsync(string judge, JsonObject input) =>
        JsonNode.Parse(await Peers.RunAsync("openapi.mjs", judge, input.ToJsonString(JsonSerializerOptions.Web), Now))!;
}
