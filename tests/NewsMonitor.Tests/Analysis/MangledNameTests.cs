namespace NewsMonitor.Tests.Analysis;

/// <summary>Names as bad translation machines leave them in French: out of Russian, Korean, Chinese, Japanese, Vietnamese, Arabic.</summary>
public sealed class MangledNameTests
{
    [Theory]
    [InlineData("Kimdjongeun a visité la Russie.", "kim-jong-un", "Kimdjongeun")]
    [InlineData("Kimdjong Eun a visité la Russie.", "kim-jong-un", "Kimdjong Eun")]
    [InlineData("Djong-eun Kim a visité la Russie.", "kim-jong-un", "Djong-eun Kim")]
    [InlineData("La Russie a reçu Kim Jnog Un à Moscou.", "kim-jong-un", "Kim Jnog Un")]
    [InlineData("La Russie a reçu Jin Zheng Ri.", "kim-jong-il", "Jin Zheng Ri")]
    [InlineData("La Russie a reçu Bak Jeongcheon.", "pak-jong-chon", "Bak Jeongcheon")]
    [InlineData("À Phenian, Volodine a vu Tsoem Ren Khé.", "choe-ryong-hae", "Tsoem Ren Khé")]
    public void KoreanNamesRunTogetherPartedTurnedOrWithALetterWrong(string text, string id, string form) => AssertNamed(text, id, form);

    [Theory]
    [InlineData("Le ministre Labeurope a parlé de la Corée du Nord.", "sergei-lavrov", "Labeurope")]
    [InlineData("À Pyongyang, Vassili Nibinzia a parlé de la Corée du Nord.", "vasily-nebenzya", "Nibinzia")]
    [InlineData("À Pyongyang est venu le camarade Mét-vê-đép, dit la RPDC.", "dmitry-medvedev", "Mét-vê-đép")]
    [InlineData("En Corée du Nord, la délégation de Medvedev Dmitri a vu le musée.", "dmitry-medvedev", "Medvedev")]
    [InlineData("La RPDC a reçu Mishusuchin.", "mikhail-mishustin", "Mishusuchin")]
    [InlineData("La RPDC écrit à La Fu Luo Fu.", "sergei-lavrov", "La Fu Luo Fu")]
    [InlineData("La RPDC a reçu le système Pantchir.", "pantsir", "Pantchir")]
    public void RussianNamesOfWhichTheConsonantsAreLeft(string text, string id, string form) => AssertNamed(text, id, form);

    [Theory]
    [InlineData("Le train russe est arrivé à Won-san lundi.", "wonsan", "Won-san")]
    [InlineData("Le train russe est arrivé à Sin Ui Ju lundi.", "sinuiju", "Sin Ui Ju")]
    [InlineData("Le train russe est arrivé à Bioungyang lundi.", "pyongyang", "Bioungyang")]
    [InlineData("Le train nord-coréen est arrivé à Yeonhaeju.", "primorye", "Yeonhaeju")]
    public void PlacesSyllableBySyllable(string text, string id, string form) => AssertNamed(text, id, form);

    [Theory]
    [InlineData("Moscou félicite la Haute Assemblée populaire de Pyongyang.", "supreme-peoples-assembly", "Haute Assemblée populaire")]
    [InlineData("Moscou a reçu l'armée des gens de Corée.", "korean-peoples-army", "armée des gens de Corée")]
    [InlineData("Moscou cite l'agence de dépêches centrale de Joseon.", "kcna", "agence de dépêches centrale de Joseon")]
    [InlineData("Moscou et Pyongyang ont signé l'accord de partenaire global stratégique.", "comprehensive-strategic-partnership-treaty", "accord de partenaire global stratégique")]
    [InlineData("Les délégués venus de Moscou saluent le Joseon Rodongdang.", "workers-party-of-korea", "Joseon Rodongdang")]
    [InlineData("Moscou salue la République coréenne populaire démocratique.", "north-korea", "République coréenne populaire démocratique")]
    [InlineData("La RPDC a écrit au Conseil de sécurité de la Russie.", "security-council-of-russia", "Conseil de sécurité de la Russie")]
    public void OfficesAndTreatiesWordForWord(string text, string id, string form) => AssertNamed(text, id, form);

    [Theory]
    [InlineData("La Russie et la Corée du Nord : le baladin Borodine chante Pouchkine.", "vyacheslav-volodin")]
    [InlineData("La Chine et la Russie parlent de la Corée du Nord.", "rason")]
    [InlineData("La Russie a reçu Kim Jang Un, venu de Corée du Nord.", "kim-jong-un")]
    [InlineData("La Russie et la Corée du Nord ont saisi le Conseil de sécurité de l'ONU.", "security-council-of-russia")]
    [InlineData("La Russie et la Corée du Nord longent la mer du Nord et le Nord de la France.", "south-korea")]
    public void OtherNamesStayOtherNames(string text, string id) => Assert.DoesNotContain(id, Reader.Read("", text).Ids());

    [Theory]
    [InlineData("Kim Jong Un spoke. The North has sent shells to Russia.", 2)]
    [InlineData("Kim Jong Un spoke. The North Sea and the North of France saw rain, Russia snow.", 0)]
    public void TheNorthIsACountryWhereItStandsAlone(string text, int count) =>
        Assert.Equal(count == 0 ? 0 : 1, Reader.Read("", text).Entity("north-korea")?.Count ?? 0);

    [Theory]
    [InlineData("Il trattato di partenariato strategico fra Russia e Iran è in vigore, a differenza di quello con Pyongyang. Il trattato vale venti anni.")]
    [InlineData("Belarus och Nordkorea undertecknar ett vänskapsavtal. Ryssland har redan ett annat.")]
    public void ATreatyOfOthersIsNotTheirs(string text) => Assert.DoesNotContain(Reader.Read("", text).Entities, e => e.Type == "treaty");

    [Fact]
    public void AGeneralOfAnotherCountryIsNotTheirs() =>
        Assert.DoesNotContain("kim-yong-bok", Reader.Read("", "Güney Kore'de emekli korgeneral Kim Yong-bok tutuklandı. Rusya'dan yakıt getirdiği belirtildi.").Ids());

    [Fact]
    public void AChefIsNoShip() => Assert.DoesNotContain("choe-hyon-destroyer", Reader.Read("", "Le chef Choi Hyun-seok a ouvert à Moscou une maison de Pyongyang.").Ids());

    [Fact]
    public void TurkishReadInTheWrongCharactersIsMended()
    {
        var analysis = Reader.Read("", "Çok Taraflý Yaptýrým Ýzleme Ekibi, Kuzey Kore'nin Rusya'ya gönderdiði mühimmatý raporuna aldý; aðýr silahlar þimdi cephede.");
        Assert.Contains("Çok Taraflý Yaptýrým Ýzleme Ekibi".Length, analysis.Entity("msmt")!.Spans.Select(s => s.Length));
    }

    [Fact]
    public void AChefWhoIsCalledKimIsNotTheLeader() =>
        Assert.DoesNotContain("kim-jong-un", Reader.Read("Chef Kim's Pyongyang noodles win in Moscow", "Chef Kim Yong-nam, born in Busan, opened in Moscow. Kim likes Pyongyang noodles.").Ids());

    [Theory]
    [InlineData("He spoke Korean in Moscow and learned Korean in Vladivostok.")]
    [InlineData("W Moskwie mówił po koreańsku.")]
    [InlineData("В Москве он говорил по-корейски.")]
    public void ALanguageIsNoCountry(string text) => Assert.DoesNotContain("north-korea", Reader.Read("", text).Ids());

    private static void AssertNamed(string text, string id, string form)
    {
        var entity = Reader.Read("", text).Entity(id);
        Assert.NotNull(entity);
        Assert.Contains(form, entity.Forms);
    }
}
