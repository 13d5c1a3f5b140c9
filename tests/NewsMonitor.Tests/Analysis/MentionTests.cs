namespace NewsMonitor.Tests.Analysis;

/// <summary>Who and what is named, in every language and in dirty text.</summary>
public sealed class MentionTests
{
    [Theory]
    [InlineData("en", "North Korea's Kim Jong Un hosts Putin")]
    [InlineData("ru", "Ким Чен Ыном и Путиным подписан договор")]
    [InlineData("ko", "김정은이 푸틴에게 축전")]
    [InlineData("zh-Hans", "金正恩同普京举行会谈")]
    [InlineData("zh-Hant", "金正恩與普亭舉行會談")]
    [InlineData("ja", "金正恩総書記とプーチン大統領が会談")]
    [InlineData("ja", "キム・ジョンウン総書記、プーチン氏を歓迎")]
    [InlineData("fr", "Kim Jong-un reçoit Vladimir Poutine")]
    [InlineData("de", "Kim Jong-un empfängt Wladimir Putin")]
    [InlineData("es", "Kim Jong-un recibe a Vladímir Putin")]
    [InlineData("pt", "Kim Jong-un recebe Vladimir Putin")]
    [InlineData("it", "Kim Jong-un riceve Vladimir Putin")]
    [InlineData("uk", "Кім Чен Ин зустрівся з Путіним")]
    [InlineData("pl", "Kim Dzong Un spotkał się z Putinem")]
    [InlineData("cs", "Kim Čong-un se sešel s Putinem")]
    [InlineData("bg", "Ким Чен Ун се срещна с Путин")]
    [InlineData("ar", "كيم جونغ أون يلتقي بوتين")]
    [InlineData("fa", "دیدار کیم جونگ اون با پوتین")]
    [InlineData("tr", "Kim Jong-un, Putin'le görüştü")]
    [InlineData("vi", "Ông Kim Jong-un gặp Tổng thống Putin")]
    [InlineData("id", "Kim Jong Un bertemu Putin")]
    [InlineData("nl", "Kim Jong-un ontvangt Poetin")]
    [InlineData("sv", "Kim Jong-Un tog emot Putin")]
    public void TheSamePeopleInEveryLanguage(string language, string title)
    {
        var read = Reader.Read(title);

        Assert.True(read.Relevance.Relevant, language);
        Assert.Contains("kim-jong-un", read.Ids());
        Assert.Contains("vladimir-putin", read.Ids());
    }

    [Theory]
    [InlineData("Kim Chen Yn w Moskwie", "kim-jong-un", "Kim Chen Yn")]
    [InlineData("Le dirigeant Kim Tchen Ouna et Poutine", "kim-jong-un", "Kim Tchen Ouna")]
    [InlineData("Gim Jeong-eun", "kim-jong-un", "Gim Jeong-eun")]
    [InlineData("KimJong Un", "kim-jong-un", "KimJong Un")]
    [InlineData("KIM JONG-UN", "kim-jong-un", "KIM JONG-UN")]
    [InlineData("金政恩总书记会见普京", "kim-jong-un", "金政恩")]
    [InlineData("朝鲜总书记金正思会见普京", "kim-jong-un", "金正思")]
    [InlineData("プーチソ大統領が北朝鮮を訪問", "vladimir-putin", "プーチソ")]
    [InlineData("俄羅斯常任代表涅邊賈", "vasily-nebenzya", "涅邊賈")]
    [InlineData("ロシアとKN23系ミサイル", "kn-23", "KN23")]
    [InlineData("북한의 블라디 보스톡 관광객", "vladivostok", "블라디 보스톡")]
    [InlineData("Çoe Son Hui Kremlin'de", "choe-son-hui", "Çoe Son Hui")]
    [InlineData("La cheffe du MID de la RPDC Chhve Son Khi", "choe-son-hui", "Chhve Son Khi")]
    [InlineData("أندريه رودنكو في كوريا الشمالية", "andrei-rudenko", "رودنكو")]
    [InlineData("Ведучий: путін і кндр домовилися", "vladimir-putin", "путін")]
    [InlineData("le septième voyage en rpdc", "north-korea", "rpdc")]
    [InlineData("Rysk last i Khasandistriktet", "khasan", "Khasandistriktet")]
    [InlineData("Il patriarca diMosca e la Corea del Nord", "moscow", "Mosca")]
    [InlineData("nordkorea und iran schweigen", "iran", "iran")]
    [InlineData("نمایندهکره شمالی در مسابقات", "north-korea", "کره شمالی")]
    [InlineData("Текст телеграммы Владимира Путна КНДР", "vladimir-putin", "Путна")]
    [InlineData("КНДР и Россия. Рестораторы Владивостка ждут крабов.", "vladivostok", "Владивостка")]
    [InlineData("Kim Jongun", "kim-jong-un", "Kim Jongun")]
    [InlineData("Ｋｉｍ Ｊｏｎｇ Ｕｎ", "kim-jong-un", "Ｋｉｍ Ｊｏｎｇ Ｕｎ")]
    [InlineData("Kim\u00AD Jong\u200B Un", "kim-jong-un", "Kim\u00AD Jong\u200B Un")]
    [InlineData("김정은의 러시아 방문", "kim-jong-un", "김정은")]
    [InlineData("Ch'oe Sŏn-hŭi", "choe-son-hui", "Ch'oe Sŏn-hŭi")]
    [InlineData("Министр Чхве Сон Хи", "choe-son-hui", "Чхве Сон Хи")]
    [InlineData("チェ・ソンヒ外相", "choe-son-hui", "チェ・ソンヒ")]
    [InlineData("Choïgou à Pyongyang", "sergei-shoigu", "Choïgou")]
    [InlineData("Choigu a Pyongyang", "sergei-shoigu", "Choigu")]
    [InlineData("Schoigu in Pjöngjang", "sergei-shoigu", "Schoigu")]
    [InlineData("Szojgu w Pjongjangu", "sergei-shoigu", "Szojgu")]
    [InlineData("Šojgua přijali v KLDR", "sergei-shoigu", "Šojgua")]
    [InlineData("Пyтин", "vladimir-putin", "Пyтин")]
    [InlineData("D.P.R.K. delegation", "north-korea", "D.P.R.K")]
    [InlineData("la RPDC et la RPDK", "north-korea", "RPDC")]
    [InlineData("Корейской Народно-Демократической Республикой", "north-korea", "Корейской Народно-Демократической Республикой")]
    [InlineData("وبوتين", "vladimir-putin", "بوتين")]
    [InlineData("لكوريا الشمالية", "north-korea", "كوريا الشمالية")]
    [InlineData("P'yŏngyang", "pyongyang", "P'yŏngyang")]
    [InlineData("Ambassadeur Matsegora", "alexander-matsegora", "Matsegora")]
    public void NamesThroughOtherAlphabetsAndDirt(string title, string id, string form)
    {
        var mention = Reader.Read(title).Entity(id);

        Assert.NotNull(mention);
        Assert.Equal(form, mention.Forms[0]);
    }

    [Theory]
    [InlineData("Foreign minister Lavrrov lands in Pyongyang", "sergei-lavrov")]
    [InlineData("North Korea thanks Matsegorra, the Russian ambassador", "alexander-matsegora")]
    [InlineData("Министр обороны Белоусв прибыл в КНДР", "andrei-belousov")]
    public void AWrongOrMissingLetterInALongName(string title, string id) => Assert.Contains(id, Reader.Read(title).Ids());

    [Theory]
    [InlineData("Vice Foreign Minister Andriy Rudenko in Pyongyang")]
    [InlineData("Andrej Rudenko in Pyongyang")]
    [InlineData("Andreï Roudenko à Pyongyang")]
    [InlineData("Андрея Руденко приняли в КНДР")]
    public void OneGivenNameInManySpellings(string title) => Assert.Contains("andrei-rudenko", Reader.Read(title).Ids());

    [Theory]
    [InlineData("Trumpeting its gains, North Korea and Russia signed a deal", "donald-trump")]
    [InlineData("Nordkorea ist die Trumpfkarte Russlands, ein Trumpf im Ärmel", "donald-trump")]
    [InlineData("موسكو: تعذر التواصل مع الناجين من كوريا الشمالية", "rason")]
    [InlineData("러시아 보스토치니항에서 정제유를 실은 북한 배", "vostochny-cosmodrome")]
    [InlineData("Ponorka Kursk v ruském filmu", "kursk")]
    [InlineData("Мексиканская Партия труда поздравила КНДР", "workers-party-of-korea")]
    [InlineData("كيم تشول سو في موسكو. وقال كيم إن الطقس جميل", "kim-jong-un")]
    [InlineData("金英善九段与俄罗斯棋手", "kim-song-nam")]
    [InlineData("کشتی‌گیران روسیه و کره شمالی", "geran-drone")]
    public void WhatOnlyLooksAlike(string title, string id) => Assert.DoesNotContain(id, Reader.Read(title).Ids());

    [Fact]
    public void AFamilyNameCountsOnceTheFullNameStoodInTheText()
    {
        var read = Reader.Read("Leader inspects farm", "Kim Jong Un visited a farm. Kim praised the harvest.");
        Assert.Equal(2, read.Entity("kim-jong-un")!.Count);
    }

    [Theory]
    [InlineData("Kim Yu-na skates in Moscow", "Kim said the Russian fans were great.")]
    [InlineData("Prosecutors question Kim Keon-hee", "Kim denies everything, reporters in Moscow heard.")]
    public void OtherKimsStayApart(string title, string text) => Assert.DoesNotContain("kim-jong-un", Reader.Read(title, text).Ids());

    [Fact]
    public void TheKimsStayApart()
    {
        var read = Reader.Read("Kim Jong Il, Kim Il Sung, Kim Yo Jong and Kim Jong Un");
        Assert.Equal(["kim-il-sung", "kim-jong-il", "kim-jong-un", "kim-yo-jong"], read.Ids().Order());
        Assert.All(read.Entities, e => Assert.Equal(1, e.Count));
    }

    [Theory]
    [InlineData("Storm hits North Carolina", "north-korea")]
    [InlineData("Korea Open: Russian star wins in Seoul", "north-korea")]
    [InlineData("Police in Moscow, Idaho", "moscow")]
    [InlineData("Relatives remember the submarine Kursk", "kursk")]
    [InlineData("Putinism explained", "vladimir-putin")]
    [InlineData("조선일보 1면", "north-korea")]
    [InlineData("조선업 수주 호황, 러시아 선주도", "north-korea")]
    [InlineData("북한산 국립공원 탐방로 통제", "north-korea")]
    [InlineData("朝鮮日報の社説、ロシアに言及", "north-korea")]
    [InlineData("朝鲜半岛局势", "north-korea")]
    [InlineData("白俄罗斯总统", "russia")]
    [InlineData("俄亥俄州选举", "russia")]
    [InlineData("South Korea and Russia talk", "north-korea")]
    [InlineData("La Corée et la Russie", "north-korea")]
    [InlineData("北海道にロシア船", "north-korea")]
    [InlineData("모스크바 러시아워", "russia")]
    [InlineData("Nga është këtu", "russia")]
    public void WhatMerelyLooksAlike(string title, string id) => Assert.DoesNotContain(id, Reader.Read(title).Ids());

    [Fact]
    public void KoreaIsTheKoreaThatWasSpokenOf()
    {
        Assert.Equal(3, Reader.Read("South Korea lowers rates", "Korea, whose exports to Russia fell, acts. South Korea waits.").Entity("south-korea")!.Count);
        Assert.Equal(2, Reader.Read("DPRK premier meets Russian guests", "Korea thanks Russia.").Entity("north-korea")!.Count);
    }

    [Fact]
    public void APositionCountsOnceAndTheCountryInAMinistrysNameCountsToo()
    {
        var read = Reader.Read("North Korea, Democratic People's Republic of Korea", "Russian Foreign Ministry");
        Assert.Equal(2, read.Entity("north-korea")!.Count);
        Assert.Null(read.Entity("south-korea"));
        Assert.Equal(1, read.Entity("russia")!.Count);
        Assert.Equal(1, read.Entity("russian-foreign-ministry")!.Count);
    }

    [Fact]
    public void AShortFormForThePairCountsForBoth()
    {
        foreach (var title in new[] { "북러 밀착", "朝俄关系", "露朝首脳会談", "북·러 정상회담" })
            Assert.Superset(new HashSet<string> { "north-korea", "russia" }, Reader.Read(title).Ids().ToHashSet());
    }

    [Fact]
    public void SpansPointIntoTheOriginalText()
    {
        var (title, text) = ("\u200BKi\u0301m  Jong\u00ADUn", "Хe \uD83D\uDE00 Пути\u0301н; ｷﾑ･ｼﾞｮﾝｳﾝ ﾌﾟｰﾁﾝ 김정은");
        var read = Reader.Read(title, text);

        foreach (var entity in read.Entities)
        {
            foreach (var span in entity.Spans)
                Assert.Contains((span.Part == NewsMonitor.Analysis.TextPart.Title ? title : text).Substring(span.Start, span.Length), entity.Forms);
        }

        Assert.Equal(["Ki\u0301m  Jong\u00ADUn", "ｷﾑ･ｼﾞｮﾝｳﾝ", "김정은"], read.Entity("kim-jong-un")!.Forms);
        Assert.Equal(["Пути\u0301н", "ﾌﾟｰﾁﾝ"], read.Entity("vladimir-putin")!.Forms);
    }
}
