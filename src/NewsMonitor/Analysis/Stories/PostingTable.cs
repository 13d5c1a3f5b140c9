namespace NewsMonitor.Analysis.Stories;

/// <summary>From a hash to the texts that have it, newest first; chains in flat arrays, because there are millions.</summary>
internal sealed class PostingTable
{
    private int[] _heads = NewHeads(1 << 12);
    private Posting[] _postings = new Posting[1 << 12];
    private int _count;

    public void Add(uint key, int entry)
    {
        if (_count == _postings.Length)
            Grow();
        ref var head = ref _heads[Bucket(key)];
        _postings[_count] = new Posting(key, entry, head);
        head = _count++;
    }

    /// <summary>Writes the newest entries of a key to <paramref name="entries"/>; returns how many.</summary>
    public int Newest(uint key, Span<int> entries)
    {
        var found = 0;
        // Chains hold other keys too; a bounded walk keeps the time bounded.
        var steps = 8 * entries.Length;
        for (var at = _heads[Bucket(key)]; at >= 0 && found < entries.Length && steps-- > 0; at = _postings[at].Next)
        {
            if (_postings[at].Key == key)
                entries[found++] = _postings[at].Entry;
        }

        return found;
    }

    public void Clear()
    {
        _heads.AsSpan().Fill(-1);
        _count = 0;
    }

    /// <summary>Forgets all, and holds what <paramref name="other"/> holds.</summary>
    public void CopyFrom(PostingTable other)
    {
        if (_postings.Length != other._postings.Length)
            (_postings, _heads) = (new Posting[other._postings.Length], new int[other._heads.Length]);
        other._postings.AsSpan(0, other._count).CopyTo(_postings);
        other._heads.CopyTo(_heads, 0);
        _count = other._count;
    }

    private void Grow()
    {
        Array.Resize(ref _postings, _postings.Length * 2);
        _heads = NewHeads(_postings.Length);
        for (var i = 0; i < _count; i++)
        {
            ref var head = ref _heads[Bucket(_postings[i].Key)];
            _postings[i] = _postings[i] with { Next = head };
            head = i;
        }
    }

    private int Bucket(uint key) => (int)(key * 0x9E3779B1 >> 8) & (_heads.Length - 1);

    private static int[] NewHeads(int length)
    {
        var heads = new int[length];
        heads.AsSpan().Fill(-1);
        return heads;
    }

    private readonly record struct Posting(uint Key, int Entry, int Next);
}
