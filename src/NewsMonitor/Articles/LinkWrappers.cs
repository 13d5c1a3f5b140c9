using System.Text;
using System.Text.RegularExpressions;

namespace NewsMonitor.Articles;

/// <summary>
/// Takes off what feeds, aggregators, caches and social networks wrap around an article's address, as far as the wrapper
/// carries the address. Forms that only their server can resolve stay as they are.
/// </summary>
internal static partial class LinkWrappers
{
    private const int MaxLayers = 4;

    // Members of a query in which services carry the address they lead to.
    private static readonly string[] AddressParameters = ["url", "u", "target", "target_url", "redirect_url", "redirect", "dest", "destination", "goto", "to", "murl", "uddg"];

    // Services that put their own address in place of the article's.
    private static readonly string[] Redirectors = ["feedproxy.google.com", "feeds.feedburner.com", "feedsportal.com", "feeds.feedblitz.com", "rss.feedly.com", "news.google.com", "t.co", "bit.ly", "dlvr.it", "ift.tt", "trib.al", "tinyurl.com", "clck.ru"];

    /// <summary>True for an address of a service that only leads on, and does not say where to.</summary>
    public static bool IsRedirector(string? url) =>
        UrlCanonicalizer.Parse(url) is { } address && UrlCanonicalizer.HostOf(Unwrap(address)) is var host && Array.Exists(Redirectors, r => host == r || (host.EndsWith(r, StringComparison.Ordinal) && host[^(r.Length + 1)] == '.'));

    public static Uri Unwrap(Uri address)
    {
        for (var layer = 0; layer < MaxLayers && Inner(address) is { } inner; layer++)
            address = inner;
        return address;
    }

    private static Uri? Inner(Uri address)
    {
        var host = UrlCanonicalizer.HostOf(address);
        var path = address.AbsolutePath;
        return PageCache(host, path) ?? GoogleNews(host, path) ?? EmbeddedInPath(host, path, address) ?? TranslatedHost(host, address) ?? InQuery(host, path, address);
    }

    /// <summary>google.*/amp/s/host/path, host.cdn.ampproject.org/c/s/host/path ("s" stands for https) and Yandex's host.turbopages.org/host/s/path.</summary>
    private static Uri? PageCache(string host, string path)
    {
        if (host.EndsWith(".turbopages.org", StringComparison.Ordinal))
            return TurboPath().Match(path) is { Success: true } turbo ? UrlCanonicalizer.Parse($"https://{turbo.Groups["host"].Value}/{turbo.Groups["rest"].Value}") : null;
        var match = host.EndsWith(".ampproject.org", StringComparison.Ordinal) || host.Contains("google.", StringComparison.Ordinal) || host.EndsWith("bing-amp.com", StringComparison.Ordinal)
            ? AmpCachePath().Match(path)
            : Match.Empty;
        return match.Success ? UrlCanonicalizer.Parse("https://" + match.Groups["rest"].Value) : null;
    }

    /// <summary>news.google.com/…/articles/CBMi…: base64 around a message that, in its older form, holds the address as text.</summary>
    private static Uri? GoogleNews(string host, string path)
    {
        if (host != "news.google.com" || GoogleNewsPath().Match(path) is not { Success: true } match)
            return null;
        var code = match.Groups["code"].Value.Replace('-', '+').Replace('_', '/');
        var bytes = new byte[code.Length];
        if (!Convert.TryFromBase64String(code.PadRight((code.Length + 3) / 4 * 4, '='), bytes, out var length))
            return null;
        // A field of the message: its length, then the text, which no byte outside printable ASCII belongs to.
        var start = bytes.AsSpan(0, length).IndexOf("http"u8);
        if (start < 0)
            return null;
        var end = start;
        while (end < length && bytes[end] is > 0x20 and < 0x7f)
            end++;
        return UrlCanonicalizer.Parse(Encoding.ASCII.GetString(bytes, start, end - start));
    }

    /// <summary>Archives and counters with the whole address in their path: web.archive.org/web/2024…/https://…</summary>
    private static Uri? EmbeddedInPath(string host, string path, Uri address)
    {
        if (host.EndsWith("search.yahoo.com", StringComparison.Ordinal) && YahooPath().Match(path) is { Success: true } yahoo)
            return UrlCanonicalizer.Parse(Uri.UnescapeDataString(yahoo.Groups["url"].Value));
        var match = EmbeddedAddress().Match(address.PathAndQuery);
        // One slash is what proxies and path clean-ups leave of two.
        return match.Success ? UrlCanonicalizer.Parse($"{match.Groups["scheme"].Value}://{match.Groups["rest"].Value}") : null;
    }

    /// <summary>www-kcna-kp.translate.goog: dots written as dashes, dashes doubled.</summary>
    private static Uri? TranslatedHost(string host, Uri address)
    {
        const string Suffix = ".translate.goog";
        if (!host.EndsWith(Suffix, StringComparison.Ordinal))
            return null;
        var original = host[..^Suffix.Length].Replace("--", "\0", StringComparison.Ordinal).Replace('-', '.').Replace('\0', '-');
        return UrlCanonicalizer.Parse($"https://{original}{address.AbsolutePath}{TranslateParameters().Replace(address.Query, "")}");
    }

    /// <summary>?url=https://… on a page that is no article itself (its path has no headline and no number).</summary>
    private static Uri? InQuery(string host, string path, Uri address)
    {
        if (address.Query.Length < 12 || ArticlePath().IsMatch(path))
            return null;
        var google = host.StartsWith("www.google.", StringComparison.Ordinal) || host.StartsWith("google.", StringComparison.Ordinal);
        foreach (var pair in address.Query[1..].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !(IsAddressParameter(pair[..equals]) || (google && pair.StartsWith("q=", StringComparison.Ordinal))))
                continue;
            if (UrlCanonicalizer.Parse(Uri.UnescapeDataString(pair[(equals + 1)..])) is { } inner && inner.PathAndQuery.Length > 1)
                return inner;
        }

        return null;
    }

    private static bool IsAddressParameter(string name) => AddressParameters.Contains(name, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("^/(?:amp|c|v|i|r)/(?:s/)?(?<rest>[^/]+\\.[^/]+/.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex AmpCachePath();

    [GeneratedRegex("^/(?:turbo/)?(?<host>[^/]+\\.[^/]+)/[a-z]/(?<rest>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex TurboPath();

    [GeneratedRegex("^(?:/rss)?/(?:articles|read|__i/rss/rd/articles)/(?<code>[A-Za-z0-9_-]{20,})$", RegexOptions.CultureInvariant)]
    private static partial Regex GoogleNewsPath();

    [GeneratedRegex("/RU=(?<url>https?%3a[^/]+)/", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex YahooPath();

    [GeneratedRegex("^/(?:[^?]{0,200}/)?(?<scheme>https?):/{1,2}(?<rest>[^/?]+\\.[^/?]+/.+)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EmbeddedAddress();

    [GeneratedRegex("(?<=[?&])_x_tr_[a-z]+=[^&]*&?", RegexOptions.CultureInvariant)]
    private static partial Regex TranslateParameters();

    [GeneratedRegex("[0-9]{5}|(?:[^/-]+-){3}", RegexOptions.CultureInvariant)]
    private static partial Regex ArticlePath();
}
