using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using NewsMonitor.Tests.Analysis;

namespace NewsMonitor.Tests.Alerts;

/// <summary>The command <c>newsmonitor backtest</c>, as its user meets it.</summary>
public sealed class BacktestTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("newsmonitor-backtest-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 2)]
    [InlineData(true, 3)]
    [InlineData(true, 4)]
    public async Task Headlines_of_many_publishers_and_languages_give_one_alert_for_the_event(bool daysOnly, int seed)
    {
        var archive = Written(new HeadlineArchive(seed, daysOnly).Ordinary(56, 6, 20).Event(40.4, 8, 24, HeadlineArchive.ShoiguVisit));

        var (code, alerts, error) = await BacktestAsync(archive);

        Assert.Equal(0, code);
        var visit = Assert.Single(alerts, a => Day(a, "detectedAt") is >= 40 and < 42 && a["severity"]!.GetValue<string>() != "low");
        var headline = visit["headline"]!.GetValue<string>();
        Assert.Contains(HeadlineArchive.ShoiguVisit.Values.SelectMany(w => w), w => headline.StartsWith(w, StringComparison.Ordinal));
        Assert.InRange(Day(visit, "detectedAt"), 40, 40.4 + 3 / 24.0);
        Assert.Equal("high", visit["severity"]!.GetValue<string>());
        Assert.Equal("resolved", visit["status"]!.GetValue<string>());
        Assert.Contains("Shoigu", visit["why"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.InRange(visit["languages"]!.AsArray().Count, 4, 6);
        Assert.InRange(visit["publishers"]!.AsArray().Count, 8, 40);
        // Eight weeks under a budget of one false alert a week.
        Assert.InRange(alerts.Count, 1, 8);
        Assert.Contains(" relevant; ", error, StringComparison.Ordinal);
    }

    // The two share topics in passing ("an embassy post"); of seeds 41 to 60 with times, the later is told with the first in one or two (docs/alerts.md, Limits).
    [Theory]
    [InlineData(false, 41)]
    [InlineData(false, 42)]
    [InlineData(false, 43)]
    [InlineData(false, 47)]
    [InlineData(false, 48)]
    [InlineData(false, 52)]
    [InlineData(false, 55)]
    [InlineData(true, 12)]
    [InlineData(true, 36)]
    [InlineData(true, 33)]
    public async Task Two_unrelated_events_on_one_day_are_two_alerts(bool daysOnly, int seed)
    {
        var archive = Written(new HeadlineArchive(seed, daysOnly).Ordinary(50, 6, 20).Event(40.5, 6, 24, HeadlineArchive.ShoiguVisit).Event(40.6, 8, 20, HeadlineArchive.PanelVeto));

        var alerts = (await BacktestAsync(archive)).Alerts;
        var told = alerts.Where(a => Day(a, "detectedAt") is >= 40 and < 42).Select(a => a["headline"]!.GetValue<string>()).ToList();

        Assert.True(told.Count == 2, string.Join('\n', alerts.Select(a => $"{Day(a, "detectedAt"):0.0} {a["severity"]} {a["articles"]} {a["headline"]} {a["why"]}")));
        Assert.Single(told, h => HeadlineArchive.ShoiguVisit.Values.SelectMany(w => w).Any(w => h.StartsWith(w, StringComparison.Ordinal)));
        Assert.Single(told, h => HeadlineArchive.PanelVeto.Values.SelectMany(w => w).Any(w => h.StartsWith(w, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(false, 0.5, 61)]
    [InlineData(true, 0.5, 62)]
    [InlineData(true, 6, 63)]
    public async Task Two_unrelated_events_three_days_apart_are_two_alerts(bool daysOnly, double storiesPerDay, int seed)
    {
        var archive = Written(new HeadlineArchive(seed, daysOnly).Ordinary(60, storiesPerDay, 20, publishers: 12)
            .Event(50.4, 8, 12, HeadlineArchive.ShoiguVisit, publishers: 12).Event(53.4, 8, 12, HeadlineArchive.PanelVeto, publishers: 12));

        var told = (await BacktestAsync(archive)).Alerts.Where(a => a["articles"]!.GetValue<int>() >= 8 && Day(a, "detectedAt") >= 50).ToList();

        Assert.Equal(2, told.Count);
        Assert.InRange(Day(told[0], "detectedAt"), 50, 51);
        Assert.InRange(Day(told[1], "detectedAt"), 53, 54);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_visit_of_several_days_with_all_it_brings_is_told_once(bool daysOnly)
    {
        // Once in a while chance has raised an alert on the same topic the day before, which then goes on as the visit.
        var clean = 0;
        for (var seed = 13; seed < 17; seed++)
        {
            var archive = new HeadlineArchive(seed, daysOnly).Ordinary(50, 6, 20);
            for (var phase = 0; phase < 4; phase++)
                archive.Event(40.3 + 0.8 * phase, 18, 15 + 20 * phase, HeadlineArchive.PutinVisit[phase]);

            var told = (await BacktestAsync(Written(archive))).Alerts.Where(a => Day(a, "updatedAt") >= 40 && a["severity"]!.GetValue<string>() != "low").ToList();

            // The treaty that is signed on the way may be told as an event of its own; nothing else may.
            Assert.InRange(told.Count, 1, 2);
            var visit = told.MaxBy(a => a["articles"]!.GetValue<int>())!;
            Assert.Equal("high", visit["severity"]!.GetValue<string>());
            Assert.InRange(Day(visit, "updatedAt"), 43.5, 50);
            Assert.InRange(visit["revision"]!.GetValue<int>(), 1, 8); // in four days
            Assert.Contains(told.SelectMany(a => a["signals"]!.AsArray()), s => s!["key"]!.GetValue<string>() == "topic:treaties-and-agreements");
            clean += told.Any(a => Day(a, "detectedAt") is >= 40 and < 40.8) ? 1 : 0;
        }
        Assert.InRange(clean, 3, 4);
    }

    [Fact]
    public async Task Routine_and_other_news_alone_stay_within_the_budget()
    {
        var archive = Written(new HeadlineArchive(5, daysOnly: false).Ordinary(56, 10, 40));

        Assert.InRange((await BacktestAsync(archive)).Alerts.Count, 0, 8);
        Assert.InRange((await BacktestAsync(archive, "--false-alarms-per-week", "0.05")).Alerts.Count, 0, 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Small_things_that_two_or_three_publishers_tell_stay_within_the_budget(bool daysOnly)
    {
        var archive = Written(new HeadlineArchive(8, daysOnly).Ordinary(56, 6, 20).SmallThings(56, 1.5).Event(50.4, 8, 24, HeadlineArchive.ShoiguVisit));

        var (_, alerts, _) = await BacktestAsync(archive);

        Assert.InRange(alerts.Count, 1, 9); // eight weeks, and the visit
        Assert.Single(alerts, a => Day(a, "detectedAt") is >= 50 and < 51 && a["severity"]!.GetValue<string>() != "low");
    }

    [Fact]
    public async Task A_comparison_shows_what_another_budget_would_have_added_and_removed()
    {
        var archive = Written(new HeadlineArchive(6, daysOnly: true).Ordinary(56, 6, 20).Event(40.4, 8, 24, HeadlineArchive.ShoiguVisit));

        var (_, lenient, _) = await BacktestAsync(archive, "--false-alarms-per-week", "0.01", "--compare", "20");
        var (_, strict, error) = await BacktestAsync(archive, "--false-alarms-per-week", "20", "--compare", "0.01");

        Assert.Contains(lenient, a => a["change"]!.GetValue<string>() == "kept" && Day(a, "startedAt") is >= 40 and < 42);
        Assert.All(lenient, a => Assert.NotEqual("removed", a["change"]!.GetValue<string>()));
        Assert.All(strict, a => Assert.NotEqual("added", a["change"]!.GetValue<string>()));
        Assert.Matches(@"0 added, \d+ removed, \d+ kept", error);
    }

    [Fact]
    public async Task The_order_of_the_lines_and_repeated_lines_change_nothing()
    {
        var archive = Written(new HeadlineArchive(7, daysOnly: false).Ordinary(45, 6, 12).Event(40.4, 8, 24, HeadlineArchive.ShoiguVisit));
        var lines = await File.ReadAllLinesAsync(archive, TestContext.Current.CancellationToken);
        var expected = await BacktestAsync(archive);
        await File.WriteAllLinesAsync(archive, lines.Reverse().Concat(lines.Take(500)), TestContext.Current.CancellationToken);

        Assert.Equal(expected.Alerts.Select(a => a.ToJsonString()), (await BacktestAsync(archive)).Alerts.Select(a => a.ToJsonString()));
        Assert.NotEmpty(expected.Alerts);
    }

    [Theory]
    [InlineData("""{"title":"Shoigu in Pyongyang","publishedAt":"2025-01-01T00:00:00Z"}""" + "\n{broken", "line 2")]
    [InlineData("""{"url":"https://a.example/1","publishedAt":"2025-01-01T00:00:00Z"}""", "line 1")]
    [InlineData("[1,2]", "line 1")]
    public async Task A_wrong_line_is_named_and_nothing_is_printed(string text, string named)
    {
        var (code, alerts, error) = await BacktestAsync(Written(text));

        Assert.Equal(2, code);
        Assert.Empty(alerts);
        Assert.Contains(named, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_missing_file_a_wrong_budget_and_a_missing_watchlist_are_one_clear_line()
    {
        var file = Written("");

        foreach (var arguments in new[] { new[] { Path.Combine(_folder.FullName, "no.jsonl") }, [file, "--false-alarms-per-week", "0"], [file, "--false-alarms-per-week", "many"], [file, "--compare", "-1"], [file, "--languages", "en,nonsense"], [file, "--watchlist", "no.yaml"] })
        {
            var (code, alerts, error) = await RunAsync(["backtest", .. arguments]);
            Assert.Equal((2, 0), (code, alerts.Count));
            Assert.StartsWith("newsmonitor: ", error, StringComparison.Ordinal);
            Assert.Single(error.TrimEnd().Split('\n'));
        }
    }

    [Theory]
    [InlineData("", "0 articles")]
    [InlineData("\n\n", "0 articles")]
    [InlineData("""{"title":"Shoigu in Pyongyang"}""" + "\n" + """{"title":"Shoigu in Pyongyang again","publishedAt":"2999-01-01T00:00:00Z"}""", "2 without a usable date left out")]
    [InlineData("""{"title":"Shoigu in Pyongyang","publishedAt":"2025-01-01"}""", "1 articles from 2025-01-01 to 2025-01-01")]
    public async Task Little_or_nothing_to_read_is_no_error(string text, string said)
    {
        var (code, alerts, error) = await BacktestAsync(Written(text));

        Assert.Equal((0, 0), (code, alerts.Count));
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_of_the_state_agency_gives_few_alerts_and_true_ones()
    {
        var file = Path.Combine(Repository.Shared ?? "", "news", "kcna-2024.jsonl");
        Assert.SkipUnless(File.Exists(file), "Left out: ../shared/news/kcna-2024.jsonl is not there.");

        var (code, alerts, _) = await BacktestAsync(file);

        Assert.Equal(0, code);
        // What happened with Russia in that time is public knowledge; ordinary days of the agency are not to be told.
        (DateTime From, DateTime To)[] events =
        [
            (new(2024, 8, 3), new(2024, 8, 8)), (new(2024, 8, 15), new(2024, 8, 18)), (new(2024, 8, 27), new(2024, 8, 31)), (new(2024, 9, 13), new(2024, 9, 14)),
            (new(2024, 9, 17), new(2024, 9, 24)), (new(2024, 10, 8), new(2024, 10, 12)), (new(2024, 10, 28), new(2024, 11, 7)),
        ];
        var told = alerts.Where(a => Time(a["updatedAt"]!) >= new DateTime(2024, 8, 3)).Select(a => Time(a["stories"]![0]!["publishedAt"]!)).ToList();
        Assert.All(told, t => Assert.Contains(events, e => t >= e.From && t <= e.To));
        Assert.All(events, e => Assert.Contains(told, t => t >= e.From && t <= e.To));

        // The knob works on an archive of four stories a week, too.
        Assert.True((await BacktestAsync(file, "--false-alarms-per-week", "0.2")).Alerts.Count < alerts.Count);
        Assert.True((await BacktestAsync(file, "--false-alarms-per-week", "5")).Alerts.Count > alerts.Count);
    }

    private string Written(HeadlineArchive archive)
    {
        var file = Path.Combine(_folder.FullName, "archive.jsonl");
        archive.Write(file);
        return file;
    }

    private string Written(string text)
    {
        var file = Path.Combine(_folder.FullName, "archive.jsonl");
        File.WriteAllText(file, text);
        return file;
    }

    private static DateTime Time(JsonNode member) => DateTime.Parse(member.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    private static double Day(JsonObject alert, string member) =>
        (DateTimeOffset.Parse(alert[member]!.GetValue<string>(), CultureInfo.InvariantCulture) - HeadlineArchive.Start).TotalDays;

    private static Task<(int Code, IReadOnlyList<JsonObject> Alerts, string Error)> BacktestAsync(params string[] arguments) => RunAsync(["backtest", .. arguments]);

    private static async Task<(int Code, IReadOnlyList<JsonObject> Alerts, string Error)> RunAsync(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "NewsMonitor.Local.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return (process.ExitCode, lines.Select(l => JsonNode.Parse(l)!.AsObject()).ToList(), await error);
    }
}
