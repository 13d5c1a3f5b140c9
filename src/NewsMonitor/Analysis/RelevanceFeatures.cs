using NewsMonitor.Watchlists;

namespace NewsMonitor.Analysis;

/// <summary>What relevance is judged from; the weights are fitted to labelled articles (<see cref="FittedWeights"/>).</summary>
internal static class RelevanceFeatures
{
    /// <summary>Of an article with a text in which both sides are named.</summary>
    public static IReadOnlyList<Feature<ArticleView>> Article(Watchlist watchlist) => [.. Places, .. Countries(watchlist), .. Topics(watchlist)];

    /// <summary>Of a headline without a text.</summary>
    public static IReadOnlyList<Feature<ArticleView>> HeadlineAlone(Watchlist watchlist) => [.. Titles, .. Topics(watchlist)];

    /// <summary>Who else is named: "South Korea says" and "China as well" tell different things.</summary>
    private static IEnumerable<Feature<ArticleView>> Countries(Watchlist watchlist) => SentenceViews.OtherCountries(watchlist).Take(31)
        .Select((id, i) => new Feature<ArticleView>("country:" + id, 0, v => Math.Min(1, v.Countries[i]), watchlist.LabelOf(id)));

    /// <summary>What it is about.</summary>
    private static IEnumerable<Feature<ArticleView>> Topics(Watchlist watchlist) =>
        watchlist.Topics.Select((t, i) => new Feature<ArticleView>("topic:" + t.Id, 0, v => v.Topics.Length == 0 ? 0 : v.Topics[i], t.Label));

    private static IReadOnlyList<Feature<ArticleView>> Places { get; } =
    [
        new("title-both", 1, v => Is(v.TitleSides == 3 && !v.TitleIsList), "both sides in the title"),
        new("title-close", 1, v => v.TitleIsList ? 0 : v.TitleCloseness, "both sides side by side in the title"),
        new("title-list", 0, v => Is(v.TitleSides == 3 && v.TitleIsList), "both sides in the title, among other countries"),
        new("title-crowd", -1, v => Is(v.TitleOthers > 0 && v.TitleSides != 3) + Is(v.TitleOthers > 1), "other countries in the title"),
        new("title-one", 0, v => Is(One(v)), "one side in the title"),
        new("title-none", -1, v => Is(v.TitleSides == 0), "no side in the title"),
        new("lead-joint", 1, v => Is(v.LeadJoint), "both sides in one sentence of the lead"),
        new("lead-joint-title-one", 1, v => Is(v.LeadJoint && One(v)), "of which one is in the title"),
        new("lead-answers-title", 1, v => Is(!v.LeadJoint && One(v) && (v.LeadSides | v.TitleSides) == 3), "one side in the title, the other in the lead"),
        new("lead-answers-title-short", 1, v => Is(!v.LeadJoint && One(v) && (v.LeadSides | v.TitleSides) == 3 && v.IsShort), "in a short text"),
        new("lead-both", 1, v => Is(v.LeadSides == 3), "both sides in the lead"),
        new("joint", 1, v => Math.Min(v.Joint / v.Length, 5) / 5, "sentences that name both sides"),
        new("joint-share", 1, v => Share(v.Joint, v), "both sides named together throughout"),
        new("neighbours", 1, v => Math.Min(v.Neighbours / v.Length, 3) / 3, "one side named right after the other"),
        new("balance", 1, v => Math.Min(v.Balance * 4, 1), "both sides run through the text"),
        new("mentions", 1, v => Math.Min(Math.Log2(1 + v.LesserMentions / v.Length) / 3, 1.2), "both sides named again and again"),
        new("variety", 1, v => Math.Clamp(v.Variety - 1, 0, 2) / 2.0 / v.Length, "by several names each"),
        new("scarce", -1, v => v.TitleSides == 3 ? 0 : Math.Clamp(Math.Log2(0.3 / Math.Max(v.Balance, 0.01)), 0, 4), "one side is hardly spoken of"),
        new("untitled-elsewhere", -1, v => v.TitleSides == 3 ? 0 : v.Elsewhere, "and most of a long text about neither"),
        new("uncertain", -1, v => Is(v.Certain != 3), "a side is named by an ambiguous name only"),
        new("stand-in", -1, v => Is(v.StandIn), "one side only implied"),
        new("stand-in-untold", -1, v => Is(v.StandIn && (v.Topics.Length == 0 || v.Topics.Max() < 0.34)), "and nothing told of it"),
        new("closeness", 1, v => v.Closeness, "both sides close together"),
        new("ties", 1, v => Math.Min(v.Ties / v.Length, 3) / 3 + Is(v.TitleTies && v.TitleSides == 3), "they deal with each other"),
        new("bound", 1, v => OfJoint(v, v.Bound), "bound by what they do"),
        new("bound-once", 1, v => Is(v.Bound > 0), "in one statement"),
        new("title-bound", 1, v => Is(v.TitleBound), "in the title"),
        new("coordinated", -1, v => OfJoint(v, v.Coordinated), "named side by side only"),
        new("coordinated-untied", -1, v => v.Bound > 0 || v.TitleBound ? 0 : OfJoint(v, v.Coordinated), "and nothing told of them"),
        new("title-coordinated", -1, v => Is(v.TitleCoordinated && !v.TitleBound), "side by side in the title"),
        new("outnumbered", -1, v => v.TitleSides == 3 ? 0 : Math.Min(1, v.OtherMentions / (1.0 + v.LesserMentions) / 3), "other countries named more often"),
        new("one-sentence", -1, v => Is(v.TitleSides != 3 && v.LesserSentences <= 1 && v.Text > 3), "one side in one sentence only"),
        new("late", -1, v => v.FirstJoint, "named together late or never"),
        new("elsewhere", -1, v => v.Elsewhere, "sentences without either side"),
        new("listed", -1, v => Is(v.Listed > 0), "both sides in a list of countries"),
        new("crowded", -1, v => v.Joint == 0 ? 0 : (double)v.Crowded / v.Joint, "other countries beside both sides"),
        new("crowded-untitled", -1, v => v.Joint == 0 || v.TitleSides == 3 ? 0 : (double)v.Crowded / v.Joint, "and not both in the title"),
        new("others", -1, v => v.TitleSides == 3 ? 0 : v.OtherDominance, "other countries are in the foreground"),
        new("row", -1, v => OfJoint(v, v.Rows), "both sides in a row with others"),
        new("severed", -1, v => OfJoint(v, v.Severed), "both sides in different statements of a sentence"),
        new("others-first", -1, v => OfJoint(v, v.OthersFirst), "somebody else comes first"),
        new("tight", 1, v => OfJoint(v, v.Tight), "nothing between them"),
        new("title-severed", -1, v => v.TitleSides != 3 ? 0 : Is(v.TitleSeparation == Separation.Statement) + Is(v.TitleSeparation >= Separation.Dash) * 0.5, "in different statements of the title"),
        new("title-row", -1, v => Is(v.TitleIsRow && !v.TitleTies), "in the title in a row with others"),
        new("title-others-first", -1, v => Is(v.TitleOthersFirst), "somebody else comes first in the title"),
        new("past", -1, v => v.Joint == 0 ? 0 : (double)v.Past / v.Joint, "of the last century"),
        new("person-only", -1, v => Is(v.Impersonal != 3), "a side is named by a person's name only"),
        new("past-throughout", -1, v => v.TitleSides == 3 ? 0 : Math.Min(1, v.PastThroughout * 3), "much of the last century"),
        new("items", -1, v => v.TitleSides == 3 ? 0 : Math.Clamp((v.Items - 1) / 2.0, 0, 1), "items parted from each other"),
        new("items-apart", -1, v => v.TitleSides == 3 || v.Joint > 0 ? 0 : Math.Clamp((v.Items - 1) / 2.0, 0, 1), "of which none names both sides"),
        new("digest", -1, v => v.Digest, "news in brief"),
        new("contest", -1, v => v.Crowded > 0 || v.TitleOthers > 0 ? v.LeisureThroughout : 0, "sports of several countries"),
        new("leisure", -1, v => v.Leisure, "sports or entertainment"),
        new("leisure-namesakes", -1, v => v.Impersonal == 3 ? 0 : v.Leisure, "and people of such names"),
        new("fiction", -1, v => v.Fiction, "a book, a film or a game"),
        new("markets", -1, v => v.Markets, "stock markets"),
        new("rankings", -1, v => v.Rankings, "a ranking"),
        new("nature", -1, v => v.Nature, "weather, quakes or animals"),
        new("long-ago", -1, v => v.LongAgo, "archives and memories"),
        new("likeness", -1, v => v.Likeness, "one side likened to the other"),
        new("foes", -1, v => v.Foes, "named as foes or tyrants"),
        new("everyday", -1, v => v.Everyday, "everyday life elsewhere"),
        new("self", -1, v => v.Self, "the writer tells of himself"),
        new("untied", -1, v => Is(v.Ties == 0 && !v.TitleTies), "no word for what they do with each other"),
        new("untold", -1, v => Is(v.Topics.Length > 0 && v.Topics.Max() < 0.34), "nothing told of them"),
        new("people-only", -1, v => Is(v.Impersonal == 0), "both sides by people's names only"),
        new("turns", -1, v => v.Turns, "one item after the other"),
    ];

    private static IReadOnlyList<Feature<ArticleView>> Titles { get; } =
    [
        new("both", 1, v => Is(v.TitleSides == 3 && !v.TitleIsList), "both sides in the title"),
        new("list", 0, v => Is(v.TitleSides == 3 && v.TitleIsList), "both sides in the title, among other countries"),
        new("close", 1, v => v.TitleIsList ? 0 : v.TitleCloseness, "both sides side by side"),
        new("actors", 1, v => v.TitleIsList ? 0 : v.Headline!.Value.Actors switch { 3 => 1, 0 => 0, _ => 0.5 }, "people or offices of the sides"),
        new("ties", 1, v => Is(v.TitleSides == 3 && !v.TitleIsList && (v.Headline!.Value.Dealings || v.TitleTies)), "they deal with each other"),
        new("others", -1, v => Is(v.TitleSides == 3 && v.Headline!.Value.Others), "others are named too"),
        new("bound", 1, v => Is(v.TitleBound), "bound by what they do"),
        new("coordinated", -1, v => Is(v.TitleCoordinated && !v.TitleBound), "named side by side only"),
        new("untied", -1, v => Is(!v.TitleTies && !v.Headline!.Value.Dealings), "no word for what they do with each other"),
        new("everyday", -1, v => Math.Min(v.EverydayWords, 2) / 2.0, "everyday life elsewhere"),
        new("self", -1, v => v.Self, "the writer tells of himself"),
        new("stand-in", -1, v => Is(v.StandIn), "one side only implied"),
        new("stand-in-untold", -1, v => Is(v.StandIn && (v.Topics.Length == 0 || v.Topics.Max() == 0)), "and nothing told of it"),
        new("severed", -1, v => v.TitleSides == 3 && v.TitleSeparation == Separation.Statement ? 1 : 0, "in different statements"),
        new("dashed", -1, v => v.TitleSides == 3 && v.TitleSeparation == Separation.Dash ? 1 : 0, "parted by a dash"),
        new("row", -1, v => Is(v.TitleIsRow && !v.TitleTies), "in a row with others"),
        new("others-first", -1, v => Is(v.TitleOthersFirst), "somebody else comes first"),
        new("parted-others", -1, v => Is(v.TitleParted && v.TitleOthers > 0), "and parted by commas"),
        new("person-only", -1, v => Is(v.Impersonal != 3), "a side is named by a person's name only"),
        new("uncertain", -1, v => Is(v.Certain != 3), "a side is named by an ambiguous name only"),
        new("uncertain-unmet", -1, v => Is(v.Certain != 3 && v.Headline!.Value.Actors != 3), "and nobody of the other side"),
        new("uncertain-untold", -1, v => Is(v.Certain != 3 && v.Topics.All(t => t == 0)), "and nothing told of them"),
        new("parted", -1, v => Is(v.TitleParted && v.TitleCloseness < 0.5), "in different parts of the title"),
        new("leisure", -1, v => v.Leisure, "sports or entertainment"),
        new("leisure-namesakes", -1, v => v.Impersonal == 3 ? 0 : v.Leisure, "and people of such names"),
        new("fiction", -1, v => v.Fiction, "a book, a film or a game"),
        new("markets", -1, v => v.Markets, "stock markets"),
        new("rankings", -1, v => v.Rankings, "a ranking"),
        new("nature", -1, v => v.Nature, "weather, quakes or animals"),
        new("long-ago", -1, v => v.LongAgo, "archives and memories"),
        new("likeness", -1, v => v.Likeness, "one side likened to the other"),
        new("foes", -1, v => v.Foes, "named as foes or tyrants"),
        new("turns", -1, v => v.Turns, "one item after the other"),
    ];

    private static bool One(ArticleView v) => v.TitleSides is 1 or 2;

    private static double Is(bool fact) => fact ? 1 : 0;

    private static double OfJoint(ArticleView v, int sentences) => v.Joint == 0 ? 0 : (double)sentences / v.Joint;

    private static double Share(int sentences, ArticleView v) => v.Text == 0 ? 0 : (double)sentences / v.Text;
}
