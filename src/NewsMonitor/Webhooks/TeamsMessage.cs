using System.Globalization;
using System.Text.Json.Nodes;
using NewsMonitor.Alerts;

namespace NewsMonitor.Webhooks;

/// <summary>
/// Format <c>teams</c>: an Adaptive Card in the message that Teams workflows ("when a webhook request is received") take,
/// at most 28 KB. Text from outside stands in text runs, which by the schema are no Markdown.
/// </summary>
internal static class TeamsMessage
{
    public const int MaxBytes = 28 * 1024;

    /// <summary>What all Teams clients show.</summary>
    private const string Version = "1.4";

    public static byte[] Write(IReadOnlyList<Alert> alerts) => ChatDetail.Fit(alerts.Count, MaxBytes, detail => AlertJson.Write(new JsonObject
    {
        ["type"] = "message",
        // The line that a notification shows.
        ["summary"] = alerts.Count == 1 ? Unlinked(ChatText.Title(alerts[0], detail.TitleLength)) : Heading(alerts),
        ["attachments"] = new JsonArray
        {
            new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.card.adaptive",
                ["contentUrl"] = null,
                ["content"] = alerts.Count == 1 ? One(alerts[0], detail) : Several(alerts, detail),
            },
        },
    }));

    private static JsonObject One(Alert alert, ChatDetail detail)
    {
        var body = new JsonArray
        {
            Text(Run(ChatText.Title(alert, detail.TitleLength), size: "Large", bold: true)),
            Text(Run(ChatText.Plain(alert.Why, detail.WhyLength))),
            Text(Run(ChatText.Facts(alert), size: "Small", subtle: true)),
        };
        foreach (var story in alert.Stories.Take(detail.Stories))
            body.Add((JsonNode)Story(story, detail));
        return Card(body, Buttons(alert));
    }

    private static JsonObject Several(IReadOnlyList<Alert> alerts, ChatDetail detail)
    {
        var body = new JsonArray { Text(Run(Heading(alerts), size: "Large", bold: true)) };
        foreach (var alert in alerts)
        {
            var items = new JsonArray
            {
                Text(Run(ChatText.Title(alert, detail.TitleLength), bold: true, link: ChatText.Links(alert).Page)),
                Text(Run(ChatText.Plain(alert.Why, detail.WhyLength))),
                Text(Run(ChatText.Facts(alert), size: "Small", subtle: true)),
            };
            foreach (var story in alert.Stories.Take(detail.Stories))
                items.Add((JsonNode)Story(story, detail));
            body.Add((JsonNode)new JsonObject { ["type"] = "Container", ["separator"] = true, ["items"] = items });
        }

        return Card(body, []);
    }

    private static string Heading(IReadOnlyList<Alert> alerts) => string.Create(CultureInfo.InvariantCulture, $"{alerts.Count} alerts at once");

    private static JsonObject Card(JsonArray body, JsonArray actions)
    {
        var card = new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = Version,
            ["body"] = body,
        };
        if (actions.Count > 0)
            card["actions"] = actions;
        return card;
    }

    private static JsonObject Story(AlertStory story, ChatDetail detail) => new()
    {
        ["type"] = "Container",
        ["spacing"] = "Medium",
        ["items"] = new JsonArray
        {
            Text(Run(ChatText.Plain(story.Title, detail.TitleLength), link: ChatText.Link(story.Url, detail.LinkLength))),
            Text(Run(ChatText.Source(story), size: "Small", subtle: true), spacing: "None"),
        },
    };

    private static JsonArray Buttons(Alert alert)
    {
        var (page, acknowledge) = ChatText.Links(alert);
        var buttons = new JsonArray();
        if (page is not null)
            buttons.Add((JsonNode)Open(page, "Open"));
        if (acknowledge is not null && alert.Status == AlertStatus.Open)
            buttons.Add((JsonNode)Open(acknowledge, "Acknowledge"));
        return buttons;
    }

    private static JsonObject Text(JsonObject run, string spacing = "Small") => new() { ["type"] = "RichTextBlock", ["spacing"] = spacing, ["inlines"] = new JsonArray { run } };

    private static JsonObject Run(string text, string? size = null, bool bold = false, bool subtle = false, string? link = null)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = text.Length > 0 ? Unlinked(text) : "–" };
        if (size is not null)
            run["size"] = size;
        if (bold)
            run["weight"] = "Bolder";
        if (subtle)
            run["isSubtle"] = true;
        if (link is not null)
            run["selectAction"] = Open(link, null);
        return run;
    }

    /// <summary>Should a client read Markdown all the same, no link comes of "[text](address)".</summary>
    private static string Unlinked(string text) => text.Replace("](", "]\u200B(", StringComparison.Ordinal);

    private static JsonObject Open(string address, string? title)
    {
        var action = new JsonObject { ["type"] = "Action.OpenUrl", ["url"] = address };
        if (title is not null)
            action["title"] = title;
        return action;
    }
}
