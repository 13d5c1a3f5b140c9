namespace NewsMonitor.Analysis.Stories;

/// <summary>
/// In how many stories lately a word or shingle stood: what tells a ritual phrase from what is new. A count-min sketch
/// (Cormode and Muthukrishnan 2005) of fixed size, 2.5 MB: it makes a phrase look more common now and then, never rarer.
/// </summary>
internal sealed class FrequencyTable
{
    private const int ShingleBits = 21, TermBits = 18;

    /// <summary>Stories after which all counts are halved: old rituals fade, and what stood once is forgotten.</summary>
    private const int Generation = 4_000;

    private readonly byte[] _shingles = new byte[1 << ShingleBits];
    private readonly ushort[] _terms = new ushort[1 << TermBits];

    /// <summary>Stories counted, fading as the counts do.</summary>
    public int Stories { get; private set; }

    /// <summary>Forgets all, and counts on from what <paramref name="other"/> counted.</summary>
    public void CopyFrom(FrequencyTable other)
    {
        other._shingles.CopyTo(_shingles, 0);
        other._terms.CopyTo(_terms, 0);
        Stories = other.Stories;
    }

    public void Add(StorySketch sketch)
    {
        if (Stories >= Generation)
            Halve();
        Stories++;
        foreach (var term in (sketch.HasBody ? sketch.Terms : sketch.Title).Hashes)
            AddTerm(term);
        foreach (var shingle in sketch.Body.Hashes)
            AddShingle(shingle);
        foreach (var shingle in sketch.Lead.Hashes)
        {
            // The lead's low hashes are in the body's sample too.
            if (sketch.Body.Hashes.BinarySearch(shingle) < 0)
                AddShingle(shingle);
        }
    }

    /// <summary>How much it says that two texts share this shingle: 1 when hardly a story had it, less for rituals.</summary>
    public float ShingleWeight(uint shingle) => 2f / Math.Max(2, (int)Math.Min(_shingles[Slot(shingle, 0, ShingleBits)], _shingles[Slot(shingle, 1, ShingleBits)]));

    /// <summary>
    /// How much it says that two texts share this word, 0..1: from the share of stories that have it. Until enough stories
    /// are known, names and numbers are taken for rare and other words for common.
    /// </summary>
    public float TermWeight(uint term)
    {
        const float prior = 40;
        var expected = (term & StorySketch.TermFlags) != 0 ? 0.004f : 0.05f;
        var word = term >> 2;
        var share = (Math.Min(_terms[Slot(word, 0, TermBits)], _terms[Slot(word, 1, TermBits)]) + prior * expected) / (Stories + prior);
        return Math.Clamp((-MathF.Log(share) - 2f) / 3.5f, 0.02f, 1f);
    }

    private void Halve()
    {
        Stories /= 2;
        for (var i = 0; i < _shingles.Length; i++)
            _shingles[i] /= 2;
        for (var i = 0; i < _terms.Length; i++)
            _terms[i] /= 2;
    }

    private void AddTerm(uint term)
    {
        var word = term >> 2;
        ref var first = ref _terms[Slot(word, 0, TermBits)];
        ref var second = ref _terms[Slot(word, 1, TermBits)];
        // Only the smaller of the two is raised (conservative update).
        var next = (ushort)Math.Min(ushort.MaxValue, Math.Min(first, second) + 1);
        first = Math.Max(first, next);
        second = Math.Max(second, next);
    }

    private void AddShingle(uint shingle)
    {
        ref var first = ref _shingles[Slot(shingle, 0, ShingleBits)];
        ref var second = ref _shingles[Slot(shingle, 1, ShingleBits)];
        var next = (byte)Math.Min(byte.MaxValue, Math.Min(first, second) + 1);
        first = Math.Max(first, next);
        second = Math.Max(second, next);
    }

    private static int Slot(uint hash, int row, int bits) => (int)((hash + 1) * (row == 0 ? 0x9E3779B1 : 0x85EBCA77) >> (32 - bits));
}
