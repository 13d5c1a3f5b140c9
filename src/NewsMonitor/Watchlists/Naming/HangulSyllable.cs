namespace NewsMonitor.Watchlists.Naming;

/// <summary>A syllable of Hangul in its parts, as Unicode arranges them (The Unicode Standard, section 3.12): 19 initials, 21 vowels, 27 finals or none.</summary>
/// <param name="Initial">0 ㄱ to 18 ㅎ.</param>
/// <param name="Vowel">0 ㅏ to 20 ㅣ.</param>
/// <param name="Final">1 ㄱ to 27 ㅎ; 0 for none.</param>
internal readonly record struct HangulSyllable(int Initial, int Vowel, int Final)
{
    private const char First = '\uAC00';
    private const int Vowels = 21;
    private const int Finals = 28;

    /// <param name="syllable">From 가 to 힣.</param>
    public static HangulSyllable Of(char syllable)
    {
        var index = syllable - First;
        return new HangulSyllable(index / Finals / Vowels, index / Finals % Vowels, index % Finals);
    }
}
