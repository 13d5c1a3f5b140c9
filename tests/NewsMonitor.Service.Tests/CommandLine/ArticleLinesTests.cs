using System.Text;
using System.Text.Json;
using NewsMonitor.Articles;

namespace NewsMonitor.Service.Tests.CommandLine;

/// <summary>Articles in JSON Lines as <c>article analyze</c> and <c>backtest</c> take them: what is read all the same, and what the line says about the rest.</summary>
public sealed class ArticleLinesTests
{
    private const string Fine = """{"url":"https://a.example/1","title":"Putin meets Kim Jong Un"}""";

    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor").FullName;

    [Fact]
    public async Task Half_a_surrogate_pair_costs_no_article()
    {
        var file = await FileAsync(
            """{"url":"https://a.example/2","title":"Putin \ud800 meets Kim Jong Un"}""",
            """{"url":"https://a.example/3","title":"Putin \uDC00\uD83D\ud83d\ude00 meets","text":"Kim Jong Un \\ud800 \\\ud800","\udc01":["\ud801"]}""",
            Fine);

        foreach (var entities in (await AnalyzedAsync(file)).Select(Entities))
            Assert.Equal(["kim-jong-un", "vladimir-putin"], entities);
        var (code, _, errors) = await ProgramUnderTest.RunAsync(Now, "backtest", file);
        Assert.Equal(0, code);
        Assert.Contains("3 without a usable date", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""\ud800\ud83d\ude00\ud800""", "\ufffd😀\ufffd")]
    [InlineData("""\uDC00\uD83D\uD83D\uDE00""", "\ufffd\ufffd😀")]
    [InlineData("""\\ud800\\\ud800\\\\ud800""", """\ud800\""" + "\ufffd" + """\\ud800""")]
    [InlineData("""\ud800\n\u00e9 ud800""", "\ufffd\né ud800")]
    public async Task What_stands_beside_half_a_surrogate_pair_stays_as_it_was_written(string json, string title)
    {
        using var line = new MemoryStream(Encoding.UTF8.GetBytes($$"""{"title":"{{json}}"}"""));

        var titles = new List<string>();
        await foreach (var article in ArticleLines.ReadAsync(line, "articles", DateTimeOffset.UnixEpoch, Now))
            titles.Add(article.Title);
        Assert.Equal([title], titles);
    }

    [Fact]
    public async Task Times_are_iso_or_as_feeds_write_them_and_utc_without_a_zone()
    {
        string[] times = ["\"2024-11-05T23:30:00\"", "\"2024-11-06T02:30:00.5+03:00\"", "\"Tue, 05 Nov 2024 23:30:00 GMT\"", "\"Wed, 6 Nov 2024 02:30:00 +0300\"", "\"2024-11-05\"", "\"\"", "null"];
        var file = await FileAsync([.. times.Select((t, i) => $$"""{"url":"https://a.example/{{i}}","title":"Putin meets Kim Jong Un","publishedAt":{{t}}}""")]);

        var (code, _, errors) = await ProgramUnderTest.RunAsync(("TZ", "America/Los_Angeles"), Now, "backtest", file);
        Assert.Equal(0, code);
        Assert.StartsWith("5 articles from 2024-11-05 to 2024-11-05, ", errors, StringComparison.Ordinal);
        Assert.Contains("2 without a usable date", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"title":"t","publishedAt":"yesterday"}""", "\"publishedAt\" is no ISO 8601 time: \"yesterday\"")]
    [InlineData("""{"title":"t","publishedAt":"04/05/2024"}""", "\"publishedAt\" is no ISO 8601 time: \"04/05/2024\"")]
    [InlineData("""{"title":"t","publishedAt":1714557600}""", "\"publishedAt\" is no ISO 8601 time: 1714557600")]
    [InlineData("""{"title":7}""", "\"title\" must be a text")]
    [InlineData("{\"title\":\"a\0b\"}", "the control character U+0000 stands unescaped at byte 12")]
    [InlineData("""{"title":"t","x":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[""", "nested more than 64 deep")]
    [InlineData("""{"title":"t" "x":1}""", "not JSON from byte 14 on")]
    [InlineData("""{"title":"t""", "the line ends in the middle")]
    [InlineData("title,url", "no JSON object")]
    public async Task A_line_that_cannot_be_read_is_told_by_its_number_and_its_fault(string line, string fault)
    {
        var (code, output, errors) = await ProgramUnderTest.RunAsync(Now, "article", "analyze", await FileAsync(Fine, "", line, Fine));

        Assert.Equal(2, code);
        Assert.Contains($", line 3: {fault}", errors.Replace("not JSON: ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Lines_end_as_on_any_system()
    {
        var file = await FileAsync($"{Fine}\r\n\r\n{Fine}\r{Fine}\r{{}}");

        var (code, output, errors) = await ProgramUnderTest.RunAsync(Now, "article", "analyze", file);

        Assert.Equal((2, 3), (code, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.Contains("line 5: neither", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("line 1: longer than 32 million characters", "article", "analyze", "/dev/zero")]
    [InlineData("longer than 4 million characters", "watchlist", "check", "/dev/zero")]
    [InlineData("longer than 4 million characters", "article", "analyze", "--watchlist", "/dev/zero")]
    [InlineData("longer than 4 million characters", "backtest", "/dev/null", "--watchlist", "/dev/zero")]
    [InlineData("larger than 16 MB", "feeds", "check", "/dev/zero")]
    public async Task What_has_no_end_is_read_up_to_its_bound(string fault, params string[] arguments)
    {
        var (code, _, errors) = await ProgramUnderTest.RunAsync(("DOTNET_GCHeapHardLimit", "0x14000000"), Now, arguments);

        Assert.True(code == 2, $"exit code {code}: {errors}");
        Assert.Contains(fault, Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<JsonElement>> AnalyzedAsync(string file)
    {
        var (code, output, errors) = await ProgramUnderTest.RunAsync(Now, "article", "analyze", file);
        Assert.True(code == 0, errors);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonSerializer.Deserialize<JsonElement>(l))];
    }

    private static IEnumerable<string?> Entities(JsonElement line) => line.GetProperty("entities").EnumerateArray().Select(e => e.GetProperty("id").GetString()).Order(StringComparer.Ordinal);

    private async Task<string> FileAsync(params string[] lines)
    {
        var path = Path.Combine(_folder, "articles.jsonl");
        await File.WriteAllTextAsync(path, string.Join('\n', lines), Now);
        return path;
    }
}
