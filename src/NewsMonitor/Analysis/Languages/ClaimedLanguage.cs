namespace NewsMonitor.Analysis.Languages;

/// <summary>What a feed or page claims its language is, in the codes the detector answers with.</summary>
internal static class ClaimedLanguage
{
    /// <summary>"en-US" -> "en", "zh-TW" -> "zh-Hant", "zh" -> "zh-Hans", "nb" -> "no"; null when nothing usable is claimed.</summary>
    public static string? Normalize(string? claim)
    {
        if (string.IsNullOrWhiteSpace(claim) || claim.Length > 35)
            return null;
        var tag = claim.Trim().Replace('_', '-').ToLowerInvariant();
        var language = tag.Split('-')[0];
        return language switch
        {
            "zh" or "cmn" => IsTraditional(tag) ? "zh-Hant" : "zh-Hans",
            "yue" => "zh-Hant",
            "nb" or "nn" => "no",
            "iw" => "he",
            "in" => "id",
            "per" or "fas" => "fa",
            "kr" => "ko",
            "jp" => "ja",
            "ua" => "uk",
            "cz" => "cs",
            { Length: 2 or 3 } when language.All(char.IsAsciiLetter) => language,
            _ => null,
        };
    }

    private static bool IsTraditional(string tag) =>
        tag.Contains("hant", StringComparison.Ordinal) || tag.EndsWith("-tw", StringComparison.Ordinal)
        || tag.EndsWith("-hk", StringComparison.Ordinal) || tag.EndsWith("-mo", StringComparison.Ordinal);
}
