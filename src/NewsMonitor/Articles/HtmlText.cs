using NewsMonitor.Feeds.Markup;
using NewsMonitor.Feeds.Texts;

namespace NewsMonitor.Articles;

/// <summary>
/// HTML to plain text in one pass over the characters, for the short pieces that feeds carry: tags, comments, scripts and
/// styles gone, references decoded, white space folded, a line break between blocks. It builds no tree; whole pages, where
/// nesting matters, are read with a real HTML parser.
/// </summary>
public static class HtmlText
{
    /// <summary>The text of a piece of HTML; empty when it has none. Never fails; time and memory grow with the length only.</summary>
    public static string ToPlainText(ReadOnlySpan<char> html)
    {
        using var writer = new PlainTextWriter();
        using var scratch = new CharBuffer();
        Write(html, writer, scratch, knownTagsOnly: false);
        return writer.Written.ToString();
    }

    /// <summary>Writes the text of a piece of HTML.</summary>
    /// <param name="html">The markup.</param>
    /// <param name="writer">Where the text goes.</param>
    /// <param name="scratch">A buffer for passing use.</param>
    /// <param name="knownTagsOnly">
    /// True for text of which nobody said that it is HTML: only tags that HTML knows are tags, "&lt;3" and "&lt;name&gt;" are text.
    /// </param>
    internal static void Write(ReadOnlySpan<char> html, PlainTextWriter writer, CharBuffer scratch, bool knownTagsOnly)
    {
        var markup = new MarkupScanner(html, isHtml: true);
        ReadOnlySpan<char> hidden = default;
        var unclosed = HiddenTags.None;
        var inSection = false;
        while (markup.Read())
        {
            if (!hidden.IsEmpty)
            {
                if (markup.Kind == MarkupKind.EndTag && markup.Name.Equals(hidden, StringComparison.OrdinalIgnoreCase))
                    hidden = default;
                continue;
            }

            switch (markup.Kind)
            {
                case MarkupKind.Text:
                    WriteText(markup.Value, writer, scratch, inSection);
                    break;
                case MarkupKind.StartTag or MarkupKind.EndTag:
                    var role = HtmlTags.RoleOf(markup.Name);
                    if (role == HtmlTagRole.Unknown && knownTagsOnly)
                        WriteText(markup.Source, writer, scratch, inSection);
                    else if (role == HtmlTagRole.Hidden && markup is { Kind: MarkupKind.StartTag, IsEmptyElement: false } && Hides(markup, ref unclosed))
                        hidden = markup.Name;
                    else
                        Part(writer, role);
                    break;
                case MarkupKind.Other when markup.Source.StartsWith(MarkupScanner.SectionStart, StringComparison.OrdinalIgnoreCase):
                    inSection = true;
                    break;
                case MarkupKind.Other when knownTagsOnly && !markup.Source.StartsWith("<!--"):
                    WriteText(markup.Source, writer, scratch, inSection);
                    break;
            }
        }
    }

    /// <summary>Programs are never read. Frames and fallbacks are left out when they are closed; else the rest would be lost with them.</summary>
    private static bool Hides(in MarkupScanner markup, ref HiddenTags unclosed)
    {
        Span<char> endTag = stackalloc char[markup.Name.Length + 2];
        "</".CopyTo(endTag);
        markup.Name.ToLowerInvariant(endTag[2..]);
        var tag = (ReadOnlySpan<char>)endTag[2..] switch
        {
            "script" => HiddenTags.Script,
            "style" => HiddenTags.Style,
            "iframe" => HiddenTags.IFrame,
            "noscript" => HiddenTags.NoScript,
            "template" => HiddenTags.Template,
            "object" => HiddenTags.Object,
            "audio" => HiddenTags.Audio,
            "video" => HiddenTags.Video,
            _ => HiddenTags.Other,
        };
        if (tag is HiddenTags.Script or HiddenTags.Style)
            return true;

        // Looked for once for each name: what is not there now will not be there later.
        if ((unclosed & tag) != 0)
            return false;
        if (markup.IsClosed(endTag))
            return true;
        unclosed |= tag;
        return false;
    }

    [Flags]
    private enum HiddenTags
    {
        None = 0,
        Script = 1,
        Style = 2,
        IFrame = 4,
        NoScript = 8,
        Template = 16,
        Object = 32,
        Audio = 64,
        Video = 128,
        Other = 256,
    }

    private static void Part(PlainTextWriter writer, HtmlTagRole role)
    {
        if (role == HtmlTagRole.Block)
            writer.Break();
        else if (role == HtmlTagRole.Cell)
            writer.Space();
    }

    /// <summary>Sections within texts are what is left of one wrapped in another; their end marks are no text.</summary>
    private static void WriteText(ReadOnlySpan<char> text, PlainTextWriter writer, CharBuffer scratch, bool inSection)
    {
        while (inSection && text.IndexOf(MarkupScanner.SectionEnd) is >= 0 and var end)
        {
            WriteDecoded(text[..end], writer, scratch);
            text = text[(end + MarkupScanner.SectionEnd.Length)..];
        }

        WriteDecoded(text, writer, scratch);
    }

    private static void WriteDecoded(ReadOnlySpan<char> text, PlainTextWriter writer, CharBuffer scratch)
    {
        while (true)
        {
            var ampersand = text.IndexOf('&');
            if (ampersand < 0)
            {
                writer.Text(text);
                return;
            }

            writer.Text(text[..ampersand]);
            text = text[ampersand..];
            scratch.Clear();
            text = text[CharacterReferences.AppendReference(scratch, text, namesNeedSemicolon: false)..];
            writer.Text(scratch.Written);
        }
    }
}
