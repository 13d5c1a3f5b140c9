using System.Text.Json;

namespace NewsMonitor.Alerts;

/// <summary>An alert to be written, and what was stored before (null: it is new).</summary>
/// <param name="Announce">
/// True when somebody is to be told: a new alert, or one revision more, that is neither acknowledged nor silenced.
/// </param>
public sealed record AlertChange(Alert Alert, Alert? Previous, bool Announce);

/// <summary>
/// Brings the alerts that were computed from the articles together with those that were stored, announced and worked on.
/// </summary>
/// <remarks>
/// What people have seen stays true: an id, an acknowledgement, a silence and a revision are kept, severity never falls,
/// evidence is never taken away. Reconciling again, with an older computation, or on two machines changes nothing more.
/// </remarks>
public static class AlertReconciliation
{
    /// <summary>What is to be written; empty when all is stored already.</summary>
    /// <param name="stored">The alerts of the span that was computed and of at least a week before it.</param>
    /// <param name="computed">From <see cref="AlertTimeline"/>.</param>
    /// <param name="silences">All rules; expired ones silence nothing.</param>
    /// <param name="now">The moment up to which <paramref name="computed"/> looked.</param>
    public static IReadOnlyList<AlertChange> Reconcile(
        IReadOnlyCollection<Alert> stored, IReadOnlyCollection<Alert> computed, IReadOnlyCollection<SilenceRule> silences,
        DateTimeOffset now, AlertOptions? options = null)
    {
        options ??= new AlertOptions();
        var known = stored.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var free = stored.Where(s => computed.All(c => c.Id != s.Id)).OrderBy(s => s.StartedAt).ThenBy(s => s.Id, StringComparer.Ordinal).ToList();
        var changes = new List<AlertChange>();
        foreach (var alert in computed.OrderBy(a => a.StartedAt).ThenBy(a => a.Id, StringComparer.Ordinal))
        {
            var previous = known.GetValueOrDefault(alert.Id) ?? free.Where(s => SameEvent(s, alert, options)).MaxBy(s => SharedStories(s, alert));
            if (previous is not null)
                free.Remove(previous);
            Note(previous is null ? alert : Merge(previous, alert, options), previous);
        }

        // An open alert that was not computed again (its hours are no longer looked at, or late articles explained it) ends as others do.
        foreach (var left in free.Where(a => a.Status != AlertStatus.Resolved && a.UpdatedAt + options.Quiet <= now))
            Note(left with { Status = AlertStatus.Resolved, ResolvedAt = left.UpdatedAt + options.Quiet, UpdatedAt = left.UpdatedAt + options.Quiet }, left);
        return changes;

        void Note(Alert next, Alert? previous)
        {
            var told = previous is not null && next.Revision == previous.Revision;
            next = next with { Status = StatusOf(next, previous, told, silences, now) };
            if (previous is null || !Same(previous, next))
                changes.Add(new AlertChange(next, previous, !told && next.Acknowledged is null && !Silenced(next, silences, now)));
        }
    }

    /// <summary>Whether two alerts tell the same event: near in time, and the same first signal or half of the stories of the smaller one.</summary>
    public static bool SameEvent(Alert one, Alert other, AlertOptions? options = null)
    {
        var reopen = (options ?? new AlertOptions()).Reopen;
        if (End(one) + reopen < other.StartedAt || End(other) + reopen < one.StartedAt)
            return false;
        var sameLead = one.Signals.Count > 0 && other.Signals.Count > 0 && one.Signals[0].Key == other.Signals[0].Key;
        return sameLead || (SharedStories(one, other) is > 0 and var shared && 2 * shared >= Math.Min(one.Stories.Count, other.Stories.Count));
    }

    private static DateTimeOffset End(Alert alert) => alert.ResolvedAt ?? alert.UpdatedAt;

    private static int SharedStories(Alert one, Alert other)
    {
        var ids = one.Stories.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        return other.Stories.Count(s => ids.Contains(s.Id));
    }

    /// <summary>A computation that knows less than what is stored (it began earlier and ended later) has nothing to add.</summary>
    private static bool KnowsLess(Alert computed, Alert stored, AlertOptions options)
    {
        var order = LastGrowth(computed).CompareTo(LastGrowth(stored));
        if (order == 0)
            order = computed.Articles.CompareTo(stored.Articles);
        return order < 0 || (order == 0 && stored.ResolvedAt is not null && computed.ResolvedAt is null);

        DateTimeOffset LastGrowth(Alert alert) => alert.ResolvedAt is { } over ? over - options.Quiet : alert.UpdatedAt;
    }

    private static Alert Merge(Alert stored, Alert computed, AlertOptions options)
    {
        if (KnowsLess(computed, stored, options))
            return stored;

        var revision = Math.Max(stored.Revision, computed.Revision);
        if (revision == stored.Revision && computed.Severity > stored.Severity)
            revision++;
        return computed with
        {
            Id = stored.Id,
            Revision = revision,
            Severity = stored.Severity > computed.Severity ? stored.Severity : computed.Severity,
            // The headline changes only with a message: a list that renames its entries at every look is no list.
            Headline = revision > stored.Revision ? computed.Headline : stored.Headline,
            DetectedAt = stored.DetectedAt ?? computed.DetectedAt,
            Signals = Union(computed.Signals, stored.Signals, s => s.Key).Take(Alert.MaxSignals).ToList(),
            Publishers = Union(computed.Publishers, stored.Publishers, p => p).ToList(),
            Languages = Union(computed.Languages, stored.Languages, l => l).ToList(),
            Articles = Math.Max(stored.Articles, computed.Articles),
            Acknowledged = stored.Acknowledged,
            Links = stored.Links,
        };
    }

    private static IEnumerable<T> Union<T, TKey>(IEnumerable<T> first, IEnumerable<T> then, Func<T, TKey> key) => first.Concat(then).DistinctBy(key);

    private static AlertStatus StatusOf(Alert next, Alert? previous, bool told, IReadOnlyCollection<SilenceRule> silences, DateTimeOffset now)
    {
        if (next.ResolvedAt is not null)
            return AlertStatus.Resolved;
        if (next.Acknowledged is not null)
            return AlertStatus.Acknowledged;
        // Once silenced, an alert stays so when the rule expires, until there is something new to tell.
        return Silenced(next, silences, now) || (told && previous?.Status == AlertStatus.Silenced) ? AlertStatus.Silenced : AlertStatus.Open;
    }

    private static bool Silenced(Alert alert, IReadOnlyCollection<SilenceRule> silences, DateTimeOffset now) => silences.Any(s => s.Matches(alert, now));

    private static bool Same(Alert one, Alert other) =>
        JsonSerializer.Serialize(one, NewsMonitorJson.Lines.Alert) == JsonSerializer.Serialize(other, NewsMonitorJson.Lines.Alert);
}
