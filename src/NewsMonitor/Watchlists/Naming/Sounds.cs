using System.Runtime.CompilerServices;
using NewsMonitor.Analysis.Matching;

namespace NewsMonitor.Watchlists.Naming;

/// <summary>
/// The spellings each sound of a Korean or Russian name takes on its ways through other alphabets: straight, through
/// Russian, through French or German ears, back from Cyrillic, and as translation machines spell Hangul out. Wider than
/// the spellings of <see cref="KoreanNames"/> and <see cref="CyrillicTransliteration"/>, which count anywhere: what is
/// known by sound only needs the context to agree.
/// </summary>
internal static class Sounds
{
    // Order of the initials: ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ; vowels: ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ;
    // finals by their letter: none ㄱ ㄴ ㄹ ㅁ ㅂ ㅇ, all others like ㅅ.
    private static readonly Alphabet Latin = new(
        "k|g|kh|c|gh|gu kk|k|g|gg n|nn|l|r t|d|th|dh tt|t|d r|l|n|ll|rh| m p|b|ph|pk pp|p|b s|ss|sh|sch|c ss|s| -|w|y j|ch|tch|tsch|dj|dz|dzh|zh|tj|cz|c|dsch|gi|tchj|chzh|zj|tchzh|dch|tchch|dg|z|ts jj|tch|ch|j|tj|dz|cz ch|tch|tsch|chh|chkh|tchkh|tchh|tsh|cch|cz|tj|c|j|tchch|tsj|chch|s k|kh|c|q t|th|tkh|tch p|ph|pkh|f|b h|kh|ch|x|j",
        "a|aa|ah|ya ae|e|ai|a|eh|ea|aj ya|ia|ja|a yae|ye|ia|ya o|eo|eu|u|e|ie|oe|ou|oh|oo|uh|a|au e|ae|eh|ei yo|yeo|io|ieo|iou|iyo|jo|ye|eo|e|ie|yeu|yu|you|o|yoe|yaw|jeo|oe|yoh ye|e|ie|je|ae o|oh|oo|au|ou|u wa|oua|ua|va|uha|oa wae|oue|we|oae|wa|ue oe|oi|we|oue|ve|e|ue|oy|oj|oui|wi|wae yo|io|jo|yeo|e|o|yoh u|ou|oo|oe|w|uh wo|weo|o|uo|ouo|vo|won|oueo|ueo we|ve|oue|ue wi|oui|ui|vi|wee|uy yu|iu|iou|you|ju|yoo|u u|eu|y|i|ou|oo|o|oe|e|w|uh|wu|woo|oun ui|eui|ee|i|y|hi|yi|oui|eei|uy|wi|ey|ouei|uei|yj|ij i|ee|y|ie|j|e",
        "|h k|g|c|ck|q|gue|que|ke n|nn|ne l|r|ll|rl|lle|lia|lya|liou|liu|lyu m|mm|me p|b|pp t|s|d|tt ng|n|gn|nn|nk|ngh|g");

    private static readonly Alphabet Cyrillic = new(
        "к|г кк|к|г н|л|р т|д тт|т|д р|л|н| м п|б пп|п|б с|ш сс|с -|й|в ч|чж|дж|дз|дч|ж|ц|тч чч|ч|дж чх|ч|ц|тч|тчх к|кх т|тх п|пх|ф х|г|",
        "а э|е|ай|ае|є я|йа|а е|я о|е|у|эо|ео|э|є е|э|є е|йо|ьо|о|є|ио|йе|я|іо|ю е|йе|э|є о ва|уа вэ|ве ве|ой|вэ|ое|уе|е йо|ьо|е|о у|о|ю во|уо|о ве|вэ ви|уй|ві ю|йу|у ы|и|у|ъ|ю|е|ї|і|о|йо ый|и|ы|уй|ий|і|уэй|уей|уі|ъй и|і|ї|ы|й",
        "|й к|г н|нь ль|л|р|рь м п|б т|с|д н|нг|нь|нг");

    private static readonly Alphabet Arabic = new(
        "ك|ق|ج|غ|ک|گ ك|ق|ج|غ|گ|ک ن|ل|ر د|ت|ط د|ت|ط ر|ل|ن| م ب|ف|پ ب|پ س|ش|ص س|ش -|ا|ي|و|ی|ئ ج|تش|چ|ژ|ز|دج|تج ج|تش|چ تش|ج|چ|ش|تسي ك|ق|ک ت|ث|ط ب|ف|پ ه|ح|خ",
        "ا|ه| اي|ا|ي|ائي|ئي|ای|ه يا|ا|یا ي|يا و|ا||يو|ؤ|وو ي|ا||ه يو|يا|ي|و|يو|یو|ی|يو ي|ی| و| وا|وه|ا وي|وا وي|و|وه|وئه|وی|ي|وای يو|و|یو و| وو|و|وا وي|و وي|ي|وی يو|و|یو و|ي||ا|ی وي|ي|وي|وی|ی|ئي|وو ي|ی|",
        "|ه|ي ك|ق|ک|غ|گ ن ل م ب|پ ت نغ|نج|نك|ن|نق|نگ|نک|غ|نغ");

    /// <summary>Family names that are not heard as they are spelled.</summary>
    private static readonly Dictionary<char, string> OddFamilies = new()
    {
        ['김'] = "kim|gim|khim|ким|кім|كيم|کیم",
        ['리'] = "ri|li|lee|yi|rhee|i|ли|лі|ри|рі|і|и|ري|لي|ری|لی",
        ['이'] = "ri|li|lee|yi|rhee|i|ли|лі|ри|рі|і|и|ري|لي|ری|لی",
        ['박'] = "pak|park|bak|pack|пак|باك|بارك|پاک|پارک|باك",
        ['최'] = "choe|choi|choy|choj|tchoi|tchoe|tsoi|tsoy|tsoj|tchkhve|chkhve|chxve|chhwe|chkhwe|czhoe|cche|che|tche|cho|coj|cchoe|tchoui|tchwe|chwe|choue|tchouei|tsoe|czoe|czwe|czhwe|cioe|tchhoi|tchkhoe|цой|чхве|чве|чой|чхе|цой|чхое|чое|тсой|تشوي|تشو|شوي|چوی|چو|چوئه|تشيه|تشوى|تشه|چوئی",
        ['조'] = "jo|cho|tcho|djo|tjo|zo|te|те|чо|джо|жо|جو|تشو|چو",
    };

    /// <summary>No family name is written in more ways: Çoe, Chhve, Tchhö, Czhoi.</summary>
    private static readonly string[] Choe =
        [.. from initial in "ch tch tsch tsh c cz czh chh chch cch tchh tchch chkh tchkh tj tsj tz ts".Split(' ') from vowel in "oe oi oy oj we oue ve hve hwe khve hoe oie oye oem oia oya oiou oyu oiem oyem".Split(' ') select initial + vowel];

    /// <summary>The family names of a Korean name, folded, in all alphabets.</summary>
    public static IEnumerable<string> FamiliesOf(char family, IEnumerable<string> usual) =>
        (OddFamilies.TryGetValue(family, out var odd) ? odd.Split('|') : []).Concat(family == '최' ? Choe : []).Concat(usual).SelectMany(f => new[] { f, FrenchEar(f) }).Select(Fold).Distinct();

    /// <summary>A Latin spelling as French has it that went through Russian: "Yun" is Youn, "Jang" Djang, "Chang" Tchang.</summary>
    private static string FrenchEar(string family) =>
        family.Replace("oo", "ou", StringComparison.Ordinal).Replace("u", "ou", StringComparison.Ordinal).Replace("oou", "ou", StringComparison.Ordinal)
            .Replace("J", "Dj", StringComparison.Ordinal).Replace("Ch", "Tch", StringComparison.Ordinal);

    /// <summary>The sounds of Hangul syllables, one pattern an alphabet.</summary>
    public static IEnumerable<SoundPattern> OfHangul(string hangul) =>
        new[] { Latin, Cyrillic, Arabic }.Select(alphabet => new SoundPattern([.. hangul.SelectMany(alphabet.Of)]));

    /// <summary>The sounds of Hangul syllables in Latin letters: what a machine makes of a foreign name in a Korean text.</summary>
    public static SoundPattern LatinOfHangul(string hangul) => new([.. hangul.SelectMany(Latin.Of)]);

    private static readonly Dictionary<char, string[]> CyrillicLetters = new[]
    {
        "а a", "б b|bb", "в v|w|f|ff|vv", "г g|gu|gh", "д d|dd", "е e|ie|ye|je|yi", "ё e|io|yo|jo|eo|o", "ж j|zh|z|g|sch|zj|dj|sh|jh", "з z|s|zz", "и i|y|ee|yi|j|ie",
        "й i|y|j|", "к k|c|q|ck|qu|kh", "л l|ll", "м m|mm", "н n|nn", "о o", "п p|pp", "р r|rr|rh", "с s|ss|c|sz", "т t|tt|th", "у u|ou|oo|oe|oue", "ф f|ph|ff", "х kh|h|ch|j|x|kch",
        "ц ts|c|tz|z|tc|tss|cz", "ч tch|ch|tsch|cz|c|tj|tsj|tsh|tsch|tc|ci", "ш ch|sh|sch|sz|s|sj|j|sc|sy", "щ chtch|shch|sch|schtsch|szcz|sc|chch|sjtj|sh|tch|chtchk", "ъ ", "ы y|i|ui|u", "ь |i|y|j",
        "э e|ae|eh", "ю iou|yu|iu|ju|you|yoo|joe|u|yo|ioe", "я ia|ya|ja|a|ija|iya|ea",
    }.ToDictionary(row => row[0], row => row[2..].Split('|'));

    /// <summary>The sounds of a Cyrillic name of one word in Latin letters; null when it has other characters.</summary>
    public static SoundPattern? LatinOfCyrillic(string name)
    {
        var sounds = new List<string[]>(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            var letter = char.ToLowerInvariant(name[i]);
            if (!CyrillicLetters.TryGetValue(letter, out var spellings))
                return null;
            // The last letter of a feminine name changes with the case.
            sounds.Add(i == name.Length - 1 && letter == 'а' ? ["a", "y", "e", "u", "ou", "oi", "oj", "oy", "i", "oie", "o", "aia", "aya", "aja"]
                : i == name.Length - 1 && letter == 'я' ? [.. spellings, "e", "i", "u", "iou", "ei", "ej", "ey", "iej", "iei"]
                : IsSoftO(name, i) ? [.. spellings, "o", "io", "yo", "jo"]
                : i == name.Length - 1 && letter == 'о' ? ["o", "a", "e", "y"] : spellings);
        }

        return new SoundPattern([.. sounds]);
    }

    /// <summary>What is printed е and heard о: Косачев is Kossatschow.</summary>
    private static bool IsSoftO(string name, int at) => name[at] == 'е' && at == name.Length - 2 && name[^1] == 'в' && at > 0 && name[at - 1] is 'ч' or 'ш' or 'щ' or 'ж';

    private static readonly Dictionary<char, string[]> ArabicLetters = new[]
    {
        "а ا|ه|", "б ب", "в ف|و|ڤ", "г غ|ج|گ|ق", "д د", "е ي|ا||يي|يه", "ё يو|و|ي", "ж ج|ژ|ز", "з ز", "и ي|", "й ي|", "к ك|ق", "л ل", "м م", "н ن", "о و|ا|", "п ب|پ", "р ر", "с س|ص", "т ت|ط",
        "у و|او", "ф ف", "х خ|ه|ح", "ц تس|ز|ص|س", "ч تش|چ|ش", "ш ش", "щ شتش|شچ|ش|تش", "ъ ", "ы ي", "ь |ي", "э ا|اي|ي", "ю يو|و|ي|ييو", "я يا|ا|ي",
    }.ToDictionary(row => row[0], row => Array.ConvertAll(row[2..].Split('|'), Fold));

    /// <summary>The sounds of a Cyrillic name of one word in Arabic and Persian letters, where vowels may be left out; null when it has other characters.</summary>
    public static SoundPattern? ArabicOfCyrillic(string name)
    {
        var sounds = new List<string[]>(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (!ArabicLetters.TryGetValue(char.ToLowerInvariant(name[i]), out var spellings))
                return null;
            sounds.Add(IsSoftO(name, i) ? [.. spellings, "و"] : spellings);
        }

        return new SoundPattern([.. sounds]);
    }

    /// <summary>Some spellings a Korean name takes that no rule of spelling makes, one sound of it another way each.</summary>
    /// <param name="person">Its first syllable is a family name.</param>
    public static IEnumerable<string> ExamplesOfHangul(string hangul, bool person) =>
        Examples([.. (person ? hangul[1..] : hangul).SelectMany(Latin.Of)]).Where(spelled => !IsPlainKorean(Fold(spelled), false)).Select(spelled => person ? $"{KoreanNames.FamiliesOf(hangul[0]).First()} {spelled}" : spelled);

    /// <summary>The same of a Russian name of one word in Latin letters.</summary>
    public static IEnumerable<string> ExamplesOfCyrillic(string name) =>
        name.All(c => CyrillicLetters.ContainsKey(char.ToLowerInvariant(c))) ? Examples([.. name.Select(c => CyrillicLetters[char.ToLowerInvariant(c)])]) : [];

    private static IEnumerable<string> Examples(string[][] sounds)
    {
        for (var other = 1; other < 3; other++)
        {
            for (var i = 0; i < sounds.Length; i++)
            {
                if (sounds[i].Length <= other || sounds[i][other].Length == 0)
                    continue;
                var spelled = string.Concat(sounds.Select((spellings, at) => spellings[at == i ? other : 0]));
                yield return char.ToUpperInvariant(spelled[0]) + spelled[1..];
            }
        }
    }

    /// <summary>Whether a folded word can be one Korean syllable in Arabic letters.</summary>
    public static bool IsArabicSyllable(ReadOnlySpan<char> word) => AnyArabicSyllable.Value.Matches(word, Endings.None);

    private static readonly Lazy<SoundPattern> AnyArabicSyllable = new(() => new SoundPattern(Arabic.Any()));

    private static readonly string[] PlainInitials = "kk tt pp ss jj kh th ph ch sh k g n t d r l m p b s j h".Split(' ').Append("").ToArray();
    private static readonly string[] PlainVowels = "yae yeo wae eo eu ae ya yo wa oe wo we wi yu ui ee oo a o u i".Split(' ');
    private static readonly string[] PlainFinals = ["ng", "k", "n", "l", "m", "p", "t", ""];

    /// <summary>
    /// Whether a folded Latin word consists of Korean syllables as Korean romanisations write them. Such a word says what
    /// it says: it is no mangled spelling of other syllables. (E alone is left out: "Chen" came through Russian.)
    /// </summary>
    /// <param name="oneSyllable">It must be a single one.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool IsPlainKorean(ReadOnlySpan<char> word, bool oneSyllable)
    {
        if (word.Length is 0 or > SoundPattern.LongestWord)
            return false;
        var reached = 1UL;
        for (var at = 0; at < word.Length && reached >> at != 0; at++)
        {
            if ((reached >> at & 1) == 0 || oneSyllable && at > 0)
                continue;
            foreach (var initial in PlainInitials)
            {
                if (StartsWith(word, at, initial))
                    reached |= Cores(word, at + initial.Length);
            }
        }

        return (reached >> word.Length & 1) != 0;
    }

    /// <summary>Where a vowel at a place, with or without a final, can end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Cores(ReadOnlySpan<char> word, int at)
    {
        var ends = 0UL;
        foreach (var vowel in PlainVowels)
        {
            if (!StartsWith(word, at, vowel))
                continue;
            foreach (var final in PlainFinals)
            {
                if (StartsWith(word, at + vowel.Length, final))
                    ends |= 1UL << (at + vowel.Length + final.Length);
            }
        }

        return ends;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool StartsWith(ReadOnlySpan<char> word, int at, string part) =>
        part.Length == 0 || at + part.Length <= word.Length && word[at] == part[0] && (part.Length == 1 || word[at + 1] == part[1]) && (part.Length < 3 || word[at + 2] == part[2]);

    private sealed class Alphabet(string initials, string vowels, string finals)
    {
        private readonly string[][] _initials = Rows(initials);
        private readonly string[][] _vowels = Rows(vowels);
        private readonly string[][] _finals = Rows(finals);

        public IEnumerable<string[]> Of(char syllable)
        {
            var (initial, vowel, final) = HangulSyllable.Of(syllable);
            yield return _initials[initial];
            yield return _vowels[vowel];
            yield return _finals[final switch { 0 => 0, 1 => 1, 4 => 2, 8 => 3, 16 => 4, 17 => 5, 21 => 7, _ => 6 }];
        }

        /// <summary>The sounds of any syllable.</summary>
        public string[][] Any() => Array.ConvertAll<string[][], string[]>([_initials, _vowels, _finals], rows => [.. rows.SelectMany(r => r).Distinct()]);

        private static string[][] Rows(string table) =>
            table.Split(' ').Select(row => row.Split('|').Select(s => s == "-" ? "" : Fold(s)).Distinct().ToArray()).ToArray();
    }

    private static string Fold(string text)
    {
        if (text.Length == 0)
            return text;
        using var folded = FoldedText.Of(text);
        return folded.Letters.ToString();
    }
}
