using System.Text.Json;
using System.Xml.Linq;

namespace NewsMonitor.Local.Sample;

/// <summary>Writes the sample feeds, each in a format of its own, as publishers do.</summary>
internal static class SampleFeedFormats
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Rss10 = "http://purl.org/rss/1.0/";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";

    public static (string Body, string ContentType) Write(SampleFeed feed, IReadOnlyList<SampleEntry> entries) => feed.Format switch
    {
        "atom" => (Document(WriteAtom(feed, entries)), "application/atom+xml"),
        "rdf" => (Document(WriteRdf(feed, entries)), "application/rdf+xml"),
        "json" => (WriteJson(feed, entries), "application/feed+json"),
        _ => (Document(WriteRss(feed, entries)), "application/rss+xml"),
    };

    private static string Document(XElement root) => $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{root}";

    private static string Home(SampleFeed feed) => $"https://{feed.Id}.example/";

    private static XElement WriteRss(SampleFeed feed, IReadOnlyList<SampleEntry> entries) =>
        new("rss", new XAttribute("version", "2.0"),
            new XElement("channel", new XElement("title", feed.Title), new XElement("link", Home(feed)), new XElement("description", "Invented"), new XElement("language", feed.Language),
                entries.Select(e => new XElement("item", new XElement("title", e.Title), new XElement("link", e.Url), new XElement("guid", e.Url),
                    new XElement("pubDate", e.PublishedAt.UtcDateTime.ToString("r")), new XElement("description", $"<p>{e.Text.Replace("\n", "</p><p>", StringComparison.Ordinal)}</p>")))));

    private static XElement WriteAtom(SampleFeed feed, IReadOnlyList<SampleEntry> entries) =>
        new(Atom + "feed", new XAttribute(XNamespace.Xml + "lang", feed.Language),
            new XElement(Atom + "title", feed.Title), new XElement(Atom + "id", Home(feed)), new XElement(Atom + "link", new XAttribute("href", Home(feed))),
            new XElement(Atom + "updated", (entries.Count > 0 ? entries[0].PublishedAt : DateTimeOffset.UnixEpoch).UtcDateTime),
            entries.Select(e => new XElement(Atom + "entry", new XElement(Atom + "title", e.Title), new XElement(Atom + "id", e.Url), new XElement(Atom + "link", new XAttribute("href", e.Url)),
                new XElement(Atom + "published", e.PublishedAt.UtcDateTime), new XElement(Atom + "updated", e.PublishedAt.UtcDateTime), new XElement(Atom + "content", e.Text))));

    private static XElement WriteRdf(SampleFeed feed, IReadOnlyList<SampleEntry> entries) =>
        new(Rdf + "RDF", new XAttribute(XNamespace.Xmlns + "rdf", Rdf), new XAttribute(XNamespace.Xmlns + "dc", Dc),
            new XElement(Rss10 + "channel", new XAttribute(Rdf + "about", Home(feed)), new XElement(Rss10 + "title", feed.Title), new XElement(Rss10 + "link", Home(feed)), new XElement(Dc + "language", feed.Language)),
            entries.Select(e => new XElement(Rss10 + "item", new XAttribute(Rdf + "about", e.Url), new XElement(Rss10 + "title", e.Title), new XElement(Rss10 + "link", e.Url),
                new XElement(Rss10 + "description", e.Text), new XElement(Dc + "date", e.PublishedAt.UtcDateTime))));

    private static string WriteJson(SampleFeed feed, IReadOnlyList<SampleEntry> entries) => JsonSerializer.Serialize(
        new JsonFeed("https://jsonfeed.org/version/1.1", feed.Title, Home(feed), feed.Language, [.. entries.Select(e => new JsonFeedItem(e.Url, e.Url, e.Title, e.Text, e.PublishedAt))]),
        SampleJson.Default.JsonFeed);
}
