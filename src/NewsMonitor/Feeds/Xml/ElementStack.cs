namespace NewsMonitor.Feeds.Xml;

/// <summary>Where the reader is, and what that means for the elements it finds there.</summary>
internal enum FeedScope
{
    Document,
    Feed,
    Entry,
    Person,

    /// <summary>Inside something that has titles and links of its own: an image, a text input, the source of an entry.</summary>
    Aside,
}

/// <summary>An open element.</summary>
/// <param name="NameStart">Where its name stands in the document.</param>
/// <param name="NameLength">How long that is.</param>
/// <param name="Element">What it means.</param>
/// <param name="Scope">Where its children are.</param>
/// <param name="Base">What relative links in it resolve against.</param>
/// <param name="Language">The language of texts in it; empty where it was taken back.</param>
internal readonly record struct OpenElement(int NameStart, int NameLength, FeedElement Element, FeedScope Scope, string? Base, string? Language);

/// <summary>The open elements, outermost first. Its height is bounded: what is nested deeper is read as if it stood at the top.</summary>
internal sealed class ElementStack(string? baseUri)
{
    public const int MaxDepth = 128;

    private readonly OpenElement[] _elements = new OpenElement[MaxDepth];
    private readonly OpenElement _document = new(0, 0, FeedElement.Unknown, FeedScope.Document, baseUri, null);

    public int Depth { get; private set; }

    public ref readonly OpenElement Top => ref Depth == 0 ? ref _document : ref _elements[Depth - 1];

    public ref readonly OpenElement this[int depth] => ref _elements[depth];

    public bool Push(in OpenElement element)
    {
        if (Depth == MaxDepth)
            return false;
        _elements[Depth++] = element;
        return true;
    }

    public void Pop() => Depth--;

    /// <summary>Depth of the innermost open element with that name; -1 when there is none.</summary>
    public int Find(ReadOnlySpan<char> document, ReadOnlySpan<char> name)
    {
        for (var depth = Depth - 1; depth >= 0; depth--)
        {
            ref readonly var element = ref _elements[depth];
            if (element.NameLength == name.Length && name.Equals(document.Slice(element.NameStart, element.NameLength), StringComparison.OrdinalIgnoreCase))
                return depth;
        }

        return -1;
    }

    /// <summary>Depth of the innermost open element of that meaning; -1 when there is none.</summary>
    public int Find(FeedElement meaning)
    {
        for (var depth = Depth - 1; depth >= 0; depth--)
        {
            if (_elements[depth].Element == meaning)
                return depth;
        }

        return -1;
    }
}
