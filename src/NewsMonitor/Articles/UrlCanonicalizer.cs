namespace NewsMonitor.Articles;

/// <summary>One spelling for all addresses of the same article.</summary>
public static class UrlCanonicalizer
{
    /// <summary>The canonical form, for comparing only (never to be opened); empty when the text is no http(s) address.</summary>
    public static string Canonicalize(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return "";
        return uri.IdnHost.ToLowerInvariant() + uri.PathAndQuery.TrimEnd('/');
    }
}
