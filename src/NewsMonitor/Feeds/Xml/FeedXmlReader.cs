using NewsMonitor.Feeds.Markup;
using NewsMonitor.Feeds.Texts;

namespace NewsMonitor.Feeds.Xml;

/// <summary>
/// Reads RSS, RDF, Atom, CDF and sitemaps from characters in one pass. It keeps the open elements, asks of each start tag
/// what it means where it stands, and hands texts on to the entry or feed being read.
/// </summary>
internal ref partial struct FeedXmlReader
{
    private readonly ReadOnlySpan<char> _document;
    private readonly FeedDraft _feed;
    private readonly EntryDraft _entry = new();
    private readonly PersonDraft _person = new();
    private readonly NamespaceScope _namespaces = new();
    private readonly ElementStack _open;
    private readonly FeedTexts _texts;
    private readonly CharBuffer _content;
    private MarkupScanner _scanner;
    private string? _format;
    private bool _inEntry, _isNetscape;

    public FeedXmlReader(ReadOnlySpan<char> document, FeedDraft feed, FeedTexts texts, CharBuffer content, string? baseUri)
    {
        _document = document;
        _feed = feed;
        _texts = texts;
        _content = content;
        _open = new ElementStack(baseUri);
        _scanner = new MarkupScanner(document);
    }

    /// <summary>The format, once its root (or an entry without one) was met.</summary>
    public readonly string? Format => _format;

    /// <summary>True when the document turned out to be a web page, before anything of a feed.</summary>
    public bool IsWebPage { get; private set; }

    /// <summary>What else the root said it is: "opml", "sitemapindex".</summary>
    public string? OtherRoot { get; private set; }

    public readonly int FirstMistake => _scanner.FirstMistake;

    public void Read()
    {
        while (!IsWebPage && OtherRoot is null && _scanner.Read())
        {
            switch (_scanner.Kind)
            {
                case MarkupKind.StartTag:
                    Start();
                    break;
                case MarkupKind.EndTag:
                    End();
                    break;
                case MarkupKind.Text or MarkupKind.CData when _open.Top.Scope == FeedScope.Person:
                    _person.Text(_scanner.Value, _scanner.Kind == MarkupKind.CData);
                    break;
                case MarkupKind.Doctype:
                    _isNetscape |= _scanner.Value.Contains("netscape", StringComparison.OrdinalIgnoreCase);
                    break;
            }
        }

        if (_open.Depth > 0)
            _scanner.Mistake(_document.Length);
        CloseTo(0);
    }

    private void Start()
    {
        var nameStart = _scanner.Start + 1;
        var name = _scanner.Name;
        var attributes = _scanner.Attributes.IsEmpty ? default : FeedAttributes.Read(_scanner.Attributes, _namespaces, _open.Depth);
        var meaning = _namespaces.MeaningOf(name);
        var isEmpty = _scanner.IsEmptyElement;
        if (meaning.Element == FeedElement.Unknown && !_inEntry && name is "item" or "entry")
        {
            // An item in a namespace nobody knows is still the item it looks like.
            _namespaces.TakeDefaultAsOwn(_open.Depth);
            meaning = _namespaces.MeaningOf(name);
        }

        if (_format is null)
            Root(meaning, attributes);
        var entryStarts = IsEntry(meaning.Element, name);
        if (entryStarts && _inEntry)
        {
            // The entry before was not closed.
            _scanner.Mistake(_scanner.Start);
            CloseTo(_entry.Depth);
        }

        ref readonly var parent = ref _open.Top;
        var language = attributes.HasLanguage ? LanguageTag(attributes.Language) : parent.Language;
        var baseUri = attributes.HasBase ? FeedLinks.Resolve(Decoded(attributes.Base), parent.Base) : parent.Base;
        var scope = entryStarts ? FeedScope.Entry : ScopeIn(parent.Scope, meaning.Element);
        if (entryStarts)
            BeginEntry(attributes, language, baseUri);
        else if (scope == FeedScope.Feed && parent.Scope == FeedScope.Document)
            BeginFeed(attributes, language, baseUri);
        else if (scope == FeedScope.Person && parent.Scope != FeedScope.Person)
            _person.Begin();
        else if (parent.Scope is not (FeedScope.Document or FeedScope.Aside) && ReadText(meaning, name, attributes, isEmpty, baseUri))
        {
            _namespaces.LeaveTo(_open.Depth);
            return;
        }

        if (_open.Push(new OpenElement(nameStart, name.Length, entryStarts ? FeedElement.Entry : meaning.Element, scope, baseUri, language)) && isEmpty)
            CloseTo(_open.Depth - 1);
    }

    private void End()
    {
        ref readonly var top = ref _open.Top;
        if (_scanner.Name.SequenceEqual(_document.Slice(top.NameStart, top.NameLength)) && _open.Depth > 0)
        {
            CloseTo(_open.Depth - 1);
            return;
        }

        _scanner.Mistake(_scanner.Start);
        var depth = _open.Find(_document, _scanner.Name);
        if (depth >= 0)
            CloseTo(depth);
    }

    /// <summary>Closes the open elements down to that depth, finishing what they were.</summary>
    private void CloseTo(int depth)
    {
        while (_open.Depth > depth)
        {
            var closing = _open.Top;
            _open.Pop();
            _namespaces.LeaveTo(_open.Depth);
            if (closing.Element == FeedElement.Entry && _inEntry && _open.Depth <= _entry.Depth)
            {
                _feed.Add(_entry.Finish(_document, _texts, closing.Base, _feed.Language, _feed.Author));
                _inEntry = false;
            }
            else if (closing.Scope == FeedScope.Person && _open.Top.Scope != FeedScope.Person)
                FinishPerson(closing);
        }
    }

    /// <summary>What the first element that means anything says about the format.</summary>
    private void Root(FeedMeaning meaning, in FeedAttributes attributes)
    {
        _format = meaning.Element switch
        {
            FeedElement.Rss => FeedFormats.Rss(attributes.Version, _isNetscape),
            FeedElement.Rdf => _namespaces.HasRss090 ? "rss090" : "rss10",
            FeedElement.Feed => FeedFormats.Atom(attributes.Version, _namespaces.HasAtom10),
            FeedElement.Channel => attributes.Address.IsEmpty && attributes.LastModified.IsEmpty ? "rss" : "cdf",
            FeedElement.UrlSet => "sitemap",
            FeedElement.Entry => _scanner.Name.EndsWith("entry") ? "atom10" : "rss",
            _ => null,
        };
        if (meaning.Element == FeedElement.Html && _open.Depth == 0)
            IsWebPage = true;
        else if (meaning.Element is FeedElement.Opml or FeedElement.SitemapIndex && _open.Depth == 0)
            OtherRoot = meaning.Element == FeedElement.Opml ? "opml" : "sitemapindex";
    }

    private readonly bool IsEntry(FeedElement element, ReadOnlySpan<char> name) =>
        element == FeedElement.Entry && (_open.Top.Scope != FeedScope.Aside || !_inEntry)
        || element == FeedElement.Address && name is "url" && _open.Top.Element == FeedElement.UrlSet;

    private readonly FeedScope ScopeIn(FeedScope parent, FeedElement element) => element switch
    {
        FeedElement.Image or FeedElement.TextInput or FeedElement.Source or FeedElement.Contributor when parent is FeedScope.Feed or FeedScope.Entry => FeedScope.Aside,
        FeedElement.Author when parent is FeedScope.Feed or FeedScope.Entry => FeedScope.Person,
        FeedElement.Rss or FeedElement.Rdf or FeedElement.Feed or FeedElement.Channel or FeedElement.UrlSet when parent == FeedScope.Document => FeedScope.Feed,
        _ => parent,
    };

    private readonly void BeginFeed(in FeedAttributes attributes, string? language, string? baseUri)
    {
        _feed.LanguageIs(language, 1);
        if (!attributes.Address.IsEmpty)
            _feed.Link(FeedLinks.Resolve(Decoded(attributes.Address), baseUri), 0);
    }

    private void BeginEntry(in FeedAttributes attributes, string? language, string? baseUri)
    {
        _inEntry = true;
        _entry.Begin(_open.Depth);
        _entry.Language = string.IsNullOrEmpty(language) ? null : language;
        if (!attributes.About.IsEmpty)
            _entry.Id(_texts.Line(Decoded(attributes.About)), 1);
        if (!attributes.Address.IsEmpty)
            _entry.Link(FeedLinks.Resolve(Decoded(attributes.Address), baseUri), 0);
        if (!attributes.LastModified.IsEmpty)
            _entry.Updated(_feed.Moment(attributes.LastModified));
    }

    private readonly void FinishPerson(in OpenElement closing)
    {
        var author = _person.Finish(_texts);
        if (_inEntry)
            _entry.Author(author, _namespaces.MeaningOf(_document.Slice(closing.NameStart, closing.NameLength)).Rank, _document.Slice(closing.NameStart, closing.NameLength).ToString());
        else if (_format?.StartsWith("atom", StringComparison.Ordinal) == true)
            _feed.Author ??= author;
    }
}
