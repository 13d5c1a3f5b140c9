namespace NewsMonitor.Analysis.Stories;

/// <summary>The smallest hashes of a set, ascending.</summary>
/// <param name="isCut">Whether the set has more; else the sample is the whole set.</param>
internal readonly ref struct HashSample(ReadOnlySpan<uint> hashes, bool isCut)
{
    public ReadOnlySpan<uint> Hashes { get; } = hashes;

    public bool IsCut { get; } = isCut;

    /// <summary>About how many hashes the set has: known, or from how densely the smallest ones lie.</summary>
    public int Size => IsCut ? (int)(((long)Hashes.Length << 24) / Math.Max(1, Hashes[^1])) : Hashes.Length;
}
