using NewsMonitor.Analysis;

namespace NewsMonitor.Tests.Analysis;

public sealed class LanguageDetectorTests(ITestOutputHelper output)
{
    /// <summary>Share of the titles that may be wrong: some can be read in two languages ("Lavrov visita Pyongyang").</summary>
    private const double Tolerance = 0.04;

    [Fact]
    public void TellsTheLanguageOfShortTitles()
    {
        var titles = Repository.Lines("tests/evaluation/titles.tsv").Select(l => l.Split('\t')).ToArray();
        var wrong = titles.Where(t => LanguageDetector.Detect(t[1], "", null) != t[0])
            .Select(t => $"{t[0]} read as {LanguageDetector.Detect(t[1], "", null)}: {t[1]}").ToArray();
        foreach (var line in wrong)
            output.WriteLine(line);
        Assert.True(wrong.Length <= Tolerance * titles.Length, $"{wrong.Length} of {titles.Length} wrong:\n" + string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("Lavrov visita Pyongyang", "pt-BR", "pt")]
    [InlineData("Lavrov visita Pyongyang", "es", "es")]
    [InlineData("金正恩", "zh-TW", "zh-Hant")]
    [InlineData("金正恩", "ja", "ja")]
    public void AHintDecidesWhereTheTextDoesNot(string title, string hint, string language) =>
        Assert.Equal(language, LanguageDetector.Detect(title, "", hint));

    [Theory]
    [InlineData("Путин поблагодарил Ким Чен Ына за помощь", "en-US", "ru")]
    [InlineData("Nordkoreas Soldaten kämpfen gegen die Ukraine", "en", "de")]
    [InlineData("North Korea has sent more troops to Russia", "ru", "en")]
    public void AWrongHintDoesNotDeceive(string title, string hint, string language) =>
        Assert.Equal(language, LanguageDetector.Detect(title, "", hint));

    [Fact]
    public void TheBodyDecidesWhenTheTitleIsInAnotherLanguage() =>
        Assert.Equal("ko", LanguageDetector.Detect("Kim Jong Un meets Putin", "김정은 국무위원장과 푸틴 대통령이 평양에서 정상회담을 했다고 조선중앙통신이 보도했다.", "en"));

    [Theory]
    [InlineData("")]
    [InlineData("12.05.2024 — 18:30 !!! 🙂")]
    [InlineData("\uD800\uDC00\uD800 \uFFFF")]
    public void WithoutLettersTheLanguageIsUndetermined(string title) =>
        Assert.Equal("und", LanguageDetector.Detect(title, "", null));

    [Fact]
    public void TheNormalFormDoesNotMatter()
    {
        foreach (var title in Repository.Lines("tests/evaluation/titles.tsv").Select(l => l.Split('\t')[1]))
        {
            var language = LanguageDetector.Detect(title, "", null);
            Assert.Equal(language, LanguageDetector.Detect(title.Normalize(System.Text.NormalizationForm.FormD), "", null));
        }
    }
}
