namespace NewsMonitor.Analysis.Terms;

/// <summary>Names in Korean: words before a title or with the sign of a place or thing, and words that an article repeats.</summary>
internal static class HangulNames
{
    private const int MinSyllables = 2, MaxSyllables = 9;

    /// <summary>Particles, longest first; one is taken off a word.</summary>
    private static readonly string[] Particles =
        ["에서는", "으로부터", "에게서", "까지", "부터", "에서", "에게", "으로", "처럼", "보다", "라고", "이라고", "라는", "이라는", "과의", "와의", "에는", "에도", "에", "은", "는", "이", "가", "을", "를", "의", "와", "과", "도", "로", "만", "측"];

    private static readonly string[] Titles =
        ["장관", "차관", "대통령", "총리", "의장", "위원장", "부위원장", "대사", "주지사", "지사", "시장", "서기", "비서", "대변인", "대표", "국장", "부부장", "부장", "부상", "사령관", "총참모장", "교수", "연구원", "소장", "단장", "상장", "중장", "대장", "외상", "국방상", "장군", "의원", "기자"];

    private static readonly string[] Kinds =
        ["공항", "기지", "훈련", "연습", "조선소", "발사장", "비행장", "대교", "반도", "지구", "특구", "공단", "항구", "역", "항", "섬", "군도", "주", "호", "급", "함"];

    /// <summary>Endings of verbs and adjectives: such a word is no name.</summary>
    private static readonly string[] VerbEndings =
        ["다", "했다", "하는", "하고", "하며", "한다", "된다", "됐다", "되는", "되고", "하기", "했고", "해", "해서", "하여", "지만", "면서", "했으며", "인", "적", "적인", "들", "및", "한", "할", "될", "된", "던", "시였다"];

    public static void Find(TermSource source, TermCandidates candidates)
    {
        var words = Words(source);
        for (var i = 0; i < words.Count; i++)
        {
            var (text, start) = words[i];
            var stem = WithoutParticle(text);
            if (stem.Length is < MinSyllables or > MaxSyllables || StopWords.Korean.Contains(stem) || !source.IsFree(start, stem.Length) || VerbEndings.Any(e => text.EndsWith(e, StringComparison.Ordinal)))
                continue;
            if (Array.Exists(Titles, t => stem.EndsWith(t, StringComparison.Ordinal)))
                continue;
            var beforeTitle = i + 1 < words.Count && Array.Exists(Titles, t => words[i + 1].Text.StartsWith(t, StringComparison.Ordinal)) && text == stem;
            var isKind = stem.Length >= 4 && Array.Exists(Kinds, k => k.Length > 1 && stem.EndsWith(k, StringComparison.Ordinal) && stem.Length - k.Length >= 2);
            var looksForeign = stem.Length >= 4 && (stem.EndsWith("스키", StringComparison.Ordinal) || stem.EndsWith("노프", StringComparison.Ordinal) || stem.EndsWith("코프", StringComparison.Ordinal)
                || stem.EndsWith("예프", StringComparison.Ordinal) || stem.EndsWith("비치", StringComparison.Ordinal) || stem.EndsWith("스크", StringComparison.Ordinal));
            if (beforeTitle && stem.Length is >= 3 and <= 6 || isKind || looksForeign)
                candidates.Add(TermForm.Clean(stem), 1);
            else if (stem.Length >= 3)
                candidates.Add(TermForm.Clean(stem), 0.4);
        }
    }

    private static List<(string Text, int Start)> Words(TermSource source)
    {
        var words = new List<(string, int)>();
        var text = source.Text;
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && text[i] is >= '\uAC00' and <= '\uD7A3')
                i++;
            if (i > start)
                words.Add((text[start..i], start));
        }

        return words;
    }

    private static string WithoutParticle(string word)
    {
        foreach (var particle in Particles)
        {
            if (word.Length - particle.Length >= MinSyllables && word.EndsWith(particle, StringComparison.Ordinal))
                return word[..^particle.Length];
        }

        return word;
    }
}
