using System.Collections.Frozen;
using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists.Naming;

namespace NewsMonitor.Analysis;

/// <summary>Words right beside a name that tell it is somebody's or something's that only bears it: a cat called Kim, the trawler Vladivostok, an announcer 김정은.</summary>
internal static class Namesakes
{
    /// <summary>Folded; behind them stands what somebody or something is called.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Naming = Set(
        "called named nicknamed dubbed christened nomme nommee baptise baptisee surnomme surnommee appele appelee namens genannt getauft llamado llamada apodado apodada bautizado chamado chamada apelidado batizado "
        + "chiamato chiamata soprannominato battezzato imieniem imieniu zwany nazwany jmenem zvany kresteny имени кличке прозвищу кличку имени прозванный кличці прізвисько кръстен прякор adli isimli bernama dijuluki genaamd gedoopt namn dopt kallad kallade");

    /// <summary>Folded; before the name of a town they make it that of a ship, a house or a horse.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Things = Set(
        "ship vessel boat trawler cruiser submarine hotel restaurant pub cafe bar stallion mare navire bateau paquebot chalutier auberge schiff kutter dampfer frachter gasthaus haus barco buque crucero submarino restaurante nave motonave peschereccio ristorante albergo navio "
        + "statek kuter hotelu restauracja lod parnik restaurace теплоход пароход ледокол траулер отель гостиница ресторан кафе теплохід пароплав готель ресторант хотел кораб schip trawler fartyget baten tralaren hotellet kapal gemisi oteli tau");

    /// <summary>Folded; callings of people who are in the news for nothing else.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Callings = Set(
        "actress actor golfer chef goalkeeper striker pianist soprano comedian skater gymnast footballer dentist barista actrice acteur golfeuse cuisinier cuisiniere schauspielerin schauspieler koch torwart actriz golfista cocinero cocinera portero atriz cozinheiro attrice attore cuoco portiere "
        + "aktorka aktor kucharz bramkarz herecka herec kuchar brankar актриса актер повар вратарь гольфистка телеведущая кухар воротар актриса актьор готвач вратар oyuncu asci kaleci aktris pemain koki acteur actrice kok keeper skadespelare kock malvakt");

    private static readonly string[] UnpartedCallings =
    [
        "아나운서", "배우", "탤런트", "가수", "골퍼", "선수", "감독", "코치", "변호사", "작가", "화가", "시인", "셰프", "요리사", "디자이너", "개그맨", "모델", "앵커", "소프라노", "피아니스트", "세터", "공격수", "투수", "타자", "골키퍼",
        "演员", "主播", "选手", "歌手", "律师", "作家", "画家", "棋士", "四段", "五段", "六段", "七段", "八段", "九段", "球员", "教练", "厨师", "导演", "设计师", "女优", "俳优", "监督", "骑手", "投手", "アナウンサー", "シェフ",
    ];

    /// <summary>Introduced as what something is called.</summary>
    public static bool IsIntroduced(FoldedText text, Hit hit) => WordBefore(text, hit) is { Length: > 0 } word && Naming.Contains(word);

    /// <summary>The name of a town that is introduced as that of a ship, a house or a horse; not "ferry Vladivostok–Rason".</summary>
    public static bool IsThing(FoldedText text, Hit hit)
    {
        var end = hit.Span.Start + hit.Span.Length;
        return WordBefore(text, hit) is { Length: > 0 } word && (Naming.Contains(word) || Things.Contains(word)) && (end >= text.Original.Length || text.Original[end] is not ('-' or '–' or '—'));
    }

    /// <summary>A Korean's name goes on behind a hyphen: the destroyer Choe Hyon is not Choi Hyun-seok.</summary>
    public static bool GoesOn(FoldedText text, Hit hit)
    {
        var next = hit.FoldedEnd;
        return next < text.Length && Script.IsLatin(text.Letters[next]) && text.Original[text.OriginOf(next) - 1] == '-' && Sounds.IsPlainKorean(text.Letters[hit.FoldedStart..hit.FoldedEnd], false)
            && Sounds.IsPlainKorean(text.Letters[next..text.WordEnd(next, text.Length)], true);
    }

    /// <summary>A calling stands right before or after the name of a person.</summary>
    public static bool HasCalling(FoldedText text, Hit hit)
    {
        if (text.Letters[hit.FoldedStart] < '\u0530')
            return WordBefore(text, hit) is { Length: > 0 } word && Callings.Contains(word);
        const int age = 5;
        var after = hit.FoldedEnd;
        while (after < text.Length && after - hit.FoldedEnd < age && (text.Letters[after] < CharacterFolding.FirstLetter || char.IsAsciiDigit(text.Letters[after])))
            after++;
        foreach (var calling in UnpartedCallings)
        {
            if (text.Letters[after..].StartsWith(calling, StringComparison.Ordinal) || text.Letters[..hit.FoldedStart].EndsWith(calling, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>The word before a name in its sentence, folded; empty when there is none.</summary>
    private static ReadOnlySpan<char> WordBefore(FoldedText text, Hit hit)
    {
        var start = hit.FoldedStart;
        if (start == 0 || text.SentenceAt(start) != text.SentenceAt(start - 1) || text.Letters[start - 1] < CharacterFolding.FirstLetter)
            return [];
        do
            start--;
        while (start > 0 && hit.FoldedStart - start < SoundPattern.LongestWord && (text.Marks[start] & FoldedText.WordStart) == 0);
        return text.Letters[start..hit.FoldedStart];
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) => words.Split(' ').ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();
}
