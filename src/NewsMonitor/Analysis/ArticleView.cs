using NewsMonitor.Analysis.Matching;

namespace NewsMonitor.Analysis;

/// <summary>An article at a glance: where the sides stand in it, and what speaks against their taking part together.</summary>
internal sealed record ArticleView
{
    private const int LeadSentences = 3;

    /// <summary>Up to so many sentences a text is a teaser, every sentence of which tells of what the title says.</summary>
    private const int ShortText = 3;

    /// <summary>Sides named anywhere, as bits; so <see cref="TitleSides"/> and <see cref="LeadSides"/>.</summary>
    public byte Sides { get; private init; }

    /// <summary>Sides that something other than a person's name stands for.</summary>
    public byte Impersonal { get; private init; }

    /// <summary>Sides named beyond doubt.</summary>
    public byte Certain { get; private init; }
    public byte TitleSides { get; private init; }
    public bool TitleIsList { get; private init; }
    public int TitleOthers { get; private init; }
    public bool TitlePair { get; private init; }
    public bool TitleParted { get; private init; }

    /// <summary>What separates the sides in the title at least.</summary>
    public Separation TitleSeparation { get; private init; }

    /// <summary>The country of a side stands in the title between quotation marks, alone or behind one word: a likeness («another North Korea»).</summary>
    public bool TitleQuotes { get; init; }

    /// <summary>Both sides stand in the title in one row with somebody else, or behind somebody else.</summary>
    public bool TitleIsRow { get; private init; }
    public bool TitleOthersFirst { get; private init; }

    /// <summary>Sentences of the text in which both sides stand in one row with somebody else, in which two statements part them, in which somebody else comes first.</summary>
    public int Rows { get; private init; }
    public int Severed { get; private init; }
    public int OthersFirst { get; private init; }

    /// <summary>Sentences of the text in which "and" stands between the sides and nothing links them.</summary>
    public int Coordinated { get; private init; }
    public bool TitleCoordinated { get; private init; }

    /// <summary>Sentences of the text in which a word for what two do binds them; so in the title.</summary>
    public int Bound { get; init; }
    public bool TitleBound { get; init; }

    /// <summary>Mentions of other countries, and sentences that name the side that is named less.</summary>
    public int OtherMentions { get; private init; }
    public int LesserSentences { get; private init; }

    /// <summary>Sentences of the text in which nothing separates the sides, and nobody else is named.</summary>
    public int Tight { get; private init; }
    public byte LeadSides { get; private init; }
    public bool LeadJoint { get; private init; }

    /// <summary>Sentences of the text.</summary>
    public int Text { get; private init; }
    public bool IsShort => Text <= ShortText;

    /// <summary>How long the text is beside a usual report: 1 and more. What is counted is divided by it, so that a review of many things tells no more than a report of one.</summary>
    public double Length => Math.Max(1, Text / 8.0);

    /// <summary>Sentences of the text in which both sides take part.</summary>
    public int Joint { get; private init; }

    /// <summary>Of these the ones that name other countries, or tell of the last century.</summary>
    public int Crowded { get; private init; }
    public int Past { get; private init; }

    /// <summary>Share of all sentences of the text that tell of the last century.</summary>
    public double PastThroughout { get; private init; }

    /// <summary>Sentences that begin like an item of its own: with a bullet, or with a place in capitals.</summary>
    public int Items { get; private init; }

    /// <summary>0..1: words of sports or entertainment beside the length of the text, 1 where every third sentence has one.</summary>
    public double LeisureThroughout { get; private init; }

    /// <summary>Of these the ones with a word for what two do with each other.</summary>
    public int Ties { get; init; }

    /// <summary>Neighbouring sentences of which one names the one side and the other the other.</summary>
    public int Neighbours { get; private init; }

    /// <summary>Where the first of them stands: 0 at the beginning, 1 at the end or nowhere.</summary>
    public double FirstJoint { get; private init; }

    /// <summary>0..1: 1 where both sides stand side by side in the title, so in the text.</summary>
    public double TitleCloseness { get; private init; }
    public double Closeness { get; private init; }

    /// <summary>Share of the sentences that name the side that is named less.</summary>
    public double Balance { get; private init; }

    /// <summary>Share of the sentences that name neither side.</summary>
    public double Elsewhere { get; private init; }

    /// <summary>Sentences that name both sides in a list only.</summary>
    public int Listed { get; private init; }

    /// <summary>0..1: how much more is said of other countries than of both sides together.</summary>
    public double OtherDominance { get; private init; }

    /// <summary>0..1 each, what the title says counted thrice.</summary>
    public double Leisure { get; private init; }
    public double Fiction { get; init; }
    public double Markets { get; init; }
    public double Rankings { get; init; }
    public double Digest { get; init; }
    public double Nature { get; init; }
    public double LongAgo { get; init; }
    public double Likeness { get; init; }
    public double Foes { get; init; }
    public double Turns { get; init; }
    public double Everyday { get; init; }
    public int EverydayWords { get; init; }
    public double Self { get; init; }
    public bool TitleTies { get; init; }

    /// <summary>Mentions of the side that is mentioned less, and the different names of the one named by fewer.</summary>
    public int LesserMentions { get; private init; }
    public int Variety { get; init; }

    /// <summary>By number of the country (<see cref="SentenceViews.OtherCountries"/>): share of the sentences that name it, one more in the title.</summary>
    public double[] Countries { get; private init; } = [];

    /// <summary>Words of topics and cues were looked for, as they are not in hopeless cases.</summary>
    public bool IsRead => Topics.Length > 0;

    /// <summary>By number of the topic: how much speaks for it, 0..1.</summary>
    public double[] Topics { get; init; } = [];

    /// <summary>The country, place or word that stands for a side nobody names; null where both are named.</summary>
    public Hit? StandIn { get; init; }

    /// <summary>What the title tells where there is no text.</summary>
    public Headline? Headline { get; init; }

    /// <summary>Looks; tells per sentence of the article whether both sides take part in it.</summary>
    public static ArticleView Of(SentenceView[] sentences, ArticleReading reading, out bool[] joint)
    {
        var titles = reading.TitleSentences;
        joint = new bool[sentences.Length];
        byte sides = 0, impersonal = 0, certain = 0, title = 0, lead = 0;
        var (listed, leadJoint, pair, parted) = (false, false, false, false);
        var (first, second, both, others, lists, titleOthers, neither) = (0, 0, 0, 0, 0, 0, 0);
        var (leisure, pastThroughout, items) = (0, 0, 0);
        var (crowded, past, neighbours, firstJoint) = (0, 0, 0, -1);
        var (titleGap, gap) = (SentenceView.Far, SentenceView.Far);
        for (var i = 0; i < titles; i++)
            title |= sentences[i].Sides;
        if (title == 0)
        {
            for (var i = titles; i < sentences.Length; i++)
                sentences[i].IsList |= sentences[i].IsShortList;
        }

        var (firstMentions, secondMentions) = (0, 0);
        var (coordinated, titleCoordinated, otherMentions) = (0, false, 0);
        var (rows, severed, othersFirst, tight) = (0, 0, 0, 0);
        var (titleRow, titleOthersFirst, titleSeparation) = (false, false, Separation.Statement);
        var countries = new double[32];
        for (var i = 0; i < sentences.Length; i++)
        {
            var s = sentences[i];
            firstMentions += s.First + (s.Pair ? 1 : 0);
            secondMentions += s.Second + (s.Pair ? 1 : 0);
            for (var bits = s.Others; bits != 0; bits &= bits - 1)
                countries[System.Numerics.BitOperations.TrailingZeroCount(bits)] += i < titles ? 1 : 1.0 / (sentences.Length - titles);
            var weight = i < titles ? 3 : 1;
            otherMentions += s.OtherCount;
            sides |= s.Sides;
            impersonal |= s.Impersonal;
            certain |= s.Certain;
            joint[i] = s.Sides == 3 && !s.IsList;
            leisure += s.Leisure * weight;
            others += s.OtherCount > 0 && s.Sides != 3 ? 1 : 0;
            if (i < titles)
            {
                listed |= s.IsList;
                pair |= s.Pair;
                parted |= s.Parted;
                titleOthers += s.OtherCount;
                titleRow |= s.IsRow;
                titleCoordinated |= s is { Coordinated: true, Linked: false };
                titleOthersFirst |= s.OthersFirst && s.Sides == 3;
                titleSeparation = s.Separation < titleSeparation ? s.Separation : titleSeparation;
                titleGap = Math.Min(titleGap, s.Gap);
                continue;
            }

            if (i < titles + LeadSentences)
            {
                lead |= s.IsList ? (byte)0 : s.Sides;
                leadJoint |= joint[i];
            }

            var tellsOfThePast = TellsOfThePast(reading, i);
            pastThroughout += tellsOfThePast ? 1 : 0;
            items += NewsItems.Begins(reading, i) ? 1 : 0;
            neither += s.Sides == 0 ? 1 : 0;
            lists += s.Sides == 3 && s.IsList ? 1 : 0;
            first += s.IsList ? 0 : s.Sides & 1;
            second += s.IsList ? 0 : s.Sides >> 1;
            if (i > titles && !joint[i] && !joint[i - 1] && (s.Sides | sentences[i - 1].Sides) == 3 && !s.IsList && !sentences[i - 1].IsList && s.OtherCount + sentences[i - 1].OtherCount == 0)
                neighbours++;
            if (!joint[i])
                continue;
            both++;
            rows += s.IsRow ? 1 : 0;
            coordinated += s is { Coordinated: true, Linked: false } ? 1 : 0;
            severed += s.Separation >= Separation.Dash ? 1 : 0;
            othersFirst += s.OthersFirst ? 1 : 0;
            tight += s is { Separation: Separation.None, OtherCount: 0 } ? 1 : 0;
            firstJoint = firstJoint < 0 ? i - titles : firstJoint;
            gap = Math.Min(gap, s.Gap);
            crowded += s.OtherCount > 0 ? 1 : 0;
            past += tellsOfThePast ? 1 : 0;
        }

        if (title == 3 && !listed)
            Array.Fill(joint, true, 0, titles);
        var text = sentences.Length - titles;
        return new ArticleView
        {
            Sides = sides,
            Impersonal = impersonal,
            Certain = certain,
            TitleSides = title,
            TitleIsList = listed,
            TitleOthers = titleOthers,
            TitlePair = pair,
            TitleParted = parted,
            TitleSeparation = titleSeparation,
            TitleIsRow = titleRow,
            TitleOthersFirst = titleOthersFirst,
            Rows = rows,
            Coordinated = coordinated,
            TitleCoordinated = titleCoordinated,
            OtherMentions = otherMentions,
            LesserSentences = Math.Min(first, second),
            Severed = severed,
            OthersFirst = othersFirst,
            Tight = tight,
            LeadSides = lead,
            LeadJoint = leadJoint,
            Text = text,
            Joint = both,
            Crowded = crowded,
            Past = past,
            PastThroughout = text == 0 ? 0 : (double)pastThroughout / text,
            Items = items,
            LeisureThroughout = Math.Min(1, leisure * 3.0 / Math.Max(1, text)),
            Neighbours = neighbours,
            FirstJoint = firstJoint < 0 ? 1 : (double)firstJoint / Math.Max(1, text),
            TitleCloseness = Near(titleGap),
            Closeness = Near(gap),
            Balance = text == 0 ? 0 : (double)Math.Min(first, second) / text,
            Elsewhere = text == 0 ? 0 : (double)neither / text,
            Listed = lists,
            OtherDominance = text == 0 ? 0 : Math.Clamp((double)(others - both * 2) / Math.Max(4, text), 0, 1),
            Leisure = Math.Clamp((leisure - 1 - both) / 3.0, 0, 1),
            LesserMentions = Math.Min(firstMentions, secondMentions),
            Countries = countries,
        };
    }

    private static double Near(int gap) => gap >= SentenceView.Far ? 0 : 20.0 / (20 + gap);

    /// <summary>A year of the last century, in Western digits, stands in the sentence.</summary>
    private static bool TellsOfThePast(ArticleReading reading, int sentence)
    {
        var (part, start, length) = reading.SpanOf(sentence);
        var text = reading.Part(part).Original.AsSpan(start, length);
        for (var i = 0; i + 4 <= text.Length; i++)
        {
            if (text[i] == '1' && text[i + 1] == '9' && char.IsAsciiDigit(text[i + 2]) && char.IsAsciiDigit(text[i + 3])
                && (i == 0 || !char.IsAsciiDigit(text[i - 1])) && (i + 4 == text.Length || !char.IsAsciiDigit(text[i + 4])))
                return true;
        }

        return false;
    }
}
