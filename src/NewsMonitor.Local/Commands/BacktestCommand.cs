using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NewsMonitor.Alerts;
using NewsMonitor.Articles;
using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Local.Commands;

internal static class BacktestCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE.jsonl") { Description = "Articles, one JSON object a line, in any order; - reads standard input." };
        var watchlist = new Option<string?>("--watchlist") { Description = "A watchlist file instead of the built-in one." };
        var budget = new Option<string?>("--false-alarms-per-week") { Description = "The budget: expected number of false alerts a week (default 1)." };
        var compare = new Option<string?>("--compare")
        {
            Description = "Another budget (a number) or another watchlist (a file): prints what it would have added, removed and kept.",
        };
        var languages = new Option<string?>("--languages") { Description = "Preferred languages of headlines, e.g. en,ru." };
        var command = new Command("backtest", "Replays a file of articles and prints the alerts, without storage.") { file, watchlist, budget, compare, languages };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(file)!, parsed.GetValue(watchlist), parsed.GetValue(budget), parsed.GetValue(compare),
            parsed.GetValue(languages) is { } list ? new AlertOptions { Languages = Languages(list) } : new AlertOptions(),
            cancellationToken));
        return command;
    }

    private static async Task RunAsync(
        string file, string? watchlistFile, string? budget, string? compare, AlertOptions alertOptions, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var watchlist = WatchlistCommand.Open(watchlistFile);
        var options = budget is null ? new DetectorOptions() : new DetectorOptions { FalseAlarmsPerWeek = Budget(budget, "--false-alarms-per-week") };

        var backtest = await ReadAsync(file, watchlist, cancellationToken).ConfigureAwait(false);
        var alerts = backtest.Alerts(options, alertOptions);
        if (compare is null)
        {
            foreach (var alert in alerts)
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(alert, NewsMonitorJson.Lines.Alert)).ConfigureAwait(false);
        }
        else
        {
            var others = await OtherAlertsAsync(file, backtest, options, compare, alertOptions, cancellationToken).ConfigureAwait(false);
            await WriteComparisonAsync(AlertComparison.Of(alerts, others)).ConfigureAwait(false);
        }
        await Console.Error.WriteLineAsync(Summary(backtest, alerts.Count, clock.Elapsed)).ConfigureAwait(false);
    }

    private static async Task<Backtest> ReadAsync(string file, Watchlist watchlist, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var input = new InputFile(file);
        var stream = input.Open();
        await using (stream.ConfigureAwait(false))
        {
            return await Backtest.ReadAsync(ArticleLines.ReadAsync(stream, input.Name, now, cancellationToken), watchlist, now, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<IReadOnlyList<Alert>> OtherAlertsAsync(
        string file, Backtest backtest, DetectorOptions options, string compare, AlertOptions alertOptions, CancellationToken cancellationToken)
    {
        if (double.TryParse(compare, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            return backtest.Alerts(options with { FalseAlarmsPerWeek = Budget(compare, "--compare") }, alertOptions);
        if (file == "-")
            throw new InvalidInputException("--compare with a watchlist reads the articles twice: give a file instead of standard input.");
        var other = await ReadAsync(file, WatchlistCommand.Open(compare), cancellationToken).ConfigureAwait(false);
        return other.Alerts(options, alertOptions);
    }

    private static async Task WriteComparisonAsync(IReadOnlyList<ComparedAlert> comparison)
    {
        foreach (var (alert, change) in comparison)
        {
            var line = JsonSerializer.SerializeToNode(alert, NewsMonitorJson.Lines.Alert)!.AsObject();
            line.Insert(0, "change", change.ToString().ToLowerInvariant());
            await Console.Out.WriteLineAsync(line.ToJsonString(NewsMonitorJson.Lines.Options)).ConfigureAwait(false);
        }
        await Console.Error.WriteLineAsync(string.Join(", ", Enum.GetValues<AlertDifference>().Select(
            d => $"{comparison.Count(c => c.Change == d)} {d.ToString().ToLowerInvariant()}"))).ConfigureAwait(false);
    }

    private static IReadOnlyList<string> Languages(string list)
    {
        try
        {
            return AlertOptions.ReadLanguages(list.Split(','));
        }
        catch (InvalidInputException e)
        {
            throw new InvalidInputException($"--languages: {e.Message}");
        }
    }

    private static double Budget(string text, string option) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 1000
            ? value
            : throw new InvalidInputException($"{option}: \"{text}\" is no number above 0 and at most 1000.");

    private static string Summary(Backtest backtest, int alerts, TimeSpan elapsed)
    {
        var span = backtest.Span is var (first, last) ? string.Create(CultureInfo.InvariantCulture, $" from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}") : "";
        var undated = backtest.Undated == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {backtest.Undated} without a usable date left out");
        return string.Create(CultureInfo.InvariantCulture,
            $"{backtest.Articles} articles{span}, {backtest.Relevant} relevant{undated}; {alerts} alerts; {elapsed.TotalSeconds:0.0} s");
    }
}
