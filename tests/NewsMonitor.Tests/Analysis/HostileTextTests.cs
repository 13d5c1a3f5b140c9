using System.Diagnostics;
using System.Text;
using NewsMonitor.Analysis;

namespace NewsMonitor.Tests.Analysis;

/// <summary>Any string is read, in time and memory that grow with its length only.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] Fragments =
    [
        "Kim Jong Un", "Ким Чен Ына", "김정은", "金正恩", "Putin", "푸틴에게", "北朝鮮", "كيم جونغ أون", "Kim", "Korea", "朝", "북러", "*", "(", "|", " ", "\n", ".", "\u0301", "\u200D", "\u202E", "\uD83D", "\uDE00",
        "\uD83D\uDE00", "\0", "ß", "ﷺ", "ﬃ", "\u1112\u1161\u11AB", "ｷﾞ", "\u3099", "İ", "ı", "President", "Министр", "Lavrrov", "\uFFFF", "𝐊𝐢𝐦", "A.B.C.", "\u0C4D", "…", "—", "'",
    ];

    [Fact]
    public void SpansAreValidInAnyText()
    {
        var random = new Random(20240619);
        for (var round = 0; round < 1500; round++)
        {
            var title = Text(random, 6);
            var text = Text(random, 40);
            var read = Reader.Read(title, text);
            foreach (var span in read.Entities.SelectMany(e => e.Spans))
            {
                var part = span.Part == TextPart.Title ? title : text;
                Assert.InRange(span.Start, 0, part.Length - 1);
                Assert.InRange(span.Length, 1, part.Length - span.Start);
            }

            Assert.InRange(read.Relevance.Score, 0, 1);
            Assert.InRange(read.Snippet.Length, 0, 300);
        }
    }

    [Theory]
    [InlineData("Ким Чен Ын и Путин, Северная Корея: Чхве Сон Хи; Šojgu, Pyŏngyang, Choïgou.", NormalizationForm.FormD)]
    [InlineData("김정은 위원장과 푸틴 대통령, 북한과 러시아", NormalizationForm.FormD)]
    [InlineData("キム・ジョンウン総書記とプーチン大統領、ウラジオストク", NormalizationForm.FormD)]
    [InlineData("Triều Tiên và Nga, Bình Nhưỡng", NormalizationForm.FormD)]
    [InlineData("ｷﾑ･ｼﾞｮﾝｳﾝ、ﾌﾟｰﾁﾝ、Ｐｕｔｉｎ", NormalizationForm.FormKC)]
    [InlineData("ﬁnal: Kim Jong Un, Putin", NormalizationForm.FormKD)]
    public void TheNormalFormOfATextDoesNotMatter(string text, NormalizationForm form)
    {
        var (one, other) = (Reader.Read(text), Reader.Read(text.Normalize(form)));
        Assert.NotEmpty(one.Entities);
        Assert.Equal(one.Entities.Select(e => (e.Id, e.Count)).Order(), other.Entities.Select(e => (e.Id, e.Count)).Order());
    }

    [Theory]
    [InlineData("North Korea and Russia: Kim Jong Un met Putin, Lavrov and Shoigu in Vladivostok")]
    [InlineData("Северная Корея и Россия: Ким Чен Ын встретил Путина и Лаврова во Владивостоке")]
    [InlineData("Nordkorea und Russland: Kim Jong Un traf Putin in Wladiwostok")]
    public void UpperCaseDoesNotMatter(string text) =>
        Assert.Equal(Reader.Read(text).Entities.Select(e => (e.Id, e.Count)).Order(), Reader.Read(text.ToUpperInvariant()).Entities.Select(e => (e.Id, e.Count)).Order());

    [Theory]
    [InlineData("a")]
    [InlineData("김")]
    [InlineData("\u0301")]
    [InlineData("\uD800")]
    [InlineData("kim ")]
    [InlineData("Kim ")]
    [InlineData("朝")]
    [InlineData("北")]
    [InlineData("朝鲜民主主义人民共")]
    [InlineData("Корейская Народно ")]
    [InlineData("Russia, ")]
    [InlineData("President Lavrrov ")]
    [InlineData("كوريا ")]
    [InlineData("'")]
    [InlineData("ﷺ")]
    [InlineData("A.")]
    public void LongTextsAreReadInLinearTime(string piece)
    {
        var small = Time(Repeat(piece, 100_000));
        var large = Time(Repeat(piece, 1_600_000));
        // Sixteen times the text; a quadratic step anywhere would take 256 times as long.
        Assert.True(large < TimeSpan.FromSeconds(20), $"{large.TotalSeconds:0.0} s");
        Assert.True(large < small * 90 + TimeSpan.FromSeconds(1.5), $"{small.TotalMilliseconds:0} ms for 100,000 letters, {large.TotalMilliseconds:0} ms for 1,600,000");
    }

    [Fact]
    public void TenMillionLettersWithoutASpace() => Assert.True(Time(new string('x', 10_000_000)) < TimeSpan.FromSeconds(10));

    [Fact]
    public async Task ManyThreadsReadAlike()
    {
        const string text = "김정은 국무위원장이 푸틴 대통령과 회담했다. Kim met Putin. Ким Чен Ын и Лавров.";
        var expected = Reader.Read("", text).Entities.Select(e => (e.Id, e.Count)).ToList();
        var reads = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => Reader.Read("", text).Entities.Select(e => (e.Id, e.Count)).ToList())));
        Assert.All(reads, read => Assert.Equal(expected, read));
    }

    private static string Repeat(string piece, int letters) => new StringBuilder(letters).Insert(0, piece, letters / piece.Length).ToString();

    private static TimeSpan Time(string text)
    {
        var watch = Stopwatch.StartNew();
        Reader.Read("Putin and Kim Jong Un", text);
        return watch.Elapsed;
    }

    private static string Text(Random random, int most)
    {
        var text = new StringBuilder();
        for (var i = random.Next(most); i > 0; i--)
            text.Append(Fragments[random.Next(Fragments.Length)]);
        return text.ToString();
    }
}
