namespace NewsMonitor.Articles;

/// <summary>
/// Estimates how deep a page nests and how many elements it has before a parser sees it, for parsers take time in proportion
/// to depth at every tag. Elements that HTML closes by itself add no depth, so ordinary sloppy pages stay shallow.
/// </summary>
internal static class HtmlNesting
{
    private static readonly HashSet<string> SelfClosing = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "rb", "rt", "rp", "html", "head", "body",
        "path", "circle", "rect", "use", "line", "polygon", "stop",
    };

    /// <summary>True when the page is deeper or has more elements than that.</summary>
    public static bool IsBeyond(ReadOnlySpan<byte> page, int mostDeep, int mostElements)
    {
        var (depth, elements) = (0, 0);
        var lookup = SelfClosing.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> name = stackalloc char[16];
        while (page.IndexOf((byte)'<') is var at and >= 0)
        {
            page = page[(at + 1)..];
            var closing = page is [(byte)'/', ..];
            var length = 0;
            for (var i = closing ? 1 : 0; i < page.Length && length < name.Length && IsLetter(page[i]); i++)
                if (page[i] != 0)
                    name[length++] = (char)page[i];
            if (length == 0)
                continue;
            if (!closing && ++elements > mostElements)
                return true;
            if (lookup.Contains(name[..length]))
                continue;
            depth = closing ? Math.Max(0, depth - 1) : depth + 1;
            if (depth > mostDeep)
                return true;
        }

        return false;

        // Zero bytes stand between the letters of UTF-16.
        static bool IsLetter(byte b) => b == 0 || (b | 0x20) is >= (byte)'a' and <= (byte)'z' || b is >= (byte)'0' and <= (byte)'9';
    }
}
