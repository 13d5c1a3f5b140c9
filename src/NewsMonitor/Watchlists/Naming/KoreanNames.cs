namespace NewsMonitor.Watchlists.Naming;

/// <summary>
/// A Korean name, given in Hangul, as other alphabets write it. Latin: McCune-Reischauer without its diacritics, Revised
/// Romanisation and the habits of both Koreas side by side. Cyrillic: Kontsevich and the older habit of the Soviet press;
/// from there back into Latin, as machine translations of Russian pages have it. Katakana and Arabic by sound.
/// </summary>
internal static class KoreanNames
{
    // Initials ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ, vowels ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ.
    private static readonly string[] LatinInitials = "k|g kk n t|d tt r|l m p|b pp s ss - j|ch jj ch|j k|kh t|th p|ph h".Split(' ');
    private static readonly string[] LatinVowels = "a ae ya yae o|eo e yo|yeo ye o wa wae oe|oi yo u|oo wo|weo we wi yu u|eu ui|ee|i i|ee".Split(' ');
    private static readonly string[] CyrillicInitials = "к|г кк н т|д тт р|л м п|б пп с сс - ч|чж|дж чч чх|ч кх|к тх|т пх|п х".Split(' ');
    private static readonly string[] CyrillicVowels = "а э|е я е о|е е|э ё|е|йо е о ва вэ ве|ой ё|йо у во ве ви ю ы|и|у ый|и|ы и".Split(' ');
    private static readonly string[] KanaInitials = ["カクケコ", "カクケコ", "ナヌネノ", "タトテト", "タトテト", "ラルレロ", "マムメモ", "パプペポ", "パプペポ", "サスセソ", "サスセソ", "アウエオ", "チチチチ", "チチチチ", "チチチチ", "カクケコ", "タトテト", "パプペポ", "ハフヘホ"];
    private static readonly string[] KanaVoiced = ["ガグゲゴ", "ガグゲゴ", "ナヌネノ", "ダドデド", "ダドデド", "ラルレロ", "マムメモ", "バブベボ", "パプペポ", "サスセソ", "サスセソ", "アウエオ", "ジジジジ", "チチチチ", "チチチチ", "カクケコ", "タトテト", "パプペポ", "ハフヘホ"];
    private static readonly string[] KanaI = "キ ギ ニ ティ ティ リ ミ ピ ピ シ シ イ チ チ チ キ ティ ピ ヒ".Split(' ');
    private static readonly string[] ArabicInitials = "ك|غ ك ن د|ت د ر م ب|ف ب س س - ج|تش ج تش|ج ك ت ب|ف ه".Split(' ');
    private static readonly string[] ArabicVowels = "ا اي|ا يا يا و ي|ا يو ي و وا وا وي|و يو و وو وي وي يو و|ي وي|ي ي".Split(' ');

    private static readonly bool[] Voicings = [true, false];

    /// <summary>Family names as they are really written; others follow the rules.</summary>
    private static readonly Dictionary<char, (string Latin, string Cyrillic)> Families = new()
    {
        ['김'] = ("Kim|Gim", "Ким"),
        ['리'] = ("Ri|Lee|Yi|Li|Rhee", "Ли|Ри"),
        ['이'] = ("Ri|Lee|Yi|Li|Rhee", "Ли|Ри"),
        ['박'] = ("Pak|Park|Bak", "Пак"),
        ['최'] = ("Choe|Choi|Choy|Tchoi|Tsoi|Cho", "Чхве|Цой|Чве|Чой|Чхе"),
        ['조'] = ("Jo|Cho", "Чо|Те|Джо"),
        ['강'] = ("Kang|Gang", "Кан"),
        ['노'] = ("No|Ro|Roh|Noh", "Но|Ро"),
        ['로'] = ("No|Ro|Roh|Noh", "Но|Ро"),
        ['정'] = ("Jong|Jung|Jeong|Chong|Chung", "Чон|Тен|Чен"),
        ['임'] = ("Im|Rim|Lim", "Им|Лим|Рим"),
        ['림'] = ("Im|Rim|Lim", "Им|Лим|Рим"),
        ['오'] = ("O|Oh", "О"),
        ['유'] = ("Yu|Ryu|Yoo", "Ю|Рю"),
        ['류'] = ("Yu|Ryu|Yoo", "Ю|Рю|Лю"),
        ['현'] = ("Hyon|Hyun|Hyeon", "Хён|Хен"),
        ['윤'] = ("Yun|Yoon", "Юн"),
        ['문'] = ("Mun|Moon", "Мун"),
        ['장'] = ("Jang|Chang", "Чан|Джан"),
        ['황'] = ("Hwang", "Хван"),
        ['서'] = ("So|Seo", "Со"),
        ['신'] = ("Sin|Shin", "Син"),
        ['량'] = ("Ryang|Yang", "Рян|Ян"),
        ['양'] = ("Ryang|Yang", "Рян|Ян"),
        ['고'] = ("Ko|Go", "Ко"),
        ['주'] = ("Ju|Joo|Chu", "Чу"),
        ['전'] = ("Jon|Jun|Jeon|Chon", "Чон"),
        ['방'] = ("Pang|Bang", "Пан"),
        ['성'] = ("Sung|Song|Seong", "Сон"),
        ['태'] = ("Thae|Tae", "Тхэ|Тэ"),
    };

    /// <summary>Family names as they are usually written, Latin and Cyrillic.</summary>
    public static IEnumerable<string> UsualFamilies => Families.Values.SelectMany(f => f.Latin.Split('|').Concat(f.Cyrillic.Split('|')));

    public static bool IsName(string hangul) => hangul.Length == 3 && hangul.All(c => c is >= '가' and <= '힣');

    /// <summary>The usual spellings of a family name, Latin and Cyrillic.</summary>
    public static IEnumerable<string> FamiliesOf(char hangul) => Families.TryGetValue(hangul, out var known)
        ? known.Latin.Split('|').Concat(known.Cyrillic.Split('|'))
        : Syllable(hangul, LatinInitials, LatinVowels, LatinFinal).Concat(Syllable(hangul, CyrillicInitials, CyrillicVowels, CyrillicFinal));

    /// <summary>Latin spellings: family name first, and last as Western papers turn it.</summary>
    public static IEnumerable<string> Latin(string hangul)
    {
        var families = Families.TryGetValue(hangul[0], out var known) ? known.Latin.Split('|') : Titled(Syllable(hangul[0], LatinInitials, LatinVowels, LatinFinal));
        var second = Titled(Syllable(hangul[2], LatinInitials, LatinVowels, LatinFinal));
        foreach (var one in Titled(Syllable(hangul[1], LatinInitials, LatinVowels, LatinFinal)))
        {
            foreach (var two in second)
            {
                foreach (var family in families)
                {
                    yield return $"{family} {one} {two}";
                    yield return $"{one} {two} {family}";
                }
            }
        }
    }

    /// <summary>Latin spellings of the given name, folded and in one word.</summary>
    public static IEnumerable<string> LatinGiven(string hangul) =>
        Syllable(hangul[1], LatinInitials, LatinVowels, LatinFinal).SelectMany(_ => Syllable(hangul[2], LatinInitials, LatinVowels, LatinFinal), (one, two) => one + two).Distinct();

    /// <summary>Russian spellings, the usual ones first.</summary>
    public static IEnumerable<string> Cyrillic(string hangul)
    {
        var words = CyrillicWords(hangul);
        foreach (var one in words[1])
        {
            foreach (var two in words[2])
            {
                foreach (var family in words[0])
                    yield return $"{family} {one} {two}";
            }
        }
    }

    /// <summary>Russian spellings put into the Latin letters of a language, as machine translations have them; what looks like plain Korean is another name there ("Chon Sik" is not Jong Sik).</summary>
    public static IEnumerable<string> ThroughCyrillic(string hangul)
    {
        var words = CyrillicWords(hangul);
        var given = new HashSet<string>();
        foreach (var scheme in CyrillicTransliteration.ForKoreanNames)
        {
            var families = scheme.Spell(words[0], last: false);
            var second = scheme.Spell(words[2], last: true);
            foreach (var one in scheme.Spell(words[1], last: false))
            {
                foreach (var two in second)
                {
                    var plain = Sounds.IsPlainKorean(one.ToLowerInvariant(), true) && Sounds.IsPlainKorean(two.ToLowerInvariant(), true);
                    foreach (var family in families)
                    {
                        if ((!plain || !Sounds.IsPlainKorean(family.ToLowerInvariant(), true)) && $"{family} {one} {two}" is var name && given.Add(name))
                            yield return name;
                    }
                }
            }
        }
    }

    /// <summary>
    /// How Polish, Czech and German papers spell Korean by their own letters: "Ri Jong Gil" is 리영길 there and 리종길 elsewhere, so
    /// it counts in texts of that language only.
    /// </summary>
    public static IEnumerable<WatchedName> ByOwnLetters(string hangul)
    {
        foreach (var (language, initials, vowels, choe) in OwnLetters)
        {
            var families = hangul[0] == '최' ? choe : Titled(Syllable(hangul[0], initials, vowels, PlainFinal));
            var second = Titled(Syllable(hangul[2], initials, vowels, PlainFinal));
            foreach (var one in Titled(Syllable(hangul[1], initials, vowels, PlainFinal)))
            {
                foreach (var two in second)
                {
                    foreach (var family in families)
                        yield return new WatchedName(language, $"{family} {one} {two}");
                }
            }
        }
    }

    /// <summary>Language, initials, vowels and the family name 최 that no rule gives; diacritics do not matter to the matcher.</summary>
    private static readonly (string Language, string[] Initials, string[] Vowels, string[] Choe)[] OwnLetters =
    [
        ("pl", "k|g kk n t|d tt r m p|b pp s s - dz|cz cz cz k t p h".Split(' '), "a e ja je o e jo je o wa we we jo u wo we wi ju u ui i".Split(' '), ["Czhwe", "Czoe", "Czwe", "Cze"]),
        ("cs", "k|g kk n t|d tt r m p|b pp s s - c|dz c cch k|kch t|tch p|pch h|ch".Split(' '), "a e ja je o e jo je o wa we o jo u wo we wi ju u ui i".Split(' '), ["Čche", "Čchö", "Čchoe"]),
        ("de", "k|g k n t|d t r m p|b p s s - j|tsch j tsch k t p h".Split(' '), "a ae ja je o e jo je o wa wae oe jo u wo we wi ju u ui i".Split(' '), ["Tschoe", "Tschö", "Choe"]),
    ];

    /// <summary>The parts of a name in Russian letters: family names, first syllables, second syllables.</summary>
    private static string[][] CyrillicWords(string hangul) =>
    [
        Families.TryGetValue(hangul[0], out var known) ? known.Cyrillic.Split('|') : [Titled(Syllable(hangul[0], CyrillicInitials, CyrillicVowels, CyrillicFinal))[0]],
        Titled(Syllable(hangul[1], CyrillicInitials, CyrillicVowels, CyrillicFinal)),
        Titled(Syllable(hangul[2], CyrillicInitials, CyrillicVowels, CyrillicFinal)),
    ];

    /// <summary>The second part begins voiced or not; papers differ.</summary>
    public static IEnumerable<string> Katakana(string hangul)
    {
        foreach (var one in Voicings)
        {
            foreach (var two in Voicings)
                yield return $"{Kana(hangul[0], false)}・{Kana(hangul[1], one)}{Kana(hangul[2], two)}";
        }
    }

    /// <summary>Arabic spellings, and what Persian makes of them.</summary>
    public static IEnumerable<WatchedName> Arabic(string hangul)
    {
        var first = Syllable(hangul[1], ArabicInitials, ArabicVowels, ArabicFinal);
        var second = Syllable(hangul[2], ArabicInitials, ArabicVowels, ArabicFinal);
        foreach (var family in hangul[0] == '김' ? ["كيم"] : Syllable(hangul[0], ArabicInitials, ArabicVowels, ArabicFinal))
        {
            foreach (var one in first)
            {
                foreach (var two in second)
                {
                    var spelled = $"{family} {one} {two}";
                    yield return new WatchedName("ar", spelled);
                    yield return new WatchedName("fa", spelled.Replace("نغ", "نگ", StringComparison.Ordinal).Replace('غ', 'گ').Replace("تش", "چ", StringComparison.Ordinal).Replace('ك', 'ک'));
                }
            }
        }
    }

    /// <summary>All spellings of a syllable.</summary>
    private static string[] Syllable(char syllable, string[] initials, string[] vowels, Func<int, string> final)
    {
        var (initial, vowel, last) = HangulSyllable.Of(syllable);
        var spellings = new List<string>();
        var ends = final(last).Split('|');
        foreach (var i in initials[initial].Split('|'))
        {
            foreach (var v in vowels[vowel].Split('|'))
            {
                var open = i == "-" ? SilentInitial(v) : i + v;
                foreach (var end in ends)
                    spellings.Add(open + end);
            }
        }

        return [.. spellings];
    }

    /// <summary>Arabic needs a letter to carry a vowel that begins a syllable.</summary>
    private static string SilentInitial(string vowel) => vowel[0] is 'و' or 'ي' && vowel.Length == 1 ? "ا" + vowel : vowel;

    // Finals by their index in the syllable block: 1 ㄱ, 4 ㄴ, 7 ㄷ, 8 ㄹ, 16 ㅁ, 17 ㅂ, 19 ㅅ, 21 ㅇ, 22 ㅈ.
    private static string LatinFinal(int final) => final switch { 0 => "", 1 => "k|g", 4 => "n", 8 => "l", 16 => "m", 17 => "p", 21 => "ng", _ => "t" };

    private static string PlainFinal(int final) => final switch { 0 => "", 1 => "k", 4 => "n", 8 => "l", 16 => "m", 17 => "p", 21 => "ng", _ => "t" };

    private static string CyrillicFinal(int final) => final switch { 0 => "", 1 => "к", 4 => "н", 8 => "ль|р|л", 16 => "м", 17 => "п", 21 => "н", _ => "т" };

    private static string ArabicFinal(int final) => final switch { 0 => "", 1 => "ك", 4 => "ن", 8 => "ل", 16 => "م", 17 => "ب", 21 => "نغ|نج", _ => "ت" };

    private static string Kana(char syllable, bool voiced)
    {
        var (initial, vowel, final) = HangulSyllable.Of(syllable);
        var row = (voiced ? KanaVoiced : KanaInitials)[initial];
        var palatal = initial is 12 or 13 or 14;
        var core = vowel switch
        {
            0 => palatal ? row[0] + "ャ" : $"{row[0]}",
            1 or 5 => palatal ? row[0] + "ェ" : $"{row[2]}",
            2 => initial == 11 ? "ヤ" : KanaI[initial] + "ャ",
            4 or 8 => palatal ? row[0] + "ョ" : $"{row[3]}",
            6 or 12 => initial == 11 ? "ヨ" : KanaI[initial] + "ョ",
            9 => initial == 11 ? "ワ" : $"{row[1]}ァ",
            11 or 15 => initial == 11 ? "ウェ" : palatal ? row[0] + "ェ" : $"{row[1]}ェ",
            13 or 18 => palatal ? row[0] + "ュ" : $"{row[1]}",
            14 => initial == 11 ? "ウォ" : $"{row[1]}ォ",
            17 => initial == 11 ? "ユ" : KanaI[initial] + "ュ",
            _ => palatal ? $"{row[0]}" : KanaI[initial],
        };
        return core + final switch { 0 => "", 1 => "ク", 8 => "ル", 16 => "ム", 17 => "プ", 4 or 21 => "ン", _ => "ッ" };
    }

    private static string[] Titled(string[] syllables) => Array.ConvertAll(syllables, s => s.Length == 0 ? s : char.ToUpperInvariant(s[0]) + s[1..]);
}
