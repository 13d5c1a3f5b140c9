using Microsoft.Extensions.Options;
using NewsMonitor.Alerts;
using NewsMonitor.Analysis;
using NewsMonitor.Service.Alerts;
using NewsMonitor.Spikes;

namespace NewsMonitor.Service.Api;

/// <summary>
/// A stretch of history as pages and series need it: the days, and the counts made of them. Kept for a few seconds, so that
/// the requests of one page, or of fifty readers, read storage once.
/// </summary>
public sealed class HistoryReader(MonitorHistory history, AlertStore alerts, IOptions<DetectionOptions> detection, TimeProvider time) : IDisposable
{
    /// <summary>Longest stretch that is read, in days.</summary>
    public const int MaxDays = 1_100;

    /// <summary>When nothing has been read for so long, the present has nothing to show.</summary>
    private const int QuietDays = 14;

    /// <summary>The baseline of a window ends before the window: days more than the baseline has.</summary>
    private const int GuardDays = 8;

    private const int Kept = 6;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(20);
    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly Dictionary<(DateOnly From, DateTimeOffset Until), (DateTimeOffset ReadAt, HistoryView View)> _views = [];

    /// <summary>
    /// The history up to a moment, with what makes the baseline before <paramref name="from"/>. A moment within the last
    /// seconds stands for the present. A view that reaches further does as well: what it says of an hour depends on
    /// earlier ones only.
    /// </summary>
    public async Task<HistoryView> ReadAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        // The present moves on with every request: requests of the same seconds share one view.
        var end = until >= now - Fresh ? DateTimeOffset.MaxValue : until;
        var first = DateOnly.FromDateTime(from.AddDays(-detection.Value.BaselineDays - GuardDays).UtcDateTime);
        await _reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (var (key, kept) in _views)
            {
                if (key.Until >= end && key.From <= first && now - kept.ReadAt < Fresh && now >= kept.ReadAt)
                    return kept.View;
            }

            var moment = end == DateTimeOffset.MaxValue ? now : until;
            var days = await history.LoadAsync(first, moment, cancellationToken).ConfigureAwait(false);
            var view = new HistoryView(days, moment, detection.Value.Detector);
            // Each view carries the counts of its whole stretch: what is not fresh any more only takes up room.
            foreach (var (key, _) in _views.Where(v => now - v.Value.ReadAt >= Fresh).ToList())
                _views.Remove(key);
            if (_views.Count >= Kept)
                _views.Remove(_views.MinBy(v => v.Value.ReadAt).Key);
            _views[(first, end)] = (now, view);
            return view;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>
    /// The moment that answers speak of when none is asked for: the present. When nothing has been read for two weeks (an
    /// archive was put in, or the monitor stood still), the last moment something is known of; then <c>IsPast</c> is true.
    /// </summary>
    public async Task<(DateTimeOffset At, bool IsPast)> PresentAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var view = await ReadAsync(now.AddDays(-QuietDays), now, cancellationToken).ConfigureAwait(false);
        if (view.Days.TakeLast(QuietDays).Any(d => d.Read.Count > 0))
            return (now, false);
        await foreach (var latest in alerts.QueryAsync(pageSize: 1, cancellationToken: cancellationToken).ConfigureAwait(false))
            return (latest.Alert.UpdatedAt.AddHours(1), true);
        return (now, false);
    }

    public void Dispose() => _reading.Dispose();
}

/// <summary>Days, counts and expectations up to a moment. Safe for use by several threads.</summary>
public sealed class HistoryView(IReadOnlyList<DayRollup> days, DateTimeOffset until, DetectorOptions options)
{
    /// <summary>Under this budget the detector names all keys that are somewhat above their level, not only the alarming ones.</summary>
    private const double RisingBudget = 300;

    /// <summary>Series remembered for as long as the view is.</summary>
    private const int MostAnswers = 300;

    private readonly Lock _detecting = new();
    private readonly SpikeDetector _detector = new(StorySeries.Build(days, until), options with { FalseAlarmsPerWeek = RisingBudget });
    private readonly Dictionary<(SeriesKey, DateTimeOffset, DateTimeOffset, int, AlertWindow?), IReadOnlyList<SeriesPoint>> _answers = [];
    private SpikeDetector? _judging;

    /// <summary>What all keys share is worked out for the end of a range: windows have other ends than the charts around them.</summary>
    private SpikeDetector Judge => _judging ??= new(_detector.Series, _detector.Options);

    public IReadOnlyList<DayRollup> Days { get; } = days;

    /// <summary>Exclusive.</summary>
    public DateTimeOffset Until { get; } = until;

    /// <summary>Relevant articles of a stretch of time, newest first.</summary>
    public IEnumerable<Mention> Relevant(DateTimeOffset from, DateTimeOffset to) =>
        Days.Reverse().Where(d => d.Day >= DateOnly.FromDateTime(from.UtcDateTime) && d.Day <= DateOnly.FromDateTime(to.UtcDateTime))
            .SelectMany(d => d.Relevant.Where(m => m.EventTime >= from && m.EventTime < to).OrderByDescending(m => m.EventTime).ThenByDescending(m => m.ArticleId, StringComparer.Ordinal));

    /// <summary>True when a story of these days counts for the key.</summary>
    public bool Counts(SeriesKey key) => Days.Any(d => d.Relevant.Any(m => m.Keys.Contains(key)));

    /// <summary>Keys that are above what is expected of them now, the most unlikely first.</summary>
    public IReadOnlyList<Spike> Rising()
    {
        lock (_detecting)
            return _detector.Evaluate(Until);
    }

    /// <summary>Counts and expectation of a key from a full hour on, in steps of so many hours; the last step may go beyond the end of the view.</summary>
    /// <param name="judged">
    /// A window whose expectation is that by which it was judged: from what was known before it began, so that its hours add up
    /// to the numbers of the signal. All other hours have what was expected of them a day before.
    /// </param>
    public IReadOnlyList<SeriesPoint> Series(SeriesKey key, DateTimeOffset from, DateTimeOffset to, int stepHours, AlertWindow? judged = null)
    {
        var asked = (key, from, to, stepHours, judged);
        lock (_detecting)
        {
            if (_answers.TryGetValue(asked, out var known))
                return known;
            if (_answers.Count == MostAnswers)
                _answers.Clear();
            return _answers[asked] = Compute(key, from, to, stepHours, judged);
        }
    }

    private List<SeriesPoint> Compute(SeriesKey key, DateTimeOffset from, DateTimeOffset to, int stepHours, AlertWindow? judged)
    {
        var counts = _detector.Series.Counts(key, from, to);
        List<ExpectedHour> expected = [.. _detector.Expectation(key, from, to)];
        if (judged is not null)
        {
            foreach (var hour in Judge.Expectation(key, judged.From, judged.To, beforehand: true))
            {
                if ((int)(hour.Hour - from).TotalHours is >= 0 and var place && place < expected.Count)
                    expected[place] = hour;
            }
        }

        var points = new List<SeriesPoint>(counts.Length / stepHours + 1);
        for (var start = 0; start < counts.Length; start += stepHours)
        {
            var end = Math.Min(start + stepHours, counts.Length);
            points.Add(ExpectedStep.Of(from.AddHours(start), counts.AsSpan(start..end), expected, start));
        }

        return points;
    }
}
