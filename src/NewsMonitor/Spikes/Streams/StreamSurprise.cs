namespace NewsMonitor.Spikes.Streams;

/// <summary>How unlikely the last values are, each by the series' own record: −log10 of a chance, 0 for the usual.</summary>
/// <param name="Off">One to eight values off their level.</param>
/// <param name="Moved">A level that moved over some dozens of values.</param>
/// <param name="Wider">Neighbours differ more than they use to.</param>
/// <param name="Narrower">Neighbours differ less than they use to.</param>
/// <param name="Standstill">The same value again and again.</param>
internal readonly record struct StreamSurprise(double Off, double Moved, double Wider, double Narrower, double Standstill)
{
    /// <summary>By how much each must be less likely to score as much as values off their level, so that five ways to be wrong make no more false events than one.</summary>
    private const double MovedMargin = 1, RestlessMargin = 1.5;

    /// <summary>
    /// A series that falls quiet scores no higher: more often the source is silent than its subject. The alert knows no such
    /// limit, as somebody has to look at the source.
    /// </summary>
    private const double MostOfQuiet = 1.5;

    private const double Most = 300;

    /// <summary>The largest of them, each less its margin; what the score is made of.</summary>
    public double Largest => Math.Min(Most, Math.Max(Loud, Quiet));

    /// <summary>It is a series that stands still or moves less than usual.</summary>
    public bool IsQuiet => Quiet > Loud;

    private double Quiet => Math.Min(MostOfQuiet, Math.Max(Narrower - RestlessMargin, Standstill));

    private double Loud => Math.Max(Math.Max(Off, Moved - MovedMargin), Wider - RestlessMargin);
}
