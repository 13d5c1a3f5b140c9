using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using NewsMonitor.Analysis;
using NewsMonitor.Service.Articles;
using NewsMonitor.Service.Storage;
using NewsMonitor.Spikes;

namespace NewsMonitor.Service.Tests.Api;

public sealed class SeriesTests(AzuriteFixture azurite)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_are_found_by_name_and_kind_and_read_page_by_page()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        await server.ReadWeeksAsync();

        var keys = await server.GetAsync("keys?kind=entity,relation");
        Assert.Equal("relation:all", (string)keys["items"]![0]!["key"]!);
        Assert.Equal(25, (int)keys["items"]![0]!["stories"]!);

        var lavrov = Assert.Single((await server.GetAsync("keys?q=LAVROV&kind=entity"))["items"]!.AsArray())!;
        Assert.Equal(("entity:sergei-lavrov", "Sergei Lavrov", 5), ((string)lavrov["key"]!, (string)lavrov["label"]!, (int)lavrov["stories"]!));
        Assert.Equal("2024-09-14T11:00:00Z", (string)lavrov["lastSeen"]!);

        var all = (await server.GetAsync("keys?limit=1000"))["items"]!.AsArray().Select(k => (string)k!["key"]!).ToList();
        var paged = new List<string>();
        string? next = null;
        do
        {
            var page = await server.GetAsync($"keys?limit=7{(next is null ? "" : $"&after={next}")}");
            paged.AddRange(page["items"]!.AsArray().Select(k => (string)k!["key"]!));
            next = (string?)page["next"];
        }
        while (next is not null);
        Assert.Equal(all, paged);
    }

    [Theory]
    [InlineData("hour", "PT1H")]
    [InlineData("PT6H", "PT6H")]
    [InlineData("PT5H", "PT5H")]
    [InlineData("day", "P1D")]
    [InlineData("P1W", "P7D")]
    public async Task A_series_counts_the_same_stories_in_every_step(string step, string written)
    {
        await using var server = await ApiServer.StartAsync(azurite);
        await server.ReadWeeksAsync();

        var series = await server.GetAsync($"keys/entity:sergei-lavrov/series?step={step}");

        Assert.Equal(written, (string)series["step"]!);
        var points = series["points"]!.AsArray();
        Assert.Equal(5, points.Sum(p => (int)p!["observed"]!));
        var starts = points.Select(p => DateTimeOffset.Parse((string)p!["from"]!, CultureInfo.InvariantCulture)).ToList();
        Assert.All(starts.Zip(starts.Skip(1)), pair => Assert.Equal(starts[1] - starts[0], pair.Second - pair.First));
        Assert.All(points, p => Assert.True((double)p!["low"]! <= (double)p["expected"]! + 0.51 && (double)p["expected"]! <= (double)p["high"]! + 0.51));
    }

    [Fact]
    public async Task A_series_as_csv()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        await server.ReadWeeksAsync();

        var rows = Csv.Read(await server.Client.GetStringAsync(new Uri("keys/entity:sergei-lavrov/series?step=day&format=csv&from=2024-09-10", UriKind.Relative), Now));

        Assert.Equal(["from", "observed", "expected", "low", "high"], rows[0]);
        Assert.Equal(["2024-09-10T00:00:00Z", "2024-09-11T00:00:00Z", "2024-09-12T00:00:00Z", "2024-09-13T00:00:00Z", "2024-09-14T00:00:00Z"], rows.Skip(1).Select(r => r[0]));
        Assert.Equal("5", rows[^1][1]);
    }

    [Fact]
    public async Task A_key_in_any_script_is_an_address()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        string[] keys = ["term:원산 갈마/해안", "pair:kim-jong-un+vladimir-putin", "term:a?b#c"];
        await server.Services.GetRequiredService<MentionStore>().UpsertAsync(new Mention
        {
            ArticleId = "0123456789abcdef01234567",
            EventTime = ApiServer.Noon.AddHours(-1),
            Feed = "",
            Publisher = "P",
            Language = "ko",
            Title = "T",
            Url = "https://p.example/",
            Snippet = "",
            Score = 1,
            Relevant = true,
            Keys = [.. keys.Select(k => SeriesKey.TryParse(k, out var key) ? key : default)],
            Fingerprint = new StoryFingerprint(""),
        }, Now);
        foreach (var key in keys)
        {
            var series = await server.GetAsync($"keys/{Uri.EscapeDataString(key)}/series?step=day");
            Assert.Equal((key, 1), ((string)series["key"]!, series["points"]!.AsArray().Sum(p => (int)p!["observed"]!)));
        }
    }

    [Fact]
    public async Task Articles_are_listed_by_key_language_publisher_words_and_relevance()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        await server.ReadWeeksAsync();
        await server.ReadAsync("https://ilbo.example/1", ApiServer.Noon.AddHours(-2), "라브로프 러시아 외무장관, 평양 방문", "라브로프 러시아 외무장관이 평양에서 최선희 북한 외무상을 만났다. 북한과 러시아는 협력을 논의했다.", "ilbo.example");
        await server.ReadAsync("https://daily.example/weather", ApiServer.Noon.AddHours(-1), "Rain in Lisbon", "It will rain in Lisbon until Sunday, with wind from the sea.", "daily.example");

        await Expect("key=entity:sergei-lavrov", 6);
        await Expect("language=ko", 1);
        await Expect("publisher=DAILY.example", 5);
        await Expect("q=LAVROV daily.example", 5);
        await Expect("q=visit hour", 0);
        await Expect("q=pyongyang hour", 5);
        await Expect("relevant=false&q=lisbon", 1);
        await Expect("q=lisbon", 0);
        await Expect("from=2024-09-01&to=2024-09-03", 2);

        var seen = new List<string>();
        string? next = null;
        do
        {
            var page = await server.GetAsync($"articles?from=2024-08-20&limit=4{(next is null ? "" : $"&after={next}")}");
            seen.AddRange(page.Ids());
            next = (string?)page["next"];
        }
        while (next is not null);
        Assert.Equal(26, seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());

        async Task Expect(string query, int count) => Assert.Equal(count, (await server.GetAsync($"articles?{query}"))["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task An_article_tells_where_everything_stands_in_it()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        var article = await server.ReadAsync("https://news.example/x", ApiServer.Noon.AddHours(-2), "Lavrov lands in Pyongyang", "Russia's Sergei Lavrov met Choe Son Hui of North Korea in Pyongyang.");

        var detail = await server.GetAsync($"articles/{article.Id}?day=2024-09-14");

        Assert.Equal(article.Text, (string)detail["text"]!);
        var lavrov = detail["entities"]!.AsArray().Single(e => (string)e!["id"]! == "sergei-lavrov")!;
        foreach (var span in lavrov["spans"]!.AsArray())
        {
            var text = (string)detail[(string)span!["part"]!]!;
            Assert.Contains("Lavrov", text.Substring((int)span["start"]!, (int)span["length"]!), StringComparison.Ordinal);
        }

        Assert.Equal(2, lavrov["spans"]!.AsArray().Count);
        Assert.Equal(article.Id, (string)(await server.GetAsync($"articles/{article.Id}"))["id"]!);
        await (await server.SendAsync(HttpMethod.Get, $"articles/{article.Id}?day=2024-09-13")).ProblemAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("entity:nobody-we-know", HttpStatusCode.NotFound)]
    [InlineData("term:never heard", HttpStatusCode.NotFound)]
    [InlineData("topic:gardening", HttpStatusCode.NotFound)]
    [InlineData("relation:other", HttpStatusCode.NotFound)]
    [InlineData("pair:kim-jong-un+nobody", HttpStatusCode.NotFound)]
    [InlineData("pair:vladimir-putin+kim-jong-un", HttpStatusCode.NotFound)]
    [InlineData("entity:sergei-shoigu", HttpStatusCode.OK)]
    [InlineData("topic:arms-transfers", HttpStatusCode.OK)]
    [InlineData("pair:kim-jong-un+sergei-shoigu", HttpStatusCode.OK)]
    [InlineData("pair:kim-jong-un+vladimir-putin", HttpStatusCode.OK)]
    [InlineData("person:kim-jong-un", HttpStatusCode.BadRequest)]
    [InlineData("kim-jong-un", HttpStatusCode.BadRequest)]
    public async Task A_key_nobody_counts_is_not_a_row_of_zeros(string key, HttpStatusCode expected)
    {
        await using var server = await ApiServer.StartAsync(azurite);
        await server.ReadWeeksAsync();

        using var series = await server.SendAsync(HttpMethod.Get, $"keys/{Uri.EscapeDataString(key)}/series");
        using var page = await server.SendAsync(HttpMethod.Get, $"dashboard/keys/{Uri.EscapeDataString(key)}");

        Assert.Equal((expected, expected), (series.StatusCode, page.StatusCode));
        if (expected != HttpStatusCode.OK)
            await series.ProblemAsync(expected);
    }

    [Fact]
    public async Task An_answer_reads_what_it_needs_and_no_more()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        await server.ReadWeeksAsync();
        for (var i = 0; i < 60; i++)
            await server.StoreAsync(SampleAlerts.Make(i, headline: $"Alert {i}"));
        await server.GetAsync("keys");
        await server.GetAsync("health");
        server.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(["alerts GET"], await ReadByAsync("alerts?limit=50"));
        Assert.Equal(["alerts GET"], await ReadByAsync("alerts?limit=20&status=open&severity=high"));
        Assert.Equal(["alerts GET"], await ReadByAsync("alerts.csv"));
        Assert.Empty(await ReadByAsync("openapi.json"));
        Assert.Empty(await ReadByAsync("health/live"));
        // The marks of changed days, the list of rollups, and the open days; nothing more for the same seconds.
        Assert.Equal(["mentions GET", "series GET", "state GET"], (await ReadByAsync("keys/relation:all/series")).Where(r => !r.StartsWith("config", StringComparison.Ordinal)).Distinct());
        Assert.Empty(await ReadByAsync("keys/entity:sergei-lavrov/series"));

        async Task<List<string>> ReadByAsync(string path)
        {
            var before = server.Services.GetRequiredService<StorageOperationCounter>().ByResource;
            using var response = await server.SendAsync(HttpMethod.Get, path);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var after = server.Services.GetRequiredService<StorageOperationCounter>().ByResource;
            return after.SelectMany(a => Enumerable.Repeat(Regex.Replace(a.Key, "^t[0-9]+x[0-9]+x", ""), (int)(a.Value - before.GetValueOrDefault(a.Key)))).Order(StringComparer.Ordinal).ToList();
        }
    }
}
