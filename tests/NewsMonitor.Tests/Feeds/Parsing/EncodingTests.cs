using System.Text;
using NewsMonitor.Feeds;

namespace NewsMonitor.Tests.Feeds.Parsing;

public sealed class EncodingTests
{
    private const string Russian = "Лавров прибыл в Пхеньян на переговоры с министром иностранных дел";
    private const string Korean = "북한과 러시아가 포괄적 전략 동반자 조약에 서명했다";
    private const string Chinese = "朝鲜和俄罗斯签署全面战略伙伴关系条约，两国领导人举行会谈";
    private const string Traditional = "北韓和俄羅斯簽署全面戰略夥伴關係條約，兩國領導人舉行會談";
    private const string Japanese = "北朝鮮とロシアが包括的戦略パートナーシップ条約に署名した";

    private static Encoding Get(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);

    private static string Document(string title, string? declared = null, int items = 1) =>
        (declared is null ? "" : $"""<?xml version="1.0" encoding="{declared}"?>""") + $"<rss version=\"2.0\"><channel><title>{title}</title>"
        + string.Concat(Enumerable.Repeat($"<item><title>{title}</title><description>{title}. {title}</description></item>", items)) + "</channel></rss>";

    [Theory]
    [InlineData("windows-1251", Russian)]
    [InlineData("koi8-r", Russian)]
    [InlineData("iso-8859-5", Russian)]
    [InlineData("cp866", Russian)]
    [InlineData("x-mac-cyrillic", Russian)]
    [InlineData("euc-kr", Korean)]
    [InlineData("ks_c_5601-1987", Korean)]
    [InlineData("gb18030", Chinese)]
    [InlineData("gb2312", Chinese)]
    [InlineData("big5", Traditional)]
    [InlineData("shift_jis", Japanese)]
    [InlineData("euc-jp", Japanese)]
    [InlineData("iso-2022-jp", Japanese)]
    [InlineData("utf-8", Korean)]
    [InlineData("iso-8859-1", "Déjà vu à Genève")]
    [InlineData("iso-8859-2", "Wojska Korei Północnej w Rosji")]
    [InlineData("windows-1256", "كوريا الشمالية وروسيا")]
    [InlineData("iso-8859-9", "Kuzey Kore ile Rusya görüştü, şimdi")]
    public void The_declared_character_set_is_used(string name, string title)
    {
        var bytes = Get(name).GetBytes(Document(title, name));

        Assert.Equal(title, Given.Feed(bytes).Title);
        Assert.Equal(title, Given.Feed(Get(name).GetBytes(Document(title)), contentType: $"text/xml; charset=\"{name}\"").Title);
    }

    [Theory]
    [InlineData("windows-1251", Russian)]
    [InlineData("koi8-r", Russian)]
    [InlineData("euc-kr", Korean)]
    [InlineData("gb18030", Chinese)]
    [InlineData("big5", Traditional)]
    [InlineData("shift_jis", Japanese)]
    [InlineData("euc-jp", Japanese)]
    public void An_undeclared_character_set_is_guessed_and_noted(string name, string title)
    {
        var feed = Given.Feed(Get(name).GetBytes(Document(title, items: 3)));

        Assert.Equal(title, feed.Title);
        Assert.Contains("character set", Assert.Single(feed.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-32", true)]
    [InlineData("utf-32BE", true)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-32", false)]
    [InlineData("utf-32BE", false)]
    public void Unicode_is_known_by_its_mark_or_its_zeros(string name, bool marked)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] mark = marked ? encoding.GetPreamble() : [];

        // What the declaration and the header say besides does not matter.
        byte[] bytes = [.. mark, .. encoding.GetBytes(Document(Korean, "iso-8859-1"))];
        Assert.Equal(Korean, Given.Feed(bytes, contentType: "text/xml; charset=us-ascii").Title);
    }

    [Theory]
    [InlineData("iso-8859-1", null)]
    [InlineData("windows-1251", "text/xml; charset=koi8-r")]
    [InlineData("utf-16", null)]
    [InlineData("no-such-set", "text/xml; charset=iso-8859-1")]
    public void Good_utf_8_is_utf_8_whatever_is_said(string declared, string? contentType) =>
        Assert.Equal(Russian, Given.Feed(Encoding.UTF8.GetBytes(Document(Russian, declared)), contentType: contentType).Title);

    [Theory]
    [InlineData("windows-1251", "utf-8", "text/xml; charset=windows-1251")]
    [InlineData("windows-1251", "windows-1251", "text/xml; charset=utf-8")]
    [InlineData("windows-1251", "windows-1251", "text/xml; charset=iso-8859-1")]
    [InlineData("windows-1251", "windows-1251", "text/xml; charset=no-such-set")]
    public void Of_two_names_the_one_the_bytes_bear_out_is_used(string real, string declared, string contentType) =>
        Assert.Equal(Russian, Given.Feed(Get(real).GetBytes(Document(Russian, declared)), contentType: contentType).Title);

    [Theory]
    [InlineData("windows-1251", Russian)]
    [InlineData("gb18030", Chinese)]
    public void Where_the_only_name_is_a_lie_the_letters_tell(string real, string title) =>
        Assert.Equal(title, Given.Feed(Get(real).GetBytes(Document(title, "utf-8", items: 3))).Title);

    [Fact]
    public void Stray_bytes_in_utf_8_are_read_as_windows_1252()
    {
        var before = Encoding.UTF8.GetBytes("<rss><channel><title>Ключевая встреча, café, España – ");
        byte[] bytes = [.. before, (byte)'E', (byte)'s', (byte)'p', (byte)'a', 0xF1, (byte)'a', 0x85, .. "</title></channel></rss>"u8];

        var feed = Given.Feed(bytes);

        Assert.Equal("Ключевая встреча, café, España – España…", feed.Title);
        Assert.Single(feed.Notes);
    }

    [Fact]
    public void Text_cut_within_a_letter_keeps_the_letters_before()
    {
        var whole = Encoding.UTF8.GetBytes(Document(Korean, "utf-8"));
        var cut = whole.AsSpan(0, whole.AsSpan().LastIndexOf(Encoding.UTF8.GetBytes("서명했다")) + 4).ToArray();

        Assert.Equal(Korean, Given.Feed(cut).Title);
    }

    [Fact]
    public void Numbers_for_bytes_of_utf_8_are_put_together() =>
        Assert.Equal("…", Given.Item("<description>&acirc;&#128;&brvbar;</description>").Text);

    [Fact]
    public void The_character_set_of_the_header_is_found_among_its_parameters()
    {
        var bytes = Get("koi8-r").GetBytes(Document(Russian));

        Assert.Equal(Russian, FeedParser.Parse(bytes, new FeedParseContext(ContentType: "application/rss+xml;version=2.0; Charset = 'KOI8-R'")).Title);
    }

    [Fact]
    public void A_gzip_file_is_read_as_far_as_it_goes()
    {
        using var file = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(Document(Korean, items: 500)));

        Assert.Equal(500, Given.Feed(file.ToArray()).Entries.Count);
        Assert.Throws<FeedFormatException>(() => Given.Feed([0x1F, 0x8B, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
    }

    [Fact]
    public void A_gzip_bomb_is_refused()
    {
        using var file = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            for (var megabyte = 0; megabyte < 20; megabyte++)
                gzip.Write(zeros);
        }

        Assert.Contains("16 MB", Assert.Throws<FeedFormatException>(() => Given.Feed(file.ToArray())).Message, StringComparison.Ordinal);
    }
}
