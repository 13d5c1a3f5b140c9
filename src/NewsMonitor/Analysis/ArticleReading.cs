using NewsMonitor.Analysis.Matching;
using NewsMonitor.Articles;

namespace NewsMonitor.Analysis;

/// <summary>An article with its sentences and all that was found in them: what context, relevance and topics are judged from.</summary>
internal sealed class ArticleReading : IDisposable
{
    private readonly FoldedText _title;
    private readonly FoldedText _text;

    private ArticleReading(Article article)
    {
        _title = FoldedText.Of(article.Title);
        _text = FoldedText.Of(article.Text);
        DatelineEnd = Dateline.EndOf(article.Text);
        TitleSentences = _title.Length == 0 ? 0 : _title.Sentences.Count;
        Sentences = TitleSentences + (_text.Length == 0 ? 0 : _text.Sentences.Count);
    }

    /// <summary>Everything found, in reading order, title first; a span lies within another only where a longer name contains a country's.</summary>
    public List<Hit> Hits { get; } = [];

    /// <summary>Places whose name is part of something else here ("Moscow, Idaho", the submarine Kursk).</summary>
    public HashSet<ushort> MistakenPlaces { get; } = [];

    /// <summary>Family names (by their keys) that somebody bears here who is in the news for something else.</summary>
    public HashSet<int> OtherBearers { get; } = [];

    /// <summary>It tells of sports or the stage.</summary>
    public bool IsLeisure { get; set; }

    /// <summary>The side whose own medium this headline without a text is from; -1 for neither.</summary>
    public int Home { get; private init; } = -1;

    public int Sentences { get; }
    public int TitleSentences { get; }

    /// <summary>End of the agency's dateline in the original text.</summary>
    public int DatelineEnd { get; }

    /// <param name="media">By number of the entity, whether it is a medium.</param>
    /// <param name="home">The side of the publisher, or -1.</param>
    public static ArticleReading Of(Article article, FormAutomaton names, byte language, bool[] media, int home)
    {
        var reading = new ArticleReading(article) { Home = string.IsNullOrWhiteSpace(article.Text) ? home : -1 };
        reading.Hits.AddRange(reading.Search(names, language, media));
        reading.FindMistakenPlaces(names, language);
        return reading;
    }

    /// <summary>Finds other forms in the same text.</summary>
    public List<Hit> Search(FormAutomaton forms, byte language) => Search(forms, language, []);

    private List<Hit> Search(FormAutomaton forms, byte language, bool[] media)
    {
        var found = new List<Hit>();
        var raw = new List<RawHit>();
        foreach (var part in Parts)
        {
            var folded = Part(part);
            raw.Clear();
            forms.Search(folded, language, raw);
            foreach (var hit in raw)
            {
                Add(hit, forms.RuleAt(hit.Rule), part, found, false);
                AddNested(hit, forms.RuleAt(hit.Rule), 0);
            }

            // The ministry within the name of its spokesman, the country within the ministry.
            void AddNested(RawHit hit, FormAutomaton.Rule rule, int depth)
            {
                const int deepest = 2;
                if (rule.Kind != TargetKind.Entity || (rule.Traits & FormTraits.Whole) != 0 || hit.End - hit.Start < 3 || depth == deepest)
                    return;
                var nested = new List<RawHit>();
                forms.SearchWithin(folded, hit.Start, hit.End, language, nested);
                foreach (var within in nested)
                {
                    Add(within, forms.RuleAt(within.Rule), part, found, rule.Target < media.Length && media[rule.Target]);
                    AddNested(within, forms.RuleAt(within.Rule), depth + 1);
                }
            }
        }

        return found;
    }

    /// <summary>Adds names found otherwise, in reading order; what was read within one of them ("Kim" alone) gives way.</summary>
    public void AddNames(List<Hit> names)
    {
        if (names.Count == 0)
            return;
        var at = 0;
        Hits.RemoveAll(h =>
        {
            while (at < names.Count && (names[at].Span.Part < h.Span.Part || names[at].Span.Part == h.Span.Part && names[at].FoldedEnd < h.FoldedEnd))
                at++;
            return at < names.Count && h is { Kind: TargetKind.Entity or TargetKind.Cue } && names[at].Span.Part == h.Span.Part && names[at].FoldedStart <= h.FoldedStart;
        });
        Hits.AddRange(names);
        Hits.Sort((a, b) => a.Span.Part != b.Span.Part ? a.Span.Part.CompareTo(b.Span.Part) : a.Span.Start.CompareTo(b.Span.Start));
    }

    /// <summary>Adds names of several words, in reading order; certain names within them (the country of a ministry) stay.</summary>
    public void AddLongNames(List<Hit> names)
    {
        if (names.Count == 0)
            return;
        Hits.RemoveAll(h => h is { Kind: TargetKind.Entity, Weak: true } && names.Exists(n => n.Span.Part == h.Span.Part && n.FoldedStart <= h.FoldedStart && h.FoldedEnd <= n.FoldedEnd));
        Hits.AddRange(names);
        // A longer name stands before those within it.
        Hits.Sort((a, b) => a.Span.Part != b.Span.Part ? a.Span.Part.CompareTo(b.Span.Part) : a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : b.Span.Length.CompareTo(a.Span.Length));
    }

    /// <summary>A name of an entity, found by other means than its forms.</summary>
    public Hit HitAt(TextPart part, int start, int end, ushort target, bool weak)
    {
        var folded = Part(part);
        var origin = folded.OriginOf(start);
        return new Hit
        {
            Kind = TargetKind.Entity,
            Target = target,
            Span = new TextSpan(part, origin, folded.EndOf(end - 1) - origin),
            FoldedStart = start,
            FoldedEnd = end,
            Sentence = folded.SentenceAt(start) + (part == TextPart.Title ? 0 : TitleSentences),
            Weak = weak,
            Bystander = part == TextPart.Text && origin < DatelineEnd,
        };
    }

    /// <summary>The letters of a part that belong to something certain.</summary>
    public bool[] Named(TextPart part)
    {
        var named = new bool[Part(part).Length];
        foreach (var hit in Hits)
        {
            if (hit is { Weak: false, Kind: TargetKind.Entity or TargetKind.Decoy or TargetKind.Pair } && hit.Span.Part == part)
                named.AsSpan(hit.FoldedStart..hit.FoldedEnd).Fill(true);
        }

        return named;
    }

    /// <summary>Where titles begin in a part.</summary>
    public HashSet<int> TitleStarts(TextPart part) =>
        [.. Hits.Where(h => h is { Kind: TargetKind.Cue, Target: (ushort)CueKind.Title } && h.Span.Part == part).Select(h => h.FoldedStart)];

    /// <summary>Where titles begin and end in a part.</summary>
    public HashSet<int> TitleBounds(TextPart part) =>
        [.. Hits.Where(h => h is { Kind: TargetKind.Cue, Target: (ushort)CueKind.Title } && h.Span.Part == part).SelectMany(h => new[] { h.FoldedStart, h.FoldedEnd })];

    /// <summary>A town whose name first stands as that of a ship, a house or a horse.</summary>
    public void FindNamedThings(Func<ushort, bool> isTown)
    {
        HashSet<ushort>? seen = null;
        foreach (var hit in Hits)
        {
            if (hit.Kind == TargetKind.Entity && isTown(hit.Target) && (seen ??= []).Add(hit.Target) && Namesakes.IsThing(Part(hit.Span.Part), hit))
                MistakenPlaces.Add(hit.Target);
        }
    }

    /// <summary>A town whose name always stands alone in quotation marks is a ship, an inn, a film: «Курск», »Moskau«.</summary>
    public void FindQuotedPlaces(Func<ushort, bool> isTown)
    {
        HashSet<ushort>? quoted = null;
        foreach (var hit in Hits)
        {
            if (hit.Kind == TargetKind.Entity && isTown(hit.Target) && IsQuoted(hit))
                (quoted ??= []).Add(hit.Target);
        }

        foreach (var hit in quoted is null ? [] : Hits)
        {
            if (hit.Kind == TargetKind.Entity && !IsQuoted(hit))
                quoted!.Remove(hit.Target);
        }

        MistakenPlaces.UnionWith(quoted ?? []);
    }

    /// <summary>Stands alone between quotation marks, in letters that have a case. Adjectives («Восточный») name what they belong to.</summary>
    private bool IsQuoted(Hit hit)
    {
        const string marks = "\"«»„“”‟";
        var folded = Part(hit.Span.Part);
        var (start, end) = (hit.Span.Start, hit.Span.Start + hit.Span.Length);
        return start > 0 && end < folded.Original.Length && marks.Contains(folded.Original[start - 1], StringComparison.Ordinal) && marks.Contains(folded.Original[end], StringComparison.Ordinal)
            && folded.Letters[hit.FoldedStart] < '\u0530' && !folded.Original.AsSpan(start..end).Contains('-') && folded.Letters[hit.FoldedEnd - 1] is not ('y' or 'i' or 'й' or 'j');
    }

    private void FindMistakenPlaces(FormAutomaton names, byte language)
    {
        List<RawHit>? within = null;
        foreach (var decoy in Hits)
        {
            if (decoy.Kind != TargetKind.Decoy)
                continue;
            names.SearchWithin(Part(decoy.Span.Part), decoy.FoldedStart, decoy.FoldedEnd, language, within ??= []);
        }

        foreach (var hit in within ?? [])
        {
            var rule = names.RuleAt(hit.Rule);
            if (rule.Kind == TargetKind.Entity && (rule.Traits & FormTraits.Place) != 0)
                MistakenPlaces.Add(rule.Target);
        }
    }

    private static readonly TextPart[] Parts = [TextPart.Title, TextPart.Text];

    public FoldedText Part(TextPart part) => part == TextPart.Title ? _title : _text;

    /// <summary>Where a sentence stands in the original text.</summary>
    public TextSpan SpanOf(int sentence)
    {
        var part = sentence < TitleSentences ? TextPart.Title : TextPart.Text;
        var folded = Part(part);
        var index = part == TextPart.Title ? sentence : sentence - TitleSentences;
        var start = folded.OriginOf(folded.Sentences[index]);
        var end = index + 1 < folded.Sentences.Count ? folded.OriginOf(folded.Sentences[index + 1]) : folded.Original.Length;
        return new TextSpan(part, start, end - start);
    }

    public void Dispose()
    {
        _title.Dispose();
        _text.Dispose();
    }

    private void Add(RawHit hit, in FormAutomaton.Rule rule, TextPart part, List<Hit> to, bool bystander)
    {
        var folded = Part(part);
        var start = folded.OriginOf(hit.Start);
        to.Add(new Hit
        {
            Kind = rule.Kind,
            Target = rule.Target,
            Span = new TextSpan(part, start, folded.EndOf(hit.End - 1) - start),
            FoldedStart = hit.Start,
            FoldedEnd = hit.End,
            Sentence = folded.SentenceAt(hit.Start) + (part == TextPart.Title ? 0 : TitleSentences),
            Weak = (rule.Traits & FormTraits.Weak) != 0,
            BesideCountry = (rule.Traits & FormTraits.BesideCountry) != 0,
            Bystander = bystander || part == TextPart.Text && start < DatelineEnd,
        });
    }
}
