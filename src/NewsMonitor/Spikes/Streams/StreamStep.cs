namespace NewsMonitor.Spikes.Streams;

/// <summary>The usual time between the values of a stream: the median of the last ones.</summary>
internal sealed class StreamStep
{
    private const int Most = 101;
    private const int LongGap = 24;

    private readonly List<long> _sorted = new(Most);
    private readonly Queue<long> _ticks = new(Most + 1);

    /// <summary>Values a day; an hour is assumed before two values are known.</summary>
    public double PerDay => _sorted.Count == 0 ? 24 : TimeSpan.TicksPerDay / (double)Math.Max(1, Median);

    /// <summary>True for a gap so long that the level before it says nothing about the one after it.</summary>
    public bool IsGap(TimeSpan gap) => _sorted.Count >= 5 && gap.Ticks > LongGap * Median;

    public void Learn(TimeSpan gap)
    {
        _ticks.Enqueue(gap.Ticks);
        if (_ticks.Count > Most)
        {
            var oldest = _ticks.Dequeue();
            if (oldest == gap.Ticks)
                return; // as always where the step is steady
            _sorted.RemoveAt(_sorted.BinarySearch(oldest));
        }
        var place = _sorted.BinarySearch(gap.Ticks);
        _sorted.Insert(place < 0 ? ~place : place, gap.Ticks);
    }

    private long Median => _sorted[_sorted.Count / 2];
}
