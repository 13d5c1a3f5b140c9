using System.Text.RegularExpressions;
using NewsMonitor.Http;

namespace NewsMonitor.Articles;

/// <summary>
/// One spelling for all addresses of the same article: wrappers, scheme, mobile and AMP variants, default documents,
/// session and tracking parameters, order and escapes make no difference; parameters that may name the article stay.
/// </summary>
public static partial class UrlCanonicalizer
{
    /// <summary>Longest address considered, in characters.</summary>
    public const int MaxLength = 8192;

    private static readonly HashSet<string> VariantLabels = new(StringComparer.Ordinal) { "www", "m", "mobile", "amp", "wap", "touch", "mob" };
    private static readonly string[] VariantPrefixes = ["m-", "amp-", "mobile-"];

    /// <summary>The canonical form, for comparing only (never to be opened); empty when the text is no http(s) address.</summary>
    public static string Canonicalize(string? url)
    {
        if (Parse(url) is not { } address)
            return "";
        address = LinkWrappers.Unwrap(address);
        var path = Path(address);
        var identifiesArticle = ArticlePath().IsMatch(path);
        return Host(address) + path + QueryParameters.Identifying(address.Query, identifiesArticle) + Fragment(address.Fragment);
    }

    /// <summary>The text as an absolute http(s) address with a host; null when it is none or too long.</summary>
    public static Uri? Parse(string? url) =>
        url is { Length: <= MaxLength } && Uri.TryCreate(url.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && HostOf(address).Length > 0
            ? address
            : null;

    /// <summary>The article's own address, where the given one is a wrapper around it (aggregators, counters, caches); else the given one.</summary>
    public static Uri Unwrapped(Uri address) => LinkWrappers.Unwrap(address);

    /// <summary>The host in lower-case ASCII, without a final dot; empty when there is none.</summary>
    internal static string HostOf(Uri address) => HostName.Of(address) ?? "";

    private static string Host(Uri address)
    {
        var host = HostOf(address);
        var port = address.IsDefaultPort ? "" : $":{address.Port}";
        if (address.HostNameType is not UriHostNameType.Dns)
            return host + port;
        // Only labels in front of the registered domain are variants: m.example.com is one, m.com is a name.
        var domain = PublicSuffixList.RegistrableDomain(host);
        var front = host[..^domain.Length].Split('.', StringSplitOptions.RemoveEmptyEntries)
            .Where(label => !VariantLabels.Contains(label) && !NumberedWww().IsMatch(label))
            .Select(label => Array.Find(VariantPrefixes, p => label.Length > p.Length && label.StartsWith(p, StringComparison.Ordinal)) is { } prefix ? label[prefix.Length..] : label);
        return string.Join('.', front.Append(domain)) + port;
    }

    private static string Path(Uri address)
    {
        var segments = SessionInPath().Replace(address.AbsolutePath, "").Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(s => Uri.EscapeDataString(Uri.UnescapeDataString(s)))
            .ToList();
        // AMP is a view of the page: /amp/…, …/amp, ….amp, ….amp.html
        if (segments.Count > 1)
            segments.RemoveAll(s => s.Equals("amp", StringComparison.OrdinalIgnoreCase));
        if (segments.Count > 0)
            segments[^1] = AmpExtension().Replace(segments[^1], "");
        if (segments.Count > 0 && DefaultDocument().IsMatch(segments[^1]))
            segments.RemoveAt(segments.Count - 1);
        return segments.Count == 0 ? "" : "/" + string.Join('/', segments);
    }

    /// <summary>
    /// "#!…" names the page on sites that load articles by script, and "#3" or "#item-3" one of several texts that stand on a
    /// page (agency digests, live pages). Every other fragment is a place within the text, or says where the reader came from.
    /// </summary>
    private static string Fragment(string fragment) =>
        (fragment.StartsWith("#!", StringComparison.Ordinal) && fragment.Length > 2) || NumberedText().IsMatch(fragment) ? fragment : "";

    [GeneratedRegex("^#(?!comment|reply|respon|disqus|page|slide|photo|image|img|gallery|video|cite|ref|foot|fn|note)[a-z]*[-_]?[0-9]{1,12}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NumberedText();

    [GeneratedRegex("^www?[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberedWww();

    [GeneratedRegex(";(?:jsessionid|phpsessid|sid)=[^/]*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SessionInPath();

    [GeneratedRegex("\\.amp(?=\\.[a-z]{3,5}$|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AmpExtension();

    [GeneratedRegex("^(?:index|default)\\.(?:html?|php|aspx?|jsp|shtml)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DefaultDocument();

    /// <summary>A path that names one article: a long number that is no date, or a headline of four words or more.</summary>
    [GeneratedRegex("(?<![0-9])(?!(?:19|20)[0-9]{4}(?:[0-9]{2})?(?![0-9]))[0-9]{6}|(?:[^/-]+-){3}[^/-]", RegexOptions.CultureInvariant)]
    private static partial Regex ArticlePath();
}
