using System.Globalization;
using System.Text;
using NewsMonitor.Articles;

namespace NewsMonitor.Tests.Articles;

/// <summary>The main text of pages in the character sets and languages they come in.</summary>
public sealed class MainTextTests
{
    private static readonly Uri Address = new("https://example.com/news/1");

    static MainTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("ru", "windows-1251", "Министр иностранных дел прибыл в столицу с рабочим визитом, где его встретили представители министерства. ")]
    [InlineData("ru", "koi8-r", "Министр иностранных дел прибыл в столицу с рабочим визитом, где его встретили представители министерства. ")]
    [InlineData("ko", "euc-kr", "외무상이 공식 방문을 위해 수도에 도착했으며 공항에서 외무성 대표들이 그를 영접하였다고 통신이 보도했다. ")]
    [InlineData("ja", "shift_jis", "外務大臣は公式訪問のため首都に到着し、空港で外務省の代表者らが出迎えたと通信社が伝えた。両国の関係についても話し合われた。")]
    [InlineData("zh", "gb18030", "外交部长抵达首都进行正式访问，外交部代表在机场迎接，通讯社对此进行了报道，双方还讨论了两国关系的发展以及铁路合作。")]
    [InlineData("en", "utf-8", "The foreign minister arrived in the capital for an official visit and was met at the airport by officials of the ministry. ")]
    public async Task The_text_is_read_in_its_character_set_however_that_is_told(string language, string charset, string sentence)
    {
        var body = string.Concat(Enumerable.Range(1, 8).Select(i => string.Create(CultureInfo.InvariantCulture, $"<p>{sentence}{sentence}{i}</p>")));
        string Page(string meta) => $"<!DOCTYPE html><html lang=\"{language}\"><head>{meta}<title>T</title></head><body><div><a href=\"/\">Menu</a></div><article>{body}</article></body></html>";
        var encoding = Encoding.GetEncoding(charset);

        var byHeader = await MainText.ExtractAsync(encoding.GetBytes(Page("")), $"text/html; charset={charset}", Address, TestContext.Current.CancellationToken);
        var byMeta = await MainText.ExtractAsync(encoding.GetBytes(Page($"<meta charset=\"{charset}\">")), "text/html", Address, TestContext.Current.CancellationToken);

        foreach (var page in new[] { byHeader, byMeta })
        {
            Assert.Equal(PageKind.Article, page.Kind);
            Assert.StartsWith(sentence.Trim()[..30], page.Text, StringComparison.Ordinal);
            Assert.Equal(8, page.Text.Split('\n').Length);
            Assert.DoesNotContain("Menu", page.Text, StringComparison.Ordinal);
            Assert.Equal(language, page.Language);
        }
    }

    [Theory]
    [InlineData("application/pdf", "%PDF-1.4")]
    [InlineData("image/png", "\u0089PNG")]
    [InlineData("application/json", "{}")]
    [InlineData(null, "plain words")]
    public async Task What_is_no_page_has_no_main_text(string? contentType, string content) =>
        Assert.Equal(PageKind.NoArticle, (await MainText.ExtractAsync(Encoding.Latin1.GetBytes(content), contentType, Address, TestContext.Current.CancellationToken)).Kind);

    [Theory]
    [InlineData(2_400, 1)]
    [InlineData(900, 6)]
    [InlineData(2_400, 8)]
    public async Task Long_rows_are_read_in_time_or_not_at_all(int length, int rows)
    {
        var row = $"<div>{string.Concat(Enumerable.Repeat("<p>words, words and words</p>", length))}</div>";
        var clock = System.Diagnostics.Stopwatch.StartNew();

        await MainText.ExtractAsync(Encoding.UTF8.GetBytes($"<html><body>{string.Concat(Enumerable.Repeat(row, rows))}"), "text/html", Address, TestContext.Current.CancellationToken);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3), $"{clock.Elapsed}");
    }

    [Theory]
    [InlineData("<div>", 100_000)]
    [InlineData("<b><i>", 100_000)]
    [InlineData("<table><tr><td>", 60_000)]
    [InlineData("<a href=x><p>", 60_000)]
    [InlineData("<svg><g>", 60_000)]
    [InlineData("<p>words, words and words</p>", 80_000)]
    [InlineData("<p>words, words and words</p>", 2_400)]
    [InlineData("words, words and words<br>", 1_200)]
    [InlineData("<ul><li>", 60_000)]
    [InlineData("<select><option>", 60_000)]
    [InlineData("<!--", 60_000)]
    [InlineData("<p><font>", 60_000)]
    public async Task A_page_made_to_exhaust_its_reader_ends_in_time(string unit, int times)
    {
        var page = Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat(unit, times)));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        await MainText.ExtractAsync(page, "text/html", Address, TestContext.Current.CancellationToken);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3), $"{clock.Elapsed}");
    }
}
