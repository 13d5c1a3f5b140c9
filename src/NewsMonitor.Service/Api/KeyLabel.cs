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
}
