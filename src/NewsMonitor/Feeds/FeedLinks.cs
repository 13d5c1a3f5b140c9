namespace NewsMonitor.Feeds;

/// <summary>Addresses as feeds give them: relative ones are resolved, absolute ones left exactly as they are.</summary>
internal static class FeedLinks
{
    /// <summary>Resolves an address against a base by the rules of RFC 3986, section 5.2; without a base it stays as it is.</summary>
    public static string Resolve(ReadOnlySpan<char> address, string? baseUri)
    {
        if (string.IsNullOrEmpty(baseUri) || HasScheme(address) || !HasScheme(baseUri))
            return address.ToString();
        var schemeEnd = baseUri.IndexOf(':', StringComparison.Ordinal) + 1;
        if (address.StartsWith("//"))
            return string.Concat(baseUri.AsSpan(0, schemeEnd), address);
        if (!baseUri.AsSpan(schemeEnd).StartsWith("//"))
            return address.ToString();
        var withoutFragment = baseUri.AsSpan();
        withoutFragment = Before(withoutFragment, '#');
        if (address.IsEmpty)
            return withoutFragment.ToString();
        if (address[0] == '#')
            return string.Concat(withoutFragment, address);
        var withoutQuery = Before(withoutFragment, '?');
        if (address[0] == '?')
            return string.Concat(withoutQuery, address);
        var slash = withoutQuery[(schemeEnd + 2)..].IndexOf('/');
        var authority = slash < 0 ? withoutQuery : withoutQuery[..(schemeEnd + 2 + slash)];
        if (address[0] == '/')
            return string.Concat(authority, WithoutDots(address));
        var folder = slash < 0 ? "/" : withoutQuery[authority.Length..(withoutQuery.LastIndexOf('/') + 1)];
        return string.Concat(authority, WithoutDots(string.Concat(folder, address)));
    }

    /// <summary>True for an absolute address a reader can open.</summary>
    public static bool IsWeb(ReadOnlySpan<char> address) =>
        address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static bool HasScheme(ReadOnlySpan<char> address)
    {
        for (var i = 0; i < address.Length; i++)
        {
            if (address[i] == ':')
                return i > 0;
            if (!char.IsAsciiLetterOrDigit(address[i]) && (address[i] is not ('+' or '-' or '.') || i == 0))
                return false;
        }

        return false;
    }

    private static ReadOnlySpan<char> Before(ReadOnlySpan<char> text, char mark)
    {
        var at = text.IndexOf(mark);
        return at < 0 ? text : text[..at];
    }

    /// <summary>Takes "." and ".." out of a path; what follows it (query, fragment) stays.</summary>
    private static string WithoutDots(ReadOnlySpan<char> pathAndMore)
    {
        var end = pathAndMore.IndexOfAny('?', '#');
        var path = end < 0 ? pathAndMore : pathAndMore[..end];
        if (!path.Contains("/.", StringComparison.Ordinal))
            return pathAndMore.ToString();
        var kept = new List<string>();
        var segments = path.ToString().Split('/');
        for (var i = 1; i < segments.Length; i++)
        {
            var isLast = i == segments.Length - 1;
            if (segments[i] is ".." or ".")
            {
                if (segments[i] == ".." && kept.Count > 0)
                    kept.RemoveAt(kept.Count - 1);
                if (isLast)
                    kept.Add("");
            }
            else
                kept.Add(segments[i]);
        }

        return string.Concat("/", string.Join('/', kept), end < 0 ? "" : pathAndMore[end..]);
    }
}
