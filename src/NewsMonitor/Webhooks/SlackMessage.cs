using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using NewsMonitor.Alerts;

namespace NewsMonitor.Webhooks;

/// <summary>
/// Format <c>slack</c>: Block Kit for incoming webhooks. Slack takes 50 blocks, 150 characters in a header, 3000 in a
/// section (what <see cref="ChatDetail"/> lets through stays below, even if every character becomes an entity of five).
/// Text from outside is escaped, so it can neither call a channel nor hide a link.
/// </summary>
internal static class SlackMessage
{
    public const int MaxBytes = 40_000;
    private const int MaxHeader = 150;

    public static byte[] Write(IReadOnlyList<Alert> alerts) =>
        ChatDetail.Fit(alerts.Count, MaxBytes, detail => AlertJson.Write(new JsonObject
        {
            // What notifications and screen readers get.
            ["text"] = alerts.Count == 1 ? Escape(ChatText.Title(alerts[0], detail.TitleLength)) : Heading(alerts),
            ["unfurl_links"] = false,
            ["unfurl_media"] = false,
            ["blocks"] = alerts.Count == 1 ? One(alerts[0], detail) : Several(alerts, detail),
        }));

    private static JsonArray One(Alert alert, ChatDetail detail)
    {
        var blocks = new JsonArray { Header(alert) };
        if (ChatText.Plain(alert.Why, detail.WhyLength) is { Length: > 0 } why)
            blocks.Add((JsonNode)Section(Escape(why)));
        blocks.Add((JsonNode)Context(Escape(ChatText.Facts(alert))));
        foreach (var story in alert.Stories.Take(detail.Stories))
            blocks.Add((JsonNode)Section(Story(story, detail)));
        if (Buttons(alert) is { } buttons)
            blocks.Add((JsonNode)buttons);
        return blocks;
    }

    private static JsonArray Several(IReadOnlyList<Alert> alerts, ChatDetail detail)
    {
        var blocks = new JsonArray { new JsonObject { ["type"] = "header", ["text"] = PlainText(Heading(alerts)) } };
        foreach (var alert in alerts)
        {
            blocks.Add((JsonNode)new JsonObject { ["type"] = "divider" });
            var title = LinkTo(ChatText.Links(alert).Page, ChatText.Title(alert, detail.TitleLength), detail);
            blocks.Add((JsonNode)Section($"{title}\n{Escape(ChatText.Plain(alert.Why, detail.WhyLength))}"));
            foreach (var story in alert.Stories.Take(detail.Stories))
                blocks.Add((JsonNode)Section(Story(story, detail)));
            blocks.Add((JsonNode)Context(Escape(ChatText.Facts(alert))));
        }

        return blocks;
    }

    private static string Heading(IReadOnlyList<Alert> alerts) => string.Create(CultureInfo.InvariantCulture, $"{alerts.Count} alerts at once");

    private static string Story(AlertStory story, ChatDetail detail) =>
        $"{LinkTo(ChatText.Link(story.Url, detail.LinkLength), ChatText.Plain(story.Title, detail.TitleLength), detail)}\n{Escape(ChatText.Source(story))}";

    private static string LinkTo(string? address, string text, ChatDetail detail) =>
        address is not null && Entities(address) is var escaped && escaped.Length <= detail.LinkLength ? $"<{escaped}|{Escape(text)}>" : Escape(text);

    private static JsonObject? Buttons(Alert alert)
    {
        var (page, acknowledge) = ChatText.Links(alert);
        var elements = new JsonArray();
        if (page is not null)
            elements.Add((JsonNode)Button("Open", page, "open", primary: true));
        if (acknowledge is not null && alert.Status == AlertStatus.Open)
            elements.Add((JsonNode)Button("Acknowledge", acknowledge, "acknowledge", primary: false));
        return elements.Count == 0 ? null : new JsonObject { ["type"] = "actions", ["elements"] = elements };
    }

    private static JsonObject Button(string text, string address, string action, bool primary)
    {
        var button = new JsonObject { ["type"] = "button", ["action_id"] = action, ["text"] = PlainText(text), ["url"] = address };
        if (primary)
            button["style"] = "primary";
        return button;
    }

    private static JsonObject Header(Alert alert)
    {
        // Entities count towards the limit.
        var length = MaxHeader;
        while (Entities(ChatText.Title(alert, length)).Length is var escaped && escaped > MaxHeader)
            length -= Math.Max((escaped - MaxHeader) / 5, 1);
        return new JsonObject { ["type"] = "header", ["text"] = PlainText(Entities(ChatText.Title(alert, length))) };
    }

    private static JsonObject Section(string markup) => new() { ["type"] = "section", ["text"] = Markup(markup) };

    private static JsonObject Context(string markup) => new() { ["type"] = "context", ["elements"] = new JsonArray { Markup(markup) } };

    private static JsonObject PlainText(string text) => new() { ["type"] = "plain_text", ["text"] = text, ["emoji"] = false };

    /// <summary>Verbatim: bare addresses and names in the text become no links.</summary>
    private static JsonObject Markup(string markup) => new() { ["type"] = "mrkdwn", ["text"] = markup, ["verbatim"] = true };

    /// <summary>Text as it is, in mrkdwn: the three control characters as entities, and a zero-width space where a sign would format.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(Entities(text));
        foreach (var sign in "*_~`")
            escaped.Replace(sign.ToString(), $"\u200B{sign}");
        return escaped.ToString();
    }

    private static string Entities(string text) => new StringBuilder(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").ToString();
}
