using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NewsMonitor.Service.Config;
using NewsMonitor.Spikes;

namespace NewsMonitor.Service.Api;

/// <summary>What is counted, and the counts.</summary>
internal static class SeriesRoutes
{
    private const int DefaultDays = 28;

    private static readonly ApiParameter<SeriesKey> KeyInPath = ApiParameters.KeyInPath("key", "The key as kind:id. `relation:all` counts every relevant story.");
    private static readonly ApiParameter<DateTimeOffset?> From = ApiParameters.Time("from", "From this time on; four weeks before `to` when absent.");
    private static readonly ApiParameter<DateTimeOffset?> To = ApiParameters.Time("to", "Up to, not including, this time; now when absent (with `from` absent too and nothing read for two weeks: the time of the last alert).");
    private static readonly ApiParameter<string?> Text = ApiParameters.Text("q", "Keys whose name or id contains all of these words, in any case.", example: "kim");
    private static readonly ApiParameter<IReadOnlyList<KeyKind>> Kind = ApiParameters.Several<KeyKind>("kind", "Keys of one of these kinds.");
    private static readonly ApiParameter<int> Limit = ApiParameters.Number("limit", "Most keys in one answer.", 1, 1000, 100);
    private static readonly ApiParameter<PageCursor?> After = ApiParameters.After();
    private static readonly ApiParameter<string> Format = ApiParameters.Choice("format", "Form of the answer.", "json", "json", "csv");
    private static readonly ApiParameter<string> Expectation = ApiParameters.Choice("expectation",
        "`daily`: each hour by what was known a day before it. `before`: all by what was known before `from`, as the window of a signal is judged: over that window, by hours, the points add up to its `observed` and `expected`.",
        "daily", "daily", "before");
    private static readonly ApiParameter<SeriesStep> Step = new(
        "step", "Length of a step: `hour`, `day`, `week`, or an ISO 8601 duration of full hours up to five weeks.",
        new JsonObject { ["type"] = "string", ["pattern"] = "^(hour|day|week|PT[0-9]{1,3}H|P[0-9]{1,3}D|P[0-9]{1,3}W)$", ["default"] = "hour" }, new SeriesStep(1),
        text => SeriesStep.TryParse(text, out var step) ? step : throw new ParameterFormatException("Give hour, day, week or a duration such as PT6H, P1D or P1W, up to five weeks."), "PT6H");

    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new()
        {
            Name = "listKeys", Method = "GET", Template = "keys", Access = ApiAccess.Read, Tag = "series",
            Summary = "Lists the keys that were counted, those with most stories first.",
            Parameters = [From, To, Text, Kind, Limit, After],
            Answers = [new(200, "Keys.", Body: typeof(KeyList))],
            Handler = ListAsync,
        },
        new()
        {
            Name = "getSeries", Method = "GET", Template = "keys/{key}/series", Access = ApiAccess.Read, Tag = "series",
            Summary = "Gives what was counted of a key, and what was to be expected.",
            Description = $"Counts are stories: copies of a text count once. At most {SeriesReader.MaxPoints} points and {HistoryReader.MaxDays} days. A key of the watchlist that was never counted has zeros; one that is neither on the watchlist nor was counted in the range or in the weeks before it is not found.",
            Parameters = [KeyInPath, From, To, Step, Expectation, Format],
            Answers = [new(200, "The series.", Body: typeof(SeriesAnswer)), new(200, "The series.", "text/csv")],
            Handler = SeriesAsync,
        },
    ];

    private static async Task<IResult> ListAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var (from, to) = await RangeAsync(call, From, To, DefaultDays, cancellationToken).ConfigureAwait(false);
        var watchlist = await call.Service<WatchlistStore>().GetAsync(cancellationToken).ConfigureAwait(false);
        var view = await call.Service<HistoryReader>().ReadAsync(from, to, cancellationToken).ConfigureAwait(false);
        var keys = KeySummaries.Of(view, from, to, watchlist, new TextQuery(call.Get(Text)), call.Get(Kind));
        var limit = call.Get(Limit);
        // Counts change between two pages; the place in the order (count, then key) does not move for keys that did not.
        var rest = call.Get(After) is { } after ? keys.Where(k => string.CompareOrdinal(KeySummaries.SortKeyOf(k), after.SortKey) > 0) : keys;
        var page = rest.Take(limit + 1).ToList();
        var next = page.Count > limit ? new PageCursor(KeySummaries.SortKeyOf(page[limit - 1])).ToString() : null;
        var answer = new KeyList(page.Take(limit).ToList(), next);
        return Replies.Json(answer, ApiJson.Api.KeyList).With("Link", next is null ? null : $"<{new Links(call.Request).Here(After.Name, next)}>; rel=\"next\"");
    }

    private static async Task<IResult> SeriesAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var (from, to) = await RangeAsync(call, From, To, DefaultDays, cancellationToken).ConfigureAwait(false);
        var step = call.Get(Step);
        if ((to - from).TotalHours / step.Hours > SeriesReader.MaxPoints)
            throw ApiProblemException.BadParameters([new FieldError("query", Step.Name, $"More than {SeriesReader.MaxPoints} points; give a longer step or a shorter range.")]);
        var series = await call.Service<SeriesReader>().FindAsync(call.Get(KeyInPath), from, to, step, call.Get(Expectation) == "before", cancellationToken).ConfigureAwait(false);
        if (call.Get(Format) == "json")
            return Replies.Json(series, ApiJson.Api.SeriesAnswer);
        var csv = new CsvWriter();
        foreach (var column in new[] { "from", "observed", "expected", "low", "high" })
            csv.Text(column);
        csv.EndRow();
        foreach (var point in series.Points)
            csv.Time(point.From).Number(point.Observed).Number(point.Expected).Number(point.Low).Number(point.High).EndRow();
        return new ApiReply(StatusCodes.Status200OK, "text/csv; charset=utf-8; header=present", csv.ToString()).With("Content-Disposition", "attachment; filename=\"series.csv\"");
    }

    /// <summary>The range a call asks for, checked.</summary>
    internal static async Task<(DateTimeOffset From, DateTimeOffset To)> RangeAsync(
        ApiCall call, ApiParameter<DateTimeOffset?> from, ApiParameter<DateTimeOffset?> to, int defaultDays, CancellationToken cancellationToken)
    {
        var now = call.Service<TimeProvider>().GetUtcNow();
        var end = call.Get(to) is { } given && given < now ? given
            : call.Get(from) is not null ? now
            : (await call.Service<HistoryReader>().PresentAsync(cancellationToken).ConfigureAwait(false)).At;
        var start = call.Get(from) ?? end.AddDays(-defaultDays);
        if (start >= end)
            throw ApiProblemException.BadParameters([new FieldError("query", from.Name, $"Must be before {to.Name}, and in the past.")]);
        if (end - start > TimeSpan.FromDays(HistoryReader.MaxDays))
            throw ApiProblemException.BadParameters([new FieldError("query", from.Name, $"At most {HistoryReader.MaxDays} days before {to.Name}.")]);
        return (start, end);
    }
}
