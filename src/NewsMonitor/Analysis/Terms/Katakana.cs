namespace NewsMonitor.Analysis.Terms;

/// <summary>Japanese writes foreign names and borrowed words in the same signs; endings and neighbours tell them apart.</summary>
internal static class Katakana
{
    /// <summary>Ends of words from English.</summary>
    private static readonly string[] BorrowedEnds =
        ["ング", "ション", "メント", "ント", "ット", "ップ", "ック", "ッド", "ッジ", "ッシュ", "ール", "ート", "ース", "ープ", "ーム", "ード", "ーク", "ーン", "ーズ", "ター", "ダー", "サー", "ザー", "カー", "ガー", "ナー", "バー", "マー", "ラー", "リー", "ティー", "シー", "ジー", "ビー", "ゲル", "ニル", "ブル", "イル", "ズム", "スト", "クト", "フト", "ルト", "タル", "ラム", "イン", "ェア", "ティブ", "トル"];

    /// <summary>Ends of Russian names, which English ones do not have.</summary>
    private static readonly string[] RussianEnds = ["スキー", "スカヤ", "コフ", "ノフ", "エフ", "ロフ", "トフ", "ソフ", "ビッチ", "ヴィチ", "スク", "グラード", "ーシン", "リン", "ーニン", "チェンコ", "ゴロド", "カヤ", "キン", "ンスカ", "テイン"];

    private static readonly string[] Cues =
        ["氏", "大統領", "知事", "首相", "外相", "国防相", "大使", "大臣", "報道官", "司令官", "議長", "書記", "次官", "長官", "さん", "市", "州", "地方", "地区", "川", "島", "半島", "港", "空港", "駅", "号", "級", "艦", "社", "校", "湾", "湖", "山", "村", "町"];

    public static bool LooksBorrowed(string word) =>
        !IsRussian(word) && (Array.Exists(BorrowedEnds, e => word.EndsWith(e, StringComparison.Ordinal)) || word.Contains('ッ', StringComparison.Ordinal) && word.Length < 6);

    public static bool IsRussian(string word) => Array.Exists(RussianEnds, e => word.EndsWith(e, StringComparison.Ordinal));

    public static bool HasCueBehind(ReadOnlySpan<char> behind)
    {
        foreach (var cue in Cues)
        {
            if (behind.StartsWith(cue, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
