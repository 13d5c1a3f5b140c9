using System.Security.Cryptography;
using System.Text;

namespace NewsMonitor.Articles;

/// <summary>The identity of an article: the same for every address of the same page.</summary>
public static class ArticleIdentity
{
    /// <summary>
    /// 24 lower-case hex digits (96 bits of SHA-256) of the canonical address; of title and day where there is no address,
    /// or only that of a site's front page, which is no article's. Safe in blob names, table keys and URLs.
    /// </summary>
    public static string Of(string url, string title, DateTimeOffset? publishedAt)
    {
        var canonical = UrlCanonicalizer.Canonicalize(url);
        var namesPage = canonical.AsSpan().ContainsAny('/', '?', '#');
        var identity = namesPage ? canonical : $"title:{canonical}|{title.Trim()}|{publishedAt?.UtcDateTime:yyyy-MM-dd}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)).AsSpan(0, 12));
    }
}
