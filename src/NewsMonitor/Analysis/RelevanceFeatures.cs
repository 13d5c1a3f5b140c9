using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Analysis;

/// <summary>What relevance is judged from; the weights are fitted to labelled articles (<see cref="FittedWeights"/>).</summary>
internal static class RelevanceFeatures
{
    /// <summary>Of an article with a text in which both sides are named.</summary>
    public static IReadOnlyList<Feature<ArticleView>> Article(Watchlist watchlist) => [.. Places, .. Countries(watchlist), .. Topics(watchlist)];

    /// <summary>Of a headline without a text.</summary>
    public static IReadOnlyList<Feature<ArticleView>> HeadlineAlone(Watchlist watchlist) => [.. Titles, .. Topics(watchlist), .. TopicsOfTheatres(watchlist)];

    /// <summary>Who else is named: "South Korea says" and "China as well" tell different things.</summary>
    private static IEnumerable<Feature<ArticleView>> Countries(Watchlist watchlist) => SentenceViews.OtherCountries(watchlist).Take(31)
        .Select((id, i) => new Feature<ArticleView>("country:" + id, 0, v => Math.Min(1, v.Countries[i]), $"{watchlist.LabelOf(id)} is named"));

    /// <summary>What it is about.</summary>
    private static IEnumerable<Feature<ArticleView>> Topics(Watchlist watchlist) => watchlist.Topics.Select((t, i) =>
        new Feature<ArticleView>("topic:" + t.Id, 0, v => v.IsRead ? v.Topics[i] : 0, "words of " + t.Label) { Counts = new Words(TargetKind.Topic, (ushort)i) });

    /// <summary>A missile launched at home is one side's own; one that falls on Ukraine is news of both.</summary>
    private static IEnumerable<Feature<ArticleView>> TopicsOfTheatres(Watchlist watchlist) => watchlist.Topics.Select((t, i) =>
        new Feature<ArticleView>("theatre:" + t.Id, 0, v => v.IsRead && v.Headline!.Value.Theatre ? v.Topics[i] : 0, $"at a scene of both, words of {t.Label}") { Counts = new Words(TargetKind.Topic, (ushort)i) });

    private static IReadOnlyList<Feature<ArticleView>> Places { get; } =
    [
        new("title-both", 1, v => Is(v.TitleSides == 3 && !v.TitleIsList), "both sides in the title"),
        new("title-close", 1, v => v.TitleIsList ? 0 : v.TitleCloseness, "both sides near each other in the title"),
        new("title-quoted", -1, v => Is(v.TitleQuotes), "a side in quotation marks in the title"),
        new("title-list", 0, v => Is(v.TitleSides == 3 && v.TitleIsList), "both sides in the title, in a list of countries"),
        new("title-crowd", -1, v => Is(v.TitleOthers > 0 && v.TitleSides != 3) + Is(v.TitleOthers > 1), "other countries in the title"),
        new("title-one", 0, v => Is(One(v)), "one side only in the title"),
        new("title-none", -1, v => Is(v.TitleSides == 0), "no side in the title"),
        new("title-alone", -1, v => Is(v.TitleSides == 3 && v.Joint == 0), "both sides together in the title only"),
        new("lead-joint", 1, v => Is(v.LeadJoint), "both sides in one of the first sentences"),
        new("lead-joint-title-one", 1, v => Is(v.LeadJoint && One(v)), "one side in the title, both in one of the first sentences"),
        new("lead-answers-title", 1, v => Is(!v.LeadJoint && One(v) && (v.LeadSides | v.TitleSides) == 3), "one side in the title, the other in the first sentences"),
        new("lead-answers-title-short", 1, v => Is(!v.LeadJoint && One(v) && (v.LeadSides | v.TitleSides) == 3 && v.IsShort), "one side in the title, the other in a short text"),
        new("lead-both", 1, v => Is(v.LeadSides == 3), "both sides in the first sentences"),
        new("joint", 1, v => Math.Min(v.Joint / v.Length, 5) / 5, "sentences that name both sides"),
        new("joint-share", 1, v => Share(v.Joint, v), "share of the sentences that name both sides"),
        new("neighbours", 1, v => Math.Min(v.Neighbours / v.Length, 3) / 3, "a sentence on the one side follows one on the other"),
        new("balance", 1, v => Math.Min(v.Balance * 4, 1), "share of the sentences that name the side named less"),
        new("mentions", 1, v => Math.Min(Math.Log2(1 + v.LesserMentions / v.Length) / 3, 1.2), "how often the side named less is named"),
        new("variety", 1, v => Math.Clamp(v.Variety - 1, 0, 2) / 2.0 / v.Length, "several names of each side"),
        new("scarce", -1, v => v.TitleSides == 3 ? 0 : Math.Clamp(Math.Log2(0.3 / Math.Max(v.Balance, 0.01)), 0, 4), "one side is hardly spoken of"),
        new("untitled-elsewhere", -1, v => v.TitleSides == 3 ? 0 : v.Elsewhere, "not both in the title, and sentences without either"),
        new("uncertain", -1, v => Is(v.Certain != 3), "a side is named by an ambiguous name only"),
        new("stand-in", -1, v => Is(v.StandIn is not null), "one side is only implied"),
        new("stand-in-untold", -1, v => Is(v.StandIn is not null && Untold(v)), "one side is only implied, and little told of it"),
        new("closeness", 1, v => v.Closeness, "both sides near each other in a sentence"),
        new("ties", 1, v => Math.Min(v.Ties / v.Length, 3) / 3 + Is(v.TitleTies && v.TitleSides == 3), "words for what two do with each other") { Counts = Of(CueKind.Ties) },
        new("bound", 1, v => OfJoint(v, v.Bound), "such words by both sides in one statement") { Counts = Of(CueKind.Ties) },
        new("bound-once", 1, v => Is(v.Bound > 0), "such a word by both sides in one statement") { Counts = Of(CueKind.Ties) },
        new("title-bound", 1, v => Is(v.TitleBound), "such a word by both sides in the title") { Counts = Of(CueKind.Ties) },
        new("coordinated", -1, v => OfJoint(v, v.Coordinated), "“and” or a comma is all that joins them in a sentence"),
        new("coordinated-untied", -1, v => !v.IsRead || v.Bound > 0 || v.TitleBound ? 0 : OfJoint(v, v.Coordinated), "“and” or a comma is all that joins them"),
        new("title-coordinated", -1, v => Is(v.IsRead && v.TitleCoordinated && !v.TitleBound), "“and” or a comma is all that joins them in the title"),
        new("outnumbered", -1, v => v.TitleSides == 3 ? 0 : Math.Clamp((v.OtherMentions - v.LesserMentions) / (1.0 + v.LesserMentions) / 3, 0, 1), "other countries named more often than one side"),
        new("one-sentence", -1, v => Is(v.TitleSides != 3 && v.LesserSentences <= 1 && v.Text > 3), "one side in one sentence only"),
        new("late", -1, v => v.TitleSides == 3 || v.Joint == 0 ? 0 : v.FirstJoint, "named together late in the text"),
        new("never", -1, v => Is(v.TitleSides != 3 && v.Joint == 0), "no sentence names both sides"),
        new("elsewhere", -1, v => v.Elsewhere, "sentences without either side"),
        new("listed", -1, v => Is(v.Listed > 0), "both sides in a list of countries"),
        new("crowded", -1, v => v.Joint == 0 ? 0 : (double)v.Crowded / v.Joint, "other countries beside both sides"),
        new("crowded-untitled", -1, v => v.Joint == 0 || v.TitleSides == 3 ? 0 : (double)v.Crowded / v.Joint, "other countries beside both sides, not both in the title"),
        new("others", -1, v => v.TitleSides == 3 ? 0 : v.OtherDominance, "more sentences on other countries than on both"),
        new("row", -1, v => OfJoint(v, v.Rows), "both sides in a row of names with others"),
        new("severed", -1, v => OfJoint(v, v.Severed), "a dash or semicolon between the sides"),
        new("others-first", -1, v => OfJoint(v, v.OthersFirst), "somebody else is named before both"),
        new("tight", 1, v => OfJoint(v, v.Tight), "both sides in one clause with nobody else"),
        new("title-severed", -1, v => v.TitleSides != 3 ? 0 : Is(v.TitleSeparation == Separation.Statement) + Is(v.TitleSeparation >= Separation.Dash) * 0.5, "a dash, dots or a semicolon between the sides in the title"),
        new("title-comma", -1, v => Is(v.TitleSides == 3 && v.TitleSeparation == Separation.Comma && !v.TitleCoordinated), "a comma between the sides in the title"),
        new("title-row", -1, v => Is(v.IsRead && v.TitleIsRow && !v.TitleTies), "in the title in a row of names with others"),
        new("title-others-first", -1, v => Is(v.TitleOthersFirst), "somebody else is named before both in the title"),
        new("past", -1, v => v.Joint == 0 ? 0 : (double)v.Past / v.Joint, "years of the last century beside both sides"),
        new("person-only", -1, v => Is(v.Impersonal != 3), "a side is named by a person's name only"),
        new("past-throughout", -1, v => v.TitleSides == 3 ? 0 : Math.Min(1, v.PastThroughout * 3), "years of the last century"),
        new("items", -1, v => v.TitleSides == 3 ? 0 : Math.Clamp((v.Items - 1) / 2.0, 0, 1), "items parted from each other"),
        new("items-apart", -1, v => v.TitleSides == 3 || v.Joint > 0 ? 0 : Math.Clamp((v.Items - 1) / 2.0, 0, 1), "items, none of which names both sides"),
        Register("digest", CueKind.Digests, v => v.Digest, "news in brief"),
        Register("contest", CueKind.Leisure, v => v.Crowded > 0 || v.TitleOthers > 0 ? v.LeisureThroughout : 0, "sports or entertainment, and other countries"),
        Register("leisure-unbound", CueKind.Leisure, v => Unbound(v) ? v.LeisureThroughout : 0, "sports or entertainment, no dealings"),
        Register("everyday", CueKind.Everyday, v => v.Everyday, "everyday life"),
        new("untied", -1, v => Is(v.IsRead && v.Ties == 0 && !v.TitleTies), "none of the known words for dealings (talks, visit, supply, agreement …)"),
        new("untold", -1, v => Is(Untold(v)), "little told of any topic"),
        new("people-only", -1, v => Is(v.Impersonal == 0), "both sides by people's names only"),
        .. OtherMatters,
    ];

    private static IReadOnlyList<Feature<ArticleView>> Titles { get; } =
    [
        new("both", 1, v => Is(v.TitleSides == 3 && !v.TitleIsList), "both sides in the title"),
        new("quoted", -1, v => Is(v.TitleQuotes), "a side in quotation marks"),
        new("list", 0, v => Is(v.TitleSides == 3 && v.TitleIsList), "both sides in a list of countries"),
        new("close", 1, v => v.TitleIsList ? 0 : v.TitleCloseness, "both sides near each other"),
        new("actors", 1, v => v.TitleIsList ? 0 : v.Headline!.Value.Actors switch { 3 => 1, 0 => 0, _ => 0.5 }, "people or offices of the sides"),
        new("ties", 1, v => Is(v.TitleSides == 3 && !v.TitleIsList && (v.Headline!.Value.Dealings || v.TitleTies)), "a word for what two do with each other") { Counts = Of(CueKind.Ties) },
        new("others", -1, v => Is(v.TitleSides == 3 && v.Headline!.Value.Others), "others are named too"),
        new("others-between", -1, v => Is(v.TitleSides == 3 && v.Headline is { Others: true, OthersAfter: false }), "others are named before both sides are"),
        new("theatre", 0, v => Is(v.TitleSides == 3 && v.Headline!.Value.Theatre), "Ukraine or another scene of both is named"),
        new("bound", 1, v => Is(v.TitleBound), "such a word by both sides in one statement") { Counts = Of(CueKind.Ties) },
        new("coordinated", -1, v => Is(v.TitleCoordinated && !v.TitleBound), "“and” or a comma is all that joins them"),
        new("untied", -1, v => Is(!v.TitleTies && !v.Headline!.Value.Dealings), "none of the known words for dealings (talks, visit, supply, agreement …)"),
        Register("everyday", CueKind.Everyday, v => Math.Min(v.EverydayWords, 2) / 2.0, "everyday life"),
        new("stand-in", -1, v => Is(v.StandIn is not null), "one side is only implied"),
        new("stand-in-untold", -1, v => Is(v.StandIn is not null && v.Topics.All(t => t == 0)), "one side is only implied, and nothing told of it"),
        new("severed", -1, v => v.TitleSides == 3 && v.TitleSeparation == Separation.Statement ? 1 : 0, "in different statements"),
        new("comma", -1, v => Is(v.TitleSides == 3 && v.TitleSeparation == Separation.Comma && !v.TitleCoordinated), "a comma between them"),
        new("dashed", -1, v => v.TitleSides == 3 && v.TitleSeparation == Separation.Dash ? 1 : 0, "a dash or dots between them"),
        new("row", -1, v => Is(v.TitleIsRow && !v.TitleTies), "in a row of names with others"),
        new("others-first", -1, v => Is(v.TitleOthersFirst), "somebody else is named before both"),
        new("parted-others", -1, v => Is(v.TitleParted && v.TitleOthers > 0), "others are named, and commas part the sides"),
        new("person-only", -1, v => Is(v.Impersonal != 3), "a side is named by a person's name only"),
        new("uncertain", -1, v => Is(v.Certain != 3), "a side is named by an ambiguous name only"),
        new("uncertain-unmet", -1, v => Is(v.Certain != 3 && v.Headline!.Value.Actors != 3), "a side by an ambiguous name, nobody of the other"),
        new("uncertain-untold", -1, v => Is(v.Certain != 3 && v.Topics.All(t => t == 0)), "a side by an ambiguous name, and no topic told of"),
        new("parted", -1, v => Is(v.TitleParted && v.TitleCloseness < 0.5), "the sides far from each other, commas between"),
        .. OtherMatters,
    ];

    /// <summary>Words that tell of other matters than the relation, in articles and in headlines alone.</summary>
    private static IReadOnlyList<Feature<ArticleView>> OtherMatters =>
    [
        Register("leisure", CueKind.Leisure, v => v.Leisure, "sports or entertainment"),
        Register("leisure-namesakes", CueKind.Leisure, v => v.Impersonal == 3 ? 0 : v.Leisure, "sports or entertainment, a side by a person's name only"),
        Register("fiction", CueKind.Fiction, v => v.Fiction, "books, films or games"),
        Register("markets", CueKind.Markets, v => v.Markets, "stock markets"),
        Register("rankings", CueKind.Rankings, v => v.Rankings, "rankings"),
        Register("nature", CueKind.Nature, v => v.Nature, "weather, quakes or animals"),
        Register("long-ago", CueKind.Past, v => v.LongAgo, "archives and memories"),
        Register("likeness", CueKind.Likenesses, v => v.Likeness, "likening one side to something"),
        Register("foes", CueKind.Foes, v => v.Foes, "foes or tyrants"),
        Register("self", CueKind.Self, v => v.Self, "the writer himself"),
        Register("turns", CueKind.Turns, v => v.Turns, "the next item"),
        new("register-unbound", -1, v => Unbound(v) ? Registers(v) : 0, "words of other matters, and no dealings"),
    ];

    /// <summary>Words of another kind of text than news of politics.</summary>
    private static Feature<ArticleView> Register(string id, CueKind kind, Func<ArticleView, double> value, string of) => new(id, -1, value, "words of " + of) { Counts = Of(kind) };

    private static Words Of(CueKind kind) => new(TargetKind.Cue, (ushort)kind);

    private static bool Untold(ArticleView v) => v.IsRead && v.Topics.Max() < 0.34;

    /// <summary>Nothing tells that the two deal with each other.</summary>
    private static bool Unbound(ArticleView v) => v is { Bound: 0, TitleBound: false };

    private static double Registers(ArticleView v) => Math.Min(2, v.Leisure + v.Fiction + v.Markets + v.Rankings + v.Nature + v.LongAgo + v.Likeness + v.Everyday + v.Digest) / 2;

    private static bool One(ArticleView v) => v.TitleSides is 1 or 2;

    private static double Is(bool fact) => fact ? 1 : 0;

    private static double OfJoint(ArticleView v, int sentences) => v.Joint == 0 ? 0 : (double)sentences / v.Joint;

    private static double Share(int sentences, ArticleView v) => v.Text == 0 ? 0 : (double)sentences / v.Text;
}
