namespace NewsMonitor.Feeds.Texts;

/// <summary>How the characters of a text construct are to be read, once what XML wraps them in is gone.</summary>
internal enum TextKind
{
    /// <summary>Nobody said: tags that HTML knows are tags, references are references.</summary>
    Guess,

    /// <summary>Said to be HTML.</summary>
    Html,

    /// <summary>Elements of XHTML within the feed; references are still in the characters.</summary>
    Xhtml,

    /// <summary>Said to be plain text.</summary>
    Plain,

    /// <summary>Base64 of characters that are left as they are.</summary>
    Base64,

    /// <summary>Base64 of HTML.</summary>
    Base64Html,
}

/// <summary>How feeds say what a text is: the attributes <c>type</c> and <c>mode</c> of Atom 1.0 and 0.3.</summary>
internal static class TextKinds
{
    public static TextKind Of(ReadOnlySpan<char> type, ReadOnlySpan<char> mode, TextKind absent)
    {
        type = type.Trim();
        var parameters = type.IndexOf(';');
        if (parameters >= 0)
            type = type[..parameters].TrimEnd();
        if (Is(mode.Trim(), "base64"))
            return IsHtml(type) ? TextKind.Base64Html : TextKind.Base64;
        if (type.IsEmpty)
            return absent;
        if (Is(type, "text") || Is(type, "text/plain") || Is(type, "plain"))
            return TextKind.Plain;
        if (IsHtml(type))
            return TextKind.Html;
        if (Is(type, "xhtml") || type.EndsWith("+xml", StringComparison.OrdinalIgnoreCase) || type.EndsWith("/xml", StringComparison.OrdinalIgnoreCase))
            return TextKind.Xhtml;
        if (type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || !type.Contains('/'))
            return TextKind.Guess;
        return TextKind.Base64;
    }

    private static bool IsHtml(ReadOnlySpan<char> type) => Is(type, "html") || Is(type, "text/html") || Is(type, "text/x-html");

    private static bool Is(ReadOnlySpan<char> value, string name) => value.Equals(name, StringComparison.OrdinalIgnoreCase);
}
