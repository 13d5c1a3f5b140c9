namespace NewsMonitor.Tests.Analysis;

/// <summary>Whether both sides take part in what an article is about, and what is said about them.</summary>
public sealed class RelevanceTests
{
    [Theory]
    [InlineData("Des soldats nord-coréens combattent aux côtés des Russes à Koursk, selon Kiev", "")]
    [InlineData("Des troupes nord-coréennes tuées à Koursk, affirme Kiev", "")]
    [InlineData("North Korean troops arrive in Russia's Kursk region", "")]
    [InlineData("푸틴, 방북 초청 수락", "")]
    [InlineData("РФ и КНДР подписали протокол", "")]
    [InlineData("朝俄举行战略对话", "")]
    [InlineData("Xi, Putin and Kim watch parade side by side", "The leaders of China, Russia and North Korea stood together in Beijing.")]
    [InlineData("DPRK Premier Meets Russian Delegation", "Pyongyang, August 28 (KCNA) -- Premier Kim Tok Hun met the delegation of the Russian Federation.")]
    [InlineData("South Korea warns Moscow over its arms trade with Pyongyang", "Seoul summoned the Russian ambassador. It said shells from North Korea were a red line.")]
    [InlineData("What North Korea gets for its shells", "Seoul's national security adviser said Russia had supplied air defence systems.")]
    public void BothSidesTakePart(string title, string text)
    {
        var relevance = Reader.Read(title, text).Relevance;
        Assert.True(relevance.Relevant, $"{relevance.Score:0.00}: {string.Join("; ", relevance.Reasons)}");
        Assert.NotEmpty(relevance.Reasons);
    }

    [Theory]
    [InlineData("North Korea fires ballistic missile", "Pyongyang launched a missile into the sea, South Korea's military said. Japan and the United States condemned the test. Analysts expect more launches. The UN will meet. It flew 600 kilometres. Tokyo protested. Washington consulted its allies. Russia also holds a veto in the council.")]
    [InlineData("China-DPRK trade grows", "Trade between China and North Korea rose by ten percent. Rice and oil led.")]
    [InlineData("Russia launches drones at Kyiv", "Ukraine's air force shot down 40 of them. Moscow said it struck military targets.")]
    [InlineData("South Korea and Russia resume flights", "Korean Air will fly from Seoul to Moscow. Korea and Russia had stopped them.")]
    [InlineData("Five countries without the chain", "The list names Iceland, Bolivia, North Korea, Zimbabwe and Russia.")]
    [InlineData("Rice transplanting finishes", "Pyongyang, June 4 (KCNA) -- Farmers of South Phyongan Province finished. TASS reported it.")]
    [InlineData("Women's World Cup: results", "Group B: North Korea 6 points, Brazil 4, Japan 3, Russia 1. The striker scored twice in the last match of the tournament. Brazil won the championship.")]
    [InlineData("News in brief: Monday evening", "OSLO — The laureate arrived by train. MOSCOW — Vladimir Putin opened a motorway to Kazan. PYONGYANG — Kim Jong Un visited a shoe factory in Wonsan. ROME — Strikes stopped the trains.")]
    [InlineData("Judo: Asian title for Seoul", "North Korea's Pak Jin A lost the semi-final of the tournament to a champion from Japan; the referee was Russian. Bronze went to China. The next tournament is in June.")]
    public void OneSideOnlyOrInPassing(string title, string text)
    {
        var relevance = Reader.Read(title, text).Relevance;
        Assert.False(relevance.Relevant, $"{relevance.Score:0.00}: {string.Join("; ", relevance.Reasons)}");
        Assert.NotEmpty(relevance.Reasons);
    }

    [Theory]
    [InlineData("North Korean prisoner of war learns Ukrainian", "The soldier was captured in January. He is held near Lviv, and Ukraine offers an exchange of prisoners.", true)]
    [InlineData("North Korea bans Ukrainian films", "Pyongyang called them harmful. Kyiv did not comment.", false)]
    public void WhereOneSideFightsForTheOtherItsSoldiersAreNewsOfBoth(string title, string text, bool relevant) =>
        Assert.Equal(relevant, Reader.Read(title, text).Relevance.Relevant);

    [Theory]
    [InlineData("Koreans captured in Ukraine say they were promised training", true)]
    [InlineData("Koreans march against the war in Ukraine", false)]
    [InlineData("South Koreans captured in Ukraine come home", false)]
    [InlineData("Kims Soldaten bei Charkiw gefangen", true)]
    [InlineData("Сеул: солдаты Севера погибли под Курском", true)]
    [InlineData("Russian troops advance in the north of Kharkiv", false)]
    public void WhereNeitherSideIsNamedWordsAndTheSceneMayTell(string title, bool relevant) => Assert.Equal(relevant, Reader.Read(title).Relevance.Relevant);

    [Fact]
    public void WhatIsNotNamedIsSaidToBeImplied()
    {
        var reasons = Reader.Read("Koreans captured in Ukraine say they were promised training").Relevance.Reasons;
        Assert.Equal("a side is not named, “Koreans” stands for it", reasons[0]);
    }

    [Fact]
    public void ReasonsShowTheWordThatWasCounted()
    {
        var reasons = Reader.Read("North Korea sends shells to Russia").Relevance.Reasons;
        Assert.Contains(reasons, r => r.StartsWith("words of Arms and munitions transfers: “shells” (+", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Putin meets Kim Jong Un in Pyongyang", "They spoke for two hours.")]
    [InlineData("Lavrov arrives in Pyongyang", "The minister was met at the airport by his counterpart. He stays until Sunday.")]
    public void ReasonsDoNotContradictEachOther(string title, string text)
    {
        var reasons = string.Join("; ", Reader.Read(title, text).Relevance.Reasons);
        Assert.Contains("both sides in the title", reasons, StringComparison.Ordinal);
        Assert.DoesNotContain("no sentence names both", reasons, StringComparison.Ordinal);
        Assert.DoesNotContain("everyday life", reasons, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("North Korea fires missile, Russia pounds Odesa", false)]
    [InlineData("Russia pounds Odesa with North Korean missiles", true)]
    public void ACommaPartsTwoPiecesOfNews(string title, bool relevant) => Assert.Equal(relevant, Reader.Read(title).Relevance.Relevant);

    [Fact]
    public void WhoOnlyReportsTakesNoPart() => Assert.InRange(
        Reader.Read("China: North Korea and Russia open a bridge").Relevance.Score, Reader.Read("China, North Korea and Russia open a bridge").Relevance.Score + 0.05, 1);

    [Fact]
    public void ALanguageThatIsNotCoveredIsNamed() => Assert.StartsWith("language el is not covered", Reader.Read("Η Βόρεια Κορέα και η Ρωσία υπέγραψαν συμφωνία").Relevance.Reasons[0], StringComparison.Ordinal);

    [Fact]
    public void APlaceNobodyWatchesTellsOfItsSideAndIsNoMention()
    {
        var read = Reader.Read("Choe Son Hui lands in Sochi");
        Assert.True(read.Relevance.Relevant);
        Assert.Equal(["choe-son-hui"], read.Ids());
    }

    [Theory]
    [InlineData("Kim wins chess open in Moscow")]
    [InlineData("Press freedom index: North Korea last, Russia down again, Ukraine up")]
    [InlineData("New novel sends Putin and Kim Jong Un to a desert island")]
    public void AHeadlineThatNamesBothMayBeAboutNeither(string title) => Assert.InRange(Reader.Read(title).Relevance.Score, 0, 0.49);

    [Fact]
    public void AReviewOfTheWeekThatNamesBothOnceIsAboutNeither()
    {
        string[] filler = ["Voters in Argentina elected a congress.", "Rain flooded the port of Manila.", "The bank of Turkey raised rates.", "Forests burned in Canada.", "Miners in Chile went on strike."];
        var text = string.Join(' ', filler.Concat(["North Korea fired a missile, and Tokyo protested."]).Concat(filler).Concat(["Russia raised a tax on cars."]).Concat(filler));
        Assert.InRange(Reader.Read("The week in the world", text).Relevance.Score, 0, 0.3);
    }

    [Theory]
    [InlineData("North Korea sends 1,200 people to Russia", "North Korea sends 1200 people to Russia")]
    [InlineData("Nordkorea schickt 1,5 Millionen Granaten nach Russland", "Nordkorea schickt 5 Millionen Granaten nach Russland")]
    public void ACommaWithinANumberPartsNothing(string with, string without) =>
        Assert.Equal(Reader.Read(without).Relevance.Score, Reader.Read(with).Relevance.Score, 0.02);

    [Fact]
    public void TheScoreIsAProbabilityThatGrowsWithTheEvidence()
    {
        const string lead = "Foreign Minister Lavrov met Choe Son Hui in Pyongyang.";
        var headline = Reader.Read("Lavrov meets Choe Son Hui").Relevance.Score;
        var article = Reader.Read("Lavrov meets Choe Son Hui", lead).Relevance.Score;
        var passing = Reader.Read("Lavrov tours Asia", "He met ministers in Hanoi. Talks were held in Jakarta. He flies on to Delhi. Trade was discussed. Nothing was signed. He once visited North Korea.").Relevance.Score;

        Assert.InRange(headline, 0.8, 1);
        Assert.InRange(article, headline, 1);
        Assert.InRange(passing, 0, 0.4);
    }

    [Theory]
    [InlineData("North Korea sends shells to Russia", "arms-transfers")]
    [InlineData("북한군 러시아 파병", "troop-deployments")]
    [InlineData("普京与金正恩签署条约", "treaties-and-agreements")]
    [InlineData("Russian tourists return to North Korea", "tourism")]
    [InlineData("Прямой авиарейс свяжет Москву и Пхеньян", "transport")]
    [InlineData("Russland legt Veto gegen Nordkorea-Sanktionen ein", "sanctions")]
    [InlineData("Cérémonie : le ballet russe en Corée du Nord", "culture")]
    [InlineData("Rosja i Korea Północna: wspólne ćwiczenia", "joint-exercises")]
    [InlineData("روسيا تستقبل عمال من كوريا الشمالية", "labour")]
    [InlineData("Hackers from Russia and North Korea share servers", "cyber")]
    [InlineData("ロシア、北朝鮮の衛星打ち上げ支援か", "space")]
    [InlineData("Shoigu meets Kim Jong Un", "diplomacy")]
    public void WhatIsSaidOfThePair(string title, string topic) => Assert.Contains(topic, Reader.Read(title).Topics.Select(t => t.Id));

    [Fact]
    public void AMeetingOfTheSecurityCouncilsSecretaryIsNoMatterOfCourts() => Assert.DoesNotContain("security-and-law", Reader.Read("Shoigu meets Kim Jong Un").Topics.Select(t => t.Id));

    [Fact]
    public void TopicsComeFromWhatIsSaidOfThePairOnly()
    {
        var read = Reader.Read("Putin and Kim Jong Un sign treaty", "They met in Pyongyang. Elsewhere, tourists enjoy the summer. Later, hackers attacked a bank in Brazil.");
        Assert.Contains("treaties-and-agreements", read.Topics.Select(t => t.Id));
        Assert.DoesNotContain("cyber", read.Topics.Select(t => t.Id));
    }

    [Fact]
    public void TheSnippetIsTheSentenceThatShowsWhy()
    {
        var read = Reader.Read("Visit ends", "Pyongyang, June 20 (KCNA) -- The sun shone. Vladimir Putin thanked Kim Jong Un for the support of North Korea. The plane left.");
        Assert.Equal("Vladimir Putin thanked Kim Jong Un for the support of North Korea.", read.Snippet);

        var endless = Reader.Read("Putin and Kim", string.Concat(Enumerable.Repeat("and so on ", 100)) + "Putin met Kim Jong Un \uD83D\uDE00 " + string.Concat(Enumerable.Repeat("and on ", 100)));
        Assert.Contains("Putin met Kim Jong Un", endless.Snippet, StringComparison.Ordinal);
        Assert.InRange(endless.Snippet.Length, 100, 300);
    }
}
