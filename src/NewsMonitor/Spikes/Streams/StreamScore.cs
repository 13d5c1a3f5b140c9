namespace NewsMonitor.Spikes.Streams;

/// <summary>
/// How likely it is that a row is where somebody would begin to call the series unusual: a logistic model of what the two
/// records say of it, that of surprises (which learns from events) and that of the alarm (which does not). The weights were
/// fitted on half of the Numenta benchmark, half of another labelled set and simulated series: docs/detection.md.
/// </summary>
internal static class StreamScore
{
    /// <summary>A told event in log odds, and what it gains as its −log10 chance grows.</summary>
    private const double OfEvent = -1.3, PerSurprise = 1.33;

    /// <summary>A surprise above this says no more.</summary>
    private const double MostSurprise = 30;

    /// <summary>Lost for each tenfold of its like among the last events, for each tenfold of a record's length (1,000 values are usual), and where it comes at this time every day.</summary>
    private const double ForItsLike = 0.3, ForTheRecord = 0.2, ForItsTime = 3.8, UsualRecord = 1000;

    /// <summary>Lost by a series that falls quiet: more often its source is silent than its subject.</summary>
    private const double ForQuiet = 1.4;

    /// <summary>Lost for each power of ten below the bar of the alarm.</summary>
    private const double BelowBar = 0.4, MostBelowBar = 4;

    /// <summary>Most of a row that is neither told nor an alert; such rows of an event lie above the usual ones.</summary>
    private const double MostOfUntold = 0.1;

    /// <summary>0 … 1.</summary>
    /// <param name="surprise">How unlikely the row is, told or not.</param>
    /// <param name="told">What is told at this row.</param>
    /// <param name="alert">The row is an alert.</param>
    /// <param name="alarm">What the alarm says of the row.</param>
    /// <param name="values">Rows before it.</param>
    public static double Of(double surprise, ToldEvent? told, bool alert, StreamAlarm alarm, long values)
    {
        var most = Math.Max(alarm.Unlikely, surprise);
        var untold = MostOfUntold * most / (most + 3);
        if (told is null && !alert)
            return untold;
        var odds = BelowBar * Math.Clamp(alarm.OverBar, -MostBelowBar, 0) - ForTheRecord * Math.Log10((values + 1) / UsualRecord);
        if (told is not null)
        {
            var ofTold = OfEvent + PerSurprise * Math.Log(1 + Math.Min(MostSurprise, told.Surprise)) - ForItsLike * Math.Log10(1 + told.Alikes)
                - ForItsTime * told.ShareAtThisTime - (told.IsQuiet ? ForQuiet : 0);
            odds += alert ? Math.Max(0, ofTold) : ofTold;
        }
        return Math.Max(untold, 1 / (1 + Math.Exp(-odds)));
    }
}
