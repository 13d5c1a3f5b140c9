using NewsMonitor.Analysis.Languages;

namespace NewsMonitor.Alerts;

/// <summary>
/// The life cycle of an alert. None of these decides whether something is an alert at all: that is the detector's budget.
/// </summary>
public sealed record AlertOptions
{
    /// <summary>
    /// An alert is over when its signals gained no story for so long. More than a day, so that an archive that knows only
    /// the day of an article can still tell an event of several days as one.
    /// </summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromHours(36);

    /// <summary>An alert that is over opens again when it returns within this time, instead of a new one.</summary>
    public TimeSpan Reopen { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// So long after the last message on an alert a further topic or language is worth another one; twice as long for the
    /// second of the kind, four times from the third on. What is more severe, or returned, is told at once.
    /// </summary>
    public TimeSpan BetweenMessages { get; init; } = TimeSpan.FromHours(6);

    /// <summary>How long after its last copy a text is still a copy; see <see cref="Analysis.StoryIndex"/>.</summary>
    public TimeSpan StoryWindow { get; init; } = TimeSpan.FromDays(7);

    /// <summary>
    /// Languages (BCP 47) the reader prefers for headlines, best first; a headline is in another when none is there. English
    /// by default, as the sentences of alerts are.
    /// </summary>
    public IReadOnlyList<string> Languages { get; init; } = ["en"];

    /// <summary>The languages that BCP 47 tags name, in the codes articles have: "zh-TW" is "zh-Hant", "pt-BR" is "pt".</summary>
    /// <exception cref="InvalidInputException">One names no language; the message names it.</exception>
    public static IReadOnlyList<string> ReadLanguages(IEnumerable<string> tags)
    {
        var read = tags.Select(t => t.Trim()).Where(t => t.Length > 0).Select(t => (Tag: t, Language: ClaimedLanguage.Normalize(t))).ToList();
        foreach (var (tag, language) in read)
        {
            if (language is null || !Iso639.Contains(language[..2], StringComparer.Ordinal) || language.Length == 3)
                throw new InvalidInputException($"\"{(tag.Length > 40 ? tag[..40] + "…" : tag)}\" names no language: two letters of ISO 639-1 are wanted, such as en, ru or ko, or zh-Hans and zh-Hant.");
        }
        return read.Count > 0 ? [.. read.Select(r => r.Language!).Distinct(StringComparer.Ordinal)] : new AlertOptions().Languages;
    }

    private static readonly string[] Iso639 =
        ("aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy "
        + "ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv "
        + "mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw "
        + "ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu").Split(' ');
}
