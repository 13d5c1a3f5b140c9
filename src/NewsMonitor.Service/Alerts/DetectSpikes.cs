using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsMonitor.Alerts;
using NewsMonitor.Service.Config;
using NewsMonitor.Service.Webhooks;

namespace NewsMonitor.Service.Alerts;

/// <summary>
/// Step: the alerts of the last days are computed from the stored mentions, brought together with the stored alerts, and
/// what is new is announced. A function of what is stored and of the moment: running it twice, late or beside itself
/// changes nothing more. An alert that was stored but not announced is announced by the next run.
/// </summary>
public sealed partial class DetectSpikes(
    WatchlistStore watchlists,
    HistoryArrival arrival,
    MonitorHistory history,
    AlertStore alerts,
    SilenceStore silences,
    AlertAnnouncer announcer,
    IOptions<DetectionOptions> options,
    ILogger<DetectSpikes> logger)
{
    private const int MaxTries = 5;

    /// <summary>
    /// Days looked at before the judged ones without telling what was found in them: what follows an event that began there
    /// belongs to it, and must not become an alert of its own when the event's beginning leaves the judged days. As many as the
    /// baseline has: what alerts told of there is no noise, so a service has to know it as a backtest of the whole archive does.
    /// </summary>
    private const int ContextDays = 56;

    /// <summary>Days read beyond the baseline: the longest window of the detector and the time a story lives, a week each, so that the first hours judged are judged as a backtest of the whole archive does.</summary>
    private const int DaysBefore = 14;

    private readonly RollingTimeline _timeline = new();

    /// <summary>Judges the hours up to <paramref name="asOf"/> (the present, or the moment a replay has come to).</summary>
    /// <returns>The alerts that are new or changed, as stored; none while a history is arriving.</returns>
    public async Task<IReadOnlyList<AlertChange>> RunAsync(DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        if (await arrival.IsUnderWayAsync(cancellationToken).ConfigureAwait(false))
        {
            LogWaits();
            return [];
        }

        var settings = options.Value;
        var from = asOf.AddDays(-settings.JudgedDays);
        var watchlist = await watchlists.GetAsync(cancellationToken).ConfigureAwait(false);
        var context = from.AddDays(-ContextDays);
        var days = await history.LoadAsync(FirstDay(asOf, settings), asOf, cancellationToken).ConfigureAwait(false);
        var alertOptions = settings.Alerts;
        var computed = _timeline.Build(days, watchlist, settings.Detector, context, asOf, alertOptions).Where(a => a.UpdatedAt >= from).ToList();
        var rules = await silences.ListAsync(cancellationToken).ConfigureAwait(false);

        var written = new Dictionary<string, AlertChange>(StringComparer.Ordinal);
        for (var attempt = 1; ; attempt++)
        {
            var stored = await StoredAsync(from, cancellationToken).ConfigureAwait(false);
            var changes = AlertReconciliation.Reconcile([.. stored.Values.Select(s => s.Alert)], computed, rules, asOf, alertOptions);
            if (await WriteAsync(changes, stored, asOf, written, cancellationToken).ConfigureAwait(false))
                break;
            if (attempt == MaxTries)
                throw new IOException("Alerts are being changed by others all the time; the next run goes on.");
        }

        await AnnounceAsync(from, cancellationToken).ConfigureAwait(false);
        LogJudged(computed.Count, written.Count);
        return [.. written.Values];
    }

    /// <summary>The oldest day that a run looks at.</summary>
    internal static DateOnly FirstDay(DateTimeOffset asOf, DetectionOptions settings) =>
        DateOnly.FromDateTime(asOf.AddDays(-settings.JudgedDays - ContextDays - settings.BaselineDays - DaysBefore).UtcDateTime);

    private async Task<Dictionary<string, StoredAlert>> StoredAsync(DateTimeOffset from, CancellationToken cancellationToken)
    {
        var stored = new Dictionary<string, StoredAlert>(StringComparer.Ordinal);
        // Incidents that began before the judged hours and go on are matched too.
        await foreach (var alert in alerts.QueryAsync(from.AddDays(-14), cancellationToken: cancellationToken).ConfigureAwait(false))
            stored[alert.Alert.Id] = alert;
        return stored;
    }

    /// <returns>False when somebody else changed one of the alerts: everything is to be read and reconciled again.</returns>
    private async Task<bool> WriteAsync(
        IReadOnlyList<AlertChange> changes, Dictionary<string, StoredAlert> stored, DateTimeOffset asOf, Dictionary<string, AlertChange> written, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            var before = stored.GetValueOrDefault(change.Alert.Id);
            var worthTelling = change.Announce && change.Alert.UpdatedAt >= asOf.AddHours(-options.Value.AnnounceWithinHours);
            // What is not to be told counts as told; what is owed from before stays owed.
            var announced = before?.AnnouncementOwed == true || worthTelling ? before?.AnnouncedRevision ?? 0 : change.Alert.Revision;
            if (!await alerts.TryWriteAsync(change.Alert, announced, before?.Version, cancellationToken).ConfigureAwait(false))
                return false;
            written[change.Alert.Id] = written.TryGetValue(change.Alert.Id, out var earlier) ? change with { Previous = earlier.Previous, Announce = change.Announce || earlier.Announce } : change;
            LogAlert(change.Alert.Id, change.Alert.Revision, change.Alert.Status, change.Alert.Headline);
        }

        return true;
    }

    /// <summary>The outbox: an announcement is handed over first and ticked off then; the hand-over is idempotent by alert, revision and subscription.</summary>
    private async Task AnnounceAsync(DateTimeOffset from, CancellationToken cancellationToken)
    {
        var stored = await StoredAsync(from, cancellationToken).ConfigureAwait(false);
        foreach (var owed in stored.Values.Where(s => s.AnnouncementOwed).OrderBy(s => s.Alert.StartedAt).ThenBy(s => s.Alert.Id, StringComparer.Ordinal))
        {
            await announcer.AnnounceAsync(owed.Alert, cancellationToken).ConfigureAwait(false);
            await alerts.ChangeAsync(owed.Alert.Id, s => s.AnnouncedRevision >= owed.Alert.Revision ? s : s with { AnnouncedRevision = owed.Alert.Revision }, cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "History is arriving; detection waits for the rest of it")]
    private partial void LogWaits();

    // An alert rule of infra-bicep waits for this line.
    [LoggerMessage(Level = LogLevel.Information, Message = "Detection: {Alerts} alerts in the judged days, {Changed} of them new or changed")]
    private partial void LogJudged(int alerts, int changed);

    [LoggerMessage(Level = LogLevel.Information, Message = "Alert {Id} revision {Revision} {Status}: {Headline}")]
    private partial void LogAlert(string id, int revision, AlertStatus status, string headline);
}
