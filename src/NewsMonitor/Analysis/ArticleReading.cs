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

    /// <summary>Everything found, in reading order, title first; spans never overlap unless one form has several meanings.</summary>
    public List<Hit> Hits { get; } = [];

    public int Sentences { get; }
    public int TitleSentences { get; }

    /// <summary>End of the agency's dateline in the original text.</summary>
    public int DatelineEnd { get; }

    public static ArticleReading Of(Article article, FormAutomaton names, byte language)
    {
        var reading = new ArticleReading(article);
        var raw = new List<RawHit>();
        names.Search(reading._title, language, raw);
        reading.Add(raw, names, TextPart.Title, reading.Hits);
        raw.Clear();
        names.Search(reading._text, language, raw);
        reading.Add(raw, names, TextPart.Text, reading.Hits);
        return reading;
    }

    /// <summary>Finds other forms in the same text.</summary>
    public List<Hit> Search(FormAutomaton forms, byte language)
    {
        var found = new List<Hit>();
        var raw = new List<RawHit>();
        forms.Search(_title, language, raw);
        Add(raw, forms, TextPart.Title, found);
        raw.Clear();
        forms.Search(_text, language, raw);
        Add(raw, forms, TextPart.Text, found);
        return found;
    }

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

    private void Add(List<RawHit> raw, FormAutomaton forms, TextPart part, List<Hit> to)
    {
        var folded = Part(part);
        foreach (var hit in raw)
        {
            var rule = forms.RuleAt(hit.Rule);
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
                InDateline = part == TextPart.Text && start < DatelineEnd,
            });
        }
    }
}
