using System.Globalization;

namespace NewsMonitor.Analysis.Terms;

/// <summary>
/// Names in scripts with spaces but no capitals (Arabic, Persian, Hebrew): what follows a title or the word for a place or
/// thing, and words with the sounds and ends of a foreign name.
/// </summary>
internal static class CuedNames
{
    private static readonly HashSet<string> PlaceCues = new(StringComparer.Ordinal)
    {
        "مدينة", "ميناء", "جزيرة", "مقاطعة", "إقليم", "بلدة", "قرية", "قاعدة", "مطار", "سفينة", "ناقلة", "غواصة", "مناورات", "شركة", "محطة", "مصنع", "مصرف", "بنك", "مهرجان",
        "شهر", "بندر", "جزیره", "استان", "پایگاه", "فرودگاه", "کشتی", "رزمایش", "روستای", "شرکت", "ایستگاه", "کارخانه", "بانک", "جشنواره", "رציף", "נמל", "העיר", "האי", "חברת", "הספינה",
    };

    /// <summary>Forms of address, after which a name follows and nothing else.</summary>
    private static readonly HashSet<string> TitleCues = new(StringComparer.Ordinal)
    {
        "الوزير", "السفير", "المتحدث", "الجنرال", "الحاكم", "المحافظ", "الخبير", "الباحث", "المحلل", "القبطان", "السيد", "السيدة", "العقيد", "المهندس", "البروفيسور", "الدكتور", "المحامي", "الكاتب", "الرفيق",
        "ژنرال", "آقای", "خانم", "دکتر", "سرهنگ", "ناخدا", "کاپیتان", "رفیق", "مهندس", "پروفسور", "השר", "השגריר", "הגנרל",
    };

    /// <summary>Russian given names: with a family name behind they are one name.</summary>
    private static readonly HashSet<string> Given = new(StringComparer.Ordinal)
    {
        "سيرغي", "سيرجي", "فلاديمير", "ألكسندر", "الكسندر", "أندريه", "أندري", "دميتري", "ديمتري", "ميخائيل", "نيكولاي", "أوليغ", "إيغور", "يوري", "فيكتور", "ماريا", "مكسيم", "أليكسي", "ألكسي", "بافيل", "إيفان", "أناتولي", "رومان", "كيريل", "أركادي", "فاليري", "فياتشيسلاف", "ليونيد", "قسطنطين", "كونستانتين", "دينيس", "بوريس", "أنطون", "إيليا",
        "سرگئی", "ولادیمیر", "الکساندر", "آندری", "دمیتری", "دیمیتری", "میخائیل", "نیکلای", "نیکولای", "اولگ", "ایگور", "یوری", "ویکتور", "ماکسیم", "الکسی", "پاول", "ایوان", "آناتولی", "آرکادی", "والری", "ویاچسلاو", "لئونید", "کنستانتین", "کریل", "دنیس", "بوریس", "آنتون", "ایلیا",
    };

    /// <summary>Ends by which a Russian or another foreign name is known.</summary>
    private static readonly string[] ForeignEnds = ["وف", "يف", "سكي", "سكايا", "فيتش", "وفيتش", "سك", "غراد", "وفكا", "يفكا", "نكو", "شينكو", "وفا", "يفا", "ییف", "سکی", "سکایا", "ویچ", "سک", "گراد", "وفکا", "ینکو", "یچ", "یف"];

    public static void Find(TermSource source, TermCandidates candidates)
    {
        var words = Words(source);
        for (var i = 0; i < words.Count; i++)
        {
            if (IsCommon(words[i].Text) || !source.IsFree(words[i].Start, words[i].Length))
                continue;
            var before = i > 0 && words[i].Adjacent ? words[i - 1].Text : "";
            var pair = i + 1 < words.Count && words[i + 1].Adjacent && !IsCommon(words[i + 1].Text) && source.IsFree(words[i + 1].Start, words[i + 1].Length) ? words[i + 1].Text : null;
            if (pair is not null && IsForeign(pair) && Given.Contains(words[i].Text.TrimStart('و')))
            {
                candidates.Add(TermForm.Clean($"{words[i].Text.TrimStart('و')} {pair}"), 1);
                i++;
            }
            else if (IsForeign(words[i].Text))
            {
                candidates.Add(TermForm.Clean(words[i].Text), 1);
            }
            else if (pair is not null && TitleCues.Contains(before) && !IsDefinite(words[i].Text) && !IsDefinite(pair))
            {
                candidates.Add(TermForm.Clean($"{words[i].Text} {pair}"), 1);
                i++;
            }
            else if ((PlaceCues.Contains(before) || PlaceCues.Contains(WithoutArticle(before))) && !IsDefinite(words[i].Text) && !IsAdjective(words[i].Text))
            {
                candidates.Add(TermForm.Clean(words[i].Text), 1);
            }
        }
    }

    private static bool IsForeign(string word) => word.Length >= 5 && !IsDefinite(word) && Array.Exists(ForeignEnds, e => word.Length >= e.Length + 3 && word.EndsWith(e, StringComparison.Ordinal)) && !StopWords.Uncased.Contains(word) && !IsVerbalNoun(word);

    /// <summary>تكليف with or without a preposition: a noun of the second verb form ends as many names do.</summary>
    private static bool IsVerbalNoun(string word) => ForeignLooking.Contains(word) || ForeignLooking.Contains(word[1..]) || word.EndsWith("يف", StringComparison.Ordinal) && (word.Length == 5 && word[0] == 'ت' || word.Length == 6 && word[1] == 'ت');

    /// <summary>Words of the languages that end like foreign names.</summary>
    private static readonly HashSet<string> ForeignLooking = new(StringComparer.Ordinal)
    {
        "ظروف", "الظروف", "صفوف", "حروف", "مألوف", "معروف", "موقوف", "مصروف", "وقوف", "تكاليف", "تخفيف", "تكثيف", "توظيف", "تعريف", "تصريف", "تنظيف", "تصنيف", "توقيف", "خريف", "شريف", "لطيف", "ضعيف", "عنيف", "كثيف", "ملفوف", "سيوف", "ضيوف", "رفوف", "متطرف", "خفيف", "رديف", "مسك", "تماسك", "تمسك", "معطوف", "تأليف", "تحريف", "تزييف", "توصيف", "مخيف", "نظيف", "أرياف", "أهداف",
        "معروف", "ضعیف", "شریف", "ردیف", "تعریف", "تضعیف", "تخفیف", "توصیف", "کثیف", "هیچ", "تکلیف", "ظریف", "توقیف", "حریف", "لطیف", "طیف", "تألیف", "تحریف", "بلاتکلیف", "مصروف", "موصوف", "حروف", "ظروف", "ریسک", "دیسک",
    };

    private static bool IsCommon(string word) => word.Length < 3 || StopWords.Uncased.Contains(word) || PlaceCues.Contains(word) || TitleCues.Contains(word) || PlaceCues.Contains(WithoutArticle(word));

    private static bool IsDefinite(string word) => word.StartsWith("ال", StringComparison.Ordinal) || word.StartsWith("لل", StringComparison.Ordinal) || word.StartsWith("بال", StringComparison.Ordinal) || word.StartsWith("وال", StringComparison.Ordinal);

    /// <summary>"Coastal", "military", "big": an adjective or a plural says which kind.</summary>
    private static bool IsAdjective(string word) =>
        word.EndsWith('ة') || word.EndsWith("ية", StringComparison.Ordinal) || word.EndsWith("ات", StringComparison.Ordinal) || word.EndsWith("ين", StringComparison.Ordinal) || word.EndsWith("های", StringComparison.Ordinal) || word.EndsWith("ترین", StringComparison.Ordinal)
        || word.EndsWith('ي') && word.Length < 8 || word.EndsWith('ی') && word.Length < 8 || word is "بزرگ" or "کوچک" or "جدید" or "حمل" or "نقل" or "شحن" or "ركاب" or "صيد" or "تجسس" or "سازنده" or "مشترک" or "ملی" or "دولت" or "مرکز";

    private static string WithoutArticle(string word) => word.StartsWith("ال", StringComparison.Ordinal) ? word[2..] : word;

    private static List<(string Text, int Start, int Length, bool Adjacent)> Words(TermSource source)
    {
        var words = new List<(string, int, int, bool)>();
        var text = source.Text;
        var end = -1;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetter(text[i]))
                continue;
            var start = i;
            while (i < text.Length && (char.IsLetter(text[i]) || text[i] == '\u200C' || char.GetUnicodeCategory(text[i]) == UnicodeCategory.NonSpacingMark))
                i++;
            words.Add((text[start..i], start, i - start, start == end + 1));
            end = i;
        }

        return words;
    }
}
