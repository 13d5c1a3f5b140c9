using System.Text;
using NewsMonitor.Articles;

namespace NewsMonitor.Tests.Articles;

public sealed class MojibakeTests
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Theory]
    [InlineData("Pe\u0301kin et Moscou e\u0301changent")]
    [InlineData("\u1111\u1167\u11BC\u110B\u1163\u11BC \u1106\u1169\u1109\u1173")]
    [InlineData("Лавров прибыл в Пхеньян, ядро «Р» и Русь")]
    [InlineData("북한과 러시아가 조약에 서명했다")]
    [InlineData("朝鲜和俄罗斯签署条约")]
    [InlineData("L’éloquence, un outil à l’œuvre – «été»")]
    [InlineData("Wojska Korei Północnej: żołnierze")]
    [InlineData("don’t")]
    [InlineData("كوريا الشمالية")]
    public void Utf_8_read_as_windows_1252_is_mended(string text)
    {
        var garbled = Garble(text);

        Assert.NotEqual(text, garbled);
        Assert.Equal(text, Mojibake.Repair(garbled));

        // White space was folded on the way: the byte A0 has become a space.
        Assert.Equal(text, Mojibake.Repair(garbled.Replace('\u00A0', ' ')));
    }

    [Fact]
    public void A_garbled_text_with_a_good_sign_in_it_is_mended_too() =>
        Assert.Equal("Лавров прибыл в Пхеньян…", Mojibake.Repair(Garble("Лавров прибыл в Пхеньян") + "…"));

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("Лавров прибыл")]
    [InlineData("북한과 러시아")]
    [InlineData("Le président à Genève, « été » et CAFÉ» … naïve Ägypten")]
    [InlineData("É» Å° Ö\u00A0")]
    [InlineData("SÃO PAULO – São Paulo")]
    [InlineData("Ã")]
    [InlineData("Trần Hưng Đạo, Đà Nẵng")]
    public void Good_text_stays_as_it_is(string text) => Assert.Same(text, Mojibake.Repair(text));

    [Fact]
    public void An_article_line_is_mended() =>
        Assert.Equal("Лавров", new ArticleLine { Title = Garble("Лавров"), Text = "x" }.ToArticle(DateTimeOffset.UnixEpoch).Title);

    /// <summary>As browsers do it: bytes without a character in windows-1252 stay as they are.</summary>
    private static string Garble(string text) => Windows1252.GetString(Encoding.UTF8.GetBytes(text));
}
