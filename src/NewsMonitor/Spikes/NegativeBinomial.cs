namespace NewsMonitor.Spikes;

/// <summary>
/// Counts with more spread than Poisson's: a Poisson count whose rate is itself Gamma distributed.
/// Mean μ, size r; variance μ + μ²/r. A size of infinity is the Poisson distribution.
/// </summary>
internal static class NegativeBinomial
{
    /// <summary>Chance of <paramref name="count"/> or more.</summary>
    public static double UpperTail(int count, double mean, double size)
    {
        if (count <= 0)
            return 1;
        if (!(mean > 0))
            return 0;
        return size > 1e7 ? SpecialFunctions.GammaLower(count, mean) : SpecialFunctions.BetaRegularized(count, size, mean / (mean + size));
    }

    /// <summary>The smallest count that at least a share <paramref name="share"/> of all counts do not exceed.</summary>
    public static int Quantile(double share, double mean, double size)
    {
        if (!(mean > 0))
            return 0;
        var deviation = Math.Sqrt(mean + mean * mean / size);
        var high = Math.Max(1, (int)Math.Min(int.MaxValue / 4, mean + deviation));
        while (1 - UpperTail(high + 1, mean, size) < share && high < int.MaxValue / 4)
            high *= 2;
        var low = 0;
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (1 - UpperTail(middle + 1, mean, size) >= share)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
