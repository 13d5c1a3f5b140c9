using NewsMonitor.Analysis;
using NewsMonitor.Articles;

namespace NewsMonitor.Tests.Analysis;

/// <summary>Headlines alone: how sure they are, and what a medium of one side leaves unsaid.</summary>
public sealed class HomeMediaTests
{
    private static Relevance Read(string title, string source = "", string url = "", string text = "") =>
        Reader.Analyzer.Analyze(new ArticleLine { Title = title, Source = source, Url = url, Text = text }.ToArticle(DateTimeOffset.UnixEpoch)).Relevance;

    [Theory]
    [InlineData("Special Envoy of Russian President Arrives Here")]
    [InlineData("Pak Pong Ju Meets Russian Guests")]
    [InlineData("Greetings to Russian President")]
    [InlineData("Russian Ambassador Hosts Reception")]
    [InlineData("Russian Dancing Troupe Gives Its Premiere")]
    [InlineData("Floral Basket from Russia")]
    [InlineData("Koreans in Russia Commemorate Liberation")]
    [InlineData("Подарок передан в посольстве России")]
    public void InItsOwnMediumASideGoesWithoutSaying(string title)
    {
        Assert.True(Read(title, "KCNA").Relevant);
        Assert.True(Read(title, "Rodong Sinmun").Relevant);
        Assert.True(Read(title, url: "http://www.kcna.kp/en/article/1").Relevant);
        Assert.False(Read(title, "Reuters").Relevant);
        Assert.False(Read(title, "TASS").Relevant);
    }

    [Theory]
    [InlineData("Delegation of DPRK arrives", "TASS")]
    [InlineData("Посол КНДР принял участие во встрече", "ТАСС")]
    [InlineData("Greetings to Kim Jong Un from ambassador", "ria.ru")]
    public void AndTheOtherSideInItsOwn(string title, string source) => Assert.True(Read(title, source).Relevant);

    [Theory]
    [InlineData("Russian FM Opposes Sanctions on Iran")]
    [InlineData("Russia Test-fires ICBM")]
    [InlineData("Putin Meets Military Officials")]
    [InlineData("Merkel Meets Putin")]
    [InlineData("Turkish President Receives Russian Delegation")]
    [InlineData("Chinese Delegation Here")]
    [InlineData("Kim Jong Un Meets Delegation")]
    public void NewsOfTheOtherSideAloneIsNoDealings(string title) => Assert.False(Read(title, "KCNA").Relevant);

    [Fact]
    public void WithATextNothingIsLeftUnsaid() => Assert.False(Read("Greetings to Russian President", "KCNA", text: "The message was sent on Friday.").Relevant);

    [Fact]
    public void AScoreSaysHowSureATitleIs()
    {
        string[] rising =
        [
            "Putin Meets Military Officials", "DPRK and Russia Slam Japan", "Greetings to Russian President",
            "Kim Jong Un meets Putin",
        ];
        var scores = rising.Select(t => Read(t, "KCNA").Score).ToArray();

        Assert.Equal(scores.Order(), scores);
        Assert.Equal(scores.Length, scores.Distinct().Count());
        Assert.InRange(scores[0], 0.001, 0.3);
        Assert.InRange(scores[^1], 0.95, 0.996);
    }
}
