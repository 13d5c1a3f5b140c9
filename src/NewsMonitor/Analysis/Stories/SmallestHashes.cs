using System.Numerics;
using System.Runtime.CompilerServices;

namespace NewsMonitor.Analysis.Stories;

/// <summary>
/// The k smallest distinct hashes of a set: a sample of the set that is the same wherever the set is the same, from which
/// overlap and containment of two sets follow (Bar-Yossef et al. 2002; Beyer et al. 2007, "KMV").
/// </summary>
/// <param name="buffer">Several times the capacity, so that it seldom fills up.</param>
internal ref struct SmallestHashes(Span<uint> buffer, int capacity)
{
    /// <summary>Length of the buffer for a capacity.</summary>
    public const int BufferFactor = 8;

    private const int Buckets = 256;

    private readonly Span<uint> _buffer = buffer;
    private int _count;
    private uint _limit = uint.MaxValue;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(uint hash)
    {
        if (hash < _limit)
            Insert(hash);
    }

    /// <summary>The sample in ascending order.</summary>
    public HashSample Take()
    {
        Shrink();
        return new HashSample(_buffer[.._count], _count == capacity);
    }

    private void Insert(uint hash)
    {
        if (_count == _buffer.Length)
            Shrink();
        if (hash < _limit)
            _buffer[_count++] = hash;
    }

    private void Shrink()
    {
        var all = _buffer[.._count];
        var few = KeepLowBuckets(all);
        var kept = SortDistinct(all[..few]);
        // So many repetitions among the low ones that others are needed after all.
        if (kept < capacity && few < _count)
            kept = SortDistinct(all);
        _count = kept;
        if (kept == capacity)
            _limit = _buffer[kept - 1];
    }

    /// <summary>Hashes are spread evenly: a coarse count says which are small enough. Moves these to the front; returns how many.</summary>
    private readonly int KeepLowBuckets(Span<uint> all)
    {
        var wanted = capacity + capacity / 4;
        if (all.Length <= wanted)
            return all.Length;
        Span<ushort> counts = stackalloc ushort[Buckets];
        counts.Clear();
        var shift = Math.Max(0, 24 - BitOperations.LeadingZeroCount(_limit));
        foreach (var hash in all)
            counts[(int)(hash >> shift)]++;
        int bucket = 0, low = 0;
        while (bucket < Buckets && low < wanted)
            low += counts[bucket++];
        var kept = 0;
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i] >> shift < (uint)bucket)
                (all[kept], all[i], kept) = (all[i], all[kept], kept + 1);
        }

        return kept;
    }

    private readonly int SortDistinct(Span<uint> hashes)
    {
        hashes.Sort();
        var kept = 0;
        for (var i = 0; i < hashes.Length && kept < capacity; i++)
        {
            if (kept == 0 || hashes[i] != hashes[kept - 1])
                hashes[kept++] = hashes[i];
        }

        return kept;
    }
}
