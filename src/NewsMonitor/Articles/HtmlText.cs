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
        var markup = new MarkupScanner(html);
        ReadOnlySpan<char> hidden = default;
        while (markup.Read())
        {
            switch (markup.Kind)
            {
                case MarkupKind.Text when hidden.IsEmpty:
                case MarkupKind.CData when hidden.IsEmpty:
                    WriteDecoded(markup.Value, writer, scratch);
                    break;
                case MarkupKind.StartTag when hidden.IsEmpty:
                    var role = HtmlTags.RoleOf(markup.Name);
                    if (role == HtmlTagRole.Unknown && knownTagsOnly)
                        WriteDecoded(markup.Source, writer, scratch);
                    else if (role == HtmlTagRole.Hidden && !markup.IsEmptyElement && (!knownTagsOnly || IsProgram(markup.Name)))
                        hidden = markup.Name;
                    else
                        Part(writer, role);
                    break;
                case MarkupKind.EndTag when hidden.IsEmpty:
                    role = HtmlTags.RoleOf(markup.Name);
                    if (role == HtmlTagRole.Unknown && knownTagsOnly)
                        WriteDecoded(markup.Source, writer, scratch);
                    else
                        Part(writer, role);
                    break;
                case MarkupKind.EndTag when markup.Name.Equals(hidden, StringComparison.OrdinalIgnoreCase):
                    hidden = default;
                    break;
                case MarkupKind.Other when hidden.IsEmpty && knownTagsOnly && !markup.Source.StartsWith("<!--"):
                    WriteDecoded(markup.Source, writer, scratch);
                    break;
            }
        }
    }

    private static bool IsProgram(ReadOnlySpan<char> name) =>
        name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase);

    private static void Part(PlainTextWriter writer, HtmlTagRole role)
    {
        if (role == HtmlTagRole.Block)
            writer.Break();
        else if (role == HtmlTagRole.Cell)
            writer.Space();
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
