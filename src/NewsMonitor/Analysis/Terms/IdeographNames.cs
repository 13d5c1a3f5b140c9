namespace NewsMonitor.Analysis.Terms;

/// <summary>Names in Chinese and Japanese: runs of the signs that write foreign names, and what carries the sign of a place or thing.</summary>
internal static class IdeographNames
{
    /// <summary>Ideographs with which the Chinese press spells foreign names, simplified and traditional.</summary>
    private static readonly HashSet<char> Spelling =
    [
        .. "阿埃艾奥巴贝彼别宾波博布查茨达德迪丁杜厄尔恩法费夫弗福戈格哥盖哈海赫霍基吉加贾杰捷卡凯科克库拉莱兰劳雷里利列琳卢鲁伦罗洛马玛麦曼梅穆纳娜尼涅宁诺努帕佩皮普奇齐切乔茹日萨塞沙什舍施史斯思苏索塔泰坦特图托瓦威韦维温沃乌希辛雅亚扬耶叶伊因尤约泽扎兹佐祖娃缅热米娅鲍柳留莉莎珊钦岑契",
        .. "奧貝別賓達爾費蓋吉賈傑捷凱庫萊蘭勞魯倫羅馬瑪麥納寧諾齊喬薩塞沙蘇圖瓦維溫烏亞揚葉約澤扎茲緬熱鮑婭欽",
    ];

    private const int MinSpelled = 3, MaxSpelled = 10, MinKatakana = 4, MaxKatakana = 14;

    /// <summary>Signs at the end of names of places and things.</summary>
    private static readonly string[] ChineseKinds = ["港", "机场", "機場", "基地", "半岛", "半島", "大桥", "大橋", "口岸", "级", "級", "号", "號", "市", "县", "縣", "郡", "州", "边疆区", "工厂", "造船厂"];

    private static readonly string[] JapaneseKinds = ["港", "空港", "基地", "半島", "大橋", "駅", "級", "号", "市", "郡", "州", "道", "湾", "島"];

    public static void FindChinese(TermSource source, TermCandidates candidates)
    {
        var text = source.Text;
        for (var i = 0; i < text.Length; i++)
        {
            if (!Spelling.Contains(text[i]))
                continue;
            var end = i + 1;
            while (end < text.Length && end - i <= MaxSpelled && (Spelling.Contains(text[end]) || text[end] is '·' or '‧' or '・' && end + 1 < text.Length && Spelling.Contains(text[end + 1])))
                end++;
            if (end - i is >= MinSpelled and <= MaxSpelled && source.IsFree(i, end - i))
            {
                // Of "given·family" the family name is what later sentences and other articles use.
                var name = text[i..end];
                var point = name.LastIndexOfAny(['·', '‧', '・']);
                candidates.Add(TermForm.Clean(point >= 0 && name.Length - point > 2 ? name[(point + 1)..] : name), name.Length > MinSpelled ? 1 : 0.5);
                source.Take(i, end - i);
            }

            i = end - 1;
        }

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
                candidates.Add(TermForm.Clean(text[i..end].TrimEnd('・')), 1);
                source.Take(i, length);
            }

            i = end - 1;
        }

        FindKinds(source, JapaneseKinds, candidates);
    }

    /// <summary>Two to four signs before a kind ("清津港"), begun by something that cannot be part of the name.</summary>
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
                if (at - start is >= 2 and <= 3 && source.IsFree(start, length) && !StopWords.Terms.Contains(text.Substring(start, length)))
                    candidates.Add(TermForm.Clean(text.Substring(start, length)), kind.Length > 1 ? 1 : 0.5);
            }
        }
    }

    private static bool IsKatakana(char c) => c is >= '\u30A1' and <= '\u30FA';

    private static bool IsIdeograph(char c) => c is >= '\u3400' and <= '\u9FFF';
}
