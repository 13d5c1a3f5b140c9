using System.Globalization;
using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Analysis;

/// <summary>
/// How probable it is that an article is about relations between the two sides: logistic models over where the sides stand
/// (title, lead, the same sentence, how close), what is told of them, and what speaks against it (lists of countries, sports,
/// others in the foreground), one for articles and one for headlines alone. Weights are fitted; every term that counted can
/// be shown.
/// </summary>
internal sealed class RelevanceModel(Watchlist watchlist, ContextRules context, TopicReader topics, StandIns standIns)
{
    /// <summary>At or above, an article is relevant.</summary>
    public const double Threshold = 0.5;

    /// <summary>Log odds of a headline of a side's own medium, which leaves that side unsaid: 0.90 where guests or dealings tell, else 0.27.</summary>
    private const double AtHome = 2.25;
    private const double MayBeAtHome = -1.0;

    private const int MostReasons = 8;

    /// <summary>Characters of a word that is shown as a reason.</summary>
    private const int LongestQuote = 40;

    /// <summary>Log odds at which what is told (topics) is not asked any more: 0.03.</summary>
    private const double Hopeless = -3.5;

    private readonly SentenceViews _sentences = new(watchlist, context, standIns);
    private readonly LogisticModel<ArticleView> _article = new("article", RelevanceFeatures.Article(watchlist));
    private readonly LogisticModel<ArticleView> _headline = new("headline", RelevanceFeatures.HeadlineAlone(watchlist));
    private readonly double[] _oneSide = [FittedWeights.Of("one-side", "bias"), FittedWeights.Of("one-side-headline", "bias")];
    private readonly double[] _noSide = [FittedWeights.Of("no-side", "bias"), FittedWeights.Of("no-side-headline", "bias")];

    /// <summary>The verdict, and what it was made from.</summary>
    public Relevance Judge(ArticleReading reading, string language, out ArticleLook look)
    {
        look = Look(reading, language);
        var (view, told) = (look.View, look.Topics);
        if (view.Sides == 0)
            return Verdict(_noSide[view.Text == 0 ? 1 : 0], ["neither side takes part"]);
        if (view.Sides != 3)
            return OneSide(reading, look);
        var terms = new List<(double Weight, Feature<ArticleView> Feature)>();
        var model = view.Text == 0 ? _headline : _article;
        var sum = model.Weigh(view, (weight, feature) => terms.Add((weight, feature)));
        var counted = terms.Where(t => Math.Abs(t.Weight) > 0.05).OrderByDescending(t => Math.Abs(t.Weight)).Take(MostReasons);
        List<string> reasons = [.. counted.Select(t => $"{t.Feature.Reason}{Quoted(t.Feature.Counts, reading, told)} ({t.Weight.ToString("+0.0;-0.0", CultureInfo.InvariantCulture)})")];
        return Verdict(model.Bias + sum, view.StandIn is { } word ? [$"a side is not named, {Quote(reading, word)} stands for it", .. reasons] : reasons);
    }

    /// <summary>": “word”" for the first word of the kind that was counted.</summary>
    private static string Quoted(Words? counted, ArticleReading reading, GatheredTopics? told)
    {
        var word = counted switch
        {
            null => null,
            { Kind: TargetKind.Topic, Target: var topic } => told?.Topics.FirstOrDefault(t => t.Topic == topic)?.Word,
            { Target: var cue } => told?.Cues.FirstOrDefault(c => c.Target == cue) ?? reading.Hits.Find(h => h.Kind == TargetKind.Cue && h.Target == cue),
        };
        return word is null ? "" : ": " + Quote(reading, word);
    }

    private static string Quote(ArticleReading reading, Hit word) => $"“{reading.Part(word.Span.Part).Original.AsSpan(word.Span.Start, Math.Min(word.Span.Length, LongestQuote))}”";

    /// <summary>The article as the models see it.</summary>
    /// <param name="complete">Look for topics in hopeless cases too, as those who fit the weights must.</param>
    public ArticleLook Look(ArticleReading reading, string language, bool complete = false)
    {
        var sentences = _sentences.Of(reading, out var variety);
        var view = ArticleView.Of(sentences, reading, out var joint) with { Variety = variety };
        if (view.Sides != 3 && standIns.Apply(reading, sentences, view.Sides, s => topics.Gather(reading, s, language).Topics) is { } word)
            view = ArticleView.Of(sentences, reading, out joint) with { Variety = 1, StandIn = word };
        if (view.TitleSides == 3)
            view = view with { TitleQuotes = Quotations.HoldSide(reading, context) };
        if (view.Text == 0)
            view = view with { Headline = Headline.Of(reading, watchlist, context, standIns) };
        if (view.Sides != 3 || !complete && view.Text > 0 && _article.Bias + _article.Weigh(view, null) < Hopeless)
            return new ArticleLook(view, joint, null);
        var gathered = topics.Gather(reading, joint, language);
        return new ArticleLook(WithCues(view with { Topics = Strengths(gathered.Topics) }, gathered.Cues, joint, reading), joint, gathered);
    }

    /// <summary>Counts words for what two do with each other, and for what is no news: what the title says counts thrice.</summary>
    private ArticleView WithCues(ArticleView view, IReadOnlyList<Hit> cues, bool[] joint, ArticleReading reading)
    {
        var titles = reading.TitleSentences;
        var bound = Bonds.Find(reading, cues.Where(c => c.Target == (ushort)CueKind.Ties), context.SideOf);
        double Share(CueKind kind) => Math.Min(1, cues.Where(c => c.Target == (ushort)kind).Sum(c => c.Sentence < titles ? 3 : 1) / 3.0);
        var ties = cues.Where(c => c.Target == (ushort)CueKind.Ties).Select(c => c.Sentence).Distinct().ToList();
        return view with
        {
            Fiction = Share(CueKind.Fiction),
            Markets = Share(CueKind.Markets),
            Rankings = Share(CueKind.Rankings),
            Digest = Share(CueKind.Digests),
            Nature = Share(CueKind.Nature),
            LongAgo = Share(CueKind.Past),
            Likeness = Share(CueKind.Likenesses),
            Foes = Share(CueKind.Foes),
            Turns = Share(CueKind.Turns),
            Everyday = Share(CueKind.Everyday),
            EverydayWords = cues.Count(c => c.Target == (ushort)CueKind.Everyday),
            Self = Share(CueKind.Self),
            Ties = ties.Count(s => s >= titles && joint[s]),
            Bound = bound.Count(s => s >= titles),
            TitleBound = bound.Any(s => s < titles),
            TitleTies = ties.Exists(s => s < titles),
        };
    }

    private double[] Strengths(IEnumerable<TopicEvidence> gathered)
    {
        var strengths = new double[watchlist.Topics.Count];
        foreach (var topic in gathered)
            strengths[topic.Topic] = Math.Min(1, topic.TitleWords + (topic.Joint + topic.After * 0.5) / 3.0 + (topic.Elsewhere + topic.TextNames) / Math.Max(3.0, topic.Text));
        return strengths;
    }

    private Relevance OneSide(ArticleReading reading, ArticleLook look)
    {
        var alone = $"only {watchlist.Sides[look.View.Sides == 1 ? 0 : 1].Label} takes part";
        if (reading.Home < 0 || look.View.Headline is not { MayBeAtHome: true } headline)
            return Verdict(_oneSide[look.View.Text == 0 ? 1 : 0], [alone]);
        Array.Fill(look.Joint, headline.AtHome);
        return headline.AtHome ? Verdict(AtHome, ["guests or dealings of the other side in a medium of the one"]) : Verdict(MayBeAtHome, [alone]);
    }

    private static Relevance Verdict(double logOdds, IReadOnlyList<string> reasons)
    {
        var score = LogisticModel<ArticleView>.Probability(logOdds);
        return new Relevance(score, score >= Threshold, reasons);
    }
}

/// <summary>What an article was judged from.</summary>
/// <param name="Joint">Per sentence, title first, whether both sides take part in it.</param>
/// <param name="Topics">What speaks for which topic; null where it was not looked for.</param>
internal sealed record ArticleLook(ArticleView View, bool[] Joint, GatheredTopics? Topics);
