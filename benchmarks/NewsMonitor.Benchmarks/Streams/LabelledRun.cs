using NewsMonitor.Spikes.Streams;

namespace NewsMonitor.Benchmarks.Streams;

/// <summary>A simulated series with two events past its middle, judged.</summary>
/// <param name="World">What kind of series.</param>
/// <param name="Event">What kind of event.</param>
/// <param name="At">The rows where the events begin.</param>
/// <param name="Verdicts">Of each row.</param>
internal sealed record LabelledRun(LabelledWorld World, LabelledEvent Event, int[] At, StreamVerdict[] Verdicts)
{
    /// <summary>Rows after the label in which an alert is neither right nor wrong: the end of an event is news, too.</summary>
    public const int Tolerance = 12;

    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Rows with an alert.</summary>
    public IReadOnlyList<int> Alerts { get; } = [.. Enumerable.Range(0, Verdicts.Length).Where(i => Verdicts[i].Alert)];

    public static LabelledRun Of(LabelledWorld world, LabelledEvent planted, int seed)
    {
        var dice = new Dice(seed);
        var series = world.Draw(world, dice);
        int[] at = [(int)(world.Rows * (0.5 + 0.1 * dice.Uniform())), (int)(world.Rows * (0.75 + 0.1 * dice.Uniform()))];
        foreach (var row in at)
            planted.Plant(world, series, row);
        var detector = new StreamDetector();
        return new LabelledRun(world, planted, at, [.. series.Values.Select((v, i) => detector.Push(Start + i * world.Step, v))]);
    }

    /// <summary>The row has a label.</summary>
    public bool Inside(int row) => At.Any(a => row >= a && row < a + Event.Length(World));

    /// <summary>The row has a label, or one ended just before it.</summary>
    public bool Near(int row) => At.Any(a => row >= a && row < a + Event.Length(World) + Tolerance);

    /// <summary>Alerts within the label of the event that begins at that row.</summary>
    public IEnumerable<int> AlertsOf(int at) => Alerts.Where(i => i >= at && i < at + Event.Length(World));
}
