using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NewsMonitor.Alerts;
using NewsMonitor.Service.Alerts;
using NewsMonitor.Service.Config;
using NewsMonitor.Spikes;

namespace NewsMonitor.Service.Api;

/// <summary>Alerts as JSON, Atom and CSV; acknowledging and silencing them.</summary>
internal static class AlertRoutes
{
    private const int MaxCsvRows = 10_000;

    private static readonly ApiParameter<DateTimeOffset?> From = ApiParameters.Time("from", "Alerts that started at this time or later.");
    private static readonly ApiParameter<DateTimeOffset?> To = ApiParameters.Time("to", "Alerts that started before this time.");
    private static readonly ApiParameter<IReadOnlyList<AlertStatus>> Status = ApiParameters.Several<AlertStatus>("status", "Alerts in one of these states.");
    private static readonly ApiParameter<IReadOnlyList<Severity>> SeverityIs = ApiParameters.Several<Severity>("severity", "Alerts of one of these severities.");
    private static readonly ApiParameter<SeriesKey?> Key = ApiParameters.Key("key", "Alerts with this key among their signals.");
    private static readonly ApiParameter<IReadOnlyList<KeyKind>> Kind = ApiParameters.Several<KeyKind>("kind", "Alerts with a key of one of these kinds among their signals.");
    private static readonly ApiParameter<string?> Text = ApiParameters.Text("q", "Alerts whose headline, sentence, labels or stories contain all of these words, in any case.", example: "shoigu visit");
    private static readonly ApiParameter<int> Limit = ApiParameters.Number("limit", "Most alerts in one answer.", 1, 200, 50);
    private static readonly ApiParameter<PageCursor?> After = ApiParameters.After();
    private static readonly ApiParameter<IReadOnlyList<string>> Fields = ApiParameters.Names("fields", "Give these members of each alert only.", AlertMembers());
    private static readonly ApiParameter<bool?> ByteOrderMark = ApiParameters.Flag("excel", "Start with a byte order mark, which Excel needs to read UTF-8.");
    private static readonly ApiParameter<string> Id = ApiParameters.IdInPath("id", "Id of the alert.", "2024091308-0a1b2c3d");

    private static ApiParameter[] Filters => [From, To, Status, SeverityIs, Key, Kind, Text];

    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new()
        {
            Name = "listAlerts", Method = "GET", Template = "alerts", Access = ApiAccess.Read, Tag = "alerts",
            Summary = "Lists alerts, newest first.",
            Description = "A page may hold fewer alerts than `limit` and still have a `next`: then the filters let few of many pass.",
            Parameters = [.. Filters, Limit, After, Fields],
            Answers = [new(200, "Alerts.", Body: typeof(AlertList), Example: ApiExamples.AlertPage)],
            Handler = ListAsync,
        },
        new()
        {
            Name = "getAlert", Method = "GET", Template = "alerts/{id}", Access = ApiAccess.Read, Tag = "alerts",
            Summary = "Gives one alert with an excerpt of the series behind it.",
            Parameters = [Id],
            Answers = [new(200, "The alert.", Body: typeof(AlertDetail))],
            Handler = GetAsync,
        },
        new()
        {
            Name = "acknowledgeAlert", Method = "POST", Template = "alerts/{id}/acknowledge", Access = ApiAccess.Read, Tag = "alerts",
            Summary = "Notes who has seen to an alert, and silences further ones on the same key if asked.",
            Description = "An acknowledged alert stays in the list and calls nobody again. With `silenceHours`, alerts to come that are mainly about its first key are "
                + "kept and shown but call nobody. Doing it again changes author and note. The form of the dashboard posts here too and is sent back to the page.",
            Parameters = [Id, PageParameters.Zone, PageParameters.Refresh],
            Body = typeof(AcknowledgeRequest), BodyExample = """{"by":"M. Ivanova","note":"Confirmed by two agencies.","silenceHours":24}""",
            Answers = [new(200, "The alert as it is now.", Body: typeof(Alert)), new(303, "To the page, when a form was posted.")],
            Handler = AcknowledgeAsync,
        },
        new()
        {
            Name = "alertsAtom", Method = "GET", Template = "alerts.atom", Access = ApiAccess.Read, Tag = "alerts",
            Summary = "Alerts as an Atom feed.",
            Parameters = [.. Filters, Limit, After],
            Answers = [new(200, "The feed.", "application/atom+xml")],
            Handler = AtomAsync,
        },
        new()
        {
            Name = "alertsStream", Method = "GET", Template = "alerts/stream", Access = ApiAccess.Read, Tag = "alerts",
            Summary = "Tells of alerts as they are opened and changed, as Server-Sent Events.",
            Description = $"Each event is named `alert` and carries the alert as it is now. With the header `Last-Event-ID` (browsers send it when they come again) the stream begins "
                + $"with what was missed, among the newest {AlertStream.Watched} alerts. A comment every {AlertStream.HeartbeatEvery.TotalSeconds:0} seconds keeps the connection alive. "
                + "On hosts that keep no connections open (setting `NewsMonitor:Api:EventStreams`) it is answered with 501: read `alerts` with If-None-Match instead.",
            Parameters = [Status, SeverityIs, Key, Kind, Text],
            Answers = [new(200, "Events without end.", EventStreamReply.ContentType)],
            IsStream = true,
            Handler = StreamAsync,
        },
        new()
        {
            Name = "alertsCsv", Method = "GET", Template = "alerts.csv", Access = ApiAccess.Read, Tag = "alerts",
            Summary = "Alerts as CSV.",
            Description = "At most 10,000 rows, newest first. A text that a spreadsheet could take for a formula has an apostrophe in front.",
            Parameters = [.. Filters, ByteOrderMark],
            Answers = [new(200, "One row an alert, after a header row.", "text/csv")],
            Handler = CsvAsync,
        },
    ];

    private static async Task<IResult> ListAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var page = await QueryOf(call).PageAsync(call.Service<AlertStore>(), call.Get(After)?.SortKey, call.Get(Limit), cancellationToken).ConfigureAwait(false);
        var address = call.Service<ApiAddress>().For(call.Request);
        var answer = new AlertList(page.Items.Select(a => ApiAddress.WithLinks(a, address)).ToList(), page.Next);
        var next = page.Next is null ? null : $"<{new Links(call.Request).Here(After.Name, page.Next)}>; rel=\"next\"";
        var fields = call.Get(Fields);
        if (fields.Count == 0)
            return Replies.Json(answer, ApiJson.Api.AlertList).With("Link", next);
        var json = JsonSerializer.SerializeToNode(answer, ApiJson.Api.AlertList)!;
        foreach (var alert in json["items"]!.AsArray())
        {
            foreach (var member in alert!.AsObject().Select(m => m.Key).Where(m => !fields.Contains(m)).ToList())
                alert.AsObject().Remove(member);
        }

        return new ApiReply(StatusCodes.Status200OK, MediaTypeNames.Application.Json, json.ToJsonString(ApiJson.Api.Options)).With("Link", next);
    }

    private static async Task<IResult> GetAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var id = call.Get(Id);
        var stored = await call.Service<AlertStore>().GetAsync(id, cancellationToken).ConfigureAwait(false)
            ?? throw ApiProblemException.NotFound($"There is no alert {id}.");
        var alert = ApiAddress.WithLinks(stored.Alert, call.Service<ApiAddress>().For(call.Request));
        var series = await call.Service<SeriesReader>().ExcerptsAsync(alert, 3, cancellationToken).ConfigureAwait(false);
        return Replies.Json(AlertDetail.Of(alert, series), ApiJson.Api.AlertDetail);
    }

    private static async Task<IResult> AcknowledgeAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var id = call.Get(Id);
        var isForm = call.Request.HasFormContentType;
        var wish = isForm
            ? AcknowledgeRequest.OfForm(await call.FormAsync(cancellationToken).ConfigureAwait(false))
            : await call.BodyAsync(ApiJson.Strict.AcknowledgeRequest, w => w.Faults(), cancellationToken).ConfigureAwait(false);
        if (isForm && wish.Faults().ToList() is { Count: > 0 } faults)
            throw ApiProblemException.BadBody(faults);
        var acknowledged = new Acknowledgement(wish.By.Trim(), call.Service<TimeProvider>().GetUtcNow(), string.IsNullOrWhiteSpace(wish.Note) ? null : wish.Note.Trim());
        var changed = await call.Service<AlertStore>().ChangeAsync(id, s => s with { Alert = Acknowledge(s.Alert, acknowledged) }, cancellationToken).ConfigureAwait(false)
            ?? throw ApiProblemException.NotFound($"There is no alert {id}.");
        if (wish.SilenceHours is { } hours && changed.Alert.Signals is [var lead, ..])
        {
            var rule = new SilenceRule { Id = $"alert-{id}", Key = lead.Key, Until = acknowledged.At.AddHours(hours), By = acknowledged.By, Note = acknowledged.Note };
            await call.Service<SilenceStore>().PutAsync(rule, cancellationToken).ConfigureAwait(false);
        }

        if (isForm)
            return Replies.SeeOther(new Links(call.Request).Alert(id));
        return Replies.Json(ApiAddress.WithLinks(changed.Alert, call.Service<ApiAddress>().For(call.Request)), ApiJson.Api.Alert);
    }

    private static Alert Acknowledge(Alert alert, Acknowledgement acknowledged)
    {
        if (alert.Status == AlertStatus.Resolved)
            throw ApiProblemException.Conflict("The alert is over; only open alerts can be acknowledged.");
        return alert with { Status = AlertStatus.Acknowledged, Acknowledged = acknowledged };
    }

    private static async Task<IResult> AtomAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var page = await QueryOf(call).PageAsync(call.Service<AlertStore>(), call.Get(After)?.SortKey, call.Get(Limit), cancellationToken).ConfigureAwait(false);
        var watchlist = await call.Service<WatchlistStore>().GetAsync(cancellationToken).ConfigureAwait(false);
        var address = call.Service<ApiAddress>().For(call.Request);
        var links = new Links(call.Request);
        var head = new AlertFeed.Head(watchlist.Id, $"Alerts: {watchlist.Title}",
            Self: address + links.Here(After.Name, call.Raw(After)),
            Page: address + links.To("dashboard"),
            Next: page.Next is null ? null : address + links.Here(After.Name, page.Next));
        return new ApiReply(StatusCodes.Status200OK, "application/atom+xml; charset=utf-8", AlertFeed.ToAtom(head, page.Items, a => address + links.Alert(a.Id)));
    }

    private static Task<IResult> StreamAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var stream = call.Service<AlertStream>();
        if (!stream.IsOffered)
            throw new ApiProblemException(StatusCodes.Status501NotImplemented, "no-streams", "This host keeps no connections open.", "Read /api/alerts with If-None-Match from time to time; 304 costs next to nothing.");
        EventPlace? after = null;
        if (call.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last)
            after = EventPlace.TryParse(last, out var place) ? place : throw ApiProblemException.BadParameters([new FieldError("header", "Last-Event-ID", "Give the id of an event of this stream, or leave the header out.")]);
        var taken = stream.TryEnter() ?? throw new ApiProblemException(
            StatusCodes.Status503ServiceUnavailable, "busy", "As many readers as there may be follow the alerts already.", "Try again in a while, or read /api/alerts with If-None-Match.")
        { Headers = { ["Retry-After"] = "60" } };
        var (query, address) = (QueryOf(call), call.Service<ApiAddress>().For(call.Request));
        return Task.FromResult<IResult>(new EventStreamReply(taken, token => stream.ReadAsync(query, after, a => ApiAddress.WithLinks(a, address), token)));
    }

    private static async Task<IResult> CsvAsync(ApiCall call, CancellationToken cancellationToken)
    {
        var address = call.Service<ApiAddress>().For(call.Request);
        var links = new Links(call.Request);
        var alerts = new List<Alert>();
        await foreach (var alert in QueryOf(call).AllAsync(call.Service<AlertStore>(), cancellationToken).ConfigureAwait(false))
        {
            alerts.Add(alert);
            if (alerts.Count == MaxCsvRows)
                break;
        }

        var csv = AlertFeed.ToCsv(alerts, a => address + links.Alert(a.Id));
        return new ApiReply(StatusCodes.Status200OK, "text/csv; charset=utf-8; header=present", call.Get(ByteOrderMark) == true ? "\uFEFF" + csv : csv)
            .With("Content-Disposition", "attachment; filename=\"alerts.csv\"");
    }

    private static string[] AlertMembers() => NewsMonitorJson.Lines.Alert.Properties.Select(p => p.Name).ToArray();

    private static AlertQuery QueryOf(ApiCall call) => new(
        call.Get(From), call.Get(To), call.Get(Status), call.Get(SeverityIs), call.Get(Key), call.Get(Kind), new TextQuery(call.Get(Text)));
}
