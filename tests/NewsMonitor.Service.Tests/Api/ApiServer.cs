using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Service.Api;
using NewsMonitor.Service.Storage;

namespace NewsMonitor.Service.Tests.Api;

/// <summary>The API of a monitor of its own behind a real Kestrel on loopback, with a clock the test sets.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    /// <summary>Where the clock stands at first.</summary>
    public static readonly DateTimeOffset Noon = new(2024, 9, 14, 12, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _app;

    private ApiServer(WebApplication app, FakeTimeProvider time)
    {
        _app = app;
        Time = time;
        Address = new Uri(app.Urls.First());
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Address, "/api/") };
    }

    public Uri Address { get; }
    public HttpClient Client { get; }
    public FakeTimeProvider Time { get; }
    public IServiceProvider Services => _app.Services;
    public StorageOperationCounter Operations => Services.GetRequiredService<StorageOperationCounter>();

    public static async Task<ApiServer> StartAsync(AzuriteFixture azurite, params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection([.. azurite.Settings(), .. settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))]);
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var time = new FakeTimeProvider(Noon);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddNewsMonitor(builder.Configuration);
        var app = builder.Build();
        app.MapMonitorApi();
        await app.Services.GetRequiredService<MonitorStorage>().EnsureCreatedAsync(CancellationToken.None);
        await app.StartAsync();
        return new ApiServer(app, time);
    }

    /// <summary>The JSON of a successful GET.</summary>
    public async Task<JsonNode> GetAsync(string path)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>A request with a JSON body, and its answer.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}

internal static class ApiAnswers
{
    /// <summary>The problem in an answer, checked to be one.</summary>
    public static async Task<JsonNode> ProblemAsync(this HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == response.StatusCode, $"{(int)response.StatusCode} {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!;
        Assert.Equal((int)status, (int)problem["status"]!);
        return problem;
    }

    public static async Task<JsonNode> JsonAsync(this HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

    public static string[] Ids(this JsonNode page) => [.. page["items"]!.AsArray().Select(i => (string)i!["id"]!)];

    public static string Field(this JsonNode problem) => (string)problem["errors"]![0]!["field"]!;
}
