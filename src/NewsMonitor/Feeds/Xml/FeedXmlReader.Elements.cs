using System.Globalization;
using NewsMonitor.Feeds.Markup;
using NewsMonitor.Feeds.Texts;

namespace NewsMonitor.Feeds.Xml;

/// <content>What the elements say: texts, links and dates of the entry or the feed being read.</content>
internal ref partial struct FeedXmlReader
{
    /// <summary>Added to the rank of what does not stand directly in its entry.</summary>
    private const int DeeperRank = 10;

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
                or FeedElement.TimeToLive or FeedElement.Hour or FeedElement.Day or FeedElement.FullText or FeedElement.UpdatePeriod or FeedElement.UpdateFrequency or FeedElement.OriginalLink when !isPerson:
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
            case FeedElement.FullText:
                var whole = Content(name, isEmpty, TextKind.Html, isLine: false);
                _entry.FullText = _texts.Body(whole.Value, TextKind.Html) ?? _entry.FullText;
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
            case FeedElement.OriginalLink:
                _entry.OriginalLink = Address(Content(name, isEmpty).Value, baseUri);
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
            case FeedElement.Day:
                _feed.SkipDay(Content(name, isEmpty).Value.Trim());
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
        if (kind == TextKind.Plain && FeedTexts.IsHtml(content.Value))
            kind = TextKind.Html;
        if (kind == TextKind.Xhtml && !content.HasMarkup && Decoded(content.Value) is var escaped && FeedTexts.IsHtml(escaped))
            // Said to be elements, but escaped like HTML.
            _entry.Text(_texts.Body(escaped, TextKind.Html), rank);
        else if (content.IsInDocument && _document.Overlaps(content.Value, out var start))
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
        int.TryParse(Content(name, isEmpty).Value.Trim(), CultureInfo.InvariantCulture, out var number) ? number : null;

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
