namespace NewsMonitor.Analysis.Languages;

/// <summary>Corrects what n-grams say by letters and words that one of two close languages does not have.</summary>
internal static class LetterEvidence
{
    /// <summary>Words of news that Indonesian has and Malay does not, and the other way round.</summary>
    private static readonly HashSet<string> Indonesian = new(StringComparer.OrdinalIgnoreCase)
    {
        "karena", "bisa", "mengatakan", "kunjungan", "senin", "selasa", "rabu", "kamis", "jumat", "minggu", "militer", "tentara", "rudal", "pekan",
        "kerja", "sama", "kerjasama", "setelah", "saat", "yakni", "usai", "soal", "bertemu", "menlu", "pyongyang", "moskow", "jepang", "tiongkok", "pihaknya",
        "kata", "dalam", "pertemuan", "pemimpin", "korut", "korsel", "ukraina", "amerika", "serikat", "demikian", "beberapa", "membahas", "perjanjian",
    };

    private static readonly HashSet<string> Malay = new(StringComparer.OrdinalIgnoreCase)
    {
        "kerana", "boleh", "ialah", "lawatan", "isnin", "khamis", "jumaat", "ahad", "tentera", "ketenteraan", "sahaja", "peluru", "berpandu", "moscow", "jepun",
        "china", "beliau", "selepas", "ketika", "awam", "kerjasama", "perisikan", "syarikat", "ukraine", "amerika", "agensi", "menerusi", "pelbagai", "hubungan", "dua", "hala",
    };

    /// <summary>Words of Bulgarian that Russian writes otherwise or lacks.</summary>
    private static readonly HashSet<string> Bulgarian = new(StringComparer.OrdinalIgnoreCase)
    {
        "русия", "ще", "са", "през", "към", "още", "това", "този", "тази", "беше", "бяха", "който", "която", "които", "че", "във", "със", "според", "срещу", "повече", "северна", "пристигна", "няма",
    };

    public static string Refine(string language, string sample, Script script, string? hint) => script switch
    {
        Script.Latin when language == "ms" => Count(sample, Malay) > Count(sample, Indonesian) || hint == "ms" && Count(sample, Malay) >= Count(sample, Indonesian) ? "ms" : "id",
        Script.Latin => Latin(language, sample),
        Script.Cyrillic => Cyrillic(language, sample),
        Script.Arabic => Arabic(language, sample),
        _ => language,
    };

    private static string Latin(string language, string sample) => language switch
    {
        "cs" or "sk" => Prefer(sample, "cs", "ěřůĚŘŮ", "sk", "ľĺŕôäĽĹŔÔÄ", language),
        "es" or "pt" or "ca" => Prefer(sample, "es", "ñ¿¡Ñ", "pt", "ãõêôÃÕÊÔ", language),
        "sv" when Has(sample, "æøÆØ") => "da",
        "no" or "da" when Has(sample, "äöÄÖ") && !Has(sample, "æøÆØ") => "sv",
        "az" when !Has(sample, "əƏ") => "tr",
        _ => language,
    };

    /// <summary>The first of two close languages when only its letters stand in the text, the second when only that one's do.</summary>
    private static string Prefer(string sample, string first, string firstLetters, string second, string secondLetters, string otherwise) =>
        (Has(sample, firstLetters), Has(sample, secondLetters)) switch
        {
            (true, false) => first,
            (false, true) => second,
            _ => otherwise,
        };

    private static string Cyrillic(string language, string sample)
    {
        if (Has(sample, "ўЎ"))
            return "be";
        if (Has(sample, "їЇєЄґҐ"))
            return "uk";
        if (Has(sample, "ђћЂЋ"))
            return "sr";
        if (Has(sample, "ѓќѕЃЌЅ"))
            return "mk";
        if (Has(sample, "ұҰ") || Has(sample, "әӘ") && Has(sample, "қҚғҒңҢ"))
            return "kk";
        if (Has(sample, "ҷҳӣӯҶҲӢӮ"))
            return "tg";
        if (Has(sample, "әӘ"))
            return "tt";
        if (Has(sample, "өӨүҮ"))
            return Has(sample, "ңҢ") ? "ky" : "mn";
        if (language is "uk" or "be" or "und" && Has(sample, "іІ") && !Has(sample, "ыэъЫЭЪ"))
            return "uk";
        if (language == "ru" && !Has(sample, "ыэёЫЭЁ") && Count(sample, Bulgarian) > 0)
            return "bg";
        if (language is not "be" && Has(sample, "ыэёЫЭЁ") && !Has(sample, "іІ"))
            return "ru";
        return language;
    }

    private static string Arabic(string language, string sample)
    {
        if (Has(sample, "ٹڈڑےںھ"))
            return "ur";
        if (Has(sample, "ێۆڵڕە"))
            return "ckb";
        if (language is "ku" or "ckb")
            return "fa";
        if (language is "ur" && !Has(sample, "ہھے"))
            return "fa";
        // Persian shares its letters with Arabic except these; Arabic never writes them in its own words.
        if (language != "ur" && Has(sample, "پچژگ"))
            return "fa";
        // Arabic alone has these endings.
        if (language is "fa" && Has(sample, "ةىإأ") && !Has(sample, "یک"))
            return "ar";
        return language;
    }

    private static bool Has(string sample, string letters) => sample.AsSpan().ContainsAny(letters);

    private static int Count(string sample, HashSet<string> words)
    {
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        var count = 0;
        foreach (var range in sample.AsSpan().SplitAny(" \n\t.,:;!?\"'()-"))
        {
            if (lookup.Contains(sample.AsSpan(range)))
                count++;
        }

        return count;
    }
}
