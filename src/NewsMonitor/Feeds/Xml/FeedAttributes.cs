using NewsMonitor.Feeds.Markup;

namespace NewsMonitor.Feeds.Xml;

/// <summary>The attributes of a start tag that mean something in a feed, as they stand, references undecoded.</summary>
internal ref struct FeedAttributes
{
    public ReadOnlySpan<char> Type;
    public ReadOnlySpan<char> Mode;
    public ReadOnlySpan<char> Address;
    public ReadOnlySpan<char> Relation;
    public ReadOnlySpan<char> Source;
    public ReadOnlySpan<char> About;
    public ReadOnlySpan<char> IsPermaLink;
    public ReadOnlySpan<char> Version;
    public ReadOnlySpan<char> Base;
    public ReadOnlySpan<char> Language;
    public ReadOnlySpan<char> LastModified;
    public bool HasBase;
    public bool HasLanguage;

    /// <summary>Reads the attributes; namespace declarations go to the scope of the element at the given depth.</summary>
    public static FeedAttributes Read(ReadOnlySpan<char> attributes, NamespaceScope namespaces, int depth)
    {
        var found = new FeedAttributes();
        var scanner = new AttributeScanner(attributes);
        while (scanner.Read())
        {
            var name = scanner.Name;
            if (name.StartsWith("xmlns", StringComparison.OrdinalIgnoreCase) && (name.Length == 5 || name[5] == ':'))
                namespaces.Declare(name.Length == 5 ? default : name[6..], scanner.Value, depth);
            else if (name.Length <= 16)
                found.Take(name, scanner.Value);
        }

        return found;
    }

    private void Take(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        Span<char> lower = stackalloc char[name.Length];
        name.ToLowerInvariant(lower);
        switch ((ReadOnlySpan<char>)lower)
        {
            case "type":
                Type = value;
                break;
            case "mode":
                Mode = value;
                break;
            case "href":
                Address = value;
                break;
            case "url" or "uri" when Address.IsEmpty:
                Address = value;
                break;
            case "rel":
                Relation = value;
                break;
            case "src":
                Source = value;
                break;
            case "rdf:about" or "about":
                About = value;
                break;
            case "ispermalink":
                IsPermaLink = value;
                break;
            case "version":
                Version = value;
                break;
            case "lastmod":
                LastModified = value;
                break;
            case "xml:base" or "base":
                Base = value;
                HasBase = true;
                break;
            case "xml:lang":
                Language = value;
                HasLanguage = true;
                break;
        }
    }
}
