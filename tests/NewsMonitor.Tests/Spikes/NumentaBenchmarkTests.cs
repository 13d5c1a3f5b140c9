using System.Globalization;
using System.Text.Json;
using NewsMonitor.Spikes.Streams;
using NewsMonitor.Tests.Analysis;

namespace NewsMonitor.Tests.Spikes;

/// <summary>The Numenta Anomaly Benchmark (Lavin and Ahmad 2015) on the five series of ../shared, as ../shared/bin/score-nab reckons it.</summary>
public class NumentaBenchmarkTests
{
    private sealed record Point(double Score, double Value, (string Series, int Window)? Window);

    [Fact]
    public void The_score_on_five_real_series_does_not_fall()
    {
        var folder = Path.Combine(Repository.Shared ?? "", "series", "nab");
        Assert.SkipUnless(File.Exists(Path.Combine(folder, "windows.json")), "Left out: ../shared/series/nab is not there.");
        using var labels = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "windows.json")));

        var points = labels.RootElement.EnumerateObject()
            .SelectMany(s => Points(Path.Combine(folder, s.Name), [.. s.Value.EnumerateArray().Select(w => (Moment(w[0]), Moment(w[1])))])).ToList();

        Assert.InRange(Standard(points), 85, 100);

        static DateTime Moment(JsonElement text) => DateTime.Parse(text.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
    }

    /// <summary>What flagging each row would be worth: in a window the more the earlier, outside it costs 0.11.</summary>
    private static IEnumerable<Point> Points(string file, (DateTime From, DateTime To)[] windows)
    {
        using var reader = new StreamReader(file);
        var detector = new StreamDetector();
        var rows = SeriesRowReader.Read(reader, file).Select(r => (r.At, detector.Push(r.At, r.Value).Score)).ToList();
        var spans = windows.Select(w => (From: rows.FindIndex(r => r.At == w.From), To: rows.FindIndex(r => r.At == w.To))).ToList();
        for (var i = Math.Min((int)(0.15 * rows.Count), 750); i < rows.Count; i++)
        {
            var window = spans.FindIndex(s => s.From <= i && i <= s.To);
            if (window >= 0)
            {
                var (from, to) = spans[window];
                yield return new Point(rows[i].Score, Weight(-(to - i + 1.0) / (to - from + 1)) / Weight(-1), (file, window));
            }
            else
            {
                var before = spans.FindLastIndex(s => s.To < i);
                yield return new Point(rows[i].Score, 0.11 * (before < 0 ? -1 : Weight((double)(i - spans[before].To) / (spans[before].To - spans[before].From))), null);
            }
        }
    }

    private static double Weight(double position) => position > 3 ? -1 : 2 / (1 + Math.Exp(5 * position)) - 1;

    /// <summary>The best of all thresholds, on the scale where 0 never fires and 100 fires at the start of every window.</summary>
    private static double Standard(List<Point> points)
    {
        var gain = points.Where(p => p.Window is not null).Select(p => p.Window!.Value).Distinct().ToDictionary(w => w, _ => -1.0);
        double outside = 0, best = -gain.Count;
        foreach (var level in points.GroupBy(p => p.Score).OrderByDescending(g => g.Key))
        {
            foreach (var point in level)
            {
                if (point.Window is { } window)
                    gain[window] = Math.Max(gain[window], point.Value);
                else
                    outside += point.Value;
            }
            best = Math.Max(best, outside + gain.Values.Sum());
        }
        return 100 * (best + gain.Count) / (2 * gain.Count);
    }
}
