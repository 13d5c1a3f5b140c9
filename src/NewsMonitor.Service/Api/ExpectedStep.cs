using NewsMonitor.Spikes;

namespace NewsMonitor.Service.Api;

/// <summary>Several hours of a series as one step.</summary>
internal static class ExpectedStep
{
    /// <summary>Half the width of the band of four in five, in standard deviations.</summary>
    private const double BandWidth = 1.2816;

    /// <summary>
    /// Counts and expectations add up. The band of a sum is not the sum of the bands: its variance is the sum of the hours'
    /// variances (read off their bands, at least Poisson's), and its quantiles are those of the normal distribution with the
    /// usual correction for counts.
    /// </summary>
    /// <param name="first">Index of the first hour in <paramref name="expected"/>.</param>
    public static SeriesPoint Of(DateTimeOffset from, ReadOnlySpan<int> counts, IReadOnlyList<ExpectedHour> expected, int first)
    {
        var observed = 0;
        double mean = 0, variance = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            observed += counts[i];
            if (first + i >= expected.Count)
                continue;
            var hour = expected[first + i];
            mean += hour.Expected;
            var deviation = (hour.High - hour.Low) / (2 * BandWidth);
            variance += Math.Max(deviation * deviation, hour.Expected);
        }

        if (counts.Length == 1 && first < expected.Count)
            return new SeriesPoint(from, observed, Round(expected[first].Expected), Round(expected[first].Low), Round(expected[first].High));
        var half = BandWidth * Math.Sqrt(variance);
        return new SeriesPoint(from, observed, Round(mean), Round(Math.Max(0, Math.Ceiling(mean - half - 0.5))), mean > 0 ? Round(Math.Max(0, Math.Floor(mean + half + 0.5))) : 0);
    }

    /// <summary>Of a rare key an hour expects a few thousandths; a hundred of them must still add up.</summary>
    private static double Round(double value) => Math.Round(value, 6);
}
