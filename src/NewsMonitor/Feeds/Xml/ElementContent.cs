using NewsMonitor.Feeds.Markup;

namespace NewsMonitor.Feeds.Xml;

/// <summary>
/// Reads what an element holds up to its end, as one row of characters. Where it is not closed, it ends where a person would
/// see that something else begins: at the element that follows in a feed, or at the end of what it stands in.
/// </summary>
internal ref struct ElementContent
{
    private ReadOnlySpan<char> _single;
    private bool _hasSingle;
    private bool _singleIsSection;
    private bool _buffered;

    /// <summary>The characters. In the mode for XHTML references are still in them, else they are decoded once.</summary>
    public ReadOnlySpan<char> Value { get; private set; }

    /// <summary>True when there were tags within.</summary>
    public bool HasMarkup { get; private set; }

    /// <summary>True when <see cref="Value"/> lies in the document itself, not in the buffer.</summary>
    public readonly bool IsInDocument => !_buffered;

    /// <summary>Reads from behind the start tag to behind the end tag.</summary>
    /// <param name="scanner">Stands behind the start tag.</param>
    /// <param name="name">The element's name.</param>
    /// <param name="isXhtml">True when tags belong in it and references are to be kept.</param>
    /// <param name="isLine">True for elements that hold a line only; in these a link or a description is the next element.</param>
    /// <param name="buffer">Used when the characters do not lie in one row; valid until it is used again.</param>
    public static ElementContent Read(scoped ref MarkupScanner scanner, ReadOnlySpan<char> name, bool isXhtml, bool isLine, CharBuffer buffer)
    {
        buffer.Clear();
        var content = new ElementContent();
        var nested = 0;
        var nestedEntries = 0;
        while (scanner.Read())
        {
            switch (scanner.Kind)
            {
                case MarkupKind.Text:
                    content.Add(scanner.Value, isSection: false, isXhtml, buffer);
                    continue;
                case MarkupKind.CData:
                    content.Add(scanner.Value, isSection: true, isXhtml, buffer);
                    continue;
                case MarkupKind.StartTag:
                    if (!isXhtml && BeginsNext(scanner.Name, isLine))
                        break;
                    if (!scanner.IsEmptyElement && scanner.Name.SequenceEqual(name))
                        nested++;
                    if (!scanner.IsEmptyElement && IsEntry(scanner.Name))
                        nestedEntries++;
                    content.AddTag(scanner.Source, isXhtml, buffer);
                    continue;
                case MarkupKind.EndTag:
                    if (scanner.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && nested-- == 0)
                        return content.Finish(isXhtml, buffer);
                    if (IsContainer(scanner.Name, isXhtml) && (!IsEntry(scanner.Name) || nestedEntries-- == 0))
                        break;
                    content.AddTag(scanner.Source, isXhtml, buffer);
                    continue;
                default:
                    continue;
            }

            scanner.Mistake(scanner.Start);
            scanner.Unread();
            return content.Finish(isXhtml, buffer);
        }

        scanner.Mistake(scanner.Position);
        return content.Finish(isXhtml, buffer);
    }

    private void Add(ReadOnlySpan<char> piece, bool isSection, bool isXhtml, CharBuffer buffer)
    {
        if (!_hasSingle && !_buffered)
        {
            if (!isSection && piece.IsWhiteSpace())
                return;
            _single = piece;
            _singleIsSection = isSection;
            _hasSingle = true;
            return;
        }

        if (!isSection && !_buffered && piece.IsWhiteSpace())
            return;
        Flush(isXhtml, buffer);
        Append(piece, isSection, isXhtml, buffer);
    }

    private void AddTag(ReadOnlySpan<char> tag, bool isXhtml, CharBuffer buffer)
    {
        HasMarkup = true;
        Flush(isXhtml, buffer);
        buffer.Append(tag);
    }

    /// <summary>From now on everything goes to the buffer.</summary>
    private void Flush(bool isXhtml, CharBuffer buffer)
    {
        if (_hasSingle)
            Append(_single, _singleIsSection, isXhtml, buffer);
        _hasSingle = false;
        _buffered = true;
    }

    private static void Append(ReadOnlySpan<char> piece, bool isSection, bool isXhtml, CharBuffer buffer)
    {
        if (isSection == isXhtml)
        {
            // Where references are kept, what stands in a section must not become one.
            if (isSection)
                AppendEscaped(piece, buffer);
            else
                buffer.AppendDecoded(piece);
        }
        else
            buffer.Append(piece);
    }

    private static void AppendEscaped(ReadOnlySpan<char> piece, CharBuffer buffer)
    {
        foreach (var c in piece)
        {
            if (c == '&')
                buffer.Append("&amp;");
            else if (c == '<')
                buffer.Append("&lt;");
            else
                buffer.Append(c);
        }
    }

    private ElementContent Finish(bool isXhtml, CharBuffer buffer)
    {
        if (_hasSingle && (isXhtml ? _singleIsSection : !_singleIsSection && _single.Contains('&')))
            Flush(isXhtml, buffer);
        Value = _buffered ? buffer.Written : _single;
        return this;
    }

    /// <summary>Names that stand in no text, and so begin the next element.</summary>
    private static bool BeginsNext(ReadOnlySpan<char> name, bool isLine) => name.Length <= 15 && IsOneOf(name, isLine);

    private static bool IsOneOf(ReadOnlySpan<char> name, bool isLine)
    {
        Span<char> lower = stackalloc char[name.Length];
        name.ToLowerInvariant(lower);
        return (ReadOnlySpan<char>)lower switch
        {
            "item" or "entry" or "channel" or "pubdate" or "guid" or "description" or "content:encoded" or "published" or "updated"
                or "dc:creator" or "dc:date" or "media:content" or "media:thumbnail" => true,
            "link" or "author" or "category" or "content" or "title" => isLine,
            _ => false,
        };
    }

    private static bool IsEntry(ReadOnlySpan<char> name) => name is "entry" or "item";

    /// <summary>What a text cannot go beyond. Pictures in XHTML carry RDF of their own.</summary>
    private static bool IsContainer(ReadOnlySpan<char> name, bool isXhtml) =>
        name is "item" or "entry" or "channel" or "feed" or "rss" || (!isXhtml && name is ("rdf:RDF" or "RDF" or "rdf"));
}
