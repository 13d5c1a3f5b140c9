namespace NewsMonitor.Watchlists.Naming;

/// <summary>
/// Russian names as Korean and Japanese write them, brought to what the habits of writing have in common: North and South
/// (뿌찐, 푸틴; 마뜨비엔꼬, 마트비옌코), older and newer kana (ヴォロージン, ボロジン). Two spellings of one name have one key.
/// </summary>
internal static class Transcriptions
{
    // ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ: plain, tense and aspirated are one.
    private const string Initials = "KKNTTRMPPSS-CCCKTPH";

    // ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ; ㅜ and ㅡ fill in between consonants.
    private const string Vowels = "AEAEOEOEOAEEO.OEI..II";

    // None and ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ.
    private const string Finals = ".KKKNNNTRRRRRRRRMPPSS-TTKTP-";

    /// <summary>The key of a name in Hangul; the characters of <paramref name="hangul"/> must be syllables.</summary>
    public static string OfHangul(ReadOnlySpan<char> hangul)
    {
        Span<char> key = stackalloc char[Math.Min(hangul.Length, 16) * 3];
        var length = 0;
        foreach (var syllable in hangul[..Math.Min(hangul.Length, 16)])
        {
            var parts = HangulSyllable.Of(syllable);
            var (initial, vowel, final) = (Initials[parts.Initial], Vowels[parts.Vowel], Finals[parts.Final]);
            // ди is 디, 지, 찌; ши is 시, 슈, 쉬.
            if (initial == 'T' && vowel == 'I')
                initial = 'C';
            if (initial == 'S' && vowel == 'I')
                vowel = '.';
            if (initial == 'C' && vowel == 'O')
                vowel = 'E';
            foreach (var letter in (ReadOnlySpan<char>)[initial, vowel, final])
            {
                // Doubled consonants are one: 벨로, 베로.
                if (letter is not ('-' or '.') && (length == 0 || key[length - 1] != letter))
                    key[length++] = letter;
            }
        }

        return key[..length].ToString();
    }

    // Pairs: what is written, what it becomes. Longer ones first; small letters are made large afterwards.
    private static readonly (string From, string To)[] Kana =
    [
        ("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴャ", "ビャ"), ("ヴ", "ブ"), ("ワ", "バ"), ("ティ", "チ"), ("ディ", "ジ"), ("ヂ", "ジ"), ("ヅ", "ズ"), ("トゥ", "ト"), ("ドゥ", "ド"),
        ("ジェ", "ゼ"), ("チェ", "テ"), ("シェ", "セ"), ("ツェ", "セ"), ("イェ", "エ"), ("ー", ""), ("ッ", ""), ("ァ", "ア"), ("ィ", "イ"), ("ゥ", "ウ"), ("ェ", "エ"), ("ォ", "オ"), ("ャ", "ヤ"), ("ュ", "ユ"), ("ョ", "ヨ"),
        ("ビイ", "ビ"), ("イエ", "エ"),
    ];

    /// <summary>The key of a name in katakana.</summary>
    public static string OfKana(ReadOnlySpan<char> kana)
    {
        var key = kana.ToString();
        foreach (var (from, to) in Kana)
            key = key.Replace(from, to, StringComparison.Ordinal);
        return key;
    }
}
