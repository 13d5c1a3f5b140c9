using NewsMonitor.Feeds.Markup;
using NewsMonitor.Feeds.Texts;

namespace NewsMonitor.Feeds.Xml;

/// <summary>An author while it is read: a person with name and address as in Atom, or a line of text as in RSS.</summary>
internal sealed class PersonDraft
{
    /// <summary>Longer than any list of names; what follows is dropped.</summary>
    private const int LongestText = 1000;

    private string? _text;

    public string? Name { get; set; }

    public string? Email { get; set; }

    public void Begin() => Name = Email = _text = null;

    public void Text(ReadOnlySpan<char> text, bool isSection)
    {
        if (text.IsWhiteSpace() || _text?.Length >= LongestText)
            return;
        text = text[..Math.Min(text.Length, LongestText)];
        if (!isSection && text.Contains('&'))
        {
            using var buffer = new CharBuffer();
            buffer.AppendDecoded(text);
            _text = string.Concat(_text, buffer.Written);
        }
        else
            _text = string.Concat(_text, text);
    }

    /// <summary>"Name (address)", one of both, or the text as it was given; null when there is nothing.</summary>
    public string? Finish(FeedTexts texts) => (Name, Email) switch
    {
        ({ } name, { } email) => $"{name} ({email})",
        ({ } name, null) => name,
        (null, { } email) => email,
        _ => _text is null ? null : texts.Title(_text, TextKind.Guess),
    };
}
