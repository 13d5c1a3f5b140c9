using NewsMonitor.Analysis;
using NewsMonitor.Articles;
using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Alerts;

/// <summary>
/// <see cref="AlertTimeline"/> for somebody who asks every few minutes: says the same, but looks again only at the hours
/// from the first one in which an article came, went or changed. Safe for use by several threads, one at a time.
/// </summary>
public sealed class RollingTimeline
{
    /// <summary>What is older is booked for good: hardly an article comes that late, and if one does, all is booked anew.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromDays(2);

    private readonly Lock _lock = new();
    private Settings? _settings;
    private Dictionary<DateOnly, KnownDay> _known = [];
    private List<Checkpoint> _checkpoints = [];
    private DateTimeOffset _until, _settledUntil;
    private StoryLedger? _ledger;
    private StoryIndex? _spare;

    /// <summary>What <see cref="AlertTimeline.Build"/> says, looked at from the beginning of the day of <paramref name="from"/>.</summary>
    public IReadOnlyList<Alert> Build(
        IReadOnlyCollection<DayRollup> days, Watchlist watchlist, DetectorOptions options, DateTimeOffset from, DateTimeOffset until, AlertOptions? alertOptions = null)
    {
        alertOptions ??= new AlertOptions();
        // From a full day on: a start that moves with the clock would make every hour a new beginning.
        from = new DateTimeOffset(from.UtcDateTime.Date, TimeSpan.Zero);
        lock (_lock)
        {
            var settings = new Settings(watchlist, options, alertOptions with { Languages = [] }, string.Join(',', alertOptions.Languages), from);
            var known = days.DistinctBy(d => d.Day).ToDictionary(d => d.Day, d => _known.TryGetValue(d.Day, out var before) && ReferenceEquals(before.Rollup, d) ? before : new KnownDay(d));
            var unchanged = settings.Equals(_settings) ? UnchangedUntil(known, until) : DateTimeOffset.MinValue;
            var checkpoints = _checkpoints.TakeWhile(c => c.AsOf <= unchanged).ToList();

            var alerts = Fold(days, settings, alertOptions, unchanged, until, checkpoints);
            (_settings, _known, _checkpoints, _until) = (settings, known, checkpoints, until);
            return alerts;
        }
    }

    private IReadOnlyList<Alert> Fold(IReadOnlyCollection<DayRollup> days, Settings settings, AlertOptions alertOptions, DateTimeOffset unchanged, DateTimeOffset until, List<Checkpoint> checkpoints)
    {
        var ledger = _ledger;
        _ledger = null; // whatever goes wrong below, no half-written ledger is used again
        if (ledger is null || unchanged < _settledUntil || until < _settledUntil)
            (ledger, _settledUntil) = (new StoryLedger(alertOptions.StoryWindow), DateTimeOffset.MinValue);
        var settled = EventTime.Hour(until - Settling);
        if (settled - _settledUntil > Settling)
        {
            ledger.Add(days, _settledUntil, settled);
            _settledUntil = settled;
        }
        ledger.Draft(days, _settledUntil, until, _spare ??= new StoryIndex(alertOptions.StoryWindow));
        var alerts = new TimelineFold(ledger, settings.Watchlist, settings.Options, alertOptions, until).Run(settings.From, checkpoints.LastOrDefault(), checkpoints);
        if (ledger.Series.CanTakeBack)
        {
            ledger.TakeBack();
            _ledger = ledger;
        }
        return alerts;
    }

    /// <summary>The first hour in which something is not as it was when it was looked at last.</summary>
    private DateTimeOffset UnchangedUntil(Dictionary<DateOnly, KnownDay> days, DateTimeOffset until)
    {
        var first = EventTime.Hour(until < _until ? until : _until);
        foreach (var day in days.Keys.Union(_known.Keys))
        {
            var (now, before) = (days.GetValueOrDefault(day), _known.GetValueOrDefault(day));
            if (ReferenceEquals(now, before))
                continue;
            for (var hour = 0; hour < 24; hour++)
            {
                if (now?.Hours[hour] == before?.Hours[hour] || (now?.Hours[hour] ?? 0) == (before?.Hours[hour] ?? 0))
                    continue;
                var at = new DateTimeOffset(day.ToDateTime(new TimeOnly(hour, 0)), TimeSpan.Zero);
                first = at < first ? at : first;
                break;
            }
        }
        return first;
    }

    private sealed record Settings(Watchlist Watchlist, DetectorOptions Options, AlertOptions AlertOptions, string Languages, DateTimeOffset From);

    /// <summary>A day as it was looked at: a digest of each of its hours, 0 for an empty one.</summary>
    private sealed class KnownDay
    {
        public KnownDay(DayRollup rollup)
        {
            Rollup = rollup;
            foreach (var mention in rollup.Relevant)
                Hours[mention.EventTime.UtcDateTime.Hour] += Digest(mention);
            foreach (var read in rollup.Read)
                Hours[read.Hour] += Mix(Mix(Hash(read.Feed), (uint)read.Articles), 1);
        }

        public DayRollup Rollup { get; }

        /// <summary>Sums of the digests of what is in the hour, so that order does not matter.</summary>
        public ulong[] Hours { get; } = new ulong[24];

        private static ulong Digest(Mention mention)
        {
            var digest = Mix(Hash(mention.ArticleId), (ulong)mention.EventTime.UtcTicks);
            digest = Mix(Mix(digest, Hash(mention.Feed)), Hash(mention.Fingerprint.Value));
            digest = Mix(Mix(Mix(digest, Hash(mention.Publisher)), Hash(mention.Language)), Hash(mention.Title));
            foreach (var key in mention.Keys)
                digest = Mix(Mix(digest, (ulong)key.Kind), Hash(key.Id));
            return digest;
        }

        /// <summary>Good within this process only, as all of this.</summary>
        private static ulong Hash(string text) => (uint)text.GetHashCode(StringComparison.Ordinal);

        private static ulong Mix(ulong digest, ulong value) => (ulong.RotateLeft(digest, 27) ^ value) * 0x9E3779B97F4A7C15;
    }
}
