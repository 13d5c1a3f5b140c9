using NewsMonitor.Feeds.Texts;

namespace NewsMonitor.Feeds;

/// <summary>
/// An entry while it is read: for each member the best of what the document says so far. A rank tells how far down the list
/// of names for a thing an element stands; the lowest wins, whatever the order in the document.
/// </summary>
internal sealed class EntryDraft
{
    private const int None = int.MaxValue;

    /// <summary>More authors than that are a list of something else.</summary>
    private const int MostAuthors = 20;

    private readonly List<TextCandidate> _texts = [];
    private string? _title, _link, _id, _author;
    private int _titleRank = None, _linkRank = None, _idRank = None, _authorRank = None, _authors;
    private object? _authorOrigin;
    private DateTimeOffset? _published, _date, _updated, _created;

    /// <summary>How deep the entry's element stands.</summary>
    public int Depth { get; private set; }

    public string? Language { get; set; }

    public string? OriginalLink { get; set; }

    public string? FullText { get; set; }

    /// <summary>True when the entry's identifier may serve as its address (RSS: guid without isPermaLink="false").</summary>
    public bool IdMayBeLink { get; set; } = true;

    public void Begin(int depth)
    {
        Depth = depth;
        Language = OriginalLink = FullText = _title = _link = _id = _author = null;
        _titleRank = _linkRank = _idRank = _authorRank = None;
        _authors = 0;
        _authorOrigin = null;
        _published = _date = _updated = _created = null;
        _texts.Clear();
        IdMayBeLink = true;
    }

    /// <summary>True when a title of that rank would be kept: the first of the best rank.</summary>
    public bool WantsTitle(int rank) => rank < _titleRank;

    public void Title(string? title, int rank)
    {
        if (title is null || rank >= _titleRank)
            return;
        (_title, _titleRank) = (title, rank);
    }

    public void Link(string? link, int rank)
    {
        if (string.IsNullOrEmpty(link) || rank > _linkRank)
            return;
        (_link, _linkRank) = (link, rank);
    }

    public void Id(string? id, int rank)
    {
        if (id is null || rank > _idRank)
            return;
        (_id, _idRank) = (id, rank);
    }

    /// <summary>Names of one origin (element of one module) are joined; of two origins that name the same person the later one stands.</summary>
    public void Author(string? author, int rank, object origin)
    {
        if (author is null || rank > _authorRank)
            return;
        if (rank == _authorRank && origin.Equals(_authorOrigin) && _author is not null)
        {
            if (_authors++ < MostAuthors && !_author.Split(", ").Contains(author))
                _author = $"{_author}, {author}";

            return;
        }

        (_author, _authorRank, _authorOrigin, _authors) = (author, rank, origin, 1);
    }

    public void Published(DateTimeOffset? moment) => _published = moment ?? _published;

    public void Date(DateTimeOffset? moment) => _date = moment ?? _date;

    public void Updated(DateTimeOffset? moment) => _updated = moment ?? _updated;

    public void Created(DateTimeOffset? moment) => _created = moment ?? _created;

    /// <summary>A text that lies in the document; it is made plain only if it turns out to be the best.</summary>
    public void Text(int start, int length, TextKind kind, int rank) => _texts.Add(new TextCandidate(rank, null, start, length, kind));

    public void Text(string? text, int rank)
    {
        if (text is not null)
            _texts.Add(new TextCandidate(rank, text, 0, text.Length, TextKind.Plain));
    }

    public FeedEntry Finish(ReadOnlySpan<char> document, FeedTexts texts, string? baseUri, string? feedLanguage, string? feedAuthor) => new()
    {
        Id = _id,
        Title = _title,
        Link = _linkRank < FeedFormats.EnclosureRank ? _link : LinkFromId(baseUri) ?? _link,
        OriginalLink = OriginalLink,
        Published = _published ?? _date ?? (_updated is null ? _created : null),
        Updated = _updated ?? (_published is null ? null : _date),
        Author = _author ?? feedAuthor,
        Text = BestText(document, texts) ?? FullText,
        FullText = FullText,
        Language = Language ?? feedLanguage,
    };

    private string? LinkFromId(string? baseUri)
    {
        if (_id is null || !IdMayBeLink)
            return null;
        var address = FeedLinks.Resolve(_id, baseUri);
        return FeedLinks.IsWeb(address) || address.StartsWith('/') ? address : null;
    }

    /// <summary>The first of the best rank that has a text at all; of one rank the longest.</summary>
    private string? BestText(ReadOnlySpan<char> document, FeedTexts texts)
    {
        if (_texts.Count > 1)
            _texts.Sort(static (a, b) => a.Rank != b.Rank ? a.Rank.CompareTo(b.Rank) : b.Length.CompareTo(a.Length));
        foreach (var candidate in _texts)
        {
            if ((candidate.Text ?? texts.Body(document.Slice(candidate.Start, candidate.Length), candidate.Kind)) is { } text)
                return text;
        }

        return null;
    }

    private readonly record struct TextCandidate(int Rank, string? Text, int Start, int Length, TextKind Kind);
}
