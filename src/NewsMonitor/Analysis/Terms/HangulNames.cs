namespace NewsMonitor.Analysis.Terms;

/// <summary>
/// Names in Korean: foreign names by the syllables that write them, people by family name and title, and what has the sign
/// of a place or thing. A word that is only repeated is no name: most words of a text are nouns.
/// </summary>
internal static class HangulNames
{
    private const int MinSyllables = 2, MaxSyllables = 9;

    /// <summary>Particles, longest first; one is taken off a word.</summary>
    private static readonly string[] Particles =
        ["으로부터", "에서는", "에게서", "이라고", "이라는", "까지", "부터", "에서", "에게", "으로", "처럼", "보다", "라고", "라는", "과의", "와의", "에는", "에도", "에", "은", "는", "이", "가", "을", "를", "의", "와", "과", "도", "로", "만", "측", "발", "행"];

    private static readonly string[] Titles =
        ["장관", "차관", "대통령", "총리", "의장", "위원장", "부위원장", "대사", "주지사", "지사", "시장", "서기", "비서", "대변인", "대표", "국장", "부부장", "부장", "부상", "사령관", "총참모장", "교수", "연구원", "소장", "단장", "상장", "중장", "대장", "외상", "국방상", "장군", "의원", "사장", "부사장", "선장", "변호사", "박사", "씨", "동지", "참사"];

    private static readonly string[] Kinds =
        ["공항", "기지", "훈련", "연습", "조선소", "발사장", "비행장", "대교", "반도", "지구", "특구", "공단", "항구", "군도", "공장", "호텔", "은행", "회사"];

    /// <summary>Words for kinds of kinds: with nothing else before them they name nothing.</summary>
    private static readonly string[] Qualifiers =
        ["국제", "군사", "해군", "공군", "육군", "합동", "경제", "관광", "특별", "자유", "무역", "산업", "군수", "미사일", "연합", "해상", "야외", "전투", "위성", "우주", "핵", "미국", "한국", "북한", "러시아", "중국", "일본", "한미", "중앙", "국영", "민간", "해외", "서해", "동해", "비밀", "최대", "대형", "신형", "현지"];

    /// <summary>Endings of verbs and adjectives: such a word is no name.</summary>
    private static readonly string[] VerbEndings =
        ["다", "했다", "하는", "하고", "하며", "한다", "된다", "됐다", "되는", "되고", "하기", "했고", "해", "해서", "하여", "지만", "면서", "했으며", "적", "적인", "들", "및", "한", "할", "될", "된", "던", "시였다", "네", "요", "냐", "려고", "도록"];

    private const string Families = "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진엄원천방공현함변염여추석선설마길연위표명기반라왕금옥육인맹제모탁림량렴로리";

    /// <summary>Ends of offices, countries and crowds: such a word before a title says whose.</summary>
    private const string OfficeEnds = "부성청처회국군당단관실소사도시주원법";

    /// <summary>Syllables that write foreign names and hardly stand in Korean words.</summary>
    private const string Foreign = "스츠크트프르브드즈키치코토포노베르데니로라리레루타티테디카케콘콥롭롤벨블볼볼렌젠셴쇼슈셰쉬샤세슬실샬체초추차챠첸촌쿠쿠르쿠츠쿤콥라냐녜뇨뇨랴류례로프바보비벤뱌부브비치페포푸프야예요유이아에오우안엘옐할하호흐흐린린마메모무미므피파나네누그가게고글긴겐그라그니갈골란랸랄";

    /// <summary>The ends by which a Russian name is known.</summary>
    private static readonly string[] RussianEnds = ["스키", "노프", "코프", "예프", "비치", "스크", "로프", "토프", "소프", "초프", "니코프", "랍스키", "코바", "노바", "예바", "스카야", "그라드", "롭카", "옵카", "브카", "프카"];

    public static void Find(TermSource source, TermCandidates candidates)
    {
        var words = Words(source);
        for (var i = 0; i < words.Count; i++)
        {
            var (text, start) = words[i];
            var stem = WithoutParticle(text);
            if (stem.Length is < MinSyllables or > MaxSyllables || StopWords.Korean.Contains(stem) || !source.IsFree(start, stem.Length))
                continue;
            var titled = i + 1 < words.Count && text == stem && words[i + 1].Start == start + text.Length + 1 && Array.Exists(Titles, t => words[i + 1].Text.StartsWith(t, StringComparison.Ordinal) && words[i + 1].Text.Length <= t.Length + 3);
            var isGivenName = i + 1 < words.Count && words[i + 1].Start == start + text.Length + 1 && source.IsPerson(words[i + 1].Start);
            if (isGivenName || Array.Exists(Titles, t => stem.EndsWith(t, StringComparison.Ordinal)))
                continue;
            var isForeign = IsForeign(stem);
            if (!isForeign && !titled && VerbEndings.Any(e => text.EndsWith(e, StringComparison.Ordinal)))
                continue;
            if (isForeign || IsPlaceOrThing(stem) || titled && IsKoreanPerson(stem))
                candidates.Add(TermForm.Clean(stem), 1);
        }
    }

    private static bool IsForeign(string stem) => stem.Length >= 4 && Array.Exists(RussianEnds, e => stem.EndsWith(e, StringComparison.Ordinal))
        || stem.Length >= 4 && stem.All(c => Foreign.Contains(c, StringComparison.Ordinal)) && stem.Any(c => "스츠크트프르브드즈흐그므".Contains(c, StringComparison.Ordinal)) && !StopWords.IsKoreanLoan(stem);

    private static bool IsPlaceOrThing(string stem)
    {
        foreach (var kind in Kinds)
        {
            if (stem.Length - kind.Length >= 2 && stem.EndsWith(kind, StringComparison.Ordinal))
                return !Array.Exists(Qualifiers, q => stem[..^kind.Length].EndsWith(q, StringComparison.Ordinal)) && !StopWords.Korean.Contains(stem[..^kind.Length]);
        }

        return false;
    }

    private static bool IsKoreanPerson(string stem) =>
        stem.Length == 3 && Families.Contains(stem[0], StringComparison.Ordinal) && !OfficeEnds.Contains(stem[2], StringComparison.Ordinal)
        || stem.Length is >= 4 and <= 6 && !OfficeEnds.Contains(stem[^1], StringComparison.Ordinal) && stem.Count(c => Foreign.Contains(c, StringComparison.Ordinal)) >= 2;

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
