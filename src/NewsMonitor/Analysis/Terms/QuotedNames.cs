using System.Buffers;

namespace NewsMonitor.Analysis.Terms;

/// <summary>
/// Names in quotation marks: ships, exercises, works, operations, companies. Speech is in quotation marks too, but longer,
/// punctuated or after a colon; in scripts without capitals only what is called a ship, a company, a treaty is taken for a name.
/// </summary>
internal static class QuotedNames
{
    private const int MaxWords = 4, MaxSyllables = 12, MaxCharacters = 48;

    /// <summary>Characters before and behind in which the word for the thing stands.</summary>
    private const int CueBefore = 12, CueBehind = 6;

    private static readonly SearchValues<char> Punctuation = SearchValues.Create(",.;:!?،。、，！？…\n");

    private static readonly Dictionary<char, char> Closing = new()
    {
        ['«'] = '»',
        ['»'] = '«',
        ['“'] = '”',
        ['„'] = '“',
        ['"'] = '"',
        ['\''] = '\'',
        ['‘'] = '’',
        ['「'] = '」',
        ['『'] = '』',
        ['《'] = '》',
        ['〈'] = '〉',
    };

    /// <summary>Words for what has a name in quotation marks, right before it.</summary>
    private static readonly string[] Before =
    [
        "선박", "화물선", "유조선", "여객선", "어선", "구축함", "잠수함", "훈련", "연습", "작전", "기업", "회사", "업체", "호텔", "식당", "은행", "영화", "단체", "암호명",
        "船", "艦", "舰", "轮", "輪", "公司", "银行", "銀行", "演习", "演習", "行动", "行動", "作战", "作戦", "作戰", "代号", "代號", "企業", "企业", "组织", "組織", "計画", "集团", "集團", "社", "号称",
        "سفينة", "السفينة", "ناقلة", "الناقلة", "شركة", "مناورات", "عملية", "غواصة", "مدمرة", "بنك", "مصرف", "صاروخ", "منظمة", "کشتی", "نفتکش", "شرکت", "رزمایش", "عملیات", "ناوشکن", "زیردریایی", "بانک", "موشک", "سازمان", "گروه",
    ];

    /// <summary>The same, right behind it.</summary>
    private static readonly string[] Behind =
    [
        "호", "함", "급", "훈련", "작전", "연습", "사의", "은행", "그룹", "계획",
        "号", "號", "级", "級", "舰", "艦", "轮", "輪", "公司", "演习", "演習", "行动", "行動", "作战", "作戦", "作戰", "计划", "計畫", "計画", "项目", "社", "丸", "銀行", "银行", "集团", "集團", "型",
    ];

    public static void Find(TermSource source, string language, TermCandidates candidates)
    {
        var text = source.Text;
        for (var i = 0; i < text.Length - 2; i++)
        {
            if (!Closing.TryGetValue(text[i], out var closing) || text[i] is '"' or '\'' or '‘' or '»' && i > 0 && char.IsLetterOrDigit(text[i - 1]))
                continue;
            var end = text.IndexOf(closing, i + 1, Math.Min(MaxCharacters, text.Length - i - 1));
            // German also closes with the English mark what it opened below.
            if (end < 0 && text[i] == '„')
                end = text.IndexOf('”', i + 1, Math.Min(MaxCharacters, text.Length - i - 1));
            if (end < 0)
                continue;
            var inside = text[(i + 1)..end];
            if (source.IsFree(i + 1, inside.Length) && IsName(inside, text.AsSpan(0, i), text.AsSpan(end + 1), text[i]))
            {
                candidates.Add(inside.Any(char.IsLower) || !inside.Any(char.IsUpper) ? TermForm.Clean(inside) : TermForm.OfName(inside.Split(' '), language), 1);
                source.Take(i + 1, inside.Length);
            }

            i = text[i] is '\'' or '‘' ? i : end;
        }
    }

    private static bool IsName(string inside, ReadOnlySpan<char> before, ReadOnlySpan<char> behind, char mark)
    {
        if (inside.Length < 2 || inside.AsSpan().ContainsAny(Punctuation) || char.IsWhiteSpace(inside[0]))
            return false;
        var letters = inside.Count(char.IsLetter);
        if (letters < 2)
            return false;
        var words = inside.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (inside.Any(c => char.IsLower(c) || char.IsUpper(c)))
        {
            // After a colon somebody speaks. Every word of weight has a capital ("Freedom Edge", «Морской щит» has the first only).
            var isSpeech = before.TrimEnd() is [.., ':' or ',' or '：'] or [];
            var capitals = words.Count(w => char.IsUpper(w[0]) || char.IsDigit(w[0]));
            return !isSpeech && (words.Length == 1 || inside.Any(char.IsLower)) && words.Length <= MaxWords && char.IsUpper(words[0][0]) && words[0].Length > 1 && (capitals == words.Length || words.Length == 2 && words[1].Length > 2);
        }

        if (words.Length > 3 || letters > MaxSyllables)
            return false;
        return mark is '《' || HasCue(before, behind);
    }

    private static bool HasCue(ReadOnlySpan<char> before, ReadOnlySpan<char> behind)
    {
        var near = before[Math.Max(0, before.Length - CueBefore)..].TrimEnd();
        foreach (var cue in Before)
        {
            if (near.EndsWith(cue, StringComparison.Ordinal))
                return true;
        }

        var next = behind[..Math.Min(CueBehind, behind.Length)].TrimStart();
        foreach (var cue in Behind)
        {
            if (next.StartsWith(cue, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
