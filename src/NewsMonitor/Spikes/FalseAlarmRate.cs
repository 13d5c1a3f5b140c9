namespace NewsMonitor.Spikes;

/// <summary>
/// How often a week chance alone brings one series under a threshold. Every hour the smallest p-value over thirteen
/// overlapping windows is held against it: neither the hours nor the windows are independent, and the p-values of sparse
/// counts move in steps, so the number of independent looks is measured, not derived.
/// </summary>
internal static class FalseAlarmRate
{
    /// <summary>Classes of series by their stories per week: below 1/8, then one for each doubling.</summary>
    public const int Octaves = 16;

    private const int LooksPerWeek = 168;

    /// <summary>The table's thresholds are 1e-2, 1e-3, 1e-4 and 1e-5; it is taken to be level on both sides.</summary>
    private const int Decades = 4;

    /// <summary>
    /// Independent looks per hour, by octave and decade: alarms a week of one key on simulated noise (steady Poisson, and
    /// negative binomial with seasons), divided by 168 times the threshold. Measured by the benchmark verb
    /// <c>calibration-table</c>; an alarm is a run of hours without a break of more than a day.
    /// </summary>
    private static readonly double[] Looks =
    [
        0.0003, 0.001, 0.002, 0.002,
        0.0012, 0.0045, 0.008, 0.008,
        0.004, 0.015, 0.02, 0.02,
        0.016, 0.037, 0.043, 0.035,
        0.04, 0.074, 0.06, 0.035,
        0.074, 0.11, 0.09, 0.04,
        0.13, 0.20, 0.095, 0.08,
        0.22, 0.32, 0.15, 0.10,
        0.37, 0.45, 0.29, 0.20,
        0.58, 0.80, 0.55, 0.40,
        0.66, 1.0, 1.0, 1.0,
        0.73, 1.2, 1.4, 1.2,
        0.77, 1.2, 1.5, 1.4,
        0.83, 1.3, 1.5, 1.5,
        0.87, 1.5, 1.9, 2.0,
        0.90, 1.6, 2.0, 2.0,
    ];

    public static int OctaveOf(double perWeek) => Math.Clamp((int)Math.Floor(Math.Log2(Math.Max(perWeek, 1e-9))) + 4, 0, Octaves - 1);

    /// <summary>Expected alarms a week of a series of a class when its smallest p-value over all windows is held against <paramref name="threshold"/> every hour.</summary>
    public static double Of(int octave, double threshold)
    {
        var position = Math.Clamp(-Math.Log10(Math.Max(threshold, 1e-300)) - 2, 0, Decades - 1);
        var (decade, part) = ((int)Math.Min(position, Decades - 2), position - (int)Math.Min(position, Decades - 2));
        var row = octave * Decades + decade;
        return LooksPerWeek * threshold * Looks[row] * Math.Pow(Looks[row + 1] / Looks[row], part);
    }

    /// <summary>Expected alarms a week over all series.</summary>
    public static double Of(ReadOnlySpan<double> seriesByOctave, double threshold)
    {
        double sum = 0;
        for (var octave = 0; octave < Octaves; octave++)
            if (seriesByOctave[octave] > 0)
                sum += seriesByOctave[octave] * Of(octave, threshold);
        return sum;
    }

    /// <summary>The largest threshold that keeps within the budget; at most 1 in 100, so that a monitor of a few rare keys does not report what is no surprise.</summary>
    public static double ThresholdFor(ReadOnlySpan<double> seriesByOctave, double budget)
    {
        double low = Math.Log(1e-25), high = Math.Log(0.01);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (Of(seriesByOctave, Math.Exp(middle)) <= budget)
                low = middle;
            else
                high = middle;
        }
        return Math.Exp(low);
    }
}
