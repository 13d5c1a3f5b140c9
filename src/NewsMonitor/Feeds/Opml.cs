using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using NewsMonitor.Articles;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Feeds;

/// <summary>A list of feeds, with what could not be used of the file it was read from, one plain sentence each.</summary>
public sealed record FeedListDocument(string? Title, IReadOnlyList<WatchedFeed> Feeds, IReadOnlyList<string> Notes)
{
    /// <summary>Entries whose address is none that can be read, as they stand in the file.</summary>
    public IReadOnlyList<string> BadAddresses { get; init; } = [];
}

/// <summary>
/// Lists of feeds in OPML 1.0 and 2.0, folders kept ("Agencies/Russia"). Two attributes beyond the standard's own say what
/// the monitor needs to know of a feed: <c>language</c> and <c>fullText="true"</c>.
/// </summary>
public static partial class Opml
{
    public const int MaxBytes = 16 * 1024 * 1024;
    public const int MaxFeeds = 20_000;
    private const int MaxDepth = 64;

    /// <exception cref="InvalidInputException">It is no OPML; the message names file and line.</exception>
    public static FeedListDocument Read(ReadOnlyMemory<byte> document, string name)
    {
        if (document.Length > MaxBytes)
            throw new InvalidInputException($"{name}: larger than {MaxBytes >> 20} MB.");
        if (document.IsEmpty)
            throw new InvalidInputException($"{name}: empty.");
        try
        {
            return Read(XmlReader.Create(new MemoryStream(document.ToArray(), writable: false), Settings()), name);
        }
        catch (XmlException first)
        {
            // By far the most common mistake in hand-made lists: "&" in an address.
            var mended = BareAmpersand().Replace(Encoding.UTF8.GetString(document.Span).TrimStart('\uFEFF'), "&amp;");
            try
            {
                return Read(XmlReader.Create(new StringReader(mended), Settings()), name);
            }
            catch (XmlException)
            {
                throw new InvalidInputException($"{name}, line {first.LineNumber}: not well-formed OPML ({first.Message.Split(". ")[0].TrimEnd('.')}).", first);
            }
        }
    }

    /// <summary>The list as OPML 2.0 in UTF-8; feeds of a folder together, in the order in which the folders first appear.</summary>
    public static byte[] Write(string title, IEnumerable<WatchedFeed> feeds)
    {
        var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false), NewLineChars = "\n" }))
        {
            xml.WriteStartElement("opml");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteStartElement("head");
            xml.WriteElementString("title", Clean(title));
            xml.WriteEndElement();
            xml.WriteStartElement("body");
            WriteFolder(xml, [.. feeds.Select(f => (Path: (f.Folder ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), Feed: f))], 0);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static FeedListDocument Read(XmlReader xml, string name)
    {
        using var reader = xml;
        var feeds = new List<WatchedFeed>();
        var notes = new List<string>();
        var bad = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var folders = new Stack<string>();
        string? title = null;
        var root = false;
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
                throw new InvalidInputException($"{name}, line {Line(reader)}: folders nested more than {MaxDepth} deep.");
            if (reader.NodeType == XmlNodeType.EndElement && Is(reader, "outline"))
                folders.Pop();
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (!root && !Is(reader, "opml"))
                throw new InvalidInputException($"{name}: not OPML (the first element is <{reader.LocalName}>).");
            root = true;
            if (Is(reader, "title") && title is null && feeds.Count == 0)
                title = TextOf(reader);
            else if (Is(reader, "outline"))
                ReadOutline(reader, name, folders, feeds, known, notes, bad);
            if (feeds.Count > MaxFeeds)
                throw new InvalidInputException($"{name}: more than {MaxFeeds} feeds.");
        }

        return root ? new FeedListDocument(title, feeds, notes) { BadAddresses = bad } : throw new InvalidInputException($"{name}: empty.");
    }

    private static void ReadOutline(XmlReader reader, string name, Stack<string> folders, List<WatchedFeed> feeds, HashSet<string> known, List<string> notes, List<string> bad)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
            attributes.TryAdd(reader.LocalName, reader.Value.Trim());
        reader.MoveToElement();
        var title = Of("title") ?? Of("text");
        var address = Of("xmlUrl") ?? (Of("type") is "rss" or "atom" or "feed" ? Of("url") : null);
        if (address is not null)
            Add(address);
        if (!reader.IsEmptyElement)
            // "/" parts folders, so it cannot stand in the name of one.
            folders.Push(address is null ? (title ?? "").Replace('/', '-') : "");

        void Add(string url)
        {
            url = FeedScheme().Replace(url, m => m.Groups["rest"].Success ? m.Groups["rest"].Value : "http:");
            if (UrlCanonicalizer.Parse(url) is null)
            {
                var shown = url.Length > 80 ? url[..80] + "…" : url;
                bad.Add(shown);
                notes.Add($"{name}, line {Line(reader)}: \"{shown}\" is no http(s) address.");
            }
            else if (!known.Add(url))
                notes.Add($"{name}, line {Line(reader)}: {url} is listed twice.");
            else
                feeds.Add(new WatchedFeed(url, title, Of("language"), FolderOf(folders) ?? Of("category")?.Trim('/'), Of("fullText") is "true" or "1" or "yes"));
        }

        string? Of(string attribute) => attributes.TryGetValue(attribute, out var value) && value.Length > 0 ? value : null;
    }

    private static string? FolderOf(Stack<string> folders)
    {
        var path = string.Join('/', folders.Reverse().Where(f => f.Length > 0));
        return path.Length > 0 ? path : null;
    }

    private static void WriteFolder(XmlWriter xml, List<(string[] Path, WatchedFeed Feed)> feeds, int depth)
    {
        foreach (var (_, feed) in feeds.Where(f => f.Path.Length == depth))
            WriteFeed(xml, feed);
        foreach (var folder in feeds.Where(f => f.Path.Length > depth).GroupBy(f => f.Path[depth]))
        {
            xml.WriteStartElement("outline");
            xml.WriteAttributeString("text", Clean(folder.Key));
            WriteFolder(xml, [.. folder], depth + 1);
            xml.WriteEndElement();
        }
    }

    private static void WriteFeed(XmlWriter xml, WatchedFeed feed)
    {
        xml.WriteStartElement("outline");
        xml.WriteAttributeString("type", "rss");
        xml.WriteAttributeString("text", Clean(feed.Title ?? feed.Url));
        xml.WriteAttributeString("xmlUrl", Clean(feed.Url));
        if (feed.Language is { } language)
            xml.WriteAttributeString("language", Clean(language));
        if (feed.FullText)
            xml.WriteAttributeString("fullText", "true");
        xml.WriteEndElement();
    }

    private static string TextOf(XmlReader reader)
    {
        var text = new StringBuilder();
        if (!reader.IsEmptyElement)
        {
            while (reader.Read() && reader.NodeType != XmlNodeType.EndElement && text.Length < 1000)
                text.Append(reader.Value);
        }

        return text.ToString().Trim();
    }

    /// <summary>No DTD is read and nothing is resolved: a list can neither open files nor grow by entities.</summary>
    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersInDocument = MaxBytes,
        MaxCharactersFromEntities = 1,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false,
    };

    private static bool Is(XmlReader reader, string name) => reader.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static int Line(XmlReader reader) => (reader as IXmlLineInfo)?.LineNumber ?? 0;

    private static string Clean(string text) => string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    [GeneratedRegex("&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)", RegexOptions.CultureInvariant)]
    private static partial Regex BareAmpersand();

    [GeneratedRegex("^feed:(?:(?<rest>https?:.*)$)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex FeedScheme();
}
