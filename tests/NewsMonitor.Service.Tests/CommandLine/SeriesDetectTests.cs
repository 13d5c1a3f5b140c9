using System.Globalization;

namespace NewsMonitor.Service.Tests.CommandLine;

/// <summary><c>series detect</c>: any series in, the same rows with expectation, score and alert out; every row of the table of inputs in docs/detection.md.</summary>
public sealed class SeriesDetectTests
{
    private const string Header = "timestamp,value,expected,score,alert";

    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor").FullName;

    [Fact]
    public async Task The_output_of_a_beginning_is_the_beginning_of_the_output()
    {
        var rows = Rows(2_000);
        var all = await DetectAsync(["timestamp,value", .. rows]);
        var beginning = await DetectAsync(["timestamp,value", .. rows.Take(1_300)]);

        Assert.Equal(2_001, all.Length);
        Assert.Equal(all.Take(1_301), beginning);
        Assert.Contains(all, l => l.EndsWith(",1", StringComparison.Ordinal) && l.StartsWith("2024-03-01T00:00:00Z,600,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Columns_and_timestamps_of_any_kind_are_the_same_series()
    {
        var plain = await DetectAsync("timestamp,value", "2024-05-01 10:00:00,3", "2024-05-01 11:00:00,-4", "2024-05-01 12:00:00,5");
        string[][] others =
        [
            ["VALUE,host,Timestamp", "3,a,2024-05-01T12:00:00+02:00", "-4,a,2024-05-01T11:00:00Z", "5,a,2024-05-01T12:00"],
            ["when,count", "1714557600,3", "1714561200,-4", "1714564800000,5"],
        ];

        foreach (var other in others)
            Assert.Equal(plain.Select(l => l[(l.IndexOf(',', StringComparison.Ordinal) + 1)..]), (await DetectAsync(other)).Select(l => l[(l.IndexOf(',', StringComparison.Ordinal) + 1)..]));
        Assert.Equal("2024-05-01 10:00:00,3,3,0,0", plain[1]);
    }

    [Fact]
    public async Task Missing_values_and_rows_out_of_order_are_passed_on_and_leave_no_trace()
    {
        var rows = Rows(1_000);
        var expected = await DetectAsync(["timestamp,value", .. rows]);
        var disturbed = rows.ToList();
        string[] missing = ["", "NaN", "NA", "null", "inf", "1e200"];
        for (var i = 0; i < missing.Length; i++)
            disturbed.Insert(400 + 50 * i, $"{Moment(400 + 49 * i).AddMinutes(-1):yyyy-MM-ddTHH:mm:ssZ},{missing[i]}");
        disturbed.Insert(800, disturbed[799]); // a duplicate
        disturbed.Insert(800, disturbed[5]); // from the past

        var (code, output, errors) = await ProgramUnderTest.RunAsync(Now, "series", "detect", await FileAsync(["timestamp,value", .. disturbed]));

        Assert.Equal(0, code);
        var lines = Lines(output);
        Assert.Equal(1_009, lines.Length);
        Assert.Equal(expected, lines.Where((_, i) => i == 0 || !IsPassedOn(i - 1)));
        Assert.All(lines.Where((_, i) => i > 0 && IsPassedOn(i - 1)), l => Assert.EndsWith(",0,0", l, StringComparison.Ordinal));
        Assert.Contains("8 rows", Assert.Single(Lines(errors)), StringComparison.Ordinal);

        bool IsPassedOn(int row) => row is 800 or 801 || (row >= 400 && row <= 650 && row % 50 == 0);
    }

    [Fact]
    public async Task Another_level_after_a_long_gap_is_no_alert_and_a_finer_step_no_stream_of_them()
    {
        var rows = Rows(2_000).Take(1_400).ToList();
        var (at, random) = (Moment(1_400).AddDays(40), new Random(4));
        for (var i = 0; i < 300; i++, at = at.AddMinutes(i < 150 ? 60 : 15))
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"{at:yyyy-MM-ddTHH:mm:ssZ},{500 + 20 * Math.Sin(2 * Math.PI * at.TimeOfDay.TotalDays) + 4 * random.NextDouble():F2}"));
        var lines = await DetectAsync(["timestamp,value", .. rows]);
        Assert.DoesNotContain(lines.Skip(1_401).Take(150), l => l.EndsWith(",1", StringComparison.Ordinal));
        Assert.InRange(lines.Skip(1_551).Count(l => l.EndsWith(",1", StringComparison.Ordinal)), 0, 2);
    }

    [Theory]
    [InlineData(7, 600, 8, 800, 50)]
    [InlineData(7, 600, 50, 800, 50)]
    [InlineData(0, 600, 1, 800, 500)]
    public async Task In_a_series_that_stands_still_each_blip_is_one_alert(int level, int first, int blip, int second, int other)
    {
        var rows = Enumerable.Range(0, 1_000).Select(i => $"{Moment(i):yyyy-MM-ddTHH:mm:ssZ},{(i == first ? blip : i == second ? other : level)}");

        var lines = await DetectAsync(["timestamp,value", .. rows]);

        Assert.Equal([first, second], lines.Skip(1).Index().Where(l => l.Item.EndsWith(",1", StringComparison.Ordinal)).Select(l => l.Index));
    }

    [Fact]
    public async Task Only_a_header_answers_with_a_header() => Assert.Equal([Header], await DetectAsync("timestamp,value"));

    [Theory]
    [InlineData("is empty")]
    [InlineData("line 1: expected at least two columns", "timestamp")]
    [InlineData("line 1: expected a header", "2024-05-01,3", "2024-05-02,3")]
    [InlineData("line 3: \"yesterday\" is no timestamp", "timestamp,value", "2024-05-01,3", "yesterday,3")]
    [InlineData("line 2: \"three\" is no number", "timestamp,value", "2024-05-01,three")]
    [InlineData("line 2: expected 2 columns", "timestamp,value", "2024-05-01")]
    [InlineData("line 2: longer than 10000 characters", "timestamp,value", "long")]
    public async Task What_cannot_be_read_is_named_in_one_line(string names, params string[] lines)
    {
        var file = await FileAsync([.. lines.Select(l => l == "long" ? "2024-05-01," + new string('1', 20_000) : l)]);
        var (code, _, errors) = await ProgramUnderTest.RunAsync(Now, "series", "detect", file);
        Assert.Equal(2, code);
        Assert.Contains(names, Assert.Single(Lines(errors)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_from_standard_input_is_answered_before_the_next_one_comes()
    {
        using var process = ProgramUnderTest.Start("series", "detect", "-");
        await process.StandardInput.WriteLineAsync("timestamp,value\n2024-05-01,3");
        await process.StandardInput.FlushAsync(Now);
        Assert.Equal(Header, await process.StandardOutput.ReadLineAsync(Now));
        Assert.Equal("2024-05-01,3,3,0,0", await process.StandardOutput.ReadLineAsync(Now));
        process.StandardInput.Close();
        await process.WaitForExitAsync(Now);
        Assert.Equal(0, process.ExitCode);
    }

    private static DateTime Moment(int row) => new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(row);

    /// <summary>Hours of a quiet rhythm with some noise, and one value that does not belong: 600 on the first of March.</summary>
    private static string[] Rows(int count)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var value = i == 1_440 ? 600 : Math.Round(50 + 20 * Math.Sin(2 * Math.PI * i / 24) + 4 * random.NextDouble(), 2);
            return string.Create(CultureInfo.InvariantCulture, $"{Moment(i):yyyy-MM-ddTHH:mm:ssZ},{value}");
        })];
    }

    private async Task<string[]> DetectAsync(params string[] lines)
    {
        var (code, output, errors) = await ProgramUnderTest.RunAsync(Now, "series", "detect", await FileAsync(lines));
        Assert.True(code == 0, errors);
        return Lines(output);
    }

    private async Task<string> FileAsync(string[] lines)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}.csv");
        await File.WriteAllLinesAsync(path, lines, Now);
        return path;
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
