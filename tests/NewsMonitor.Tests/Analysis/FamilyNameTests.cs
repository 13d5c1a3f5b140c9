using NewsMonitor.Analysis;
using NewsMonitor.Articles;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Tests.Analysis;

/// <summary>A family name alone means the one who was last named in full, listed or not.</summary>
public sealed class FamilyNameTests
{
    [Theory]
    [InlineData("Kim Yong Nam received the Russian ambassador in Pyongyang. Kim in the message wished Russia success.")]
    [InlineData("Kim Jong Il inspected the Kim Chaek Iron and Steel Complex and thanked Russia.")]
    [InlineData("Premier Kim Yongnam met a Russian delegation in Pyongyang. Then Kim thanked Russia.")]
    [InlineData("North Korea and Russia held a show. Yuna Kim skated. Russia applauded Kim.")]
    [InlineData("Виктор Ким выступил в Москве. КНДР и Россия дружат. Ким спел для России.")]
    [InlineData("北朝鮮とロシアの会談。金英日委員長が出席した。ロシアは金委員長に感謝した。")]
    [InlineData("북한과 러시아가 회담했다. 김철수 위원장이 참석했다. 러시아는 김 위원장에게 감사했다.")]
    public void SomebodyElseOfThatNameWasNamedLast(string text) => Assert.Null(Reader.Read("", text).Entity("kim-jong-un"));

    [Theory]
    [InlineData("Kim Yong Nam received guests from Russia. Later Kim Jong Un spoke. Kim thanked Russia.", 2)]
    [InlineData("Kim thanked Russia. Kim Jong Un spoke in Pyongyang.", 2)]
    [InlineData("Kim Jong Un spoke in Pyongyang. Kim Yong Nam sat beside Kim and a Russian guest.", 1)]
    [InlineData("Ким Чен Ын выступил в Пхеньяне. Ким поблагодарил Россию.", 2)]
    [InlineData("김정은 국무위원장이 연설했다. 김 위원장은 러시아에 감사했다.", 2)]
    public void TheOneNamedLastIsMeant(string text, int times) => Assert.Equal(times, Reader.Read("", text).Entity("kim-jong-un")?.Count);

    [Theory]
    [InlineData("Choe Thae Bok met Russian guests in Pyongyang. Choe thanked Russia.")]
    [InlineData("The ship Choe Hyon sailed to Russia. Choe was a fighter of North Korea.")]
    [InlineData("Winners From DPRK And Russia Are Hong Chung Song And Choe Kwang Of Pyongyang")]
    [InlineData("Анита Цой дала концерт в России и КНДР. Цой поблагодарила россиян.")]
    public void NorIsTheMinisterMeant(string text) => Assert.Null(Reader.Read("", text).Entity("choe-son-hui"));

    [Theory]
    [InlineData("Ri Son Gwon arrived in Russia. Ri thanked the Russian people.", 2)]
    [InlineData("Ri Son Gwon arrived in Russia with Ri Ryong Nam. Ri thanked the Russian people.", 1)]
    [InlineData("Ли Сон Гвон прибыл в Россию. Ли поблагодарил россиян.", 2)]
    [InlineData("Ли Сон Гвон прибыл в Россию. Его встретил Ли Рён Нам. Ли поблагодарил россиян.", 1)]
    public void AWatchlistOfOnesOwnIsReadLikewise(string text, int times)
    {
        var analyzer = new BuiltInAnalyzer(WatchlistLoader.Load(
            """
            id: own
            title: Own
            sides: [{ id: dprk, label: North Korea }, { id: russia, label: Russia }]
            entities:
              - { id: ri-son-gwon, label: Ri Son Gwon, type: person, side: dprk, origin: ko, wikidata: Q1, names: { ko: 리선권 }, weak: { any: [Ri], ru: [Ли] } }
              - { id: russia, label: Russia, type: country, side: russia, names: { en: [Russia, Russian], ru: [Росси*] } }
            """, "own.yaml"));
        var read = analyzer.Analyze(new ArticleLine { Title = "", Text = text }.ToArticle(DateTimeOffset.UnixEpoch));

        Assert.Equal(times, read.Entity("ri-son-gwon")?.Count);
    }
}
