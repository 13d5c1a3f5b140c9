using NewsMonitor.Analysis.Languages;

namespace NewsMonitor.Analysis;

/// <summary>
/// Tells the language of an article from its letters: first the script, then, where several languages share it, the
/// characters of national standards (ideographs) or n-grams of words (Latin, Cyrillic, Arabic, Devanagari).
/// Reads a bounded sample, so a text of any length takes the same time.
/// </summary>
public static class LanguageDetector
{
    /// <summary>
    /// The BCP 47 code of the language: of those written in several scripts with it ("zh-Hans", "zh-Hant"), else the
    /// language alone ("en"); "und" when the text has no letters or is too mixed to tell.
    /// </summary>
    /// <param name="title">Headline; may be empty.</param>
    /// <param name="text">Body; may be empty.</param>
    /// <param name="hint">BCP 47 code that the source claims; decides between languages that fit the text about equally.</param>
    public static string Detect(string title, string text, string? hint)
    {
        var sample = LanguageSample.Of(title, text);
        var claimed = ClaimedLanguage.Normalize(hint);
        switch (sample.Script)
        {
            case Script.None:
                return "und";
            case Script.Kana:
                return "ja";
            case Script.Han:
                return HanWriting.Detect(sample.Text, claimed);
            case Script.Latin or Script.Cyrillic or Script.Arabic or Script.Devanagari:
                return SharedScript.Detect(sample.Text, sample.Script, claimed);
            default:
                return Scripts.OnlyLanguage(sample.Script)!;
        }
    }
}
