namespace NewsMonitor.Analysis.Languages;

/// <summary>Scripts as far as they tell languages apart.</summary>
internal enum Script
{
    None,
    Latin,
    Cyrillic,
    Arabic,
    Devanagari,
    Han,
    Kana,
    Hangul,
    Greek,
    Hebrew,
    Armenian,
    Georgian,
    Thai,
    Lao,
    Khmer,
    Burmese,
    Tibetan,
    Bengali,
    Gurmukhi,
    Gujarati,
    Oriya,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Ethiopic,
    Mongolian,
}

internal static class Scripts
{
    public const int Count = (int)Script.Mongolian + 1;

    /// <summary>The script of a letter in the Basic Multilingual Plane; <see cref="Script.None"/> for anything else.</summary>
    public static Script Of(char c) => c switch
    {
        < 'A' => Script.None,
        <= '\u024F' => char.IsLetter(c) ? Script.Latin : Script.None,
        >= '\u1E00' and <= '\u1EFF' or >= '\uFF21' and <= '\uFF5A' => Script.Latin,
        >= '\u0370' and <= '\u03FF' or >= '\u1F00' and <= '\u1FFF' => Script.Greek,
        >= '\u0400' and <= '\u052F' => Script.Cyrillic,
        >= '\u0531' and <= '\u058F' => Script.Armenian,
        >= '\u05D0' and <= '\u05F4' => Script.Hebrew,
        >= '\u0620' and <= '\u06FF' or >= '\u0750' and <= '\u077F' or >= '\uFB50' and <= '\uFDFB' or >= '\uFE70' and <= '\uFEFC' => Script.Arabic,
        >= '\u0900' and <= '\u097F' => Script.Devanagari,
        >= '\u0980' and <= '\u09FF' => Script.Bengali,
        >= '\u0A00' and <= '\u0A7F' => Script.Gurmukhi,
        >= '\u0A80' and <= '\u0AFF' => Script.Gujarati,
        >= '\u0B00' and <= '\u0B7F' => Script.Oriya,
        >= '\u0B80' and <= '\u0BFF' => Script.Tamil,
        >= '\u0C00' and <= '\u0C7F' => Script.Telugu,
        >= '\u0C80' and <= '\u0CFF' => Script.Kannada,
        >= '\u0D00' and <= '\u0D7F' => Script.Malayalam,
        >= '\u0D80' and <= '\u0DFF' => Script.Sinhala,
        >= '\u0E00' and <= '\u0E7F' => Script.Thai,
        >= '\u0E80' and <= '\u0EFF' => Script.Lao,
        >= '\u0F00' and <= '\u0FFF' => Script.Tibetan,
        >= '\u1000' and <= '\u109F' => Script.Burmese,
        >= '\u10A0' and <= '\u10FF' => Script.Georgian,
        >= '\u1100' and <= '\u11FF' or >= '\uAC00' and <= '\uD7A3' or >= '\u3131' and <= '\u318E' => Script.Hangul,
        >= '\u1200' and <= '\u139F' => Script.Ethiopic,
        >= '\u1780' and <= '\u17FF' => Script.Khmer,
        >= '\u1800' and <= '\u18AF' => Script.Mongolian,
        >= '\u3041' and <= '\u30FA' or '\u30FC' or >= '\uFF66' and <= '\uFF9D' => Script.Kana,
        >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or '\u3005' => Script.Han,
        _ => Script.None,
    };

    /// <summary>The language of a script that the monitor's world writes in one language only; null where several share it.</summary>
    public static string? OnlyLanguage(Script script) => script switch
    {
        Script.Hangul => "ko",
        Script.Greek => "el",
        Script.Hebrew => "he",
        Script.Armenian => "hy",
        Script.Georgian => "ka",
        Script.Thai => "th",
        Script.Lao => "lo",
        Script.Khmer => "km",
        Script.Burmese => "my",
        Script.Tibetan => "bo",
        Script.Bengali => "bn",
        Script.Gurmukhi => "pa",
        Script.Gujarati => "gu",
        Script.Oriya => "or",
        Script.Tamil => "ta",
        Script.Telugu => "te",
        Script.Kannada => "kn",
        Script.Malayalam => "ml",
        Script.Sinhala => "si",
        Script.Ethiopic => "am",
        Script.Mongolian => "mn",
        _ => null,
    };
}
