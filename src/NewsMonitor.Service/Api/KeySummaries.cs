using System.Globalization;
using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Service.Api;

/// <summary>The keys of a stretch of history.</summary>
internal static class KeySummaries
{
    /// <summary>Those that fit, with most stories first, then by kind and id.</summary>
    public static IReadOnlyList<KeySummary> Of(HistoryView view, DateTimeOffset from, DateTimeOffset to, Watchlist watchlist, TextQuery words, IReadOnlyList<KeyKind> kinds)
    {
        var counts = new Dictionary<SeriesKey, (int Stories, DateTimeOffset Last)>();
        var told = new HashSet<(SeriesKey, string)>();
        foreach (var mention in view.Relevant(from, to))
        {
            foreach (var key in mention.Keys)
            {
                if (kinds.Count > 0 && !kinds.Contains(key.Kind))
                    continue;
                var (stories, last) = counts.GetValueOrDefault(key);
                // Copies of a text have the same fingerprint; near copies may count twice here, the series tells them apart.
                var isNew = told.Add((key, mention.Fingerprint.Value));
                counts[key] = (stories + (isNew ? 1 : 0), mention.EventTime > last ? mention.EventTime : last);
            }
        }

        return counts.Select(c => new KeySummary(c.Key, c.Key.KindName, KeyLabel.Of(c.Key, watchlist), c.Value.Stories, c.Value.Last))
            .Where(k => words.Matches($"{k.Label} {k.Key}"))
            .OrderBy(SortKeyOf, StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>Most stories first, then by kind (the relation, entities, topics …), then by id.</summary>
    public static string SortKeyOf(KeySummary key) => string.Create(CultureInfo.InvariantCulture, $"{int.MaxValue - key.Stories:D10}{(int)key.Key.Kind} {key.Key.Id}");
}
