using NewsMonitor.Articles;
using NewsMonitor.Feeds.Markup;

namespace NewsMonitor.Feeds.Texts;

/// <summary>Makes plain text of what feeds carry. One for a document: its buffers are used again for every text.</summary>
internal sealed class FeedTexts : IDisposable
{
    private readonly PlainTextWriter _writer = new();
    private readonly CharBuffer _scratch = new();
    private readonly CharBuffer _repaired = new();

    /// <summary>A title: one line. Null when nothing is left.</summary>
    public string? Title(ReadOnlySpan<char> characters, TextKind kind)
    {
        _writer.OneLine = true;
        Write(characters, kind);

        if (IsEscapedTwice(characters, kind))
            WriteAgain();
        return Result();
    }

    /// <summary>A body or teaser: blocks in lines of their own. Null when nothing is left.</summary>
    public string? Body(ReadOnlySpan<char> characters, TextKind kind)
    {
        _writer.OneLine = false;
        Write(characters, kind);
        if (kind is not (TextKind.Plain or TextKind.Base64) && IsEscapedTwice(characters, kind))
            WriteAgain();
        return Result();
    }

    /// <summary>A name or an identifier: one line, no markup. Null when nothing is left.</summary>
    public string? Line(ReadOnlySpan<char> characters)
    {
        _writer.OneLine = true;
        _writer.Clear();
        _writer.Text(SplitLetters.Join(characters.Trim(), _repaired));
        return Result();
    }

    /// <summary>True for a text that begins with a tag of HTML and closes one, whatever is said of it.</summary>
    public static bool IsHtml(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        if (text is not ['<', _, ..])
            return false;
        var end = 1;
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        return end is > 1 and <= 12 && HtmlTags.RoleOf(text[1..end]) != HtmlTagRole.Unknown && HasClosingTag(text);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _scratch.Dispose();
        _repaired.Dispose();
    }

    private void Write(ReadOnlySpan<char> characters, TextKind kind)
    {
        _writer.Clear();
        if (kind is TextKind.Base64 or TextKind.Base64Html)
            characters = Base64Text.Decode(characters);
        characters = SplitLetters.Join(characters, _repaired);
        if (kind == TextKind.Plain)
            characters = WithoutSection(characters);
        switch (kind)
        {
            case TextKind.Html or TextKind.Xhtml or TextKind.Base64Html:
                HtmlText.Write(characters, _writer, _scratch, knownTagsOnly: false);
                break;
            case TextKind.Guess:
                HtmlText.Write(characters, _writer, _scratch, knownTagsOnly: true);
                break;
            default:
                WriteParagraphs(characters);
                break;
        }
    }

    /// <summary>A section that was escaped and so became text.</summary>
    private static ReadOnlySpan<char> WithoutSection(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return text.StartsWith(MarkupScanner.SectionStart) && text.EndsWith(MarkupScanner.SectionEnd)
            ? text[MarkupScanner.SectionStart.Length..^MarkupScanner.SectionEnd.Length] : text;
    }

    private void WriteAgain()
    {
        var once = _writer.Written.ToString();
        _writer.Clear();
        HtmlText.Write(once, _writer, _scratch, knownTagsOnly: true);
    }

    /// <summary>Plain text: an empty line parts paragraphs, other line ends only wrap.</summary>
    private void WriteParagraphs(ReadOnlySpan<char> text)
    {
        while (!_writer.OneLine)
        {
            var lineEnd = text.IndexOf('\n');
            if (lineEnd < 0)
                break;
            _writer.Text(text[..(lineEnd + 1)]);
            text = text[(lineEnd + 1)..];
            if (text.TrimStart(" \t\r") is ['\n', ..])
                _writer.Break();
        }

        _writer.Text(text);
    }

    /// <summary>
    /// Many systems escape twice: what was written still looks escaped, or has tags where the source had none, and was never
    /// meant to be read so. Escaped brackets are left where there were real tags: such a text is about tags.
    /// </summary>
    private bool IsEscapedTwice(ReadOnlySpan<char> source, TextKind kind)
    {
        var written = _writer.Written;
        if (HasReference(written))
            return !written.Contains("&lt;", StringComparison.Ordinal) || (kind is TextKind.Guess or TextKind.Html && !source.Contains('<'));
        return kind is TextKind.Guess or TextKind.Html && !source.Contains('<') && HasClosingTag(written);
    }

    private string? Result()
    {
        var written = _writer.Written;
        return written.IsEmpty ? null : written.ToString();
    }

    /// <summary>True when a complete character reference stands in the text.</summary>
    private static bool HasReference(ReadOnlySpan<char> text)
    {
        while (text.IndexOf('&') is >= 0 and var at)
        {
            text = text[(at + 1)..];
            var end = 0;
            while (end < text.Length && end < 32 && (char.IsAsciiLetterOrDigit(text[end]) || (end == 0 && text[end] == '#')))
                end++;
            if (end > 1 && end < text.Length && text[end] == ';')
                return true;
        }

        return false;
    }

    /// <summary>True when the end of an element of HTML stands in the text.</summary>
    private static bool HasClosingTag(ReadOnlySpan<char> text)
    {
        while (text.IndexOf("</") is >= 0 and var at)
        {
            text = text[(at + 2)..];
            var end = text.IndexOf('>');
            if (end is > 0 and <= 10 && HtmlTags.RoleOf(text[..end]) != HtmlTagRole.Unknown)
                return true;
        }

        return false;
    }
}
