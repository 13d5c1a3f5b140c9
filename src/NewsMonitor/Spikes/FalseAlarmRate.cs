namespace NewsMonitor.Spikes;

/// <summary>How often a week chance alone brings one series over a threshold.</summary>
internal static class FalseAlarmRate
{
    /// <summary>Classes of series by their stories per week: below 1/8, then one for each doubling.</summary>
    public const int Octaves = 16;

    public static int OctaveOf(double perWeek) => Math.Clamp((int)Math.Floor(Math.Log2(Math.Max(perWeek, 1e-9))) + 4, 0, Octaves - 1);

    /// <summary>Expected alarms a week of a series of a class when its smallest p-value over all windows is held against <paramref name="threshold"/> every hour.</summary>
    public static double Of(int octave, double threshold) => 168 * 1.5 * threshold;

    /// <summary>Expected alarms a week over all series.</summary>
    public static double Of(ReadOnlySpan<double> seriesByOctave, double threshold)
    {
        double sum = 0;
        for (var octave = 0; octave < Octaves; octave++)
            if (seriesByOctave[octave] > 0)
                sum += seriesByOctave[octave] * Of(octave, threshold);
        return sum;
    }

    /// <summary>The largest threshold that keeps within the budget.</summary>
    public static double ThresholdFor(ReadOnlySpan<double> seriesByOctave, double budget)
    {
        double low = -60, high = Math.Log(0.01);
        for (var i = 0; i < 50; i++)
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
