using NewsMonitor.Spikes;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Alerts;

/// <summary>Two persons, one of each side, whom a story named together from a moment on.</summary>
internal readonly record struct Meeting(SeriesKey Pair, SeriesKey One, SeriesKey Other, DateTimeOffset At);

/// <summary>Which stories name persons of both sides, and whom: the plainest sign that the two sides have to do with each other.</summary>
internal sealed class Meetings
{
    private readonly Dictionary<int, List<Meeting>> _byStory = [];

    public Meetings(StoryLedger ledger, Watchlist watchlist)
    {
        var sides = watchlist.Entities.Where(e => e is { Type: "person", Side: not null }).ToDictionary(e => e.Id, e => e.Side!, StringComparer.Ordinal);
        foreach (var key in ledger.Keys.Where(k => k.Kind == KeyKind.Pair))
        {
            var people = key.Id.Split('+', 2);
            if (!sides.TryGetValue(people[0], out var side) || !sides.TryGetValue(people[1], out var otherSide) || side == otherSide)
                continue;
            foreach (var entry in ledger.Entries(key, DateTimeOffset.MinValue, DateTimeOffset.MaxValue))
            {
                if (!_byStory.TryGetValue(entry.Story, out var meetings))
                    _byStory[entry.Story] = meetings = [];
                meetings.Add(new Meeting(key, new SeriesKey(KeyKind.Entity, people[0]), new SeriesKey(KeyKind.Entity, people[1]), entry.At));
            }
        }
    }

    /// <summary>Those that a story had told of before a moment.</summary>
    public IEnumerable<Meeting> In(int story, DateTimeOffset before) =>
        _byStory.TryGetValue(story, out var meetings) ? meetings.Where(m => m.At < before) : [];
}
