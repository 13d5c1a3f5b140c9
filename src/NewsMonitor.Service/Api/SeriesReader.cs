using NewsMonitor.Alerts;
using NewsMonitor.Articles;
using NewsMonitor.Service.Config;
using NewsMonitor.Spikes;

namespace NewsMonitor.Service.Api;

/// <summary>Series of keys with their names.</summary>
public sealed class SeriesReader(HistoryReader history, WatchlistStore watchlists, TimeProvider time)
{
    /// <summary>Most points in one answer.</summary>
    public const int MaxPoints = 10_000;

    /// <summary>As <see cref="ReadAsync"/>.</summary>
    /// <exception cref="ApiProblemException">404: the key is neither on the watchlist nor among what was counted in the range or in the weeks before it.</exception>
    public async Task<SeriesAnswer> FindAsync(SeriesKey key, DateTimeOffset from, DateTimeOffset to, SeriesStep step, bool beforehand, CancellationToken cancellationToken)
    {
        if (!KeyLabel.IsWatched(key, await watchlists.GetAsync(cancellationToken).ConfigureAwait(false))
            && !(await history.ReadAsync(step.Floor(from), to, cancellationToken).ConfigureAwait(false)).Counts(key))
            throw ApiProblemException.NotFound($"There is no key {key}: it is not on the watchlist, and nothing was counted for it in this range or in the weeks before. /api/keys lists what was counted.");
        return await ReadAsync(key, from, to, step, beforehand ? new AlertWindow(step.Floor(from), to) : null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The series of a key from the step <paramref name="from"/> falls in on.</summary>
    /// <param name="judged">See <see cref="HistoryView.Series"/>.</param>
    public async Task<SeriesAnswer> ReadAsync(SeriesKey key, DateTimeOffset from, DateTimeOffset to, SeriesStep step, AlertWindow? judged, CancellationToken cancellationToken)
    {
        var start = step.Floor(from);
        var end = EventTime.Hour(to.AddHours(1).AddTicks(-1));
        var view = await history.ReadAsync(start, to, cancellationToken).ConfigureAwait(false);
        var watchlist = await watchlists.GetAsync(cancellationToken).ConfigureAwait(false);
        return new SeriesAnswer(key, key.KindName, KeyLabel.Of(key, watchlist), step.ToString(), start, end, view.Series(key, start, end, step.Hours, judged));
    }

    /// <summary>The series behind the first signals of an alert, from some days before it to a day after it; in the window of a signal with the expectation it was judged by.</summary>
    public async Task<IReadOnlyList<SeriesAnswer>> ExcerptsAsync(Alert alert, int signals, CancellationToken cancellationToken)
    {
        var excerpts = new List<SeriesAnswer>();
        foreach (var signal in alert.Signals.Take(signals))
        {
            var (from, to) = ExcerptOf(alert, signal, time.GetUtcNow());
            excerpts.Add(await ReadAsync(signal.Key, from, to, StepFor(to - from), signal.Window, cancellationToken).ConfigureAwait(false));
        }

        return excerpts;
    }

    /// <summary>The series behind the first signal of an alert; null when it has none.</summary>
    public async Task<SeriesAnswer?> ExcerptAsync(Alert alert, CancellationToken cancellationToken) =>
        await ExcerptsAsync(alert, 1, cancellationToken).ConfigureAwait(false) is [var first, ..] ? first : null;

    /// <summary>A step that makes of a stretch a chart one can read: fewer than a hundred points.</summary>
    public static SeriesStep StepFor(TimeSpan span) => new(span.TotalHours switch
    {
        <= 96 => 1,
        <= 24 * 13 => 3,
        <= 24 * 25 => 6,
        <= 24 * 100 => 24,
        _ => 168,
    });

    private static (DateTimeOffset From, DateTimeOffset To) ExcerptOf(Alert alert, Signal signal, DateTimeOffset now)
    {
        var end = (alert.ResolvedAt ?? alert.UpdatedAt).AddDays(1);
        if (end < signal.Window.To)
            end = signal.Window.To;
        // Next to an event of two hours a whole week shows nothing but the week.
        var before = Math.Clamp((signal.Window.To - signal.Window.From).TotalDays * 7, 2.5, 14);
        return (signal.Window.From.AddDays(-before), end < now ? end : now);
    }
}

/// <summary>Length of a step, in full hours; steps of days and weeks begin at midnight (UTC), weeks on Monday.</summary>
public readonly record struct SeriesStep(int Hours)
{
    public const int MaxHours = 24 * 7 * 5;

    public DateTimeOffset Floor(DateTimeOffset at)
    {
        var hour = EventTime.Hour(at);
        // The first Monday of the era of ticks is 0001-01-01.
        var behind = hour.UtcTicks / TimeSpan.TicksPerHour % Hours;
        return hour.AddHours(-behind);
    }

    /// <summary>Reads "hour", "day", "week" or an ISO 8601 duration of full hours ("PT6H", "P1D", "P2W").</summary>
    public static bool TryParse(string text, out SeriesStep step)
    {
        step = text switch
        {
            "hour" => new(1),
            "day" => new(24),
            "week" => new(168),
            ['P', 'T', .. var hours, 'H'] when Number(hours) is { } n => new(n),
            ['P', .. var days, 'D'] when Number(days) is { } n => new(24 * n),
            ['P', .. var weeks, 'W'] when Number(weeks) is { } n => new(168 * n),
            _ => new(0),
        };
        return step.Hours is >= 1 and <= MaxHours;

        static int? Number(string text) => text.Length is >= 1 and <= 3 && int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : null;
    }

    public override string ToString() => Hours % 24 == 0 ? $"P{Hours / 24}D" : $"PT{Hours}H";
}
