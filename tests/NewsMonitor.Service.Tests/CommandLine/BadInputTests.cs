using System.Net;
using System.Net.Sockets;

namespace NewsMonitor.Service.Tests.CommandLine;

/// <summary>Bad input gets one clear line that names what is wrong, and exit code 2.</summary>
public sealed class BadInputTests(AzuriteFixture azurite)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;
    private readonly string _folder = Directory.CreateTempSubdirectory("newsmonitor").FullName;

    [Fact]
    public Task A_missing_file() => RefusedAsync("no-such-file.jsonl", "backtest", "no-such-file.jsonl");

    [Fact]
    public Task A_missing_file_to_replay() => RefusedAsync("no-such-file.jsonl", "run", "--replay", "no-such-file.jsonl");

    [Fact]
    public async Task A_line_that_is_no_article() =>
        await RefusedAsync("line 2", "backtest", await FileAsync("a.jsonl", "{\"title\":\"fine\",\"publishedAt\":\"2024-01-01T00:00:00Z\"}\n{\"title\": 7}\n"));

    [Fact]
    public async Task Garbage_instead_of_a_feed() =>
        await RefusedAsync("garbage.xml", "feed", "parse", await FileAsync("garbage.xml", "\0\u0001 nothing to read here \u0002"));

    [Theory]
    [InlineData("feed", "parse")]
    [InlineData("feeds", "import")]
    [InlineData("backtest")]
    [InlineData("article", "analyze")]
    [InlineData("article", "evaluate")]
    [InlineData("series", "detect")]
    [InlineData("watchlist", "check")]
    [InlineData("run", "--replay")]
    public Task A_folder_instead_of_a_file(params string[] verb) => RefusedAsync("this is a folder", [.. verb, _folder]);

    [Fact]
    public Task A_missing_feed() => RefusedAsync("there is no such file", "feed", "parse", "no-such-feed.xml");

    [Fact]
    public Task An_option_that_does_not_exist() => RefusedAsync("--foo: there is no such option or file", "article", "analyze", "--foo");

    [Theory]
    [InlineData("feed", "parse")]
    [InlineData("webhook", "test")]
    public Task An_address_whose_host_name_cannot_be_asked_for(params string[] verb) => RefusedAsync("no host name", [.. verb, "http://xn--\u00e9.example/x"]);

    [Fact]
    public async Task An_empty_list_of_feeds() => await RefusedAsync("list.opml: empty", "feeds", "import", await FileAsync("list.opml", ""));

    [Theory]
    [InlineData("PK\u0003\u0004\0\u0002", "line 1: not text; articles are JSON objects, one a line")]
    [InlineData("[{\"title\":\"a\"}]", "line 1: an array; articles are JSON objects, one a line")]
    public async Task What_is_no_list_of_articles(string content, string says) => await RefusedAsync(says, "backtest", await FileAsync("articles", content));

    [Fact]
    public async Task A_wrong_watchlist() => await RefusedAsync(
        "line", "backtest", await FileAsync("a.jsonl", ""), "--watchlist", await FileAsync("w.yaml", "id: x\ntitle: [unclosed\n"));

    [Fact]
    public Task A_connection_string_that_is_none() => RefusedAsync("MonitorStorage", "run", "--port", "0", "--connection", "nonsense");

    [Fact]
    public Task A_storage_account_that_does_not_answer() => RefusedAsync(
        "storage cannot be used", "run", "--port", "0", "--connection", new NewsMonitor.Local.Azurite.AzuritePorts(1, 1, 1).ConnectionString);

    [Fact]
    public async Task A_port_that_is_taken()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await RefusedAsync($"{port}", "run", "--connection", azurite.ConnectionString, "--port", $"{port}");
    }

    [Fact]
    public Task A_data_folder_that_cannot_be_written() =>
        RefusedAsync("/proc/newsmonitor", "run", "--sample", "--port", "0", "--data", "/proc/newsmonitor", "--connection", azurite.ConnectionString);

    [Fact]
    public Task An_unknown_option() => RefusedAsync("--colour", "run", "--colour");

    [Fact]
    public Task Options_that_exclude_each_other() => RefusedAsync("--sample and --replay", "run", "--sample", "--replay", typeof(BadInputTests).Assembly.Location);

    [Theory]
    [InlineData("NewsMonitor__Detection__FalseAlarmsPerWeek", "0,5", "Setting NewsMonitor:Detection:FalseAlarmsPerWeek: \"0,5\" cannot be read as a number")]
    [InlineData("NewsMonitor__Detection__FalseAlarmsPerWeek", "-5", "Setting NewsMonitor:Detection:FalseAlarmsPerWeek: ")]
    [InlineData("NewsMonitor__Detection__HeadlineLanguages__0", "nonsense", "Setting NewsMonitor:Detection:HeadlineLanguages: \"nonsense\" names no language")]
    [InlineData("NewsMonitor__Fetch__FullText", "Bogus", "cannot be read as one of Never, Marked, Teasers.")]
    [InlineData("NewsMonitor__Webhooks__Timeout", "abc", "cannot be read as a time")]
    public async Task A_setting_that_cannot_be_read(string name, string value, string says) => Refused(says,
        await ProgramUnderTest.RunAsync((name, value), Now, "run", "--port", "0", "--connection", azurite.ConnectionString, "--exit-when-idle"));

    private static async Task RefusedAsync(string names, params string[] arguments) => Refused(names, await ProgramUnderTest.RunAsync(Now, arguments));

    private static void Refused(string names, (int Code, string Output, string Errors) end)
    {
        var (code, output, errors) = end;
        Assert.True(code == 2, $"exit code {code}: {errors}{output}");
        var line = Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(names, line, StringComparison.Ordinal);
    }

    private async Task<string> FileAsync(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, content, Now);
        return path;
    }
}
