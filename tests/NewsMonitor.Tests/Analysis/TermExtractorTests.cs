using NewsMonitor.Analysis;

namespace NewsMonitor.Tests.Analysis;

public sealed class TermExtractorTests
{
    [Theory]
    [InlineData("en", "The cargo ship Lady Ruslana left the port of Dunai on Monday, according to Nordwind Maritime. President Putin was told.", "Putin|Lady Ruslana|Dunai|Nordwind Maritime")]
    [InlineData("en", "The drill “Freedom Edge” and the missile KN-25 worry Moscow.", "Freedom Edge|KN-25|Moscow")]
    [InlineData("ru", "Делегация посетила Находку, где её встретил Виктор Демченко. В порту стоит судно «Ангара».", "Ангара|Находка|Виктор Демченко")]
    [InlineData("de", "Der Frachter lief am Montag aus Tschongdschin aus. Die Regierung und das Parlament schwiegen zur Lieferung von Munition.", "Tschongdschin")]
    [InlineData("fr", "Le navire est arrivé à Zarubino lundi, selon Oleg Kojemiako. Les autorités n'ont rien dit.", "Zarubino|Oleg Kojemiako")]
    [InlineData("tr", "Gemi pazartesi günü Nahodka'dan ayrıldı.", "Nahodka")]
    [InlineData("pl", "Statek wpłynął w poniedziałek do Nachodki, gdzie czekał Oleg Kożemiako.", "Nachodka|Oleg Kożemiako")]
    [InlineData("zh-Hans", "滨海边疆区行政长官科热米亚科在纳霍德卡会见代表团，双方讨论了《图们江倡议》。", "滨海边疆区|科热米亚科|纳霍德卡|图们江倡议")]
    [InlineData("ja", "沿海地方のコジェミャコ知事はナホトカで代表団と会談し、ミサイルやドローンの供与を否定した。", "コジェミャコ|ナホトカ")]
    [InlineData("ko", "코제먀코 주지사는 나홋카 공항에서 대표단을 만났다. 삼지연공항도 언급했다.", "코제먀코|삼지연공항")]
    [InlineData("ar", "رست السفينة في ميناء ناخودكا يوم الاثنين، ثم غادرت ميناء ناخودكا إلى الجنوب.", "ناخودكا")]
    public void FindsNamesNobodyListed(string language, string text, string expected) =>
        Assert.Equal(expected.Split('|').Order(StringComparer.Ordinal), TermExtractor.Extract("", text, language, []).Order(StringComparer.Ordinal));

    [Fact]
    public void TheGivenNameOfAListedPersonIsNoTerm() =>
        Assert.DoesNotContain("Serghei", Reader.Read("Kim riceve Lavrov a Wonsan", "Il ministro russo Serghei Lavrov ha incontrato Kim Jong-un in Corea del Nord.").Terms);

    [Fact]
    public void WhatTheWatchlistMatchedIsNoTerm()
    {
        const string text = "Leaders met in Vladivostok and in Nakhodka on Friday.";
        Assert.Equal(["Nakhodka"], TermExtractor.Extract("", text, "en", [new TextSpan(TextPart.Text, text.IndexOf("Vladivostok", StringComparison.Ordinal), "Vladivostok".Length)]));
    }

    [Theory]
    [InlineData("ru", "в Хасане", "из Хасана", "под Хасаном")]
    [InlineData("cs", "ve Vladivostoku", "z Vladivostoku", "nad Vladivostokem")]
    [InlineData("en", "in Khasan", "of Khasan's", "near KHASAN")]
    public void OneTermWhateverTheCase(string language, params string[] phrases)
    {
        var terms = phrases.Select(p => Assert.Single(TermExtractor.Extract("", $"{p[..1]}{p[1..]}", language, []))).Distinct();
        Assert.Single(terms);
    }

    [Theory]
    [InlineData("en", "PYONGYANG, Aug. 4 (Yonhap) -- Officials said on Sunday that many Western analysts agree. However, Minister Smirnov's office had no comment. Reuters")]
    [InlineData("en", "Photo: Reuters. Read More. Subscribe. All Rights Reserved.")]
    [InlineData("de", "Die Zusammenarbeit in der Zukunft ist nach Angaben von Experten eine Frage der Sicherheit.")]
    [InlineData("ja", "ミサイルとドローンのデータについて「協力を強化する」と述べた。")]
    public void LeavesOutFurnitureAndCommonWords(string language, string text) =>
        Assert.DoesNotContain(TermExtractor.Extract("", text, language, []), t => t is not "Smirnov");

    [Theory]
    [InlineData("id", "Ia bertemu Menteri Sains di Moskwa.", "Moskwa")]
    [InlineData("es", "Habló el ministro de Recursos Naturales en Tokio y Seúl.", "Seúl|Tokio")]
    [InlineData("tr", "Görüşmeye Kültür Bakanı ve Trabzonlu Kemal Uzun 15 Nisanda katıldı.", "Kemal Uzun")]
    [InlineData("vi", "Trong đó có Bộ trưởng Tài nguyên và hãng Nordwind.", "Nordwind")]
    [InlineData("ru", "Он молился у Троицкого храма и сказал: «Помним».", "")]
    [InlineData("uk", "Начальник Головного управління приїхав у Переславку.", "Переславка")]
    [InlineData("ko", "주지사는 \"일손이 더 필요하다\"고 말했고 노동자 마흔 명이 국제공항에 왔다. 노동자 수는 늘었다. 노동자 숙소도 있다.", "")]
    [InlineData("zh-Hans", "他表示将“无条件”支持，货轮“向日葵”号抵达。", "向日葵")]
    [InlineData("fr", "Par Hélène Marchetti, chercheuse\nLe cargo est parti de Zarubino.", "Zarubino")]
    [InlineData("en", "They wished toKim Jong Ungood health in Haeju.", "Haeju")]
    public void LeavesOutPortfoliosSpeechBylinesAndPiecesOfNames(string language, string text, string expected) =>
        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), TermExtractor.Extract("", text, language, []).Order(StringComparer.Ordinal));

    [Fact]
    public void AWordThatTheArticleAlsoWritesSmallBeginsASentenceAndNoName() =>
        Assert.Equal(["Nakhodka Dawn"], TermExtractor.Extract("", "The invoices were paid. Invoices Nakhodka Dawn received were forged, say those who saw the Nakhodka Dawn.", "en", []));

    [Theory]
    [InlineData("en", "They saw General Ri Kwang-su there.", "Ri Kwang Su")]
    [InlineData("en", "They saw General Ri Kwangsu there.", "Ri Kwang Su")]
    [InlineData("en", "They saw General RI Kwang Su there.", "Ri Kwang Su")]
    [InlineData("ru", "Приехал генерал Ли Гвансу.", "Ли Гван Су")]
    [InlineData("ru", "Говорили с генералом Ли Гван-су.", "Ли Гван Су")]
    [InlineData("ru", "Говорили о генерале Мун Ён Чхоле.", "Мун Ён Чхоль")]
    public void AKoreansNameIsOneTermHoweverItIsParted(string language, string text, string expected) =>
        Assert.Equal([expected], TermExtractor.Extract("", text, language, []));

    [Theory]
    [InlineData("Oleg Sidorov Signs Deal After Long Wait", "Oleg Sidorov")]
    [InlineData("Pak Un Chol Visits Small Harbour", "Pak Un Chol")]
    [InlineData("Managing Ties: Coordination Council Meets", "")]
    public void InAHeadlineInTitleCaseOnlyPeopleAreKnown(string title, string expected) =>
        Assert.Equal(expected.Length == 0 ? [] : [expected], TermExtractor.Extract(title, "", "en", []));

    [Fact]
    public void AHeadlineInTitleCaseIsNoEvidence() =>
        Assert.Empty(TermExtractor.Extract("Big Ship Leaves Small Harbour After Long Wait", "", "en", []));

    [Fact]
    public void AtMostTenTerms() =>
        Assert.Equal(TermExtractor.MaxTerms, TermExtractor.Extract("", string.Concat(Enumerable.Range(0, 40).Select(i => $"they saw Aa{(char)('a' + i % 26)}rstad{(char)('a' + i / 26)} there. ")), "en", []).Count);
}
