using System.Buffers;

namespace NewsMonitor.Feeds.Markup;

/// <summary>What <see cref="MarkupScanner.Read"/> found.</summary>
internal enum MarkupKind
{
    Text,
    CData,
    StartTag,
    EndTag,

    /// <summary>A document type declaration; read over, never obeyed.</summary>
    Doctype,

    /// <summary>Comment, processing instruction, or what merely looks like one.</summary>
    Other,
}

/// <summary>
/// Cuts characters into tags and texts the way a person would who knows XML but expects mistakes. It never fails and
/// never looks at a character more than a fixed number of times: a tag that is not closed ends where the next begins,
/// a section that is not closed ends with the document, and a "&lt;" that begins nothing is text.
/// </summary>
/// <param name="document">The characters.</param>
/// <param name="isHtml">True inside texts, where the mark of a CDATA section is no section but a left-over to be passed over.</param>
internal ref struct MarkupScanner(ReadOnlySpan<char> document, bool isHtml = false)
{
    public const string SectionStart = "<![CDATA[";
    public const string SectionEnd = "]]>";
    private const string EscapedSectionEnd = "]]&gt;";

    private static readonly SearchValues<char> TagEnd = SearchValues.Create("<>\"'");
    private static readonly SearchValues<char> NameEnd = SearchValues.Create(" \t\r\n/><=\"'");

    /// <summary>The entity lists of XHTML take about 10,000 characters.</summary>
    private const int LongestDoctype = 32 * 1024;

    private readonly ReadOnlySpan<char> _document = document;
    private bool _noCommentEnd, _noSectionEnd, _noInstructionEnd;

    /// <summary>Where the next token begins.</summary>
    public int Position { get; private set; }

    public MarkupKind Kind { get; private set; }

    /// <summary>First character of the token.</summary>
    public int Start { get; private set; }

    /// <summary>First character of <see cref="Value"/>.</summary>
    public int ValueStart { get; private set; }

    /// <summary>Text and sections: the characters as they stand; declarations: their inside.</summary>
    public ReadOnlySpan<char> Value { get; private set; }

    /// <summary>Tags: the name with its prefix.</summary>
    public ReadOnlySpan<char> Name { get; private set; }

    /// <summary>Start tags: what stands between the name and the end of the tag.</summary>
    public ReadOnlySpan<char> Attributes { get; private set; }

    /// <summary>Start tags: true for <c>&lt;name/&gt;</c>.</summary>
    public bool IsEmptyElement { get; private set; }

    /// <summary>First place where something had to be forgiven; -1 when all was well.</summary>
    public int FirstMistake { get; private set; } = -1;

    /// <summary>The token as it stands in the document.</summary>
    public readonly ReadOnlySpan<char> Source => _document[Start..Position];

    public bool Read()
    {
        Start = Position;
        if (Start >= _document.Length)
            return false;
        if (_document[Start] != '<' || !BeginsMarkup(Start))
            ReadText();
        else if (_document[Start + 1] == '/')
            ReadEndTag();
        else if (_document[Start + 1] == '!')
            ReadDeclaration();
        else if (_document[Start + 1] == '?')
            ReadSection(2, "?>", ref _noInstructionEnd, MarkupKind.Other);
        else
            ReadStartTag();
        return true;
    }

    /// <summary>True when the end tag of that name (with "&lt;/" before it) is still to come.</summary>
    public readonly bool IsClosed(ReadOnlySpan<char> endTag) => _document[Position..].Contains(endTag, StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes the token back, so that the next <see cref="Read"/> finds it again.</summary>
    public void Unread() => Position = Start;

    public void Mistake(int position)
    {
        if (FirstMistake < 0)
            FirstMistake = position;
    }

    /// <summary>True when the "&lt;" at <paramref name="at"/> begins a tag, a section or a comment.</summary>
    private readonly bool BeginsMarkup(int at)
    {
        if (at + 1 >= _document.Length)
            return false;
        var next = _document[at + 1];
        if (next == '!')
            return at + 2 < _document.Length && (char.IsAsciiLetter(_document[at + 2]) || _document[at + 2] is '-' or '[');
        return char.IsAsciiLetter(next) || next is '?' or '_' || next > 0x7F && char.IsLetter(next) || (next == '/' && at + 2 < _document.Length && IsNameStart(_document[at + 2]));
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_' || c > 0x7F && char.IsLetter(c);

    private void ReadText()
    {
        var end = Start;
        do
        {
            if (_document[end] == '<')
                Mistake(end);
            var next = _document[(end + 1)..].IndexOf('<');
            end = next < 0 ? _document.Length : end + 1 + next;
        }
        while (end < _document.Length && !BeginsMarkup(end));
        Yield(MarkupKind.Text, Start, end, end);
    }

    private void ReadEndTag()
    {
        var end = NameFrom(Start + 2);
        Name = _document[(Start + 2)..end];
        Kind = MarkupKind.EndTag;
        Value = default;
        if (end < _document.Length && _document[end] == '>')
        {
            Position = end + 1;
            return;
        }

        // "</title <link>" and a document that ends in "</rss": the tag ends where the next begins.
        var stop = _document[end..].IndexOfAny('<', '>');
        if (stop < 0 || _document[end + stop] == '<')
        {
            Mistake(Start);
            Position = stop < 0 ? _document.Length : end + stop;
        }
        else
            Position = end + stop + 1;
    }

    private void ReadDeclaration()
    {
        var rest = _document[Start..];
        if (rest.StartsWith(SectionStart, StringComparison.OrdinalIgnoreCase))
        {
            if (isHtml)
                Yield(MarkupKind.Other, Start + 2, Start + SectionStart.Length, Start + SectionStart.Length);
            else
                ReadSection(SectionStart.Length, SectionEnd, ref _noSectionEnd, MarkupKind.CData);
        }
        else if (rest.StartsWith("<!--"))
            ReadSection(4, "-->", ref _noCommentEnd, MarkupKind.Other);
        else if (rest.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
            ReadDoctype();
        else
        {
            Mistake(Start);
            var end = rest.IndexOf('>');
            Yield(MarkupKind.Other, Start + 2, end < 0 ? _document.Length : Start + end, end < 0 ? _document.Length : Start + end + 1);
        }
    }

    /// <summary>A section up to its end mark; with the document's end as the mark where there is none.</summary>
    private void ReadSection(int open, ReadOnlySpan<char> mark, ref bool noEnd, MarkupKind kind)
    {
        var from = Start + open;
        var length = noEnd ? -1 : _document[from..].IndexOf(mark);
        if (length >= 0)
        {
            Yield(kind, from, from + length, from + length + mark.Length);
            return;
        }

        noEnd = true;
        Mistake(Start);
        if (kind == MarkupKind.CData)
        {
            // The end mark was escaped by someone who meant well.
            var escaped = _document[from..].IndexOf(EscapedSectionEnd);
            Yield(kind, from, escaped < 0 ? _document.Length : from + escaped, escaped < 0 ? _document.Length : from + escaped + EscapedSectionEnd.Length);
            return;
        }

        // A comment without an end would swallow the rest; the person reading on sees that it ends with its tag.
        var end = _document[from..].IndexOf('>');
        var stop = end < 0 ? _document.Length : from + end;
        Yield(kind, Math.Min(from, stop), stop, Math.Min(stop + 1, _document.Length));
    }

    /// <summary>Over the declaration with its internal subset, which may hold quoted brackets.</summary>
    private void ReadDoctype()
    {
        var document = _document[..Math.Min(_document.Length, Start + LongestDoctype)];
        var at = Start + 9;
        var inSubset = false;
        for (; at < document.Length; at++)
        {
            var c = document[at];
            if (c == '[')
                inSubset = true;
            else if (c == ']')
                inSubset = false;
            else if (c == '>' && !inSubset)
                break;
            else if (c is '"' or '\'')
            {
                var close = document[(at + 1)..].IndexOfAny(c, inSubset ? c : '>');
                if (close >= 0 && document[at + 1 + close] == c)
                    at += close + 1;
            }
            else if (inSubset && c == '<' && document[at..].StartsWith("<!--") && document[(at + 4)..].IndexOf("-->") is >= 0 and var comment)
                at += comment + 6;
        }

        if (at < document.Length)
        {
            Yield(MarkupKind.Doctype, Start + 9, at, at + 1);
            return;
        }

        // The subset is not closed: give up at the first bracket after which a tag begins.
        Mistake(Start);
        var end = _document[(Start + 9)..].IndexOf('>');
        var stop = end < 0 ? _document.Length : Start + 9 + end;
        Yield(MarkupKind.Doctype, Math.Min(Start + 9, stop), stop, Math.Min(stop + 1, _document.Length));
    }

    private void ReadStartTag()
    {
        var nameEnd = NameFrom(Start + 1);
        Name = _document[(Start + 1)..nameEnd];
        Kind = MarkupKind.StartTag;
        Value = default;
        IsEmptyElement = false;
        if (nameEnd < _document.Length && _document[nameEnd] == '>')
        {
            Attributes = default;
            Position = nameEnd + 1;
            return;
        }

        var end = AttributesEnd(nameEnd);
        var inside = _document[nameEnd..end].TrimEnd();
        if (inside.EndsWith('/'))
        {
            IsEmptyElement = true;
            inside = inside[..^1];
        }

        Attributes = inside;
        Position = end < _document.Length && _document[end] == '>' ? end + 1 : end;
    }

    /// <summary>Where a start tag ends: at the first "&gt;" outside quotes, or before a "&lt;" when it was not closed.</summary>
    private int AttributesEnd(int from)
    {
        var at = from;
        while (true)
        {
            var next = _document[at..].IndexOfAny(TagEnd);
            if (next < 0)
            {
                Mistake(Start);
                return _document.Length;
            }

            at += next;
            var c = _document[at];
            if (c == '>')
                return at;
            if (c == '<')
            {
                Mistake(Start);
                return at;
            }

            // What closes a quote stands before a space or the tag's end; a quote that meets no such partner was never meant to open one.
            var close = IsAfterEquals(at) ? _document[(at + 1)..].IndexOf(c) : -1;
            if (close >= 0 && EndsAttribute(at + 2 + close))
            {
                at += close + 2;
                continue;
            }

            Mistake(at);
            at++;
        }
    }

    private readonly bool EndsAttribute(int at) => at >= _document.Length || char.IsWhiteSpace(_document[at]) || _document[at] is '>' or '/' or '?';

    private readonly bool IsAfterEquals(int at)
    {
        var before = at - 1;
        while (before > 0 && char.IsWhiteSpace(_document[before]))
            before--;
        return _document[before] == '=';
    }

    private readonly int NameFrom(int from)
    {
        var length = _document[from..].IndexOfAny(NameEnd);
        return length < 0 ? _document.Length : from + length;
    }

    private void Yield(MarkupKind kind, int from, int to, int position)
    {
        Kind = kind;
        ValueStart = from;
        Value = _document[from..to];
        Position = position;
    }
}
