namespace NewsMonitor.Tests.Analysis;

/// <summary>Headlines without a text, as archives and some feeds have them: language, relevant or not, headline (and in some a text of a line or two, topics, optional ones).</summary>
public sealed class HeadlineTests
{
    [Theory]
    [InlineData("tests/evaluation/headlines-2026d.tsv", 0.88)]
    [InlineData("tests/evaluation/headlines-2026e.tsv", 0.89)]
    [InlineData("tests/evaluation/headlines-written.tsv", 0.93)]
    [InlineData("tests/evaluation/headlines-2026m.tsv", 0.90)]
    [InlineData("tests/evaluation/headlines-2026s.tsv", 0.92)]
    [InlineData("tests/evaluation/texts-written.tsv", 0.82)]
    public void HardHeadlinesAreReadNoWorseThanBefore(string file, double share)
    {
        var rows = File.ReadAllLines(Path.Combine(Repository.Root, file)).Select(l => l.Split('\t')).ToList();
        var right = rows.Count(r => Reader.Read(r[2], r.Length > 3 ? r[3] : "").Relevance.Relevant == (r[1] == "1"));
        Assert.InRange((double)right / rows.Count, share, 1);
    }

    [Fact]
    public void AHeadlineAloneTellsWhetherBothSidesTakePart()
    {
        var rows = File.ReadAllLines(Path.Combine(Repository.Root, "tests/evaluation/headlines.tsv")).Select(l => l.Split('\t')).ToList();
        var wrong = rows.Where(r => Reader.Read(r[2]).Relevance.Relevant != (r[1] == "1")).Select(r => string.Join(' ', r)).ToList();

        Assert.True(rows.Count >= 150);
        Assert.True(wrong.Count * 50 <= rows.Count, $"{wrong.Count} of {rows.Count} read wrongly: {string.Join("; ", wrong)}");
    }

    [Theory]
    [InlineData("Kim Yong Il meets Russian minister", "kim-jong-il")]
    [InlineData("Pak Jong Sun and Kim Song Un of DPRK arrive in Moscow", "kim-jong-un")]
    [InlineData("DPRK and Russia: Among the guests from Phyongan was Hong Chang", "pyongyang")]
    [InlineData("Hasan visits DPRK after Russia", "khasan")]
    [InlineData("Chongu County of the DPRK thanks Russia", "sergei-shoigu")]
    [InlineData("CHOE THAE BOK, DPRK, MEETS RUSSIAN GUESTS", "choe-son-hui")]
    [InlineData("Kim Chon Sik of DPRK in Moscow", "kim-jong-sik")]
    [InlineData("Xian hosts meeting of DPRK and Russia", "xi-jinping")]
    public void AnotherNameIsNoMangledOne(string title, string id) => Assert.Null(Reader.Read(title).Entity(id));

    [Theory]
    [InlineData("Le camarade Kima a félicité Poutina", "kim-jong-un")]
    [InlineData("Kim Tchen Yn a remercié Poutine", "kim-jong-un")]
    [InlineData("La RPDC a reçu Pak Tkhe Son et Michoustin", "pak-thae-song")]
    [InlineData("Tsoï Son Khi est arrivée en Russie", "choe-son-hui")]
    [InlineData("Jin Zheng'en a envoyé un message à Pujing", "vladimir-putin")]
    [InlineData("Les soldats de la RPDC à Kouleuseukeu", "kursk")]
    [InlineData("Lafuluofu in Pyongyang", "sergei-lavrov")]
    [InlineData("Die DVRK empfängt Schojgu", "sergei-shoigu")]
    [InlineData("北朝鮮の金徳訓氏、ロシアへ", "kim-tok-hun")]
    [InlineData("Pjöngjang dankt Kozhemiako", "oleg-kozhemyako")]
    public void ANameIsHeardHoweverItWasSpelledOnTheWay(string title, string id) => Assert.NotNull(Reader.Read(title).Entity(id));
}
