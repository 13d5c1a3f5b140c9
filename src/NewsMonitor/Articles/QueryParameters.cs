using System.Text.RegularExpressions;

namespace NewsMonitor.Articles;

/// <summary>Tells the parameters of an address that may name the article from those that say how the reader came or looks at it.</summary>
internal static partial class QueryParameters
{
    // Set by analytics, advertising and social networks; never by a publisher to name an article.
    private static readonly HashSet<string> Tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "ttclid", "yclid", "ysclid", "igshid", "igsh", "li_fat_id",
        "mc_cid", "mc_eid", "mkt_tok", "_ga", "_gl", "_hsenc", "_hsmi", "__hstc", "__hssc", "__hsfp", "hsctatracking", "s_cid", "ncid", "cmpid", "cmp",
        "campaign", "campaign_id", "icid", "ito", "itid", "xtor", "smid", "smtyp", "sr_share", "guccounter", "guce_referrer", "guce_referrer_sig",
        "ref_src", "ref_url", "referrer", "referer", "refsrc", "feature", "ftag", "ftcamp", "taid", "traffic_source", "share_source", "shared", "rss",
        "fb_action_ids", "fb_action_types", "fb_source", "fb_ref", "wprov", "spm", "scm", "chksm", "wt_mc", "wtmc", "zanpid", "ocid", "cvid", "rand",
        "phpsessid", "jsessionid", "sessionid", "_x_tr_sl", "_x_tr_tl", "_x_tr_hl", "_x_tr_pto", "_x_tr_sch", "_x_tr_hist", "nocache", "cachebuster", "__twitter_impression",
    };

    // Views of the same page.
    private static readonly HashSet<string> Views = new(StringComparer.OrdinalIgnoreCase)
    {
        "amp", "__amp", "_amp", "isamp", "is_amp", "noamp", "usqp", "amp_js_v", "amp_gsa", "outputtype", "print", "printable", "mobile", "ismobile",
        "share", "comments", "showcomments", "replytocom", "autoplay", "fontsize",
    };

    // Words that name something elsewhere ("?section=5") but only lead there where the path itself names the article.
    private static readonly HashSet<string> Navigation = new(StringComparer.OrdinalIgnoreCase)
    {
        "section", "sect", "category", "cat", "tag", "topic", "channel", "site", "source", "src", "from", "via", "input", "mod", "mode", "position", "pos",
        "list", "rank", "ref", "page", "view", "output", "format", "type", "origin", "cid", "sid", "s", "r", "t", "v", "app", "device", "platform", "popup", "dt",
        "redirected", "showall", "all", "single", "singlepage", "at", "ns", "maca", "xid", "sh", "rnd", "ts", "timestamp", "time",
    };

    // Where the reader came from: a value that makes an ambiguous parameter a tracking one.
    private static readonly HashSet<string> Channels = new(StringComparer.OrdinalIgnoreCase)
    {
        "rss", "rss2", "feed", "feeds", "atom", "rssfeed", "twitter", "tw", "x", "facebook", "fb", "telegram", "tg", "whatsapp", "vk", "kakao", "line", "linkedin", "reddit",
        "email", "mail", "newsletter", "share", "social", "copy", "google", "googlenews", "gnews", "news", "yandex", "naver", "daum", "bing", "home", "homepage", "main",
        "amp", "mobile", "push", "app", "android", "ios", "web", "desktop", "sns", "widget", "rsspaid", "yxnews", "hp", "nav", "search",
    };

    private static readonly HashSet<string> ChannelParameters = new(StringComparer.OrdinalIgnoreCase)
    {
        "source", "src", "from", "via", "ref", "input", "origin", "output", "format", "view", "cid", "partner", "medium", "refer", "entry", "app", "device",
    };

    private static readonly string[] TrackingPrefixes = ["utm_", "utm-", "mtm_", "pk_", "piwik_", "matomo_", "hsa_", "oly_", "vero_", "at_", "ns_", "wt.", "trk_", "itm_", "int_cmp", "_openstat", "stm_", "__cft__", "__tn__", "sc_c", "ga_", "adobe_", "aff_", "sref"];

    /// <summary>The parameters that may name the article, sorted, with "?" in front; empty when there are none.</summary>
    public static string Identifying(string query, bool pathNamesArticle)
    {
        if (query.Length < 2)
            return "";
        var kept = query[1..].Replace("&amp;", "&", StringComparison.OrdinalIgnoreCase).Split(['&', ';'], StringSplitOptions.RemoveEmptyEntries)
            .Select(Split)
            .Where(p => !IsNoise(p.Name, p.Value, pathNamesArticle))
            .Select(p => p.Value is null ? Same(p.Name) : $"{Same(p.Name)}={Same(p.Value)}")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        return kept.Count == 0 ? "" : "?" + string.Join('&', kept);
    }

    private static bool IsNoise(string name, string? value, bool pathNamesArticle) =>
        Tracking.Contains(name) || Views.Contains(name)
        || TrackingPrefixes.Any(p => name.StartsWith(p, StringComparison.OrdinalIgnoreCase))
        || (ChannelParameters.Contains(name) && value is not null && (Channels.Contains(value) || (name.StartsWith("ref", StringComparison.OrdinalIgnoreCase) && !HasNumber().IsMatch(value))))
        || (pathNamesArticle && Navigation.Contains(name));

    private static (string Name, string? Value) Split(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (Uri.UnescapeDataString(pair), null) : (Uri.UnescapeDataString(pair[..equals]), Uri.UnescapeDataString(pair[(equals + 1)..].Replace('+', ' ')));
    }

    private static string Same(string text) => Uri.EscapeDataString(text);

    [GeneratedRegex("[0-9]{3}", RegexOptions.CultureInvariant)]
    private static partial Regex HasNumber();
}
