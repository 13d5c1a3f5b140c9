namespace NewsMonitor.Feeds;

/// <summary>What formats call themselves and their links.</summary>
internal static class FeedFormats
{
    /// <summary>Rank of a link to a file: the address of an entry that has no page.</summary>
    public const int EnclosureRank = 6;

    /// <summary>Links from this rank on lead somewhere else.</summary>
    public const int NoAddress = 100;

    public static string Rss(ReadOnlySpan<char> version, bool isNetscape)
    {
        version = version.Trim();
        if (version.StartsWith("2"))
            return "rss20";
        return version switch
        {
            "0.90" or "0.9" => "rss090",
            "0.91" => isNetscape ? "rss091n" : "rss091u",
            "0.92" => "rss092",
            "0.93" => "rss093",
            "0.94" => "rss094",
            "1.0" => "rss10",
            _ => "rss",
        };
    }

    public static string Atom(ReadOnlySpan<char> version, bool hasAtom10) => version.Trim() switch
    {
        "0.1" => "atom01",
        "0.2" => "atom02",
        "0.3" => "atom03",
        _ => hasAtom10 ? "atom10" : "atom",
    };

    /// <summary>How good an address a link is: 0 the page itself, 3 the same in another form, 6 a file, from 100 on none.</summary>
    public static int LinkRank(ReadOnlySpan<char> relation, ReadOnlySpan<char> type)
    {
        if (relation.IsEmpty || relation.Equals("alternate", StringComparison.OrdinalIgnoreCase) || relation.EndsWith("/alternate", StringComparison.OrdinalIgnoreCase))
            return type.IsEmpty || type.Contains("html", StringComparison.OrdinalIgnoreCase) ? 0 : 3;
        return relation.Equals("enclosure", StringComparison.OrdinalIgnoreCase) ? EnclosureRank : NoAddress;
    }

    /// <summary>The period of <c>sy:updatePeriod</c>; null when it is none of those defined.</summary>
    public static TimeSpan? Period(ReadOnlySpan<char> name) => name switch
    {
        "hourly" => TimeSpan.FromHours(1),
        "daily" => TimeSpan.FromDays(1),
        "weekly" => TimeSpan.FromDays(7),
        "monthly" => TimeSpan.FromDays(30),
        "yearly" => TimeSpan.FromDays(365),
        _ => null,
    };
}
