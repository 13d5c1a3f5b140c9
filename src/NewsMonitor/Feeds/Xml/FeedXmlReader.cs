using NewsMonitor.Feeds.Markup;
using NewsMonitor.Feeds.Texts;

namespace NewsMonitor.Feeds.Xml;

/// <summary>
/// Reads RSS, RDF, Atom, CDF and sitemaps from characters in one pass. It keeps the open elements, asks of each start tag
/// what it means where it stands, and hands texts on to the entry or feed being read.
/// </summary>
internal ref struct FeedXmlReader
{
    /// <summary>Added to the rank of what does not stand directly in its entry or feed.</summary>
    private const int DeeperRank = 10;

    private readonly ReadOnlySpan<char> _document;
    private readonly FeedDraft _feed;
    private readonly EntryDraft _entry = new();
    private readonly PersonDraft _person = new();
    private readonly NamespaceScope _namespaces = new();
    private readonly ElementStack _open;
    private readonly FeedTexts _texts;
    private readonly CharBuffer _content;
    private readonly string? _baseUri;
    private MarkupScanner _scanner;
    private string? _format;
    private bool _inEntry, _isNetscape;

    public FeedXmlReader(ReadOnlySpan<char> document, FeedDraft feed, FeedTexts texts, CharBuffer content, string? baseUri)
    {
        _document = document;
        _feed = feed;
        _texts = texts;
        _content = content;
        _baseUri = baseUri;
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

    /// <summary>Reads an element that holds a text, with its end tag; false when it is none and stays open.</summary>
    private bool ReadText(FeedMeaning meaning, ReadOnlySpan<char> name, in FeedAttributes attributes, bool isEmpty, string? baseUri)
    {
        var isPerson = _open.Top.Scope == FeedScope.Person;
        switch (meaning.Element)
        {
            case FeedElement.Name or FeedElement.Email or FeedElement.Address:
                if (!isPerson)
                    return false;
                var line = _texts.Line(Content(name, isEmpty).Value);
                if (meaning.Element == FeedElement.Name)
                    _person.Name = line;
                else if (meaning.Element == FeedElement.Email)
                    _person.Email = line;
                return true;
            case FeedElement.Title or FeedElement.Description or FeedElement.Content or FeedElement.Link or FeedElement.Id or FeedElement.Enclosure
                or FeedElement.Published or FeedElement.Date or FeedElement.Updated or FeedElement.Created or FeedElement.Language or FeedElement.Location
                or FeedElement.TimeToLive or FeedElement.Hour or FeedElement.UpdatePeriod or FeedElement.UpdateFrequency when !isPerson:
                if (_inEntry)
                    ReadOfEntry(meaning, name, attributes, isEmpty, baseUri);
                else
                    ReadOfFeed(meaning, name, attributes, isEmpty, baseUri);
                return true;
            default:
                return false;
        }
    }

    private void ReadOfEntry(FeedMeaning meaning, ReadOnlySpan<char> name, in FeedAttributes attributes, bool isEmpty, string? baseUri)
    {
        var rank = meaning.Rank + (_open.Depth > _entry.Depth + 1 ? DeeperRank : 0);
        switch (meaning.Element)
        {
            case FeedElement.Title:
                var kind = KindOf(meaning, attributes);
                var title = Content(name, isEmpty, kind);
                if (_entry.WantsTitle(rank))
                    _entry.Title(_texts.Title(title.Value, WithMarkup(kind, title)), rank);
                break;
            case FeedElement.Description or FeedElement.Content:
                ReadBody(meaning, name, attributes, isEmpty, rank);
                break;
            case FeedElement.Link:
                ReadLink(name, attributes, isEmpty, baseUri, rank, ofEntry: true);
                break;
            case FeedElement.Enclosure:
                if (!attributes.Address.IsEmpty)
                    _entry.Link(FeedLinks.Resolve(Decoded(attributes.Address), baseUri), 6 + rank);
                Skip(name, isEmpty);
                break;
            case FeedElement.Location:
                _entry.Link(Address(Content(name, isEmpty).Value, baseUri), rank);
                break;
            case FeedElement.Id:
                var id = _texts.Line(Content(name, isEmpty).Value);
                _entry.Id(id, rank);
                if (rank == 0)
                    _entry.IdMayBeLink = !attributes.IsPermaLink.Trim().Equals("false", StringComparison.OrdinalIgnoreCase);
                break;
            case FeedElement.Published:
                _entry.Published(Moment(name, isEmpty));
                break;
            case FeedElement.Date:
                _entry.Date(Moment(name, isEmpty));
                break;
            case FeedElement.Updated:
                _entry.Updated(Moment(name, isEmpty));
                break;
            case FeedElement.Created:
                _entry.Created(Moment(name, isEmpty));
                break;
            case FeedElement.Language:
                _entry.Language = LanguageTag(Content(name, isEmpty).Value.Trim()) is { Length: > 0 } language ? language : _entry.Language;
                break;
            default:
                Skip(name, isEmpty);
                break;
        }
    }

    private void ReadOfFeed(FeedMeaning meaning, ReadOnlySpan<char> name, in FeedAttributes attributes, bool isEmpty, string? baseUri)
    {
        switch (meaning.Element)
        {
            case FeedElement.Title:
                var kind = KindOf(meaning, attributes);
                var title = Content(name, isEmpty, kind);
                _feed.Title(_texts.Title(title.Value, WithMarkup(kind, title)), meaning.Rank);
                break;
            case FeedElement.Link:
                ReadLink(name, attributes, isEmpty, baseUri, meaning.Rank, ofEntry: false);
                break;
            case FeedElement.Id:
                if (Address(Content(name, isEmpty).Value, baseUri) is { } id && FeedLinks.IsWeb(id))
                    _feed.Link(id, 5);
                break;
            case FeedElement.Language:
                _feed.LanguageIs(LanguageTag(Content(name, isEmpty).Value.Trim()), 0);
                break;
            case FeedElement.TimeToLive:
                if (Number(name, isEmpty) is > 0 and <= 60 * 24 * 366 and var minutes)
                    _feed.TimeToLive = TimeSpan.FromMinutes(minutes);
                break;
            case FeedElement.Hour:
                _feed.SkipHour(Number(name, isEmpty) ?? -1);
                break;
            case FeedElement.UpdatePeriod:
                _feed.UpdatePeriod = FeedFormats.Period(Content(name, isEmpty).Value.Trim());
                break;
            case FeedElement.UpdateFrequency:
                _feed.UpdateFrequency = Number(name, isEmpty) ?? 1;
                break;
            default:
                ContentAs(name, isEmpty, KindOf(meaning, attributes));
                break;
        }
    }

    private void ReadBody(FeedMeaning meaning, ReadOnlySpan<char> name, in FeedAttributes attributes, bool isEmpty, int rank)
    {
        var kind = KindOf(meaning, attributes);
        var content = Content(name, isEmpty, kind, isLine: false);
        if (content.Value.IsEmpty || attributes.Type.StartsWith("image/", StringComparison.OrdinalIgnoreCase))
            return;
        kind = WithMarkup(kind, content);
        if (content.IsInDocument && _document.Overlaps(content.Value, out var start))
            _entry.Text(start, content.Value.Length, kind, rank);
        else
            _entry.Text(_texts.Body(content.Value, kind), rank);
    }

    /// <summary>Links of Atom, with their relation, and of RSS, whose text is the address.</summary>
    private void ReadLink(ReadOnlySpan<char> name, in FeedAttributes attributes, bool isEmpty, string? baseUri, int rank, bool ofEntry)
    {
        var text = Content(name, isEmpty).Value;
        var address = attributes.Address.IsEmpty ? Address(text, baseUri) : Address(Decoded(attributes.Address), baseUri);
        if (address is null)
            return;
        var relation = attributes.Relation.Trim();
        if (relation.Equals("self", StringComparison.OrdinalIgnoreCase) && !ofEntry)
            _feed.Self ??= address;
        rank += FeedFormats.LinkRank(relation, attributes.Type.Trim());
        if (rank >= FeedFormats.NoAddress)
            return;
        if (ofEntry)
            _entry.Link(address, rank);
        else if (rank < FeedFormats.EnclosureRank)
            _feed.Link(address, rank);
    }

    private readonly string? Address(ReadOnlySpan<char> text, string? baseUri)
    {
        text = text.Trim();
        if (text.IsEmpty)
            return null;

        // Addresses are broken over lines, and escaped once more than needed.
        if (text.ContainsAny("\r\n\t") || text.Contains("&amp;", StringComparison.Ordinal))
            text = text.ToString().Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
        return _texts.Line(FeedLinks.Resolve(text, baseUri));
    }

    private readonly TextKind KindOf(FeedMeaning meaning, in FeedAttributes attributes)
    {
        var absent = meaning switch
        {
            { Namespace: FeedNamespace.Xhtml } => TextKind.Xhtml,
            { Element: FeedElement.Content or FeedElement.Description } when _format?.StartsWith("atom", StringComparison.Ordinal) != true => TextKind.Html,
            _ => TextKind.Guess,
        };
        return meaning.Namespace is FeedNamespace.Core or FeedNamespace.Media ? TextKinds.Of(attributes.Type, attributes.Mode, absent) : absent;
    }

    /// <summary>Plain text with tags in it was not plain.</summary>
    private static TextKind WithMarkup(TextKind kind, in ElementContent content) => 
        content.HasMarkup && kind is (TextKind.Plain or TextKind.Guess) ? TextKind.Html : kind;

    private ElementContent Content(ReadOnlySpan<char> name, bool isEmpty, TextKind kind = TextKind.Guess, bool isLine = true) =>
        isEmpty ? default : ElementContent.Read(ref _scanner, name, kind == TextKind.Xhtml, isLine, _content);

    private void ContentAs(ReadOnlySpan<char> name, bool isEmpty, TextKind kind) => Content(name, isEmpty, kind, isLine: false);

    private void Skip(ReadOnlySpan<char> name, bool isEmpty) => Content(name, isEmpty);

    private DateTimeOffset? Moment(ReadOnlySpan<char> name, bool isEmpty) => _feed.Moment(Content(name, isEmpty).Value);

    private int? Number(ReadOnlySpan<char> name, bool isEmpty) =>
        int.TryParse(Content(name, isEmpty).Value.Trim(), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    private readonly void FinishPerson(in OpenElement closing)
    {
        var author = _person.Finish(_texts);
        if (_inEntry)
            _entry.Author(author, _namespaces.MeaningOf(_document.Slice(closing.NameStart, closing.NameLength)).Rank, _document.Slice(closing.NameStart, closing.NameLength).ToString());
        else if (_format?.StartsWith("atom", StringComparison.Ordinal) == true)
            _feed.Author ??= author;
    }

    private static string Decoded(ReadOnlySpan<char> value)
    {
        value = value.Trim();
        if (!value.Contains('&'))
            return value.ToString();
        using var buffer = new CharBuffer();
        buffer.AppendDecoded(value);
        return buffer.Written.ToString();
    }

    /// <summary>A language as BCP 47 writes it.</summary>
    private static string LanguageTag(ReadOnlySpan<char> value) => value.Length > 35 ? "" : value.Trim().ToString().Replace('_', '-');
}
