using System.Buffers;
using System.Globalization;
using System.Text;
using NewsMonitor.Alerts;

namespace NewsMonitor.Webhooks;

/// <summary>The words of an alert in a chat, before a chat's own markup. Every text from outside goes through <see cref="Plain"/>.</summary>
internal static class ChatText
{
    private static readonly SearchValues<char> Unlinkable = SearchValues.Create("<>|\"\\ ");

    /// <summary>One line without control and direction-changing characters, at most so many UTF-16 code units.</summary>
    public static string Plain(string text, int length)
    {
        var line = new StringBuilder(Math.Min(text.Length, length + 1));
        foreach (var rune in text.EnumerateRunes())
        {
            // Overrides of the writing direction could make one address look like another.
            var unseen = Rune.IsControl(rune) || rune.Value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0xFFFD;
            if (Rune.IsWhiteSpace(rune) || unseen)
            {
                if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
            }
            else
            {
                line.Append(rune.ToString());
            }

            if (line.Length > length)
                return Cut(line.ToString(), length);
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>"High · North Korea launches …"</summary>
    public static string Title(Alert alert, int length)
    {
        var prefix = alert.Status == AlertStatus.Resolved ? "✅ Over: " : alert.Severity switch
        {
            Severity.High => "🔴 ",
            Severity.Medium => "🟠 ",
            _ => "🟡 ",
        };
        return prefix + Plain(alert.Headline, Math.Max(length - prefix.Length, 1));
    }

    /// <summary>"High severity · 12 articles by 5 publishers · en, ko, ru · since 2024-06-19 03:00 UTC"</summary>
    public static string Facts(Alert alert)
    {
        const int MaxLanguages = 8;
        var languages = alert.Languages.Take(MaxLanguages).Select(l => Plain(l, 12)).Concat(alert.Languages.Count > MaxLanguages ? ["…"] : []);
        var facts = new List<string>
        {
            $"{alert.Severity} severity",
            $"{Count(alert.Articles, "article")} by {Count(alert.Publishers.Count, "publisher")}",
            string.Join(", ", languages),
            $"since {Time(alert.StartedAt)}",
        };
        if (alert.ResolvedAt is { } end)
            facts.Add($"over {Time(end)}");
        else if (alert.Revision > 1)
            facts.Add($"update {alert.Revision - 1}");
        return string.Join(" · ", facts.Where(f => f.Length > 0));
    }

    /// <summary>"KCNA · ko · 2024-06-19 03:00 UTC · 4 copies"</summary>
    public static string Source(AlertStory story) => string.Join(" · ",
        new[] { Plain(story.Publisher, 80), Plain(story.Language, 12), Time(story.PublishedAt), story.Copies > 0 ? Count(story.Copies, "further copy", "further copies") : "" }.Where(t => t.Length > 0));

    /// <summary>The address when a chat may link it: http or https, no user name in it, not longer than given; null otherwise.</summary>
    public static string? Link(string? address, int length) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0
            && uri.AbsoluteUri.Length <= length && !uri.AbsoluteUri.AsSpan().ContainsAny(Unlinkable)
            ? uri.AbsoluteUri
            : null;

    /// <summary>Page of the alert, and the place on it where it is acknowledged.</summary>
    public static (string? Page, string? Acknowledge) Links(Alert alert)
    {
        const int MaxLink = 1000;
        var page = Link(alert.Links.GetValueOrDefault("page"), MaxLink);
        return (page, Link(alert.Links.GetValueOrDefault("acknowledge"), MaxLink) ?? (page is null ? null : page + "#acknowledge"));
    }

    private static string Count(int number, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : many ?? one + "s")}");

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Cut(string text, int length)
    {
        var end = Math.Max(length - 1, 0);
        if (end > 0 && char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end].TrimEnd() + "…";
    }
}

/// <summary>How much a chat message shows; it shows less until it fits.</summary>
/// <param name="Stories">Stories an alert.</param>
/// <param name="TitleLength">Characters of a headline or title.</param>
/// <param name="WhyLength">Characters of the sentence why.</param>
/// <param name="LinkLength">Characters of an address; a longer one is not linked.</param>
internal sealed record ChatDetail(int Stories, int TitleLength, int WhyLength, int LinkLength)
{
    /// <summary>From most to least; the last always fits.</summary>
    public static IReadOnlyList<ChatDetail> Levels(int alerts) => alerts == 1
        ? [new(3, 200, 500, 1200), new(3, 150, 300, 600), new(3, 100, 150, 300)]
        : [new(1, 150, 250, 500), new(1, 100, 150, 300), new(0, 80, 100, 200)];

    /// <summary>The first level at which the message is small enough.</summary>
    public static byte[] Fit(int alerts, int maxBytes, Func<ChatDetail, byte[]> write)
    {
        byte[] body = [];
        foreach (var level in Levels(alerts))
        {
            body = write(level);
            if (body.Length <= maxBytes)
                break;
        }

        return body;
    }
}
