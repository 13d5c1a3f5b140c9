namespace NewsMonitor.Spikes.Streams;

/// <summary>The last events of a series: how unlikely each was, and at what time of the day and the week the like of it came.</summary>
internal sealed class KnownEvents
{
    private const int Remembered = 100;

    /// <summary>How many days and weeks back the like is looked for.</summary>
    private const int Days = 7, Weeks = 4;

    /// <summary>What came at its time that often is what this series does at that time, as a nightly job; once may be chance.</summary>
    private const int Regular = 2;

    /// <summary>It came at its time: within two values of it, but within an hour at least and two at most; of a slow series on its day.</summary>
    private const double LeastOff = 1.0 / 24, MostOff = 2.0 / 24, OffOfSlow = 0.4, SlowPerDay = 4;

    /// <summary>What is larger than so many times what came before is not the like of it.</summary>
    private const double MuchLarger = 2;

    private readonly Queue<Event> _events = new(Remembered);
    private Event? _last;

    /// <summary>How unlikely the last events were, as −log10 of a chance.</summary>
    public IEnumerable<double> Surprises => _events.Select(e => e.Surprise);

    /// <summary>How many were at least so unlikely, and so far off that this deviation is at most so many times theirs.</summary>
    public int Alikes(double surprise, double deviation, double larger) => _events.Count(e => e.Surprise > surprise && Math.Abs(deviation) <= larger * Math.Abs(e.Deviation));

    /// <param name="at">When it began.</param>
    /// <param name="surprise">−log10 of its chance.</param>
    /// <param name="deviation">How far the value is off what was expected.</param>
    public void Add(DateTime at, double surprise, double deviation)
    {
        if (_events.Count == Remembered)
            _events.Dequeue();
        _events.Enqueue(_last = new Event(at, surprise) { Deviation = deviation });
    }

    /// <summary>The last event goes on: it is as large as its largest value.</summary>
    public void GoOn(DateTime at, double deviation, double perDay)
    {
        if (_last is not null && (at - _last.At).TotalDays <= Tolerance(perDay) && deviation * _last.Deviation > 0 && Math.Abs(deviation) > Math.Abs(_last.Deviation))
            _last.Deviation = deviation;
    }

    /// <summary>The share of the days, or weeks, before on which the like came at this time; 0 for what is not regular.</summary>
    public double ShareAtThisTime(DateTime at, double deviation, double perDay, double daysKnown)
    {
        double Share(int cycle, double cycles)
        {
            var seen = Enumerable.Range(1, (int)Math.Round(cycles)).Count(back =>
                _events.Any(e => Math.Abs((at - e.At).TotalDays - back * cycle) <= Tolerance(perDay) && e.IsLike(deviation)));
            return seen < Regular ? 0 : (seen + 0.5) / (cycles + 1);
        }
        var ofWeeks = Share(7, Math.Min(Weeks, daysKnown / 7));
        return perDay < SlowPerDay ? ofWeeks : Math.Max(ofWeeks, Share(1, Math.Min(Days, daysKnown)));
    }

    private static double Tolerance(double perDay) => perDay < SlowPerDay ? OffOfSlow : Math.Clamp(2 / perDay, LeastOff, MostOff);

    private sealed record Event(DateTime At, double Surprise)
    {
        public double Deviation { get; set; }

        public bool IsLike(double deviation) => Math.Sign(deviation) == Math.Sign(Deviation) && Math.Abs(deviation) <= MuchLarger * Math.Abs(Deviation);
    }
}
