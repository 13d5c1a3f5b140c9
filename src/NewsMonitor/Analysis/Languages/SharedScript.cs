namespace NewsMonitor.Analysis.Languages;

/// <summary>Tells the languages of one script apart by the n-grams of words and by letters that only one of them has.</summary>
internal static class SharedScript
{
    /// <summary>How far the claimed language may lie behind the best one, in weights a window, and still be believed.</summary>
    private const int HintMargin = 6;

    /// <summary>Weights a window below which nothing known fits the text.</summary>
    private const int MinimumFit = 18;

    /// <summary>Names look alike in all languages, and most capitals begin one: other words say this many times as much.</summary>
    private const int LowerCaseWeight = 3;

    private const int MaxWord = 70;

    /// <summary>Of two languages that fit a text equally well the one more read is likelier: these count a twentieth less.</summary>
    private static readonly string[] LessRead = ["az", "ca", "et", "eu", "hr", "is", "lt", "lv", "sk", "sl", "sq", "tl", "yo", "be", "ku", "ur", "mr"];

    public static string Detect(string sample, Script script, string? hint)
    {
        Span<int> scores = stackalloc int[LanguageNgrams.Languages.Length];
        var windows = Score(sample, script, scores);
        if (windows == 0)
            return "und";
        foreach (var language in LessRead)
        {
            ref var score = ref scores[Array.IndexOf(LanguageNgrams.Languages, language)];
            score -= score / 20;
        }

        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
                best = i;
        }

        var ngram = scores[best] < MinimumFit * windows ? "und" : LanguageNgrams.Languages[best];
        var claimed = Array.IndexOf(LanguageNgrams.Languages, hint is "id" ? "ms" : hint);
        if (claimed >= 0 && scores[best] - scores[claimed] <= HintMargin * windows && scores[claimed] >= MinimumFit * windows)
            ngram = LanguageNgrams.Languages[claimed];
        return LetterEvidence.Refine(ngram, sample, script, hint);
    }

    private static int Score(string sample, Script script, Span<int> scores)
    {
        Span<char> word = stackalloc char[MaxWord];
        var windows = 0;
        var length = 0;
        var isWord = true;
        var isCapitalized = false;
        for (var i = 0; i <= sample.Length; i++)
        {
            var c = i < sample.Length ? sample[i] : ' ';
            if (char.IsLetter(c) || c is '\'' or '\u2019' && length > 0 || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark)
            {
                isCapitalized = length == 0 ? char.IsUpper(c) : isCapitalized;
                if (length < MaxWord)
                    word[length++] = LowerCase(c);
                isWord &= length < MaxWord && (Scripts.Of(c) is Script.None || Scripts.Of(c) == script);
            }
            else if (char.IsDigit(c) || c is '@' or '/' or '_' || c is '.' or ':' && i + 1 < sample.Length && char.IsLetterOrDigit(sample[i + 1]) && length > 0)
            {
                // Numbers, addresses and handles are no words of a language.
                length = Math.Max(length, 1);
                isWord = false;
            }
            else
            {
                if (length > 0 && isWord)
                    windows += LanguageNgrams.Add(word[..length].TrimEnd('\''), isCapitalized ? 1 : LowerCaseWeight, scores);
                length = 0;
                isWord = true;
            }
        }

        return windows;
    }

    private static char LowerCase(char c) => c switch
    {
        '\u0130' => 'i',
        // One apostrophe, as the n-grams were counted.
        '\u2019' => '\'',
        _ => char.ToLowerInvariant(c),
    };
}
