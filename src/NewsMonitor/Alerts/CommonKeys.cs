using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Alerts;

/// <summary>
/// Keys that do not tell one event from another: the relation itself, countries (the two and any other), and whoever stands
/// in a large share of the stories at all times (a head of state in the reports of his own agency).
/// </summary>
internal sealed class CommonKeys(StoryLedger ledger, Watchlist watchlist)
{
    /// <summary>Share of the stories before the window.</summary>
    private const double Share = 0.25;

    /// <summary>Stories without the key that are assumed beforehand, so that a handful of stories makes nothing common.</summary>
    private const int Prior = 8;

    private static readonly TimeSpan History = TimeSpan.FromDays(56);

    private readonly HashSet<string> _countries =
        [.. watchlist.Sides.Select(s => s.Id), .. watchlist.Entities.Where(e => e.Type == "country").Select(e => e.Id)];

    /// <param name="before">Start of the window in which the key rose; the event itself must not make its keys common.</param>
    public bool Contains(SeriesKey key, DateTimeOffset before)
    {
        if (key.Kind == KeyKind.Relation || (key.Kind == KeyKind.Entity && _countries.Contains(key.Id)))
            return true;
        var all = ledger.Entries(SeriesKey.Relation, before - History, before).Length;
        return ledger.Entries(key, before - History, before).Length >= Share * (all + Prior);
    }

    /// <summary>The common ones among the entities of a key.</summary>
    public IReadOnlyList<string> EntitiesIn(SeriesKey key, DateTimeOffset before) => key.Kind is KeyKind.Pair or KeyKind.Entity
        ? [.. key.Id.Split('+').Where(id => Contains(new SeriesKey(KeyKind.Entity, id), before))]
        : [];
}
