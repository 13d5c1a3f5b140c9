namespace NewsMonitor.Analysis.Stories;

/// <summary>What two samples of the smallest hashes say of the two sets they were drawn from, plain and weighted.</summary>
internal readonly record struct Overlap(int Shared, int OnlyFirst, int OnlySecond, float SharedWeight, float FirstWeight, float SecondWeight)
{
    /// <summary>Share of the union, 0..1.</summary>
    public float Jaccard => Ratio(Shared, Shared + OnlyFirst + OnlySecond);

    /// <summary>Share of the first set that the second has, 0..1.</summary>
    public float OfFirst => Ratio(Shared, Shared + OnlyFirst);

    /// <summary>Share of the second set that the first has, 0..1.</summary>
    public float OfSecond => Ratio(Shared, Shared + OnlySecond);

    public float WeightedJaccard => Ratio(SharedWeight, SharedWeight + FirstWeight + SecondWeight);

    /// <summary>Share of the poorer set (by weight) that the other has, 0..1.</summary>
    public float WeightedContainment => Ratio(SharedWeight, SharedWeight + Math.Min(FirstWeight, SecondWeight));

    /// <param name="flags">Low bits that do not count in the comparison.</param>
    /// <param name="weight">What a shared hash says; null where only numbers matter.</param>
    public static Overlap Of(HashSample firstSample, HashSample secondSample, int flags, Func<uint, float>? weight = null)
    {
        ReadOnlySpan<uint> first = firstSample.Hashes, second = secondSample.Hashes;
        // A sample that was cut knows nothing of hashes above its largest.
        var limit = uint.MaxValue;
        if (firstSample.IsCut)
            limit = first[^1] >> flags;
        if (secondSample.IsCut)
            limit = Math.Min(limit, second[^1] >> flags);

        int i = 0, j = 0, shared = 0, onlyFirst = 0, onlySecond = 0;
        float sharedWeight = 0, firstWeight = 0, secondWeight = 0;
        while (true)
        {
            var a = i < first.Length ? first[i] >> flags : uint.MaxValue;
            var b = j < second.Length ? second[j] >> flags : uint.MaxValue;
            var smaller = Math.Min(a, b);
            if (smaller > limit || smaller == uint.MaxValue)
                break;
            var w = weight?.Invoke(a <= b ? first[i] : second[j]) ?? 0;
            if (a == b)
            {
                shared++;
                sharedWeight += w;
                i++;
                j++;
            }
            else if (a < b)
            {
                onlyFirst++;
                firstWeight += w;
                i++;
            }
            else
            {
                onlySecond++;
                secondWeight += w;
                j++;
            }
        }

        return new Overlap(shared, onlyFirst, onlySecond, sharedWeight, firstWeight, secondWeight);
    }

    private static float Ratio(float part, float whole) => whole > 0 ? part / whole : 0;
}
