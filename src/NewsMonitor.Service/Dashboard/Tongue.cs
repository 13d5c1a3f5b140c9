namespace NewsMonitor.Service.Dashboard;

/// <summary>Languages by their codes.</summary>
internal static class Tongue
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ar"] = "Arabic",
        ["bg"] = "Bulgarian",
        ["cs"] = "Czech",
        ["da"] = "Danish",
        ["de"] = "German",
        ["el"] = "Greek",
        ["en"] = "English",
        ["es"] = "Spanish",
        ["fa"] = "Persian",
        ["fi"] = "Finnish",
        ["fr"] = "French",
        ["he"] = "Hebrew",
        ["hi"] = "Hindi",
        ["hu"] = "Hungarian",
        ["id"] = "Indonesian",
        ["it"] = "Italian",
        ["ja"] = "Japanese",
        ["ko"] = "Korean",
        ["nl"] = "Dutch",
        ["no"] = "Norwegian",
        ["pl"] = "Polish",
        ["pt"] = "Portuguese",
        ["ro"] = "Romanian",
        ["ru"] = "Russian",
        ["sv"] = "Swedish",
        ["th"] = "Thai",
        ["tr"] = "Turkish",
        ["uk"] = "Ukrainian",
        ["ur"] = "Urdu",
        ["vi"] = "Vietnamese",
        ["zh"] = "Chinese",
        ["zh-Hans"] = "Chinese (simplified)",
        ["zh-Hant"] = "Chinese (traditional)",
    };

    /// <summary>Name for people; the code itself when it is not known.</summary>
    public static string Name(string? code) => code switch
    {
        null or "" or "und" => "Language unknown",
        _ when Names.TryGetValue(code, out var name) => name,
        _ when Names.TryGetValue(code.Split('-')[0], out var name) => name,
        _ => code,
    };

    /// <summary>The code when it may stand in a lang attribute, else null: it comes from outside.</summary>
    public static string? Tag(string? code) =>
        code is { Length: >= 2 and <= 20 } and not "und" && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? code : null;
}
