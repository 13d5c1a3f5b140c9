namespace NewsMonitor.Analysis.Evaluation;

/// <summary>Hits and errors of a yes-or-no question.</summary>
/// <param name="Right">Found and there.</param>
/// <param name="Wrong">Found but not there.</param>
/// <param name="Missed">There but not found.</param>
public readonly record struct Tally(int Right, int Wrong, int Missed)
{
    /// <summary>Share of what was found that is there, 0..1; 1 when nothing was found.</summary>
    public double Precision => Right + Wrong == 0 ? 1 : (double)Right / (Right + Wrong);

    /// <summary>Share of what is there that was found, 0..1; 1 when nothing is there.</summary>
    public double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);

    /// <summary>Harmonic mean of precision and recall.</summary>
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public static Tally operator +(Tally a, Tally b) => new(a.Right + b.Right, a.Wrong + b.Wrong, a.Missed + b.Missed);

    public static Tally Add(Tally left, Tally right) => left + right;

    public static Tally Of(bool found, bool there) => new(found && there ? 1 : 0, found && !there ? 1 : 0, !found && there ? 1 : 0);
}
