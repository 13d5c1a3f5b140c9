using System.Globalization;

namespace NewsMonitor.Benchmarks.Streams;

/// <summary>How much of what is put into series of many kinds <c>series detect</c> finds, how often it is wrong, and what its scores are worth.</summary>
internal static class LabelledBenchmark
{
    /// <summary><c>series-labelled [RUNS] [SEED]</c>: two events in each series, past its middle.</summary>
    public static void Run(string[] arguments)
    {
        var runs = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 10;
        var first = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 1;
        var all = LabelledWorld.All.SelectMany(w => LabelledEvent.All.Where(e => e.Fits(w)).SelectMany((e, k) => Enumerable.Range(first, runs).Select(seed => LabelledRun.Of(w, e, 7919 * seed + k)))).ToList();

        Console.WriteLine("share of the events with an alert");
        Console.WriteLine($"{"",-32}{string.Concat(LabelledWorld.All.Select((_, i) => $"{i + 1,5}"))}{"all",6}{"alerts",8}{"delay",7}{"wrong",7}{"second",8}");
        foreach (var e in LabelledEvent.All)
        {
            var of = all.Where(r => r.Event == e).ToList();
            Console.WriteLine($"{e.Name,-32}{string.Concat(LabelledWorld.All.Select(w => e.Fits(w) ? $"{100 * Found(of.Where(r => r.World == w)),5:F0}" : "     "))}{Summary(of)}");
        }
        Console.WriteLine($"{"all",-32}{string.Concat(LabelledWorld.All.Select(w => $"{100 * Found(all.Where(r => r.World == w)),5:F0}"))}{Summary(all)}");
        Console.WriteLine($"{"wrong, of 100 alerts",-32}{string.Concat(LabelledWorld.All.Select(w => $"{100 * Wrong(all.Where(r => r.World == w)),5:F0}"))}");
        foreach (var (world, i) in LabelledWorld.All.Select((w, i) => (w, i)))
        {
            var of = all.Where(r => r.World == world).ToList();
            Console.WriteLine($"  {i + 1,2} {world.Name}: wrong alerts {WrongAWeek(of):F2} a week, {1000 * WrongARow(of):F2} in 1,000 rows");
        }
        Scores(all);
    }

    private static double Found(IEnumerable<LabelledRun> runs, Func<LabelledRun, IEnumerable<int>>? events = null) =>
        runs.SelectMany(r => (events?.Invoke(r) ?? r.At).Select(a => r.AlertsOf(a).Any())).Average(found => found ? 1.0 : 0);

    private static double Wrong(IEnumerable<LabelledRun> runs) => runs.SelectMany(r => r.Alerts.Select(r.Near)).Select(n => n ? 0.0 : 1).DefaultIfEmpty().Average();

    private static double WrongARow(IEnumerable<LabelledRun> runs) => (double)runs.Sum(r => r.Alerts.Count(i => !r.Near(i))) / runs.Sum(r => r.Verdicts.Length);

    private static double WrongAWeek(IEnumerable<LabelledRun> runs) => runs.Sum(r => r.Alerts.Count(i => !r.Near(i))) / runs.Sum(r => r.Verdicts.Length * r.World.Step.TotalDays / 7);

    private static string Summary(List<LabelledRun> runs)
    {
        var found = runs.SelectMany(r => r.At.Select(a => (At: a, Alerts: r.AlertsOf(a).ToList()))).Where(f => f.Alerts.Count > 0).ToList();
        var delays = found.Select(f => f.Alerts[0] - f.At).Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{100 * Found(runs),6:F0}{(double)found.Sum(f => f.Alerts.Count) / Math.Max(1, found.Count),8:F2}{(delays.Count > 0 ? delays[delays.Count / 2] : 0),7}{100 * Wrong(runs),7:F0}{100 * Found(runs, r => r.At[1..]),8:F0}");
    }

    /// <summary>What the scores are worth over all files together, with one threshold: by row, and by event.</summary>
    private static void Scores(List<LabelledRun> runs)
    {
        var rows = runs.SelectMany(r => r.Verdicts.Select((v, i) => (v.Score, v.Alert, Inside: r.Inside(i), Near: r.Near(i), Judged: i >= r.Verdicts.Length * 0.15))).Where(r => r.Judged).ToList();
        var quiet = rows.Where(r => !r.Near).Select(r => r.Score).Order().ToArray();
        // Area under the ROC curve: how often a row of an event scores above one of none; of two equal ones half.
        double Above(double score) => (Lower(quiet, score) + Lower(quiet, Math.BitIncrement(score))) / 2.0 / quiet.Length;
        var byRow = rows.Where(r => r.Inside).Average(r => Above(r.Score));
        var peaks = runs.SelectMany(r => r.At.Select(a => r.Verdicts.Skip(a).Take(r.Event.Length(r.World)).Max(v => v.Score))).OrderDescending().ToList();
        // One threshold: events found against rows outside events above it, as many of both as make the best F1.
        var best = peaks.Select((p, i) => (Found: i + 1, False: quiet.Length - Lower(quiet, p), Threshold: p)).MaxBy(p => 2.0 * p.Found / (p.Found + p.False + peaks.Count));
        // Average precision: the mean, over the events by falling score, of the share of right ones among what stands that high.
        var precision = peaks.Select((p, i) => (i + 1.0) / (i + 1 + quiet.Length - Lower(quiet, p))).ToList();
        var alerts = rows.Where(r => r.Alert).Select(r => r.Score).Order().ToArray();
        var silent = rows.Where(r => !r.Alert).Select(r => r.Score).Order().ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"scores over all series: ROC area by row {byRow:F3}; by event average precision {precision.Average():F3}, best F1 {2.0 * best.Found / (best.Found + best.False + peaks.Count):F3} at {best.Threshold:F2} (recall {(double)best.Found / peaks.Count:F2}, precision {best.Found / (double)(best.Found + best.False):F2})"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"score of alert rows: least {alerts[0]:F3}, 5 % {alerts[alerts.Length / 20]:F3}, median {alerts[alerts.Length / 2]:F3}; of others: 99.9 % {silent[(int)(silent.Length * 0.999)]:F3}, above the median alert {1e6 * (silent.Length - Lower(silent, alerts[alerts.Length / 2])) / silent.Length:F0} in a million"));
    }

    private static int Lower(double[] sorted, double value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
