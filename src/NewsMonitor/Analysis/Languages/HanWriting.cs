namespace NewsMonitor.Analysis.Languages;

/// <summary>Whether ideographs without kana are simplified Chinese, traditional Chinese or Japanese.</summary>
internal static class HanWriting
{
    // Bits of a class: the national character sets that hold the ideograph.
    private const int Simplified = 1, Traditional = 2, Japanese = 4;

    private const char First = '\u4E00', Last = '\u9FFF';

    private static readonly byte[] Classes = EmbeddedTable.Read("han-writing.bin");

    /// <summary>Words that are written with ideographs of both, but only in one of the two languages.</summary>
    private static readonly string[] JapaneseWords =
        ["北朝鮮", "首脳", "会談", "大統領", "総書記", "露朝", "訪露", "訪朝", "日朝", "米朝", "中朝", "露外相", "露軍", "日露", "米露", "弾道", "首相", "氏", "関", "発射", "派兵", "拉致", "両国", "協力へ", "条約", "外務省", "幹部", "最高人民会議", "金与正", "金正恩氏"];

    private static readonly string[] ChineseWords =
        ["北韓", "南韓", "俄", "普京", "普丁", "普亭", "烏克蘭", "蘇聯", "平壤", "朝方", "中方", "媒體", "軍隊", "是", "的", "將", "與", "了", "稱", "並", "這", "我", "访", "导弹", "北朝鮮勞動黨"];

    /// <summary>"zh-Hans", "zh-Hant" or "ja" for a text of ideographs without kana; <paramref name="hint"/> decides where nothing else does.</summary>
    public static string Detect(ReadOnlySpan<char> sample, string? hint)
    {
        int hans = 0, hant = 0, ja = 0, simplifiedForms = 0, traditionalForms = 0;
        foreach (var c in sample)
        {
            switch (ClassOf(c))
            {
                case Simplified: hans += 3; break;
                case Traditional: hant += 3; break;
                case Japanese: ja += 3; break;
                case Simplified | Japanese: hans++; ja++; simplifiedForms++; break;
                case Traditional | Japanese: hant++; ja++; traditionalForms++; break;
                case Simplified | Traditional: hans++; hant++; break;
            }
        }

        // 会談, 国務: a form that China simplified the same way beside one it simplified and Japan did not.
        if (simplifiedForms > 0 && traditionalForms > 0)
            ja += Math.Min(simplifiedForms, traditionalForms);
        ja += 2 * Count(sample, JapaneseWords);
        var chinese = 2 * Count(sample, ChineseWords);
        hans += chinese;
        hant += chinese;
        return (hint, hans, hant, ja) switch
        {
            ("ja", _, _, _) when ja >= hans && ja >= hant => "ja",
            ("zh-Hant", _, _, _) when hant >= hans && hant >= ja => "zh-Hant",
            _ when ja > hans && ja > hant => "ja",
            _ when hant > hans => "zh-Hant",
            _ => "zh-Hans",
        };
    }

    private static int ClassOf(char c) =>
        c is < First or > Last ? 0 : Classes[(c - First) >> 1] >> (4 * ((c - First) & 1)) & 15;

    private static int Count(ReadOnlySpan<char> sample, string[] words)
    {
        var count = 0;
        foreach (var word in words)
        {
            if (sample.Contains(word, StringComparison.Ordinal))
                count += word.Length;
        }
        return count;
    }
}
