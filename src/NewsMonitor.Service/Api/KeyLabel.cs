using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Service.Api;

/// <summary>Names of keys for people.</summary>
public static class KeyLabel
{
    public static string Of(SeriesKey key, Watchlist watchlist) => key.Kind switch
    {
        KeyKind.Relation => string.Join(" – ", watchlist.Sides.Select(s => s.Label)),
        KeyKind.Pair => string.Join(" and ", key.Id.Split('+').Select(watchlist.LabelOf)),
        KeyKind.Term => key.Id,
        _ => watchlist.LabelOf(key.Id),
    };

    /// <summary>True for keys that the watchlist itself names, whether they were ever counted or not.</summary>
    public static bool IsWatched(SeriesKey key, Watchlist watchlist) => key.Kind switch
    {
        KeyKind.Relation => key == SeriesKey.Relation,
        KeyKind.Entity => IsEntity(key.Id, watchlist),
        KeyKind.Topic => watchlist.Topics.Any(t => t.Id == key.Id),
        KeyKind.Keyword => watchlist.Keywords.Any(k => k.Id == key.Id),
        KeyKind.Pair => key.Id.Split('+') is [var one, var other] && SeriesKey.Pair(one, other) == key && IsEntity(one, watchlist) && IsEntity(other, watchlist),
        _ => false,
    };

    private static bool IsEntity(string id, Watchlist watchlist) => watchlist.Entities.Any(e => e.Id == id);
}
