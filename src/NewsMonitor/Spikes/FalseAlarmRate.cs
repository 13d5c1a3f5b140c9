namespace NewsMonitor.Spikes;

/// <summary>
/// How often a week chance alone brings one series under a threshold. Every hour the smallest p-value over fifteen
/// overlapping windows is held against it: neither the hours nor the windows are independent, and the p-values of sparse
/// counts move in steps, so the number of independent looks is measured, not derived.
/// </summary>
internal static class FalseAlarmRate
{
    /// <summary>Classes of series by their stories per week: below 1/8, then one for each doubling.</summary>
    public const int Octaves = 16;

    private const int LooksPerWeek = 168;

    /// <summary>The table's thresholds are 1e-2, 10^-2.5, 1e-3, … 1e-5; it is taken to be level on both sides.</summary>
    private const int Thresholds = 7;

    /// <summary>
    /// Independent looks per hour, by octave and threshold: alarms a week of one key on simulated noise (the mean of steady
    /// Poisson counts and of negative binomial ones with seasons; from 500 stories a week on of the latter only), divided by 168 times the threshold. Measured by the
    /// benchmark verb <c>calibration-table</c>; an alarm is a run of hours without a break of more than a day.
    /// </summary>
    private static readonly double[] Looks =
    [
        0.004, 0.007, 0.0115, 0.0165, 0.023, 0.027, 0.022,
        0.011, 0.0195, 0.0315, 0.0465, 0.060, 0.060, 0.042,
        0.026, 0.044, 0.0685, 0.0935, 0.107, 0.078, 0.035,
        0.0545, 0.0895, 0.130, 0.164, 0.128, 0.072, 0.034,
        0.0995, 0.1565, 0.216, 0.217, 0.114, 0.050, 0.045,
        0.167, 0.260, 0.288, 0.200, 0.100, 0.065, 0.060,
        0.280, 0.378, 0.341, 0.205, 0.125, 0.100, 0.090,
        0.405, 0.480, 0.360, 0.275, 0.165, 0.130, 0.110,
        0.513, 0.540, 0.530, 0.440, 0.380, 0.270, 0.220,
        0.56, 0.72, 0.69, 0.64, 0.58, 0.50, 0.45,
        0.65, 0.86, 0.91, 0.90, 0.87, 0.86, 0.85,
        0.71, 0.94, 1.04, 1.08, 1.10, 1.20, 1.20,
        0.78, 1.07, 1.23, 1.25, 1.40, 1.45, 1.5,
        0.83, 1.15, 1.4, 1.6, 1.8, 2.1, 2.5,
        0.86, 1.25, 1.65, 1.95, 2.1, 2.6, 3.4,
        0.90, 1.3, 1.75, 2.1, 2.4, 2.9, 3.8,
    ];

    /// <summary>The same where the sources give days, not times (verb <c>calibration-table … days</c>): one look a day and few windows.</summary>
    private static readonly double[] LooksOfDays =
    [
        0.003, 0.006, 0.008, 0.0045, 0.001, 0.001, 0.001,
        0.010, 0.0155, 0.016, 0.0105, 0.003, 0.002, 0.002,
        0.0215, 0.025, 0.018, 0.011, 0.006, 0.004, 0.004,
        0.032, 0.029, 0.022, 0.015, 0.011, 0.009, 0.008,
        0.032, 0.030, 0.023, 0.0145, 0.011, 0.008, 0.008,
        0.031, 0.025, 0.019, 0.0115, 0.008, 0.007, 0.007,
        0.032, 0.028, 0.023, 0.020, 0.019, 0.018, 0.018,
        0.033, 0.028, 0.026, 0.021, 0.015, 0.014, 0.014,
        0.037, 0.035, 0.032, 0.030, 0.021, 0.020, 0.020,
        0.043, 0.043, 0.045, 0.040, 0.036, 0.036, 0.036,
        0.049, 0.048, 0.046, 0.050, 0.053, 0.052, 0.050,
        0.050, 0.055, 0.058, 0.050, 0.060, 0.060, 0.060,
        0.053, 0.059, 0.056, 0.050, 0.060, 0.070, 0.070,
        0.056, 0.063, 0.063, 0.062, 0.070, 0.080, 0.080,
        0.060, 0.070, 0.070, 0.075, 0.080, 0.100, 0.100,
        0.066, 0.080, 0.090, 0.090, 0.100, 0.130, 0.130,
    ];

    public static int OctaveOf(double perWeek) => Math.Clamp((int)Math.Floor(Math.Log2(Math.Max(perWeek, 1e-9))) + 4, 0, Octaves - 1);

    /// <summary>Expected alarms a week of a series of a class when its smallest p-value over all windows is held against <paramref name="threshold"/> every hour.</summary>
    private static double Of(int octave, double threshold, bool daysOnly)
    {
        var looks = daysOnly ? LooksOfDays : Looks;
        var position = Math.Clamp(2 * (-Math.Log10(Math.Max(threshold, 1e-300)) - 2), 0, Thresholds - 1);
        var column = (int)Math.Min(position, Thresholds - 2);
        var cell = octave * Thresholds + column;
        return LooksPerWeek * threshold * looks[cell] * Math.Pow(looks[cell + 1] / looks[cell], position - column);
    }

    /// <summary>Expected alarms a week over all series.</summary>
    /// <param name="daysOnly">The sources give days, not times.</param>
    public static double Of(ReadOnlySpan<double> seriesByOctave, double threshold, bool daysOnly)
    {
        double sum = 0;
        for (var octave = 0; octave < Octaves; octave++)
            if (seriesByOctave[octave] > 0)
                sum += seriesByOctave[octave] * Of(octave, threshold, daysOnly);
        return sum;
    }

    /// <summary>The largest threshold that keeps within the budget; at most 1 in 100, so that a monitor of a few rare keys does not report what is no surprise.</summary>
    public static double ThresholdFor(ReadOnlySpan<double> seriesByOctave, double budget, bool daysOnly)
    {
        double low = Math.Log(1e-25), high = Math.Log(0.01);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (Of(seriesByOctave, Math.Exp(middle), daysOnly) <= budget)
                low = middle;
            else
                high = middle;
        }
        return Math.Exp(low);
    }
}
