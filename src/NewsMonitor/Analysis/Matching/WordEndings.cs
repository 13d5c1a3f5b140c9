namespace NewsMonitor.Analysis.Matching;

/// <summary>The endings that may follow a form within its last word.</summary>
internal static class WordEndings
{
    /// <summary>Letters of the longest ending.</summary>
    public const int Longest = 12;

    public static bool Allow(Endings endings, ReadOnlySpan<char> rest) => endings switch
    {
        Endings.Name => rest is "s" || rest.Length > 4 && IsCompound(rest),
        Endings.PersonLatin => IsLatinCase(rest),
        Endings.PersonCyrillic => rest.Length <= 3 && rest is "а" or "у" or "ом" or "ем" or "ым" or "им" or "е" or "ы" or "и" or "ові" or "еві" or "і" or "я" or "ю" or "єм" or "ам" or "ами" or "ах" or "ов",
        Endings.Number => rest is "s" or "m" or "a" or "b" or "с" or "м" or "а" or "б" or "х" or "е" or "й",
        Endings.Particle => IsParticle(rest),
        Endings.Turkish => IsTurkish(rest),
        Endings.Any => true,
        _ => false,
    };

    /// <summary>What German, Dutch and Swedish write together with a name: "Khasandistriktet", "Pantsirbatteri".</summary>
    private static bool IsCompound(ReadOnlySpan<char> rest) => rest is
        "distriktet" or "distrikt" or "regionen" or "region" or "omradet" or "lanet" or "halvon" or "floden" or "berget" or "bergen" or "fronten" or "fabriken" or "hamnen"
        or "gebiet" or "gebirge" or "fluss" or "front" or "offensive" or "hafen" or "gebied" or "rivier" or "offensief" or "krisen" or "krise" or "batteri" or "batteriet" or "batterie" or "batterien" or "system" or "systeme" or "systemen" or "systemet" or "raketer" or "raketen" or "rakete" or "drohnen" or "drohne" or "drone" or "dronare" or "drones" or "bruck" or "brucke";

    /// <summary>Genitive to locative of Slavic masculine names as Latin letters show them, in Polish, Czech and machine translations from Russian.</summary>
    private static bool IsLatinCase(ReadOnlySpan<char> rest) => rest.Length <= 4 && rest is
        "s" or "a" or "u" or "ou" or "e" or "y" or "i" or "om" or "em" or "ym" or "im" or "oum" or "ovi" or "owi" or "iem" or "ie" or "ova" or "oy" or "oj"
        or "ow" or "nin" or "nun" or "in" or "un" or "an" or "ym" or "ego" or "emu" or "oem";

    /// <summary>Korean particles and the titles that are written together with a name.</summary>
    private static bool IsParticle(ReadOnlySpan<char> rest) => rest.Length <= 4 && rest is
        "은" or "는" or "이" or "가" or "을" or "를" or "의" or "에" or "에서" or "로" or "으로" or "와" or "과" or "도" or "만" or "까지" or "부터" or "에게" or "한테" or "께서"
        or "에도" or "에는" or "와의" or "과의" or "로의" or "에서의" or "으로의" or "간" or "측" or "측이" or "측은" or "측의" or "에만" or "라며" or "라고" or "이라고" or "이며" or "이고" or "이다" or "인" or "내" or "서" or "엔" or "선" or "보다" or "처럼";

    private static bool IsTurkish(ReadOnlySpan<char> rest) => rest.Length <= 5 && rest is
        "nin" or "in" or "un" or "nun" or "ya" or "ye" or "a" or "e" or "da" or "de" or "dan" or "den" or "ta" or "te" or "tan" or "ten" or "yi" or "i" or "u" or "yla" or "yle" or "la" or "le" or "daki" or "deki" or "s" or "dir" or "li" or "lu" or "lilar" or "liler" or "nda" or "nde" or "ndan" or "nden" or "na" or "ne";
}
