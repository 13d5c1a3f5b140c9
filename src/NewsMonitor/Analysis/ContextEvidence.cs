using NewsMonitor.Analysis.Matching;

namespace NewsMonitor.Analysis;

/// <summary>What stands firm: strong hits, and weak ones as they are accepted.</summary>
internal sealed class ContextEvidence
{
    private const byte BothSides = 3;
    private readonly ContextRules _rules;
    private readonly byte[] _sidesOfSentence;
    private readonly Dictionary<ushort, int> _lastAccepted = [];
    private readonly Dictionary<ushort, int> _lastStrong = [];

    public ContextEvidence(ContextRules rules, FullNames names, ArticleReading reading)
    {
        _rules = rules;
        Names = names;
        Reading = reading;
        // A medium of one's own that says "Korea" means its own.
        Sides = reading.Home < 0 ? (byte)0 : (byte)(1 << reading.Home);
        _sidesOfSentence = new byte[reading.Sentences];
        for (var i = 0; i < reading.Hits.Count; i++)
        {
            var hit = reading.Hits[i];
            if (hit.Weak || hit.Kind is not (TargetKind.Entity or TargetKind.Pair))
                continue;
            OtherCountries |= hit.Kind == TargetKind.Entity && rules.Country(hit.Target) && rules.SideOf(hit) < 0;
            AddSide(hit);
            if (hit.Kind == TargetKind.Entity)
                _lastStrong[hit.Target] = i;
        }
    }

    public ArticleReading Reading { get; }

    /// <summary>Who was named in full, and where.</summary>
    public FullNames Names { get; }

    /// <summary>A country of neither side is named.</summary>
    public bool OtherCountries { get; }

    /// <summary>Sides named anywhere, as bits.</summary>
    public byte Sides { get; private set; }

    public byte SidesBeside(Hit hit) => _sidesOfSentence[hit.Sentence];

    /// <summary>How many hits ago an entity was named for certain.</summary>
    public int? Before(ushort target, int index) => _lastAccepted.TryGetValue(target, out var at) ? index - at : null;

    /// <summary>Whether an entity is named beyond doubt later on.</summary>
    public bool After(ushort target, int index) => _lastStrong.TryGetValue(target, out var at) && at > index;

    /// <summary>Sides named in the sentence or in those around it, as bits.</summary>
    public byte SidesAround(Hit hit)
    {
        var sides = _sidesOfSentence[hit.Sentence];
        if (hit.Sentence > 0)
            sides |= _sidesOfSentence[hit.Sentence - 1];
        // A headline stands before the whole lead.
        var next = hit.Span.Part == TextPart.Title ? 3 : 1;
        for (var sentence = hit.Sentence + 1; sentence <= hit.Sentence + next && sentence < _sidesOfSentence.Length; sentence++)
            sides |= _sidesOfSentence[sentence];
        return sides;
    }

    public void Accept(Hit hit, int index)
    {
        if (hit.Kind != TargetKind.Entity)
            return;
        _lastAccepted[hit.Target] = index;
        AddSide(hit);
    }

    private void AddSide(Hit hit)
    {
        var side = _rules.SideOf(hit);
        var bits = hit.Kind == TargetKind.Pair ? BothSides : side < 0 ? (byte)0 : (byte)(1 << side);
        _sidesOfSentence[hit.Sentence] |= bits;
        Sides |= bits;
    }
}
