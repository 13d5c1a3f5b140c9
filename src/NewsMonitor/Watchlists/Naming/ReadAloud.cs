using System.Text;
using NewsMonitor.Analysis.Matching;

namespace NewsMonitor.Watchlists.Naming;

/// <summary>
/// Names as a translation machine leaves them that does not know them: Hangul and katakana spelled out in Latin letters
/// ("Joseon Rodongdang", "Mishusuchin"), syllable by syllable. What words they are parted into is left to the matcher.
/// </summary>
internal static class ReadAloud
{
    /// <summary>Letters of the shortest name: shorter ones are other words.</summary>
    private const int Shortest = 6;
    private const int ShortestHangul = 3;
    private const int ShortestKana = 4;

    /// <summary>Revised, the same with every ㄹ an l, McCune-Reischauer and the North's own: initials, vowels; finals are one.</summary>
    private static readonly (string[] Initials, string[] Vowels)[] Habits =
    [
        ("g kk n d tt r m b pp s ss - j jj ch k t p h".Split(' '), "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".Split(' ')),
        ("g kk n d tt l m b pp s ss - j jj ch k t p h".Split(' '), "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".Split(' ')),
        ("k kk n t tt r m p pp s ss - ch tch ch k t p h".Split(' '), "a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i".Split(' ')),
        ("k kk n t tt r m p pp s ss - j jj ch kh th ph h".Split(' '), "a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i".Split(' ')),
    ];

    private static readonly Dictionary<string, string> Voiced = new() { ["k"] = "g", ["t"] = "d", ["p"] = "b", ["ch"] = "j" };

    /// <summary>The spellings of a name; none where it is too short, has other letters, or where more is known by sound.</summary>
    public static IEnumerable<string> Of(WatchedEntity entity, WatchedName name)
    {
        var spelled = entity.Side is not null && name.Use is NameUse.Plain or NameUse.Weak && name.Language switch
        {
            "ko" => entity is { Type: "organization" or "media" or "country" } or { Type: "place", Origin: not "ru" },
            "ja" => entity is { Type: "person" or "place", Origin: not null },
            _ => false,
        };
        return spelled ? Of(name.Text) : [];
    }

    private static IEnumerable<string> Of(string name)
    {
        if (name.Length >= ShortestHangul && name.All(c => Script.IsHangul(c) || c == ' '))
            return Habits.Select((habit, at) => OfHangul(name, habit.Initials, habit.Vowels, voicing: at == 2)).Where(spelled => spelled.Length >= Shortest).Distinct();
        return name.Length >= ShortestKana && OfKana(name) is { Length: >= Shortest } kana ? [kana] : [];
    }

    private static string OfHangul(string name, string[] initials, string[] vowels, bool voicing)
    {
        var spelled = new StringBuilder(name.Length * 4);
        var sounding = false;
        foreach (var syllable in name)
        {
            if (syllable == ' ')
            {
                spelled.Append(' ');
                sounding = false;
                continue;
            }

            var (initial, vowel, last) = HangulSyllable.Of(syllable);
            var final = Final(last);
            var first = initials[initial] is var plain && plain == "-" ? "" : voicing && sounding ? Voiced.GetValueOrDefault(plain, plain) : plain;
            spelled.Append(first).Append(vowels[vowel]).Append(final);
            sounding = final is "" or "n" or "l" or "m" or "ng";
        }

        return Titled(spelled.ToString());
    }

    private static string Final(int final) => final switch { 0 => "", 1 or 2 or 3 or 24 => "k", 4 or 5 or 6 => "n", 8 or 11 or 12 or 13 or 15 => "l", 9 => "k", 10 or 16 => "m", 14 or 17 or 18 or 26 => "p", 21 => "ng", _ => "t" };

    private static readonly Dictionary<char, string> Kana = MakeKana();

    private static Dictionary<char, string> MakeKana()
    {
        var kana = new Dictionary<char, string> { ['・'] = " " };
        foreach (var sound in "シshi チchi ツtsu フfu ジji ヂji ヅzu ヤya ユyu ヨyo ワwa ンn ヴvu".Split(' '))
            kana[sound[0]] = sound[1..];
        foreach (var row in " アイウエオ kカキクケコ sサシスセソ tタチツテト nナニヌネノ hハヒフヘホ mマミムメモ rラリルレロ gガギグゲゴ zザジズゼゾ dダヂヅデド bバビブベボ pパピプペポ".Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var consonant = row[0] < 'z' + 1 ? row[..1] : "";
            for (var i = 0; i < 5; i++)
                kana.TryAdd(row[consonant.Length + i], consonant + "aiueo"[i]);
        }

        return kana;
    }

    /// <summary>By Hepburn, without long vowels; null when it has other letters.</summary>
    private static string? OfKana(string name)
    {
        var spelled = new StringBuilder(name.Length * 3);
        var doubled = false;
        foreach (var letter in name)
        {
            if (letter is 'ー' or 'ッ')
            {
                doubled = letter == 'ッ';
                continue;
            }

            if ("ァィゥェォャュョ".IndexOf(letter, StringComparison.Ordinal) is >= 0 and var small)
            {
                if (spelled.Length == 0)
                    return null;
                // フェ fe, ジャ ja, キャ kya, ウォ wo.
                var last = spelled[^1];
                spelled.Length--;
                var soft = small > 4 && !EndsSoft(spelled);
                if (spelled.Length == 0 || spelled[^1] == ' ')
                    spelled.Append(last == 'u' ? "w" : "y");
                spelled.Append(soft && spelled[^1] != 'y' ? "y" : "").Append("aiueoauo"[small]);
                continue;
            }

            if (!Kana.TryGetValue(letter, out var sound))
                return null;
            spelled.Append(doubled ? sound[..1] : "").Append(sound);
            doubled = false;
        }

        return Titled(spelled.ToString());
    }

    private static bool EndsSoft(StringBuilder spelled) => spelled.Length > 0 && (spelled[^1] == 'j' || spelled.Length > 1 && spelled[^1] == 'h');

    /// <summary>Words with a capital.</summary>
    private static string Titled(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
