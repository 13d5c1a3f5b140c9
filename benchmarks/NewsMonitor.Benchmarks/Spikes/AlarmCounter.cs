using NewsMonitor.Spikes;

namespace NewsMonitor.Benchmarks.Spikes;

/// <summary>
/// Counts alarms as an operator would: a key that is a spike in consecutive hours, or again within a day, is one alarm.
/// </summary>
internal sealed class AlarmCounter(int mergeHours = 24)
{
    private readonly Dictionary<SeriesKey, int> _last = [];

    public int Alarms { get; private set; }

    public bool Add(SeriesKey key, int hour)
    {
        var known = _last.TryGetValue(key, out var last) && hour - last <= mergeHours;
        _last[key] = hour;
        if (!known)
            Alarms++;
        return !known;
    }
}
