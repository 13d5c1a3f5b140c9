using System.Buffers;
using NewsMonitor.Analysis.Matching;

namespace NewsMonitor.Analysis.Terms;

/// <summary>
/// Names in Chinese and Japanese: runs of the signs that write foreign names, Korean people beside their office, and what
/// carries the sign of a place or thing.
/// </summary>
internal static class IdeographNames
{
    /// <summary>Ideographs with which the Chinese press spells foreign names; traditional ones fold to these.</summary>
    private static readonly HashSet<char> Spelling =
    [
        .. "阿埃艾奥巴贝彼别宾波博布查茨达德迪丁杜厄尔恩法费夫弗福戈格哥盖哈海赫霍基吉加贾杰捷卡凯科克库拉莱兰劳雷里利列琳卢鲁伦罗洛马玛麦曼梅穆纳娜尼涅宁诺努帕佩皮普奇齐切乔茹日萨塞沙什舍施史斯思苏索塔泰坦特图托瓦威韦维温沃乌希辛雅亚扬耶叶伊因尤约泽扎兹佐祖娃缅热米娅鲍柳留莉莎珊钦岑契季",
    ];

    private static readonly SearchValues<char> Points = SearchValues.Create("·‧・＝");

    private const int MinSpelled = 3, MaxSpelled = 16, MinKatakana = 4, MaxKatakana = 14;

    /// <summary>Signs at the end of names of places and things.</summary>
    private static readonly string[] ChineseKinds = ["港", "机场", "機場", "基地", "半岛", "半島", "大桥", "大橋", "口岸", "级", "級", "号", "號", "市", "县", "縣", "郡", "州", "边疆区", "工厂", "造船厂"];

    private static readonly string[] JapaneseKinds = ["港", "空港", "基地", "半島", "大橋", "駅", "級", "号", "市", "郡", "州", "道", "湾", "島"];

    /// <summary>Signs of which Korean and Chinese place names are made; without one of them a word before "harbour" or "base" is an adjective.</summary>
    private static readonly HashSet<char> PlaceSigns = [.. "山川津江浦城州阳平安咸兴清元罗先新义仁釜蔚光昌沙里岩谷松龙虎金银白黑春珲图丹吉辽延边滨哈海松岛湖坪泉洞井门桥云水原德顺价会宁茂惠满立雄基罗绥芬河绥化佳木斯"];

    private static readonly string[] Titles =
        ["外相", "国防相", "副外相", "首相", "副首相", "部长", "副部长", "大使", "将军", "发言人", "总裁", "委员长", "副委员长", "司令官", "司令", "州长", "秘书", "书记", "主席", "总参谋长", "上将", "中将", "大将", "团长", "经理", "船长", "院长", "局长", "次官", "報道官", "总局长", "参赞", "代表", "议长", "相"];

    private static readonly HashSet<char> Families = [.. "金李朴崔郑赵姜张林吴韩申徐权黄安宋柳洪全高文孙裴白许南刘王杨陈卢努辛任严蔡元千方孔玄边廉秦池鱼太"];

    /// <summary>What may stand behind a person's name: verbs, particles, punctuation.</summary>
    private static readonly HashSet<char> Follows = [.. "说表称会率出访在与和强指致抵陪同等的、，。,.；;：:（(」』”》 则也将就向到对于及以为主因是氏さ\n"];

    public static void FindChinese(TermSource source, TermCandidates candidates)
    {
        var text = source.Text;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsSpelling(text[i]))
                continue;
            var end = i + 1;
            while (end < text.Length && end - i <= MaxSpelled && (IsSpelling(text[end]) || text[end] is '·' or '‧' or '・' && end + 1 < text.Length && IsSpelling(text[end + 1])))
                end++;
            if (end - i is >= MinSpelled and <= MaxSpelled && source.IsFree(i, end - i))
            {
                candidates.Add(TermForm.Clean(FamilyName(text[i..end])), end - i > MinSpelled ? 1 : 0.5);
                source.Take(i, end - i);
            }

            i = end - 1;
        }

        FindPeople(source, candidates, titleComesFirst: true);
        FindKinds(source, ChineseKinds, candidates);
    }

    public static void FindJapanese(TermSource source, TermCandidates candidates)
    {
        var text = source.Text;
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsKatakana(text[i]))
                continue;
            var end = i + 1;
            while (end < text.Length && (IsKatakana(text[end]) || text[end] is 'ー' or '・' or '＝'))
                end++;
            var length = end - i;
            if (length is >= MinKatakana and <= MaxKatakana && source.IsFree(i, length) && !StopWords.IsLoanWord(text[i..end]))
            {
                var name = text[i..end].TrimEnd('・');
                var isSure = name.AsSpan().ContainsAny(Points) || !Katakana.LooksBorrowed(name) || Katakana.HasCueBehind(text.AsSpan(end));
                candidates.Add(TermForm.Clean(FamilyName(name)), isSure ? 1 : 0.34);
                source.Take(i, length);
            }

            i = end - 1;
        }

        FindPeople(source, candidates, titleComesFirst: false);
        FindKinds(source, JapaneseKinds, candidates);
    }

    /// <summary>Of "given·family" the family name, which later sentences and other articles use.</summary>
    public static string FamilyName(string name)
    {
        var point = name.AsSpan().LastIndexOfAny(Points);
        // Koreans are written with the family name first.
        return point >= 2 && (IsKatakana(name[^1]) || name[^1] == 'ー' ? Katakana.IsRussian(name) && name.Length - point > MinKatakana : name.Length - point > 2) ? name[(point + 1)..] : name;
    }

    /// <summary>A family name and one or two signs beside an office: "副外相李春坤", "李春坤次官".</summary>
    private static void FindPeople(TermSource source, TermCandidates candidates, bool titleComesFirst)
    {
        var text = source.Text;
        for (var i = 0; i + 3 <= text.Length; i++)
        {
            if (!IsIdeograph(text[i]) || !Families.Contains(CharacterFolding.Fold(text[i])) || !IsIdeograph(text[i + 1]) || !IsIdeograph(text[i + 2]) || !source.IsFree(i, 3))
                continue;
            var isNamed = titleComesFirst
                ? EndsWithTitle(text.AsSpan(0, i)) && (i + 3 == text.Length || Follows.Contains(CharacterFolding.Fold(text[i + 3])) || Follows.Contains(text[i + 3]))
                : StartsWithTitle(text.AsSpan(i + 3)) && (i == 0 || !IsIdeograph(text[i - 1]));
            if (!isNamed)
                continue;
            candidates.Add(text.Substring(i, 3), 1);
            source.Take(i, 3);
        }
    }

    private static bool EndsWithTitle(ReadOnlySpan<char> text) => Fold(text[Math.Max(0, text.Length - 5)..]) is var before && Array.Exists(Titles, t => before.EndsWith(t, StringComparison.Ordinal));

    private static bool StartsWithTitle(ReadOnlySpan<char> text) => text is ['氏' or 'さ', ..] || Fold(text[..Math.Min(5, text.Length)]) is var behind && Array.Exists(Titles, t => behind.StartsWith(t, StringComparison.Ordinal));

    private static string Fold(ReadOnlySpan<char> text)
    {
        Span<char> folded = stackalloc char[text.Length];
        for (var i = 0; i < text.Length; i++)
            folded[i] = IsIdeograph(text[i]) ? CharacterFolding.Fold(text[i]) : text[i];
        return folded.ToString();
    }

    /// <summary>Two or three signs before a kind ("清津港"), begun by something that cannot be part of the name.</summary>
    private static void FindKinds(TermSource source, string[] kinds, TermCandidates candidates)
    {
        var text = source.Text;
        foreach (var kind in kinds)
        {
            for (var at = text.IndexOf(kind, StringComparison.Ordinal); at >= 0; at = text.IndexOf(kind, at + kind.Length, StringComparison.Ordinal))
            {
                var start = at;
                while (start > 0 && at - start < 5 && IsIdeograph(text[start - 1]) && !StopWords.Particles.Contains(text[start - 1]))
                    start--;
                var length = at - start + kind.Length;
                // A longer run has no visible beginning.
                if (at - start is >= 2 and <= 3 && source.IsFree(start, length) && HasPlaceSign(text.AsSpan(start, at - start)) && !StopWords.Terms.Contains(text.Substring(start, length)))
                    candidates.Add(TermForm.Clean(text.Substring(start, length)), kind.Length > 1 ? 1 : 0.5);
            }
        }
    }

    private static bool HasPlaceSign(ReadOnlySpan<char> name)
    {
        foreach (var sign in name)
        {
            if (PlaceSigns.Contains(CharacterFolding.Fold(sign)))
                return true;
        }

        return false;
    }

    private static bool IsSpelling(char c) => IsIdeograph(c) && Spelling.Contains(CharacterFolding.Fold(c));

    private static bool IsKatakana(char c) => c is >= '\u30A1' and <= '\u30FA';

    private static bool IsIdeograph(char c) => c is >= '\u3400' and <= '\u9FFF';
}
