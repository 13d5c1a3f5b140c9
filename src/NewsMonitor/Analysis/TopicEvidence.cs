using NewsMonitor.Analysis.Matching;

namespace NewsMonitor.Analysis;

/// <summary>What speaks for one topic in one article: words and names that tell of it, by where they stand.</summary>
internal sealed class TopicEvidence
{
    public TopicEvidence(ushort topic) => Topic = topic;

    /// <summary>Number of the topic in the watchlist.</summary>
    public ushort Topic { get; }

    /// <summary>The first word or name that tells of it.</summary>
    public Hit? Word { get; set; }

    /// <summary>Different words in the title, and of all of them.</summary>
    public int TitleWords { get; set; }

    /// <summary>Hits in the sentence the text opens with, or the first about both sides.</summary>
    public int Opening { get; set; }

    /// <summary>Hits in sentences about both sides, right after one, and anywhere else in the text.</summary>
    public int Joint { get; set; }
    public int After { get; set; }
    public int Elsewhere { get; set; }

    /// <summary>Weak words beside the right people: in the title, in the text.</summary>
    public int WeakTitle { get; set; }
    public int WeakText { get; set; }

    /// <summary>Names that stand for the topic (a minister, a weapon, a cosmodrome): in the title, in the text.</summary>
    public int TitleNames { get; set; }
    public int TextNames { get; set; }

    /// <summary>Of a topic that has people: 2 where those of both sides stand in the title, 1 where those of one and the other side do.</summary>
    public int TitleHeads { get; set; }

    /// <summary>They stand together where the text begins; none is named at all.</summary>
    public bool HeadsTogether { get; set; }
    public bool NoHeads { get; set; }

    /// <summary>Sentences of the text with a hit.</summary>
    public int Sentences { get; set; }
    public int LastSentence { get; set; } = -1;

    /// <summary>All hits.</summary>
    public int Count { get; set; }

    /// <summary>Sentences of the text.</summary>
    public int Text { get; set; }

    /// <summary>Whether the title tells of both sides.</summary>
    public bool TitleJoint { get; set; }

    /// <summary>Weight of this topic's evidence relative to that of the strongest, 0..1, and whether it is the strongest.</summary>
    public double Relative { get; set; }
    public bool Strongest { get; set; }

    /// <summary>Other topics with a word in the title.</summary>
    public int TitleRivals { get; set; }

    /// <summary>A first weighing, to compare topics.</summary>
    public double Rough => TitleWords * 3 + WeakTitle * 2 + TitleNames * 1.5 + Opening + Joint + (After * 0.5) + (Elsewhere * 0.25) + (WeakText * 0.5) + (TextNames * 0.5);

    /// <summary>All a topic is judged from; a topic's own bias is the weight "topic:ID".</summary>
    public static IReadOnlyList<Feature<TopicEvidence>> Features { get; } =
    [
        new("title-word", 1, e => Math.Min(e.TitleWords, 1), "a word in the title"),
        new("title-words", 1, e => Math.Clamp(e.TitleWords - 1, 0, 2), "more words in the title"),
        new("title-word-alone", 1, e => e.TitleWords > 0 && e.Text == 0 ? 1 : 0, "a title without a text"),
        new("title-word-joint", 1, e => e.TitleWords > 0 && e.TitleJoint ? 1 : 0, "a title on both sides"),
        new("title-word-repeated", 1, e => e.TitleWords > 0 && e.Sentences > 0 ? 1 : 0, "title and text"),
        new("weak-title", 1, e => Math.Min(e.WeakTitle, 1), "a common word beside the right people in the title"),
        new("title-name", 1, e => Math.Min(e.TitleNames, 1), "a name in the title"),
        new("title-heads", 1, e => e.TitleHeads / 2.0, "the topic's people in the title"),
        new("heads-together", 1, e => e.HeadsTogether ? 1 : 0, "the topic's people together"),
        new("no-heads", -1, e => e.NoHeads ? 1 : 0, "none of the topic's people"),
        new("title-rivals", -1, e => e.TitleWords > 0 ? 0 : Math.Min(e.TitleRivals, 3) / 3.0, "the title tells of other topics"),
        new("opening", 1, e => Math.Min(e.Opening, 2) / 2.0, "where the text begins"),
        new("joint", 1, e => Grow(e.Joint), "in sentences on both sides"),
        new("after", 1, e => Grow(e.After), "right after them"),
        new("elsewhere", 1, e => Grow(e.Elsewhere), "elsewhere in the text"),
        new("weak-text", 1, e => Grow(e.WeakText), "common words beside the right people"),
        new("text-name", 1, e => Grow(e.TextNames), "names in the text"),
        new("share", 1, e => e.Text == 0 ? 0 : (double)e.Sentences / e.Text, "throughout the text"),
        new("relative", 1, e => e.Relative, "beside other topics"),
        new("strongest", 1, e => e.Strongest ? 1 : 0, "more than other topics"),
        new("once", -1, e => e.TitleWords + e.WeakTitle + e.TitleNames == 0 && e.Count == 1 ? 1 : 0, "once only, and not in the title"),
    ];

    private static double Grow(int hits) => Math.Min(Math.Log2(1 + hits) / 2, 1.5);
}
