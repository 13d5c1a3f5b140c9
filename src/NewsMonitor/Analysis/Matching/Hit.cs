namespace NewsMonitor.Analysis.Matching;

/// <summary>A form found in an article, where it stands and what it is taken for.</summary>
internal sealed class Hit
{
    public required TargetKind Kind { get; init; }
    public required ushort Target { get; init; }
    public required TextSpan Span { get; init; }

    /// <summary>Position in the folded text of the part.</summary>
    public required int FoldedStart { get; init; }
    public required int FoldedEnd { get; init; }

    /// <summary>Number of the sentence within the article; the title's come first.</summary>
    public required int Sentence { get; init; }

    /// <summary>Ambiguous alone.</summary>
    public required bool Weak { get; init; }

    /// <summary>Every country has one: counts right beside a name of its own only.</summary>
    public bool BesideCountry { get; init; }

    /// <summary>Named, but takes no part: stands in the agency's dateline or in the name of a medium.</summary>
    public bool Bystander { get; init; }

    /// <summary>Tells of it, and takes no part: "Seoul: …", "according to Kyiv".</summary>
    public bool Source { get; set; }

    /// <summary>False once the context spoke against it.</summary>
    public bool Accepted { get; set; } = true;
}
