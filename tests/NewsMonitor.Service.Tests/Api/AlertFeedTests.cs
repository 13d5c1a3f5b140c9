using System.Xml.Linq;
using NewsMonitor.Alerts;
using NewsMonitor.Spikes;

namespace NewsMonitor.Service.Tests.Api;

public sealed class AlertFeedTests(AzuriteFixture azurite)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entry_keeps_its_id_while_its_alert_changes()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        var alert = await server.StoreAsync(SampleAlerts.Make(3));
        var before = await FeedAsync(server, "alerts.atom");

        await server.SendAsync(HttpMethod.Post, $"alerts/{alert.Id}/acknowledge", new { by = "A" });
        var after = await FeedAsync(server, "alerts.atom");

        var id = $"tag:newsmonitor,2026:dprk-russia:alert:{alert.Id}";
        Assert.Equal(id, Entry(before).Element(Atom + "id")!.Value);
        Assert.Equal(id, Entry(after).Element(Atom + "id")!.Value);
        Assert.Contains("acknowledged", Entry(after).Elements(Atom + "category").Select(c => c.Attribute("term")!.Value));
        Assert.Equal(new Uri(server.Address, $"/api/dashboard/alerts/{alert.Id}").AbsoluteUri, Link(Entry(after), "alternate"));
    }

    [Fact]
    public async Task Pages_and_self_are_linked_and_carry_a_key_only_when_it_was_given_in_the_query()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        for (var i = 0; i < 3; i++)
            await server.StoreAsync(SampleAlerts.Make(i, headline: $"Alert {i}"));

        var first = await FeedAsync(server, "alerts.atom?limit=2&severity=high&code=s3cret%2B%26");
        Assert.Equal(2, first.Elements(Atom + "entry").Count());
        Assert.EndsWith("/api/alerts.atom?limit=2&severity=high&code=s3cret%2B%26", Link(first, "self"), StringComparison.Ordinal);
        Assert.Contains("code=s3cret%2B%26", Link(Entry(first), "alternate"), StringComparison.Ordinal);

        var second = await FeedAsync(server, new Uri(Link(first, "next")).PathAndQuery);
        Assert.Single(second.Elements(Atom + "entry"));
        Assert.DoesNotContain("code=", (await FeedAsync(server, "alerts.atom")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_peoples_reader_takes_the_feed_without_a_complaint()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        await server.StoreAsync(SampleAlerts.Make(3, headline: "라브로프 외무장관 <b>평양</b> & \u0007 방문 \uD800 😀", stories:
        [
            SampleAlerts.Story(1, "بوتين وكيم <script>alert(1)</script>", "https://news.example/ar?a=1&b=2", "news.example", "ar", ApiServer.Noon),
            SampleAlerts.Story(2, "A trap", "javascript:alert(1)", "bad.example", "en", ApiServer.Noon),
        ]));
        await server.StoreAsync(SampleAlerts.Make(40, AlertStatus.Resolved));
        var xml = await server.Client.GetByteArrayAsync(new Uri("alerts.atom", UriKind.Relative), Now);

        var read = await Feedparser.ReadAsync(xml, Now);

        Assert.Equal("atom10", (string)read["version"]!);
        Assert.False((bool)read["bozo"]!, (string?)read["complaint"]);
        Assert.Equal(2, read["entries"]!.AsArray().Count);
        var entry = read["entries"]![0]!;
        Assert.Equal("라브로프 외무장관 <b>평양</b> & \uFFFD 방문 \uFFFD 😀", (string)entry["title"]!);
        Assert.Contains("https://news.example/ar?a=1&amp;b=2", (string)entry["content"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", (string)entry["content"]!, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("javascript:", (string)entry["content"]!, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_monitor_without_alerts_has_a_feed_too()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        var feed = await FeedAsync(server, "alerts.atom");
        Assert.Equal("1970-01-01T00:00:00Z", feed.Element(Atom + "updated")!.Value);
        Assert.NotNull(feed.Element(Atom + "author"));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"https://evil.example\")")]
    [InlineData("+1+cmd|' /C calc'!A0")]
    [InlineData("-2+3")]
    [InlineData("@SUM(1)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    [InlineData("  =1+1")]
    [InlineData("\u200B=1+1")]
    [InlineData("\u202E=1+1")]
    [InlineData("＝1+1")]
    public async Task A_spreadsheet_takes_no_text_for_a_formula(string headline)
    {
        await using var server = await ApiServer.StartAsync(azurite);
        await server.StoreAsync(SampleAlerts.Make(3, headline: headline, key: new SeriesKey(KeyKind.Term, headline.Trim())));
        using var response = await server.SendAsync(HttpMethod.Get, "alerts.csv");
        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);

        var rows = Csv.Read(await response.Content.ReadAsStringAsync(Now));

        Assert.Equal(2, rows.Count);
        Assert.Equal(rows[0].Count, rows[1].Count);
        foreach (var cell in rows[1])
            Assert.DoesNotContain(cell.TrimStart(' ', '\t', '\r', '\u200B', '\u202E') is { Length: > 0 } visible ? visible[0] : 'x', "=+-@＝");
        Assert.StartsWith("'", rows[1][rows[0].IndexOf("headline")], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_keeps_commas_quotes_and_every_script()
    {
        await using var server = await ApiServer.StartAsync(azurite);
        await server.StoreAsync(SampleAlerts.Make(3, headline: "\"러시아\", \u201Cмир\u201D; 平壤\nsecond line"));

        var rows = Csv.Read(await server.Client.GetStringAsync(new Uri("alerts.csv", UriKind.Relative), Now));
        Assert.Equal("\"러시아\", \u201Cмир\u201D; 平壤 second line", rows[1][rows[0].IndexOf("headline")]);
        Assert.Equal("9", rows[1][rows[0].IndexOf("observed")]);
        Assert.Equal("id", rows[0][0]);

        var excel = await server.Client.GetByteArrayAsync(new Uri("alerts.csv?excel=true", UriKind.Relative), Now);
        Assert.Equal(new byte[] { 0xEF, 0xBB, 0xBF }, excel[..3]);
    }

    private static XElement Entry(XElement feed) => feed.Elements(Atom + "entry").First();

    private static string Link(XElement element, string relation) =>
        element.Elements(Atom + "link").Single(l => l.Attribute("rel")!.Value == relation).Attribute("href")!.Value;

    private static async Task<XElement> FeedAsync(ApiServer server, string path)
    {
        using var response = await server.SendAsync(HttpMethod.Get, path);
        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType!.MediaType);
        return XElement.Parse(await response.Content.ReadAsStringAsync(Now));
    }
}
