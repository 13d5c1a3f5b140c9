using AngleSharp.Html;

namespace NewsMonitor.Feeds.Markup;

/// <summary>
/// Decodes character references: numbers, the five of XML and the names of HTML, declared or not. Entities that a
/// document declares itself are never looked up; what is unknown stays as it was written.
/// </summary>
internal static class CharacterReferences
{
    /// <summary>The longest names of HTML have 31 letters.</summary>
    private const int LongestName = 32;

    /// <summary>What the numbers 128 to 159 are meant to be: the characters of windows-1252 in these places.</summary>
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>A character of the C1 range as windows-1252 has it; any other as it is.</summary>
    public static char Windows1252Meaning(char c) => c is >= '\u0080' and <= '\u009F' ? Windows1252[c - 0x80] : c;

    /// <summary>The byte windows-1252 has for a character; 0 when it has none.</summary>
    public static byte Windows1252Byte(char c)
    {
        if (c <= 0xFF)
            return (byte)c;
        var place = Windows1252.IndexOf(c, StringComparison.Ordinal);
        return place < 0 ? (byte)0 : (byte)(0x80 + place);
    }

    /// <summary>Appends the text with its references decoded once.</summary>
    public static void AppendDecoded(this CharBuffer target, ReadOnlySpan<char> text)
    {
        while (true)
        {
            var ampersand = text.IndexOf('&');
            if (ampersand < 0)
            {
                target.Append(text);
                return;
            }

            target.Append(text[..ampersand]);
            text = text[ampersand..];
            text = text[AppendReference(target, text, namesNeedSemicolon: true)..];
        }
    }

    /// <summary>
    /// Appends what the reference at the start of the text ("&amp;…") stands for, or "&amp;" alone when it is none.
    /// Returns the number of characters it took.
    /// </summary>
    public static int AppendReference(CharBuffer target, ReadOnlySpan<char> text, bool namesNeedSemicolon)
    {
        if (text.Length > 2 && text[1] == '#')
            return AppendNumber(target, text);

        var end = 1;
        while (end < text.Length && end <= LongestName && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        var name = text[1..end];
        var closed = end < text.Length && text[end] == ';';
        if (name.Length > 1 && (closed || !namesNeedSemicolon))
        {
            if (Common(name) is var common and not '\0')
            {
                target.Append(common);
                return closed ? end + 1 : end;
            }

            if (HtmlEntityProvider.Resolver.GetSymbol(closed ? $"{name};" : name.ToString()) is { } symbol)
            {
                target.Append(symbol);
                return closed ? end + 1 : end;
            }
        }

        target.Append('&');
        return 1;
    }

    /// <summary>The ones that make up nearly all of them.</summary>
    private static char Common(ReadOnlySpan<char> name) => name switch
    {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u00A0',
        "rsquo" => '’',
        "lsquo" => '‘',
        "ldquo" => '“',
        "rdquo" => '”',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        _ => '\0',
    };

    private static int AppendNumber(CharBuffer target, ReadOnlySpan<char> text)
    {
        var length = ReadNumber(text, out var number);
        if (length == 0)
        {
            target.Append('&');
            return 1;
        }

        // A character beyond the first 65,536 in two halves, as JavaScript counts.
        if (number is >= 0xD800 and <= 0xDBFF && text[length..] is ['&', '#', _, ..] && ReadNumber(text[length..], out var low) is > 0 and var more && low is >= 0xDC00 and <= 0xDFFF)
        {
            target.Append(0x10000 + ((number - 0xD800) << 10) + (low - 0xDC00));
            return length + more;
        }

        if (number is 0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF))
            number = '\uFFFD';
        target.Append(number);
        return length;
    }

    /// <summary>Reads "&amp;#…;"; returns its length, 0 when it has no digits.</summary>
    private static int ReadNumber(ReadOnlySpan<char> text, out int number)
    {
        var hex = text[2] is 'x' or 'X';
        var at = hex ? 3 : 2;
        var first = at;
        number = 0;
        for (; at < text.Length; at++)
        {
            var digit = hex ? HexDigit(text[at]) : char.IsAsciiDigit(text[at]) ? text[at] - '0' : -1;
            if (digit < 0)
                break;
            number = number > 0x10FFFF ? number : number * (hex ? 16 : 10) + digit;
        }

        return at == first ? 0 : at < text.Length && text[at] == ';' ? at + 1 : at;
    }

    private static int HexDigit(char c) => char.IsAsciiHexDigit(c) ? (c | 0x20) <= '9' ? c - '0' : (c | 0x20) - 'a' + 10 : -1;
}
