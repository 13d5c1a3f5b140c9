using System.Globalization;
using System.Text;
using NewsMonitor.Alerts;
using NewsMonitor.Service.Api;

namespace NewsMonitor.Service.Dashboard;

/// <summary>The geometry of a chart: ten units a step wide, a hundred high, whatever the screen makes of it.</summary>
internal sealed record ChartShape(
    int Width, double Top, IReadOnlyList<ChartBar> Bars, string Expected, string Band, IReadOnlyList<(string X, string Width)> Marks)
{
    private const int StepWidth = 10;
    private const int Gap = 2;

    public static ChartShape Empty { get; } = new(StepWidth, 1, [], "", "", []);

    public static ChartShape Of(IReadOnlyList<SeriesPoint> points, IReadOnlyList<AlertWindow> windows)
    {
        if (points.Count == 0)
            return Empty;
        var top = RoundUp(points.Max(p => Math.Max(p.Observed, Math.Max(p.Expected, p.High))));
        var known = points.Any(p => p.Expected > 0);
        var bars = new List<ChartBar>();
        for (var i = 0; i < points.Count; i++)
        {
            var p = points[i];
            if (p.Observed > 0)
                bars.Add(new ChartBar(Text(i * StepWidth + Gap / 2.0), Text(Y(p.Observed)), Text(StepWidth - Gap), Text(100 - Y(p.Observed)), known && p.Observed > p.High, p));
        }

        return new ChartShape(points.Count * StepWidth, top, bars, known ? Line(points, p => Y(p.Expected), false) : "",
            known ? Line(points, p => Y(p.High), false) + "L" + Line(points, p => Y(p.Low), true)[1..] + "Z" : "", Marked(points, windows));

        double Y(double value) => 100 - 96 * Math.Min(value, top) / top;
    }

    /// <summary>A line of steps, from left to right or back.</summary>
    private static string Line(IReadOnlyList<SeriesPoint> points, Func<SeriesPoint, double> y, bool back)
    {
        var path = new StringBuilder("M");
        for (var n = 0; n < points.Count; n++)
        {
            var i = back ? points.Count - 1 - n : n;
            var (first, second) = back ? ((i + 1) * StepWidth, i * StepWidth) : (i * StepWidth, (i + 1) * StepWidth);
            // A step as high as its neighbour needs no corner.
            var height = y(points[i]);
            if (n == 0)
                path.Append(CultureInfo.InvariantCulture, $"{first} {Text(height)}");
            else if (Text(height) != Text(y(points[back ? i + 1 : i - 1])))
                path.Append(CultureInfo.InvariantCulture, $"H{first}V{Text(height)}");
            if (n == points.Count - 1)
                path.Append(CultureInfo.InvariantCulture, $"H{second}");
        }

        return path.ToString();
    }

    private static List<(string, string)> Marked(IReadOnlyList<SeriesPoint> points, IReadOnlyList<AlertWindow> windows)
    {
        if (points.Count < 2)
            return [];
        var start = points[0].From;
        var step = points[1].From - start;
        var end = points.Count * StepWidth;
        return windows
            .Select(w => (From: Math.Max(0, (w.From - start) / step * StepWidth), To: Math.Min(end, (w.To - start) / step * StepWidth)))
            .Where(w => w.To > w.From).Distinct()
            .Select(w => (Text(w.From), Text(w.To - w.From))).ToList();
    }

    /// <summary>The next of 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20 … times a power of ten, so that the axis ends at a number one can read.</summary>
    private static double RoundUp(double value)
    {
        if (value <= 1)
            return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        double[] steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];
        var rounded = steps.First(s => s * power >= value - 1e-9) * power;
        return value < 10 ? Math.Ceiling(rounded) : rounded;
    }

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <param name="Over">True when more was counted than the band explains.</param>
internal sealed record ChartBar(string X, string Y, string Width, string Height, bool Over, SeriesPoint Point);
