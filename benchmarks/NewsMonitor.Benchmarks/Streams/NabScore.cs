using System.Text.Json;
using NewsMonitor.Spikes.Streams;

namespace NewsMonitor.Benchmarks.Streams;

/// <summary>A series with the windows in which somebody saw something unusual (first and last row of each).</summary>
internal sealed record LabelledSeries(string Name, IReadOnlyList<SeriesRow> Rows, IReadOnlyList<(int First, int Last)> Windows);

/// <summary>What a hit, a false alarm and a missed window weigh.</summary>
internal sealed record NabProfile(string Name, double Hit, double FalseAlarm, double Miss)
{
    public static IReadOnlyList<NabProfile> All { get; } = [new("standard", 1, 0.11, 1), new("reward low FP", 1, 0.22, 1), new("reward low FN", 1, 0.11, 2)];
}

/// <summary>
/// The score of the Numenta Anomaly Benchmark (Lavin and Ahmad 2015): one threshold for all files, the best for the profile; an early
/// hit in a window is worth more, the first 15 % of a file (750 rows at most) do not count. 0 never fires, 100 fires at the
/// start of every window and nowhere else.
/// </summary>
internal static class NabScore
{
    /// <summary>The files that <c>windows.json</c> in the folder names.</summary>
    public static List<LabelledSeries> Read(string folder)
    {
        var labels = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "windows.json"))).RootElement;
        return [.. labels.EnumerateObject().Select(file =>
        {
            using var reader = File.OpenText(Path.Combine(folder, file.Name));
            var rows = SeriesRowReader.Read(reader, file.Name).ToList();
            int RowAt(JsonElement moment) => rows.FindIndex(r => r.Timestamp == moment.GetString()![..19]);
            return new LabelledSeries(file.Name, rows, [.. file.Value.EnumerateArray().Select(w => (RowAt(w[0]), RowAt(w[1])))]);
        })];
    }

    /// <summary>The detector's scores, as precise as the command prints them.</summary>
    public static double[] Scores(LabelledSeries series)
    {
        var detector = new StreamDetector();
        return [.. series.Rows.Select(r => Math.Round(detector.Push(r.At, r.Value).Score, 6))];
    }

    public static double Of(IReadOnlyList<(LabelledSeries Series, double[] Scores)> files, NabProfile profile)
    {
        var points = new List<(double Score, double Worth, (string, int)? Window)>();
        foreach (var (series, scores) in files)
            points.AddRange(Points(series, scores, profile));
        var gains = points.Where(p => p.Window is not null).Select(p => p.Window).Distinct().ToDictionary(w => w!.Value, _ => -profile.Miss);
        double sum = -profile.Miss * gains.Count, best = sum;
        foreach (var threshold in points.GroupBy(p => p.Score).OrderByDescending(g => g.Key))
        {
            foreach (var (_, worth, window) in threshold)
            {
                if (window is null)
                    sum += worth;
                else if (worth > gains[window.Value])
                    (sum, gains[window.Value]) = (sum + worth - gains[window.Value], worth);
            }
            best = Math.Max(best, sum);
        }
        return 100 * (best + gains.Count * profile.Miss) / (gains.Count * (profile.Hit + profile.Miss));
    }

    private static IEnumerable<(double Score, double Worth, (string, int)? Window)> Points(LabelledSeries series, double[] scores, NabProfile profile)
    {
        (int First, int Last) none = (-1, -1);
        for (var row = Math.Min((int)(0.15 * scores.Length), 750); row < scores.Length; row++)
        {
            var inside = series.Windows.FirstOrDefault(w => w.First <= row && row <= w.Last, none);
            if (inside != none)
            {
                double width = inside.Last - inside.First + 1;
                yield return (scores[row], profile.Hit * Weight(-(inside.Last - row + 1) / width) / Weight(-1), (series.Name, inside.First));
                continue;
            }
            var before = series.Windows.LastOrDefault(w => w.Last < row, none);
            var late = before == none ? -1 : Weight((double)(row - before.Last) / (before.Last - before.First));
            yield return (scores[row], profile.FalseAlarm * late, null);
        }
    }

    private static double Weight(double position) => position > 3 ? -1 : 2 / (1 + Math.Exp(5 * position)) - 1;
}
