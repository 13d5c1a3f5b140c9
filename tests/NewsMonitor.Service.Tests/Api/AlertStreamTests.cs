using System.Net;
using System.Text.Json.Nodes;
using NewsMonitor.Alerts;
using NewsMonitor.Service.Api;

namespace NewsMonitor.Service.Tests.Api;

/// <summary>Server-Sent Events, read as a browser's EventSource reads them.</summary>
public sealed class AlertStreamTests(AzuriteFixture azurite)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private Task<ApiServer> StartAsync(int streams = 4) =>
        ApiServer.StartAsync(azurite, ("NewsMonitor:Api:EventStreams", $"{streams}"));

    [Fact]
    public async Task A_reader_is_told_of_alerts_that_are_opened_and_changed_after_it_came()
    {
        await using var server = await StartAsync();
        await server.StoreAsync(SampleAlerts.Make(9, headline: "Known before"));
        using var reader = await Reader.OpenAsync(server);
        Assert.Equal("text/event-stream", reader.ContentType);

        var alert = await server.StoreAsync(SampleAlerts.Make(1, headline: "Новость — 소식\n"));
        var opened = await reader.NextAsync();
        await server.SendAsync(HttpMethod.Post, $"alerts/{alert.Id}/acknowledge", new { by = "A" });
        var changed = await reader.NextAsync();

        Assert.Equal(("alert", alert.Id, "open", alert.Headline), (opened.Name, (string)opened.Data["id"]!, (string)opened.Data["status"]!, (string)opened.Data["headline"]!));
        Assert.Equal($"{server.Address}api/alerts/{alert.Id}", (string)opened.Data["links"]!["self"]!);
        Assert.Equal((alert.Id, "acknowledged"), ((string)changed.Data["id"]!, (string)changed.Data["status"]!));
    }

    [Fact]
    public async Task A_reader_that_comes_back_gets_what_it_missed_and_nothing_twice()
    {
        await using var server = await StartAsync();
        string place;
        using (var reader = await Reader.OpenAsync(server))
        {
            await server.StoreAsync(SampleAlerts.Make(3, headline: "Seen"));
            place = (await reader.NextAsync()).Id;
        }

        await server.StoreAsync(SampleAlerts.Make(30, headline: "Missed, of yesterday"));
        await server.StoreAsync(SampleAlerts.Make(2, headline: "Missed, low", severity: Severity.Low));
        await server.StoreAsync(SampleAlerts.Make(1, headline: "Missed, of now"));
        server.Time.Advance(AlertStream.LookEvery);
        using var again = await Reader.OpenAsync(server, "?severity=high", place);

        Assert.Equal("Missed, of yesterday", (string)(await again.NextAsync()).Data["headline"]!);
        Assert.Equal("Missed, of now", (string)(await again.NextAsync()).Data["headline"]!);
        await (await server.SendAsync(HttpMethod.Get, "alerts/stream", null, ("Last-Event-ID", "yesterday"))).ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Silence_is_broken_by_comments_and_many_readers_look_once()
    {
        await using var server = await StartAsync();
        var readers = new List<Reader>();
        for (var i = 0; i < 4; i++)
            readers.Add(await Reader.OpenAsync(server));
        var before = server.Operations.Total;

        for (var passed = TimeSpan.Zero; passed < AlertStream.HeartbeatEvery; passed += AlertStream.LookEvery)
            server.Time.Advance(AlertStream.LookEvery);
        foreach (var reader in readers)
            Assert.Equal(": ", await reader.LineAsync());

        Assert.InRange(server.Operations.Total - before, 1, AlertStream.HeartbeatEvery / AlertStream.LookEvery + 2);
        readers.ForEach(r => r.Dispose());
    }

    [Fact]
    public async Task There_is_room_for_so_many_and_a_place_is_given_back()
    {
        await using var server = await StartAsync(streams: 1);
        using (var reader = await Reader.OpenAsync(server))
        {
            var full = await server.SendAsync(HttpMethod.Get, "alerts/stream");
            await full.ProblemAsync(HttpStatusCode.ServiceUnavailable);
            Assert.Equal("60", full.Headers.GetValues("Retry-After").Single());
            using var head = await server.SendAsync(HttpMethod.Head, "alerts/stream?q=x");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, head.StatusCode);
        }

        using var next = await Reader.OpenAsync(server);
        await using var none = await ApiServer.StartAsync(azurite);
        await (await none.SendAsync(HttpMethod.Get, "alerts/stream")).ProblemAsync(HttpStatusCode.NotImplemented);
    }

    /// <summary>An event source. While it waits for a line it lets the server's clock run.</summary>
    private sealed class Reader(ApiServer server, HttpResponseMessage response, StreamReader lines) : IDisposable
    {
        public string ContentType => response.Content.Headers.ContentType!.MediaType!;

        public static async Task<Reader> OpenAsync(ApiServer server, string query = "", string? last = null)
        {
            while (true)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, $"alerts/stream{query}");
                if (last is not null)
                    request.Headers.Add("Last-Event-ID", last);
                var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Now);
                // The place of a reader that has just gone is given back when the server notices.
                if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
                    continue;
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                var reader = new Reader(server, response, new StreamReader(await response.Content.ReadAsStreamAsync(Now)));
                Assert.Equal("retry: 5000", await reader.LineAsync());
                Assert.StartsWith("id: ", await reader.LineAsync(), StringComparison.Ordinal);
                Assert.Equal("", await reader.LineAsync());
                return reader;
            }
        }

        public async Task<(string Id, string Name, JsonNode Data)> NextAsync()
        {
            var (id, name) = ("", "");
            for (var line = await LineAsync(); ; line = await LineAsync())
            {
                if (line.StartsWith("id: ", StringComparison.Ordinal))
                    id = line[4..];
                else if (line.StartsWith("event: ", StringComparison.Ordinal))
                    name = line[7..];
                else if (line.StartsWith("data: ", StringComparison.Ordinal))
                    return (id, name, JsonNode.Parse(line[6..])!);
            }
        }

        public async Task<string> LineAsync()
        {
            var line = lines.ReadLineAsync(Now).AsTask();
            while (await Task.WhenAny(line, Task.Delay(20, Now)) != line)
                server.Time.Advance(AlertStream.LookEvery);
            return await line ?? throw new EndOfStreamException();
        }

        public void Dispose()
        {
            lines.Dispose();
            response.Dispose();
        }
    }
}
