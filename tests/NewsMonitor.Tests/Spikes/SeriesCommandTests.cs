using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace NewsMonitor.Tests.Spikes;

/// <summary>The command <c>newsmonitor series detect</c>, as its user meets it.</summary>
public sealed class SeriesCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsmonitor-series-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("value,host,TIMESTAMP\n3,a,2024-05-01T10:00:00Z\n4,a,2024-05-01T11:00:00Z\n", 2)] // columns in any place
    [InlineData("when,count\n1714557600,3\n1714561200,4\n", 2)] // other names: the first two
    [InlineData("timestamp,value\n2024-05-01 10:00:00,\n2024-05-01 10:05:00,NaN\n2024-05-01 10:10:00,inf\n2024-05-01 10:15:00,1e300\n2024-05-01 10:20:00,5\n", 5)] // missing
    [InlineData("timestamp,value\n2024-05-02,3\n2024-05-01,9\n2024-05-02,4\n2024-05-03,4\n", 4)] // unsorted, duplicate
    [InlineData("timestamp,value\n2024-05-01,-3\n2024-05-02,-5\n", 2)] // negative
    [InlineData("timestamp,value\n2024-05-01,3\n2025-05-01,900\n", 2)] // a gap
    [InlineData("timestamp,value\n2024-05-01 10:00:00,3\n2024-05-01 10:05:00,3\n2024-05-01 12:00:00,3\n", 3)] // mixed steps
    [InlineData("timestamp,value\n", 0)] // header only
    public async Task Files_as_they_are_in_life_are_answered_row_by_row(string text, int rows)
    {
        var (code, output, _) = await DetectAsync(Written(text));

        Assert.Equal(0, code);
        Assert.Equal("timestamp,value,expected,score,alert", output[0]);
        Assert.Equal(rows, output.Count - 1);
        Assert.All(output.Skip(1), line =>
        {
            var cells = line.Split(',');
            Assert.InRange(double.Parse(cells[^2], CultureInfo.InvariantCulture), 0, 1);
            Assert.Equal("0", cells[^1]);
        });
    }

    [Fact]
    public async Task What_was_not_judged_is_counted_on_standard_error() =>
        Assert.Contains("3 rows have no value or are not later", (await DetectAsync(Written("timestamp,value\n2024-05-02,3\n2024-05-01,9\n2024-05-02,4\n2024-05-03,\n"))).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("2024-05-01,3\n2024-05-02,4\n", "line 1")]
    [InlineData("timestamp\n2024-05-01\n", "line 1")]
    [InlineData("timestamp,value\n2024-05-01,3\nyesterday,4\n", "line 3")]
    [InlineData("timestamp,value\n2024-05-01,three\n", "line 2")]
    [InlineData("timestamp,value\n2024-05-01\n", "line 2")]
    public async Task What_cannot_be_read_is_one_line_that_names_the_place(string text, string named)
    {
        var (code, _, error) = await DetectAsync(Written(text));

        Assert.Equal(2, code);
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_missing_file_and_a_line_without_end_are_one_clear_line()
    {
        foreach (var file in new[] { Path.Combine(_folder.FullName, "no.csv"), Written("timestamp,value\n" + new string('1', 20_000)) })
        {
            var (code, _, error) = await DetectAsync(file);
            Assert.Equal(2, code);
            Assert.Single(error.TrimEnd().Split('\n'));
        }
    }

    [Fact]
    public async Task A_row_depends_on_no_later_one_and_standard_input_says_the_same()
    {
        var lines = Series(1500, 5, (1200, 80));
        var whole = await DetectAsync(Written(string.Concat(lines)));
        var beginning = await DetectAsync("-", string.Concat(lines.Take(1000)));

        Assert.Equal(whole.Output.Take(1000), beginning.Output);
        Assert.Contains(whole.Output.Skip(1200).Take(3), l => l.EndsWith(",1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_large_file_is_read_as_a_stream()
    {
        var (code, output, _) = await DetectAsync(Written(string.Concat(Series(100_000, 1, (90_000, 400)))));

        Assert.Equal((0, 100_001), (code, output.Count));
    }

    private string Written(string text)
    {
        var file = Path.Combine(_folder.FullName, "series.csv");
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>Counts around ten every five minutes, with a header, a line each.</summary>
    private static List<string> Series(int rows, int seed, (int Row, int Value) burst)
    {
        var (noise, at) = (new NoiseStream(seed), new DateTime(2024, 5, 1, 0, 0, 0, DateTimeKind.Utc));
        var lines = new List<string> { "timestamp,value\n" };
        for (var i = 0; i < rows; i++)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{at.AddMinutes(5 * i):yyyy-MM-dd HH:mm:ss},{(i == burst.Row ? burst.Value : noise.Poisson(10))}\n"));
        return lines;
    }

    private static async Task<(int Code, List<string> Output, string Error)> DetectAsync(string file, string? input = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "NewsMonitor.Local.dll"), "series", "detect", file])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input ?? "");
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, [.. (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries)], await error);
    }
}
