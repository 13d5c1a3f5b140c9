using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NewsMonitor.Alerts;
using NewsMonitor.Spikes;
using NewsMonitor.Webhooks;

namespace NewsMonitor.Tests.Webhooks;

public sealed class MessageTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Uri Monitor = new("https://monitor.example.org");
    private const string Hostile = "<!channel> & <@U123> *bold* _it_ `x` [click](javascript:alert(1)) </script>\u202E\r\n\0";

    public static TheoryData<string> Subjects => ["ordinary", "hostile", "huge", "emoji", "right to left", "all ampersands", "bare", "resolved", "burst", "huge burst"];

    [Fact]
    public void A_program_gets_the_alert_as_the_api_gives_it()
    {
        var alert = Ordinary();
        var message = WebhookMessage.Of("msg_1", WebhookFormat.Json, [alert], Monitor);

        Assert.Equal("application/json", message.ContentType);
        Assert.Equal(JsonSerializer.Serialize(alert, NewsMonitorJson.Lines.Alert), Encoding.UTF8.GetString(message.Body));
    }

    [Fact]
    public async Task The_cloudevents_sdk_reads_our_events()
    {
        var opened = Ordinary();
        var alerts = new[] { opened, opened with { Revision = 2 }, opened with { Revision = 3, Status = AlertStatus.Resolved, ResolvedAt = Now } };
        var requests = alerts.Select(a => WebhookMessage.Of("msg_1", WebhookFormat.CloudEvents, [a], Monitor))
            .Select(m => new { headers = new Dictionary<string, string> { ["content-type"] = m.ContentType }, body = Encoding.UTF8.GetString(m.Body) });

        var events = await JudgeAsync("events", new { requests });

        Assert.Equal(["org.newsmonitor.alert.opened", "org.newsmonitor.alert.updated", "org.newsmonitor.alert.resolved"], events.AsArray().Select(e => (string?)e!["type"]));
        Assert.Equal(3, events.AsArray().Select(e => (string?)e!["id"]).Distinct().Count());
        Assert.All(events.AsArray(), e =>
        {
            Assert.Equal("1.0", (string?)e!["specversion"]);
            Assert.Equal("https://monitor.example.org/", (string?)e["source"]);
            Assert.Equal(opened.Id, (string?)e["subject"]);
            Assert.Equal(opened.Headline, (string?)e["data"]!["headline"]);
        });
    }

    [Fact]
    public async Task Slack_takes_every_message()
    {
        var messages = Subjects.Select(s => Read(WebhookFormat.Slack, s.Data)).ToList();
        var verdict = await JudgeAsync("slack", new { messages });
        Assert.Equal("[]", verdict["complaints"]!.ToJsonString());
    }

    [Fact]
    public async Task Teams_takes_every_message()
    {
        var messages = Subjects.Select(s => Read(WebhookFormat.Teams, s.Data)).ToList();
        var verdict = await JudgeAsync("teams", new { messages });
        Assert.Equal("[]", verdict["complaints"]!.ToJsonString());
        Assert.Contains(Ordinary().Headline, verdict["texts"]!.AsArray().Select(t => (string)t!).First(t => t.Contains("Ordinary", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Subjects))]
    public void No_message_is_larger_than_its_receiver_takes(string subject)
    {
        var alerts = Alerts(subject);
        Assert.True(WebhookMessage.Of("m", WebhookFormat.Teams, alerts, Monitor).Body.Length <= 28 * 1024);
        Assert.True(WebhookMessage.Of("m", WebhookFormat.Slack, alerts, Monitor).Body.Length <= 40_000);
        Assert.True(WebhookMessage.Of("m", WebhookFormat.Json, [alerts[0]], Monitor).Body.Length <= WebhookMessage.MaxBytes);
        Assert.True(WebhookMessage.Of("m", WebhookFormat.CloudEvents, [alerts[0]], Monitor).Body.Length <= WebhookMessage.MaxBytes);
    }

    [Theory]
    [InlineData(WebhookFormat.Slack)]
    [InlineData(WebhookFormat.Teams)]
    public void A_chat_message_tells_headline_reason_three_stories_and_where_to_go(WebhookFormat format)
    {
        var alert = Ordinary();
        var strings = Strings(Read(format, "ordinary")).ToList();

        foreach (var part in new[] { alert.Headline, alert.Why, "12 articles by 2 publishers", "Story 1", "Story 2", "Story 3", "KCNA · ko · 2026-03-02 07:00 UTC · 4 further copies" })
            Assert.Contains(strings, s => s.Contains(part, StringComparison.Ordinal));
        foreach (var link in new[] { "https://example.org/1", "https://example.org/2", "https://example.org/3", "https://monitor.example.org/page", "https://monitor.example.org/page#acknowledge" })
            Assert.Contains(strings, s => s.Contains(link, StringComparison.Ordinal));
        Assert.DoesNotContain(strings, s => s.Contains("Story 4", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_from_outside_calls_nobody_and_hides_no_link()
    {
        var message = Read(WebhookFormat.Slack, "hostile");
        var slack = Strings(message).ToList();
        // A header is plain text, where signs do not format.
        Assert.DoesNotContain(Strings(message["blocks"]!).Skip(3), s => s.Contains("<!", StringComparison.Ordinal) || s.Contains("<@", StringComparison.Ordinal) || s.Contains(" *bold*", StringComparison.Ordinal));
        Assert.Contains(slack, s => s.Contains("&lt;!channel&gt; &amp;", StringComparison.Ordinal));

        var teams = Strings(Read(WebhookFormat.Teams, "hostile")).ToList();
        Assert.DoesNotContain(teams, s => s.Contains("](", StringComparison.Ordinal));
        Assert.DoesNotContain(slack.Concat(teams), s => s.AsSpan().ContainsAny("\u202E\r\0"));
    }

    [Fact]
    public void Whoever_is_named_in_a_headline_is_not_called()
    {
        const string Calls = "@here @channel <!here> <!subteam^S1> <@U1> <at>Everyone</at> [Login](https://evil.example) <https://evil.example|bank>";
        var alerts = new[] { Filled(Calls) };
        var slack = JsonNode.Parse(WebhookMessage.Of("m", WebhookFormat.Slack, alerts, Monitor).Body)!;
        var teams = JsonNode.Parse(WebhookMessage.Of("m", WebhookFormat.Teams, alerts, Monitor).Body)!;

        // Slack calls by "<!…>" and "<@…>", and by "@here" only where link_names asks for it; Teams by the entities of a card.
        Assert.DoesNotContain(Members(slack), m => m.Name is "link_names" or "parse");
        Assert.All(Strings(slack), s => Assert.DoesNotMatch("<(?!https://(example|monitor.example).org/)", s));
        Assert.DoesNotContain(Members(teams), m => m.Name is "entities" or "msteams");
        Assert.DoesNotContain(Strings(teams), s => s.Contains("](", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("https://bank.example@evil.example/")]
    [InlineData("/relative")]
    [InlineData("")]
    public void Only_plain_web_addresses_become_links(string address)
    {
        foreach (var format in new[] { WebhookFormat.Slack, WebhookFormat.Teams })
        {
            var alert = Ordinary() with { Stories = [Story(1) with { Url = address }], Links = new Dictionary<string, string> { ["page"] = address } };
            var json = JsonNode.Parse(WebhookMessage.Of("m", format, [alert], Monitor).Body)!;
            Assert.DoesNotContain(Members(json), m => m.Name == "url");
            Assert.DoesNotContain(Strings(json), s => s.Contains('<', StringComparison.Ordinal));
            Assert.Contains(Strings(json), s => s.Contains("Story 1", StringComparison.Ordinal));
        }
    }

    private static JsonNode Read(WebhookFormat format, string subject) => JsonNode.Parse(WebhookMessage.Of("msg_1", format, Alerts(subject), Monitor).Body)!;

    private static async Task<JsonNode> JudgeAsync(string what, object input) =>
        JsonNode.Parse(await Peers.RunAsync("webhooks.mjs", what, JsonSerializer.Serialize(input), TestContext.Current.CancellationToken))!;

    private static IReadOnlyList<Alert> Alerts(string subject) => subject switch
    {
        "ordinary" => [Ordinary()],
        "hostile" => [Filled(Hostile)],
        "huge" => [Filled(string.Concat(Enumerable.Repeat("漢字𝕏", 400)))],
        "emoji" => [Filled(string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿", 250)))],
        "right to left" => [Filled(string.Concat(Enumerable.Repeat("لافروف يصل إلى بيونغ يانغ \u200F(100%)\u200E ", 120)))],
        "all ampersands" => [Filled(new string('&', 3000))],
        "bare" => [Ordinary() with { Headline = "", Why = "", Stories = [], Publishers = [], Languages = [], Signals = [], Links = new Dictionary<string, string>() }],
        "resolved" => [Ordinary() with { Status = AlertStatus.Resolved, ResolvedAt = Now, Revision = 4 }],
        "burst" => [.. Enumerable.Range(0, WebhookMessage.MaxAlerts).Select(i => Ordinary() with { Id = $"a{i}" })],
        "huge burst" => [.. Enumerable.Range(0, WebhookMessage.MaxAlerts).Select(i => Filled(new string('&', 500) + new string('漢', 2000)) with { Id = $"a{i}" })],
        _ => throw new ArgumentOutOfRangeException(nameof(subject)),
    };

    private static Alert Ordinary() => TestAlert.At(Now) with
    {
        Id = "2026030208-0badcafe",
        Severity = Severity.High,
        Headline = "Ordinary headline in 평양",
        Why = "12 stories where 1.5 were expected; that happens by chance once in 40 years.",
        Stories = [.. Enumerable.Range(1, 5).Select(Story)],
        Articles = 12,
        Publishers = ["KCNA", "Example Press"],
        Languages = ["ko", "en"],
        Links = new Dictionary<string, string> { ["page"] = "https://monitor.example.org/page", ["self"] = "https://monitor.example.org/api" },
    };

    private static AlertStory Story(int number) =>
        new($"s{number}", $"Story {number}", $"https://example.org/{number}", "KCNA", "ko", Now.AddHours(-2), 4, "Snippet.");

    /// <summary>The same text in every place that comes from outside.</summary>
    private static Alert Filled(string text) => Ordinary() with
    {
        Headline = text,
        Why = text,
        Stories = [.. Enumerable.Range(1, Alert.MaxStories).Select(i => Story(i) with { Title = text, Publisher = text, Language = text, Snippet = text, Url = $"https://example.org/?q={Uri.EscapeDataString(text)[..Math.Min(2000, text.Length)]}&a=1&b=2" })],
        Publishers = [.. Enumerable.Repeat(text, 30)],
        Languages = [.. Enumerable.Repeat(text, 30)],
        Signals = [.. Enumerable.Repeat(new Signal(SeriesKey.Relation, "relation", text, new AlertWindow(Now, Now), 1, 1, 1, 1), Alert.MaxSignals)],
    };

    private static IEnumerable<string> Strings(JsonNode node) => Members(node).Select(m => m.Value);

    private static IEnumerable<(string Name, string Value)> Members(JsonNode? node, string name = "") => node switch
    {
        JsonObject o => o.SelectMany(m => Members(m.Value, m.Key)),
        JsonArray a => a.SelectMany(i => Members(i, name)),
        JsonValue v when v.TryGetValue<string>(out var text) => [(name, text)],
        _ => [],
    };
}
