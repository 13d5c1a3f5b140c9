namespace NewsMonitor.Feeds.Texts;

/// <summary>What a tag of HTML does to the text around it.</summary>
internal enum HtmlTagRole
{
    /// <summary>No tag that HTML knows.</summary>
    Unknown,
    Inline,

    /// <summary>Its text stands in lines of its own.</summary>
    Block,

    /// <summary>Its text is parted by a space.</summary>
    Cell,

    /// <summary>What it holds is not read: programs, styles, and what only shows where something else does not.</summary>
    Hidden,
}

/// <summary>The tags of HTML, old ones too.</summary>
internal static class HtmlTags
{
    public static HtmlTagRole RoleOf(ReadOnlySpan<char> name)
    {
        var colon = name.IndexOf(':');
        if (colon >= 0)
            name = name[(colon + 1)..];
        if (name.Length > 10)
            return HtmlTagRole.Unknown;
        Span<char> lower = stackalloc char[name.Length];
        name.ToLowerInvariant(lower);
        return (ReadOnlySpan<char>)lower switch
        {
            "p" or "div" or "br" or "li" or "ul" or "ol" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "tr" or "table"
                or "blockquote" or "pre" or "section" or "article" or "header" or "footer" or "figure" or "figcaption" or "hr"
                or "dt" or "dd" or "dl" or "form" or "fieldset" or "address" or "main" or "nav" or "aside" or "center" or "details"
                or "summary" or "legend" or "caption" or "tbody" or "thead" or "tfoot" or "html" or "head" or "body" or "title"
                or "option" or "menu" or "dir" or "hgroup" or "dialog" or "search" or "optgroup" or "frameset" => HtmlTagRole.Block,
            "td" or "th" or "img" or "input" or "button" or "select" or "textarea" or "label" or "embed" or "svg" or "math" => HtmlTagRole.Cell,
            "script" or "style" or "template" or "iframe" or "noscript" or "audio" or "video" or "canvas" or "object" or "noframes" => HtmlTagRole.Hidden,
            "a" or "b" or "i" or "u" or "s" or "em" or "strong" or "span" or "font" or "small" or "big" or "sub" or "sup" or "tt"
                or "code" or "kbd" or "samp" or "var" or "cite" or "q" or "abbr" or "acronym" or "dfn" or "del" or "ins" or "strike"
                or "mark" or "time" or "data" or "bdi" or "bdo" or "ruby" or "rt" or "rp" or "rb" or "wbr" or "nobr" or "map" or "area"
                or "meta" or "link" or "base" or "col" or "colgroup" or "param" or "source" or "track" or "picture" or "output"
                or "meter" or "progress" or "slot" or "basefont" or "applet" or "marquee" or "frame" => HtmlTagRole.Inline,
            _ => HtmlTagRole.Unknown,
        };
    }
}
