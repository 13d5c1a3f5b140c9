namespace NewsMonitor.Tests.Analysis;

/// <summary>Names as other habits of spelling, machines and careless hands write them.</summary>
public sealed class SpellingHabitTests
{
    [Theory]
    [InlineData("en", "The Lazurus Group moved coins from Russia to North Korea.", "lazarus-group", "Lazurus Group")]
    [InlineData("en", "Pyongyang's Reconnaisance General Bureau sent men to Russia.", "reconnaissance-general-bureau", "Reconnaisance General Bureau")]
    [InlineData("fr", "Le Conseil de la sécurité de l'ONU a parlé de la Corée du Nord.", "un-security-council", "Conseil de la sécurité de l'ONU")]
    [InlineData("fr", "La Russie invite l'Assemblée suprême populaire de la RPDC.", "supreme-peoples-assembly", "Assemblée suprême populaire")]
    public void NamesOfSeveralWordsMayHaveOtherSmallWordsAnotherOrderOrAWrongLetter(string language, string text, string id, string form) => AssertNamed(language, text, id, form);

    [Theory]
    [InlineData("Le ministre des Affaires étrangères russe a parlé de la Corée du Nord.", "russian-foreign-ministry")]
    [InlineData("Korean army and people greeted Russia.", "korean-peoples-army")]
    public void AMinisterIsNoMinistryAndTwoThingsAreNotOne(string text, string id) => Assert.DoesNotContain(id, Reader.Read("", text).Ids());

    [Theory]
    [InlineData("sv", "Ryska försvarsministeriet bekräftade resan till Nordkorea.", "russian-defence-ministry", "försvarsministeriet")]
    [InlineData("de", "Das nordkoreanische Außenamt dankte Russland.", "dprk-foreign-ministry", "Außenamt")]
    [InlineData("ru", "В южнокорейской разведке считают, что КНДР отправила солдат в Россию.", "national-intelligence-service", "разведке")]
    [InlineData("es", "La cámara alta rusa aprobó el acuerdo con Corea del Norte.", "federation-council", "cámara alta")]
    public void WhatEveryCountryHasIsThatOfTheCountryBesideIt(string language, string text, string id, string form) => AssertNamed(language, text, id, form);

    [Theory]
    [InlineData("Ukraine's defence ministry spoke of North Korean troops in Russia.", "russian-defence-ministry")]
    [InlineData("The foreign ministry said Russia and North Korea had agreed.", "russian-foreign-ministry")]
    public void AMinistryOfAnotherOrOfNobodyIsNotTheirs(string text, string id) => Assert.DoesNotContain(id, Reader.Read("", text).Ids());

    [Theory]
    [InlineData("ko", "꼬제먀꼬가 조선을 방문하였다. 로씨야 대표단이 동행했다.", "oleg-kozhemyako", "꼬제먀꼬")]
    [InlineData("ko", "로씨야의 마뜨비엔꼬 의장이 조선을 방문하였다.", "valentina-matvienko", "마뜨비엔꼬")]
    [InlineData("ja", "ロシアのヴォロージン議長が北朝鮮を訪れた。", "vyacheslav-volodin", "ヴォロージン")]
    [InlineData("zh-Hant", "俄羅斯發言人培斯科夫談到北韓。", "dmitry-peskov", "培斯科夫")]
    [InlineData("pl", "Do Rosji przyjechał szef sztabu Korei Północnej Ri Jong Gil.", "ri-yong-gil", "Ri Jong Gil")]
    [InlineData("cs", "Do Ruska přijel ze Severní Koreje Ri Jong-gil.", "ri-yong-gil", "Ri Jong-gil")]
    [InlineData("cs", "Ministryně Olga Ljubimovová jednala v Severní Koreji.", "olga-lyubimova", "Olga Ljubimovová")]
    [InlineData("de", "Konstantin Kossatschow sprach in Nordkorea über Russland.", "konstantin-kosachev", "Kossatschow")]
    [InlineData("uk", "Міністр оборони КНДР Но Ґван Чхоль прибув до Росії.", "no-kwang-chol", "Но Ґван Чхоль")]
    [InlineData("ru", "Министр иностранных дел КНДР беседовал с Цою Сон Хый в России.", "choe-son-hui", "Цою Сон Хый")]
    [InlineData("fr", "Le président de la République de Corée Li Jae Myong parle de la Russie et de la Corée du Nord.", "lee-jae-myung", "Li Jae Myong")]
    [InlineData("fr", "L'état des choses autour de l'Oukraïne, dit la Russie à la RPDC.", "ukraine", "Oukraïne")]
    public void EveryPressHasItsOwnHabits(string language, string text, string id, string form) => AssertNamed(language, text, id, form);

    [Fact]
    public void PolishLettersAreReadAsPolishOnlyInPolish() =>
        Assert.DoesNotContain("ri-yong-gil", Reader.Read("", "Ri Jong Gil, a visitor from North Korea, arrived in Russia on Monday.").Ids());

    [Theory]
    [InlineData("Pu\0tin", "Pu\0tin")]
    [InlineData("Kim\u0001 Jong\u0002 Un", "Kim\u0001 Jong\u0002 Un")]
    [InlineData("Kim\0Jong\0Un", "Kim\0Jong\0Un")]
    [InlineData("Lav\uFFFDrov", "Lav\uFFFDrov")]
    public void ControlCharactersHideNoName(string name, string form) =>
        Assert.Contains(Reader.Read("", $"Russia and North Korea: {name} spoke.").Entities, e => e.Type == "person" && e.Forms.Contains(form));

    [Theory]
    [InlineData("Russian RGB lamps light North Korea's stadium. Seven KN-23s were sent to Russia.", "kn-23", "KN-23s")]
    [InlineData("Russia hands North Korea two MiG-29s.", "mig-29", "MiG-29s")]
    public void ArmsHaveAPlural(string text, string id, string form) => AssertNamed("en", text, id, form);

    [Theory]
    [InlineData("fr", "Le général Kim Yung-bok, de la RPDC, est rentré de Russie.", "kim-yong-bok", "Kim Yung-bok")]
    [InlineData("fr", "Le Forum économique Orientale, où la Russie invite la RPDC", "eastern-economic-forum", "Forum économique Orientale")]
    [InlineData("fr", "Le contrôle de Rosselkhoznadzorom sur le poisson de la RPDC", "rosselkhoznadzor", "Rosselkhoznadzorom")]
    [InlineData("fr", "En Russie, la région kourskienne attend les sapeurs nord-coréens.", "kursk", "kourskienne")]
    [InlineData("fr", "Kim Jong&#8209;sik a vu la Russie et la Cor&eacute;e du Nord.", "kim-jong-sik", "Kim Jong&#8209;sik")]
    [InlineData("fr", "Kim Jong&#8209;sik a vu la Russie et la Cor&eacute;e du Nord.", "north-korea", "Cor&eacute;e du Nord")]
    [InlineData("ar", "دعت روسيا وكوريا الشمالية المدير العام للوكالة الدولية للطاقة الذرية", "iaea", "للوكالة الدولية للطاقة الذرية")]
    public void MachinesAndMarkupLeaveTheirTraces(string language, string text, string id, string form) => AssertNamed(language, text, id, form);

    [Theory]
    [InlineData("The respected ComradeKim Jong Unvisited the port.", "kim-jong-un", "Kim Jong Un")]
    [InlineData("Wreaths to President Kim Il Sungand flowers.", "kim-il-sung", "Kim Il Sung")]
    public void ANameMayRunIntoTheNextWord(string text, string id, string form) => AssertNamed("en", text, id, form);

    [Theory]
    [InlineData("Kim Jong Unae of North Korea plays in Russia.", "kim-jong-un")]
    [InlineData("Kimilsungism spread in North Korea and Russia.", "kim-il-sung")]
    public void ALongerNameIsSomebodyElses(string text, string id) => Assert.DoesNotContain(id, Reader.Read("", text).Ids());

    [Theory]
    [InlineData("러 조선소에 갇힌 북 노동자", "russia", "north-korea")]
    [InlineData("露議員、北朝鮮へ", "russia", "north-korea")]
    [InlineData("Ri Yong-gil attendu a Saint-Petersbourg", "ri-yong-gil", "saint-petersburg")]
    [InlineData("kim meets putin in north korea", "kim-jong-un", "vladimir-putin")]
    public void HeadlinesAreShort(string title, string one, string other) => Assert.Equal([one, other], new[] { one, other }.Intersect(Reader.Read(title).Ids()));

    [Theory]
    [InlineData("KIM BASINGER MEETS PUTIN IN SOCHI", "", "kim-jong-un")]
    [InlineData("Cat called Kim crosses Russia by train", "A cat called Kim left Moscow. Kim is well.", "kim-jong-un")]
    [InlineData("아나운서 김정은, 체호프 단막극으로 무대 데뷔", "아나운서 김정은(34) 씨가 러시아 작가의 '곰'을 연기한다.", "kim-jong-un")]
    [InlineData("将棋・金正恩四段がタイトル挑戦へ", "相手はロシア出身の棋士だ。", "kim-jong-un")]
    [InlineData("Svensk utredare: så sjönk trålaren Vladivostok", "Trålaren Vladivostok tog in vatten. Vladivostok hade ryskt befäl.", "vladivostok")]
    [InlineData("Un crucero llamado Kursk atraca en Huelva", "El Kursk lleva turistas de Corea del Norte y de Rusia.", "kursk")]
    [InlineData("Учёба", "Декан восточного факультета во Владивостоке принял студентов из КНДР.", "vostochny-cosmodrome")]
    [InlineData("Kenraali Kaysone remembered", "North Korea and Russia sent wreaths for Kaysone.", "kaesong")]
    public void WhoOrWhatOnlyBearsTheName(string title, string text, string id) => Assert.DoesNotContain(id, Reader.Read(title, text).Ids());

    private static void AssertNamed(string language, string text, string id, string form)
    {
        var read = Reader.Read("", text);
        Assert.True(read.Entities.FirstOrDefault(e => e.Id == id)?.Forms.Contains(form), $"{language}: {id}, found {string.Join(", ", read.Entities.Select(e => $"{e.Id} ({string.Join(", ", e.Forms)})"))}");
    }
}
