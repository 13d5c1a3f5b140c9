using System.Globalization;
using System.Net;
using System.Text;
using System.Xml;
using NewsMonitor.Alerts;

namespace NewsMonitor.Service.Api;

/// <summary>Alerts as an Atom feed (RFC 4287; pages linked as in RFC 5005) and as CSV.</summary>
internal static class AlertFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>What stands in the head of a feed.</summary>
    /// <param name="Watchlist">Id of the watchlist; part of every entry's id.</param>
    /// <param name="Page">The dashboard.</param>
    public sealed record Head(string Watchlist, string Title, string Self, string Page, string? Next);

    /// <summary>
    /// The feed of alerts, newest first. An entry keeps its id while its alert changes; ids differ between watchlists, so
    /// that a reader of two monitors mixes nothing up.
    /// </summary>
    /// <param name="pageOf">Address of the page of an alert.</param>
    public static byte[] ToAtom(Head head, IReadOnlyList<Alert> alerts, Func<Alert, string> pageOf)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = true }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, "en");
            Element(xml, "id", $"tag:newsmonitor,2026:{head.Watchlist}:alerts");
            Element(xml, "title", head.Title);
            // A feed without entries has not changed since the beginning.
            Element(xml, "updated", Rfc3339(alerts.Count > 0 ? alerts.Max(a => a.UpdatedAt) : DateTimeOffset.UnixEpoch));
            Link(xml, "self", head.Self, "application/atom+xml");
            Link(xml, "alternate", head.Page, "text/html");
            if (head.Next is not null)
                Link(xml, "next", head.Next, "application/atom+xml");
            xml.WriteStartElement("author", Atom);
            Element(xml, "name", "News Monitor");
            xml.WriteEndElement();
            foreach (var alert in alerts)
                Entry(xml, head, alert, pageOf(alert));
            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void Entry(XmlWriter xml, Head head, Alert alert, string page)
    {
        xml.WriteStartElement("entry", Atom);
        Element(xml, "id", $"tag:newsmonitor,2026:{head.Watchlist}:alert:{alert.Id}");
        Element(xml, "title", alert.Headline);
        Element(xml, "published", Rfc3339(alert.StartedAt));
        Element(xml, "updated", Rfc3339(alert.UpdatedAt));
        Link(xml, "alternate", page, "text/html");
        Category(xml, "urn:newsmonitor:severity", alert.Severity.ToString().ToLowerInvariant());
        Category(xml, "urn:newsmonitor:status", alert.Status.ToString().ToLowerInvariant());
        foreach (var signal in alert.Signals.Take(10))
            Category(xml, "urn:newsmonitor:key", signal.Key.ToString(), signal.Label);
        Element(xml, "summary", alert.Why);
        xml.WriteStartElement("content", Atom);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(Clean(ContentHtml(alert)));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string ContentHtml(Alert alert)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<p>{Encode(alert.Why)}</p>");
        html.Append(CultureInfo.InvariantCulture, $"<p>{Encode(Evidence(alert))}</p><ul>");
        foreach (var story in alert.Stories.Take(10))
        {
            var title = $"<bdi lang=\"{Encode(story.Language)}\">{Encode(story.Title)}</bdi>";
            html.Append("<li>")
                .Append(Links.IsWeb(story.Url) ? $"<a href=\"{Encode(story.Url)}\">{title}</a>" : title)
                .Append(CultureInfo.InvariantCulture, $" — {Encode(story.Publisher)}, {story.PublishedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC</li>");
        }

        return html.Append("</ul>").ToString();
    }

    private static string Evidence(Alert alert) => string.Create(CultureInfo.InvariantCulture,
        $"{alert.Severity} severity, {alert.Status.ToString().ToLowerInvariant()}. {Words.Count(alert.Articles, "article")} by {Words.Count(alert.Publishers.Count, "publisher")} in {Words.Count(alert.Languages.Count, "language")} ({string.Join(", ", alert.Languages)}).");

    /// <summary>One row an alert, with a header row.</summary>
    /// <param name="pageOf">Address of the page of an alert.</param>
    public static string ToCsv(IEnumerable<Alert> alerts, Func<Alert, string> pageOf)
    {
        var csv = new CsvWriter();
        foreach (var column in Columns)
            csv.Text(column);
        csv.EndRow();
        foreach (var alert in alerts)
        {
            var lead = alert.Signals.Count > 0 ? alert.Signals[0] : null;
            csv.Text(alert.Id).Text(alert.Status.ToString().ToLowerInvariant()).Text(alert.Severity.ToString().ToLowerInvariant())
                .Text(alert.Headline).Text(alert.Why)
                .Time(alert.StartedAt).Time(alert.UpdatedAt).Time(alert.ResolvedAt)
                .Text(lead?.Key.ToString()).Text(lead?.Label).Number(lead?.Observed).Number(lead?.Expected).Number(lead?.Ratio).Number(lead?.PValue)
                .Text(string.Join("; ", alert.Signals.Select(s => s.Key.ToString())))
                .Number(alert.Articles).Text(string.Join("; ", alert.Publishers)).Text(string.Join("; ", alert.Languages))
                .Text(alert.Acknowledged?.By).Time(alert.Acknowledged?.At).Text(alert.Acknowledged?.Note)
                .Text(pageOf(alert)).EndRow();
        }

        return csv.ToString();
    }

    private static readonly string[] Columns =
    [
        "id", "status", "severity", "headline", "why", "startedAt", "updatedAt", "resolvedAt", "leadKey", "leadLabel", "observed",
        "expected", "ratio", "pValue", "keys", "articles", "publishers", "languages", "acknowledgedBy", "acknowledgedAt", "note", "page",
    ];

    private static void Element(XmlWriter xml, string name, string value) => xml.WriteElementString(name, Atom, Clean(value));

    private static void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static void Category(XmlWriter xml, string scheme, string term, string? label = null)
    {
        xml.WriteStartElement("category", Atom);
        xml.WriteAttributeString("scheme", scheme);
        xml.WriteAttributeString("term", Clean(term));
        if (label is not null)
            xml.WriteAttributeString("label", Clean(label));
        xml.WriteEndElement();
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>XML 1.0 has no place for most control characters and for lone surrogates, not even escaped.</summary>
    private static string Clean(string text)
    {
        if (IsClean(text))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune.Value is 0xFFFE or 0xFFFF || (rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value)) ? Rune.ReplacementChar : rune);
        return clean.ToString();
    }

    private static bool IsClean(string text)
    {
        foreach (var c in text)
        {
            if (char.IsSurrogate(c) || !XmlConvert.IsXmlChar(c))
                return false;
        }

        return true;
    }

    private static string Rfc3339(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
