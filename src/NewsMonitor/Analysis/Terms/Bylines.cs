using System.Text.RegularExpressions;

namespace NewsMonitor.Analysis.Terms;

/// <summary>Who wrote, edited or photographed: names that stand in every article of a desk and say nothing of the news.</summary>
internal static partial class Bylines
{
    /// <summary>Takes the bylines out of a text.</summary>
    public static void Take(TermSource source)
    {
        foreach (var match in Line().EnumerateMatches(source.Text))
            source.Take(match.Index, match.Length);
        foreach (var match in Within().EnumerateMatches(source.Text))
            source.Take(match.Index, match.Length);
        foreach (var match in Opening().EnumerateMatches(source.Text))
            source.Take(match.Index, match.Length);
    }

    /// <summary>At the beginning of a line, running on into a sentence ("Par Hélène Marchetti, chercheuse à…").</summary>
    [GeneratedRegex(@"(?<=^|\n)[ \t]*(By|Par|Por|Von|Di|Door|Av|Oleh|Autor|Автор|Текст)[ :]+\p{Lu}[\p{L}'’-]+( (de|van|von|di|da|der))?( \p{Lu}[\p{L}.'’-]*){1,2}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Opening();

    /// <summary>A line of its own that begins with the word for it and ends within eighty characters.</summary>
    [GeneratedRegex(@"(?<=^|\n)[ \t(\[*—–-]*(By|Reporting by|Additional reporting by|Writing by|Edited by|Editing by|Photos?( by)?|Source|Von|Text|Foto|Fotos|Quelle|Redaktion|Par|Propos recueillis par|Crédits?|Por|Redacción|Fuente|Fonte|Di|A cura di|Door|Bron|Av|Källa|Autor|Opr\.|oprac\.|Źródło|Zdroj|Автор|Авторы|Текст|Источник|Подготовил\p{L}*|Автори|Джерело|Източник|Снимка|Haber|Kaynak|Fotoğraf|Tác giả|Theo|Ảnh|Nguồn|Oleh|Penulis|Reporter|Sumber|بقلم|كتب|المصدر|تحرير|نویسنده|گزارش از|منبع|عکس)\b\s*[::/]?\s[^\n]{2,70}(?<![.!?…])(?=\n|$)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();

    /// <summary>Within a line, in the forms that East Asian papers and agencies have.</summary>
    [GeneratedRegex(@"(\(|（|【|\[)\s*(记者|記者|编辑|編輯|責任編輯|责任编辑|撰文|攝影|摄影|文|圖|图|Reporting by|Editing by|Writing by|Source|Foto|Photo|Фото|Автор)[^)）】\]\n]{0,60}(\)|）|】|\])|(本报|本報|本社|新华社|新華社)?(记者|記者)[\p{Lo}、 ]{2,12}(报道|報導|電|电|摄|攝)|[\uAC00-\uD7A3]{2,4}\s(기자|특파원)\b[^\n]{0,40}|(Reporting|Editing|Writing) by [^\n]{2,80}|([Jj]ournaliste|[ÉE]diteur responsable|[Rr]édacteur en chef|[Cc]orrespondant|[Cc]hefredakteur|[Hh]oofdredacteur|[Rr]edaktor naczelny|[Šš]éfredaktor|Главный редактор)\s*[:=]?\s*\p{Lu}[\p{L}-]+( \p{Lu}[\p{L}-]+){0,2}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Within();
}
