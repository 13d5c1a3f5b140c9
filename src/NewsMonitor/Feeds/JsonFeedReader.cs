using System.Text;
using System.Text.Json;
using NewsMonitor.Feeds.Texts;

namespace NewsMonitor.Feeds;

/// <summary>Reads JSON Feed 1.0 and 1.1 in one pass; of a document that breaks off, what stands before the break.</summary>
internal ref struct JsonFeedReader
{
    private readonly FeedDraft _feed;
    private readonly FeedTexts _texts;
    private readonly EntryDraft _entry = new();
    private readonly string? _baseUri;
    private Utf8JsonReader _reader;
    private string? _version;
    private bool _hasItems;

    private JsonFeedReader(ReadOnlySpan<byte> json, FeedDraft feed, FeedTexts texts, string? baseUri)
    {
        _feed = feed;
        _texts = texts;
        _baseUri = baseUri;
        _reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 });
    }

    public static bool IsJson(ReadOnlySpan<char> document) => document.TrimStart("\uFEFF \t\r\n") is ['{' or '[', ..];

    /// <summary>The feed; null when the document is none.</summary>
    public static FeedDocument? Read(ReadOnlySpan<char> document, FeedDraft feed, FeedTexts texts, string? baseUri)
    {
        var trimmed = document.TrimStart("\uFEFF \t\r\n");
        var bytes = new byte[Encoding.UTF8.GetByteCount(trimmed)];
        Encoding.UTF8.GetBytes(trimmed, bytes);
        var reader = new JsonFeedReader(bytes, feed, texts, baseUri);
        string? mistake = null;
        try
        {
            reader.ReadFeed();
        }
        catch (JsonException e)
        {
            mistake = $"Not well-formed JSON at line {(e.LineNumber ?? 0) + 1}.";
        }

        if (reader._version?.Contains("jsonfeed.org/version/1", StringComparison.OrdinalIgnoreCase) != true && !reader._hasItems)
            return null;
        if (mistake is not null)
            feed.Note(mistake);
        return feed.Finish(reader._version?.TrimEnd('/').EndsWith("1.1", StringComparison.Ordinal) == true ? "json11" : "json1");
    }

    private void ReadFeed()
    {
        if (!_reader.Read() || _reader.TokenType != JsonTokenType.StartObject)
            return;
        while (NextMember() is { } name)
        {
            switch (name)
            {
                case "version":
                    _version = Text();
                    break;
                case "title":
                    _feed.Title(Title(), 0);
                    break;
                case "home_page_url":
                    _feed.Link(Address(), 0);
                    break;
                case "feed_url":
                    _feed.Self = Address();
                    break;
                case "language":
                    _feed.LanguageIs(Text(), 0);
                    break;
                case "author":
                    _feed.Author ??= PersonName();
                    break;
                case "authors":
                    ReadArray(static (ref JsonFeedReader r) => r._feed.Author ??= r.PersonName());
                    break;
                case "items":
                    _hasItems = _reader.TokenType == JsonTokenType.StartArray;
                    ReadArray(static (ref JsonFeedReader r) => r.ReadItem());
                    break;
                default:
                    _reader.Skip();
                    break;
            }
        }
    }

    private delegate void ElementReader(ref JsonFeedReader reader);

    private void ReadArray(ElementReader readElement)
    {
        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            _reader.Skip();
            return;
        }

        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            readElement(ref this);
    }

    private void ReadItem()
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            _reader.Skip();
            return;
        }

        _entry.Begin(0);
        try
        {
            while (NextMember() is { } name)
                ReadItemMember(name);
        }
        finally
        {
            // What was read of an item before the document broke off is still an item.
            _feed.Add(_entry.Finish(default, _texts, _baseUri, _feed.Language, _feed.Author));
        }
    }

    private void ReadItemMember(string name)
    {
        switch (name)
        {
            case "id":
                _entry.Id(_texts.Line(Text()), 0);
                break;
            case "url":
                _entry.Link(Address(), 0);
                break;
            case "external_url":
                _entry.Link(Address(), 3);
                break;
            case "title":
                _entry.Title(Title(), 0);
                break;
            case "content_html":
                _entry.Text(_texts.Body(Text(), TextKind.Html), 0);
                break;
            case "content_text":
                _entry.Text(_texts.Body(Text(), TextKind.Plain), 1);
                break;
            case "summary":
                _entry.Text(_texts.Body(Text(), TextKind.Guess), 2);
                break;
            case "date_published":
                _entry.Published(_feed.Moment(Text()));
                break;
            case "date_modified":
                _entry.Updated(_feed.Moment(Text()));
                break;
            case "language":
                _entry.Language = Text();
                break;
            case "author":
                _entry.Author(PersonName(), 1, name);
                break;
            case "authors":
                ReadArray(static (ref JsonFeedReader r) => r._entry.Author(r.PersonName(), 0, "authors"));
                break;
            default:
                _reader.Skip();
                break;
        }
    }

    /// <summary>The next member's name, with the reader on its value; null at the end of the object.</summary>
    private string? NextMember()
    {
        if (!_reader.Read() || _reader.TokenType != JsonTokenType.PropertyName)
            return null;
        var name = String();
        _reader.Read();
        return name;
    }

    /// <summary>A string or a number as text; null for anything else.</summary>
    private string? Text()
    {
        if (_reader.TokenType == JsonTokenType.String)
            return String();
        if (_reader.TokenType == JsonTokenType.Number)
            return Encoding.UTF8.GetString(_reader.ValueSpan);
        _reader.Skip();
        return null;
    }

    /// <summary>The string; as it is written where its escapes make half a character.</summary>
    private string String()
    {
        try
        {
            return _reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(_reader.ValueSpan);
        }
    }

    private string? Title() => _texts.Title(Text(), TextKind.Guess);

    private string? Address() => Text()?.Trim() is { Length: > 0 } text ? FeedLinks.Resolve(text, _baseUri) : null;

    private string? PersonName()
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
            return _texts.Line(Text());
        string? found = null;
        while (NextMember() is { } name)
        {
            var text = Text();
            if (name == "name")
                found = _texts.Line(text);
        }

        return found;
    }
}
