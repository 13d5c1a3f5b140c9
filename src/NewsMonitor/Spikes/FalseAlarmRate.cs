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

    /// <summary>The class of series that nobody has seen yet; as many of them as turn up in a week.</summary>
    public const int Unseen = Octaves;

    /// <summary>Number of classes.</summary>
    public const int Classes = Octaves + 1;

    private const int LooksPerWeek = 168;

    /// <summary>The table's thresholds are 1e-2, 10^-2.5, 1e-3, … 1e-6; it is taken to be level on both sides.</summary>
    public const int Thresholds = 9;

    /// <summary>
    /// Independent looks per hour, by class and threshold: alarms a week of one key on simulated noise (worlds of keys with
    /// rates spread over decades, half of them steady and Poisson, half negative binomial with seasons), divided by 168 times
    /// the threshold. Measured by the benchmark verb <c>calibration-table</c>, smoothed from 32 stories a week on; an alarm is
    /// a run of hours without a break of more than a day.
    /// </summary>
    private static readonly double[] Looks =
    [
        0.005, 0.012, 0.020, 0.029, 0.038, 0.039, 0.039, 0.031, 0.022,
        0.011, 0.025, 0.039, 0.058, 0.076, 0.078, 0.078, 0.062, 0.044,
        0.037, 0.065, 0.099, 0.13, 0.16, 0.16, 0.13, 0.11, 0.11,
        0.084, 0.14, 0.19, 0.25, 0.27, 0.26, 0.21, 0.18, 0.17,
        0.16, 0.24, 0.34, 0.40, 0.40, 0.33, 0.37, 0.38, 0.45,
        0.25, 0.37, 0.45, 0.48, 0.47, 0.48, 0.43, 0.41, 0.40,
        0.35, 0.48, 0.57, 0.61, 0.66, 0.72, 0.71, 0.82, 0.87,
        0.40, 0.51, 0.55, 0.60, 0.63, 0.63, 0.66, 0.63, 0.59,
        0.43, 0.56, 0.68, 0.76, 0.80, 0.84, 0.90, 0.95, 1.08,
        0.49, 0.68, 0.79, 0.82, 0.93, 1.00, 1.20, 1.40, 1.60,
        0.51, 0.70, 0.82, 1.00, 1.04, 1.25, 1.45, 1.80, 2.20,
        0.58, 0.88, 1.20, 1.45, 1.75, 2.00, 2.40, 2.90, 3.50,
        0.60, 0.90, 1.22, 1.51, 1.70, 1.90, 2.30, 2.80, 3.40,
        0.62, 0.97, 1.38, 1.82, 2.00, 2.20, 2.50, 3.00, 3.60,
        0.68, 1.11, 1.58, 2.10, 2.70, 3.20, 3.60, 4.20, 5.00,
        0.64, 0.95, 1.26, 1.48, 1.52, 1.82, 2.10, 2.50, 3.00,
        0.014, 0.045, 0.14, 0.44, 0.91, 1.12, 0.91, 0.77, 0.28,
    ];

    /// <summary>The same where the sources give days, not times (verb <c>calibration-table … days</c>): one look a day and few windows.</summary>
    private static readonly double[] LooksOfDays =
    [
        0.005, 0.012, 0.016, 0.004, 0.003, 0.001, 0.001, 0.001, 0.001,
        0.011, 0.024, 0.033, 0.008, 0.005, 0.003, 0.001, 0.001, 0.001,
        0.034, 0.049, 0.035, 0.026, 0.018, 0.008, 0.005, 0.005, 0.006,
        0.064, 0.062, 0.060, 0.052, 0.034, 0.021, 0.016, 0.014, 0.013,
        0.085, 0.090, 0.089, 0.074, 0.063, 0.038, 0.029, 0.030, 0.034,
        0.095, 0.099, 0.092, 0.082, 0.066, 0.047, 0.041, 0.042, 0.037,
        0.10, 0.11, 0.11, 0.10, 0.096, 0.088, 0.062, 0.073, 0.071,
        0.092, 0.096, 0.095, 0.091, 0.087, 0.055, 0.042, 0.044, 0.022,
        0.096, 0.099, 0.098, 0.094, 0.087, 0.048, 0.035, 0.043, 0.026,
        0.10, 0.10, 0.11, 0.10, 0.12, 0.12, 0.15, 0.18, 0.20,
        0.10, 0.11, 0.10, 0.090, 0.090, 0.090, 0.10, 0.11, 0.12,
        0.11, 0.12, 0.13, 0.13, 0.15, 0.17, 0.20, 0.22, 0.24,
        0.11, 0.12, 0.11, 0.11, 0.10, 0.10, 0.11, 0.12, 0.13,
        0.12, 0.14, 0.17, 0.19, 0.18, 0.18, 0.20, 0.22, 0.25,
        0.14, 0.17, 0.21, 0.27, 0.30, 0.37, 0.43, 0.50, 0.60,
        0.12, 0.15, 0.18, 0.25, 0.39, 0.52, 0.79, 1.06, 1.28,
        0.015, 0.048, 0.15, 0.42, 0.028, 0.060, 0.029, 0.029, 0.029,
    ];

    /// <summary>The threshold of a column of the table.</summary>
    public static double ThresholdAt(int column) => Math.Pow(10, -2 - column / 2.0);

    public static int OctaveOf(double perWeek) => Math.Clamp((int)Math.Floor(Math.Log2(Math.Max(perWeek, 1e-9))) + 4, 0, Octaves - 1);

    /// <summary>
    /// By how much fewer alarms of series with few stories come where stories come in bursts: their chances move in larger
    /// steps. Measured with the echoes of the verb <c>calibration</c>; from two stories in a month to one in two days.
    /// </summary>
    public static double OfBursts(int octave, double dispersion) => octave is >= 2 and <= 5 ? Math.Max(0.3, Math.Pow(dispersion, -2.5)) : 1;

    /// <summary>Expected alarms a week of a series of a class when its smallest p-value over all windows is held against <paramref name="threshold"/> every hour.</summary>
    private static double Of(Pool pool, int octave, double threshold)
    {
        var looks = pool.DaysOnly ? LooksOfDays : Looks;
        var position = Math.Clamp(2 * (-Math.Log10(Math.Max(threshold, 1e-300)) - 2), 0, Thresholds - 1);
        var column = (int)Math.Min(position, Thresholds - 2);
        var cell = octave * Thresholds + column;
        var bursts = Math.Pow(pool.BurstsByClass[octave], Math.Min(1, position / 4));
        return LooksPerWeek * threshold * looks[cell] * Math.Pow(looks[cell + 1] / looks[cell], position - column) * bursts;
    }

    /// <summary>Expected alarms a week over all series.</summary>
    public static double Of(Pool pool, double threshold)
    {
        double sum = 0;
        for (var octave = 0; octave < Classes; octave++)
            if (pool.SeriesByClass[octave] > 0)
                sum += pool.SeriesByClass[octave] * Of(pool, octave, threshold);
        return sum;
    }

    /// <summary>The largest threshold that keeps within the budget; at most 1.5 in 100, so that a monitor of a few rare keys does not report what is no surprise.</summary>
    public static double ThresholdFor(Pool pool, double budget)
    {
        double low = Math.Log(1e-25), high = Math.Log(0.015);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (Of(pool, Math.Exp(middle)) <= budget)
                low = middle;
            else
                high = middle;
        }
        return Math.Exp(low);
    }
}
