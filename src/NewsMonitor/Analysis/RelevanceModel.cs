using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Analysis;

/// <summary>
/// How probable it is that an article is about relations between the two sides: a logistic model over where the sides
/// stand (title, lead, the same sentence, how much of the text) and what speaks against it (lists of countries, sports,
/// other countries in the foreground). Every term that counted can be shown.
/// </summary>
internal sealed class RelevanceModel(Watchlist watchlist, ContextRules context)
{
    /// <summary>At or above, an article is relevant.</summary>
    public const double Threshold = 0.5;

    private const int LeadSentences = 3;

    /// <summary>Up to so many sentences a text is a teaser, every sentence of which tells of what the title says.</summary>
    private const int ShortText = 3;
    private readonly bool[] _media = watchlist.Entities.Select(e => e.Type == "media").ToArray();
    private readonly bool[] _country = watchlist.Entities.Select(e => e.Type == "country").ToArray();
    private readonly bool[] _otherCountry = watchlist.Entities.Select(e => e is { Type: "country", Side: null }).ToArray();

    /// <summary>The verdict, and per sentence of the article whether both sides take part in it.</summary>
    public Relevance Judge(ArticleReading reading, out bool[] joint)
    {
        var sentences = Sentences(reading);
        joint = new bool[sentences.Length];
        var view = View.Of(sentences, reading.TitleSentences, joint);
        var titleOnly = view.Text == 0;
        if (view.Sides == 0 || view.Sides != 3 && !titleOnly)
            return new Relevance(0, false, [view.Sides == 0 ? "neither side takes part" : $"only {SideLabel(view.Sides)} takes part"]);

        var terms = new List<(double Weight, string Reason)>();
        void Add(double weight, string reason)
        {
            if (Math.Abs(weight) > 0.05)
                terms.Add((weight, reason));
        }

        if (titleOnly)
            AddHeadline(reading, view, joint, Add);
        else if (view.TitleSides == 3)
            Add(view.TitleIsList ? 1.5 : 5.2, view.TitleIsList ? "both sides in the title, among other countries" : "both sides in the title");
        else if (view.TitleSides != 0)
            Add(0.6, "one side in the title");
        if (view.LeadJoint)
            Add(view.TitleSides is 1 or 2 ? 2.6 : 2.0, "both sides in one sentence of the lead");
        else if (view.TitleSides is 1 or 2 && (view.LeadSides | view.TitleSides) == 3)
            Add(view.Text <= ShortText ? view.Others == 0 ? 3.0 : 2.4 : 1.4, "one side in the title, the other in the lead");
        else if (view.LeadSides == 3)
            Add(1.0, "both sides in the lead");
        var share = view.Text == 0 ? 0 : (double)view.Joint / view.Text;
        if (view.Joint > 0)
            Add(Math.Min(view.Joint, 5) * 0.25 + Math.Min(share * 3, 1.0), $"{view.Joint} of {view.Text} sentences name both sides");
        Add(Math.Min(view.Balance * 4, 1.0), "both sides run through the text");
        if (view.Listed > 0)
            Add(-1.2, "both sides in a list of countries");
        if (view.OtherDominance > 0 && view.TitleSides != 3)
            Add(-1.4 * view.OtherDominance, "other countries are in the foreground");
        if (view.Leisure > 0)
            Add((titleOnly ? -3.6 : -2.4) * view.Leisure, "sports or entertainment");

        const double bias = -3.2;
        var z = bias + terms.Sum(t => t.Weight);
        var score = 1 / (1 + Math.Exp(-z));
        var reasons = terms.OrderByDescending(t => Math.Abs(t.Weight)).Select(t => $"{t.Reason} ({t.Weight.ToString("+0.0;-0.0", System.Globalization.CultureInfo.InvariantCulture)})").ToList();
        return new Relevance(score, score >= Threshold, reasons);
    }

    /// <summary>
    /// A title alone: that both sides are named tells most; people and offices of both and a word for their dealings make
    /// it surer, others less. A medium of one side need not name its own.
    /// </summary>
    private void AddHeadline(ArticleReading reading, in View view, bool[] joint, Action<double, string> add)
    {
        var headline = Headline.Of(reading, watchlist, context);
        if (view.TitleSides != 3)
        {
            Array.Fill(joint, headline.AtHome);
            add(headline.AtHome ? 5.2 : headline.MayBeAtHome ? 2.2 : -0.8,
                headline.AtHome ? "guests or dealings of the other side in a medium of the one" : $"only {SideLabel(view.TitleSides)} takes part");
            return;
        }

        add(view.TitleIsList ? 1.7 : 4.8, view.TitleIsList ? "both sides in the title, among other countries" : "both sides in the title");
        if (view.TitleIsList)
            return;
        if (headline.Actors != 0)
            add(headline.Actors == 3 ? 1.2 : 0.5, headline.Actors == 3 ? "people or offices of both sides" : "a person or an office of one side");
        if (headline.Dealings)
            add(0.6, "they deal with each other");
        if (headline.Others)
            add(-0.8, "others are named too");
    }

    private string SideLabel(int sides) => watchlist.Sides[sides == 1 ? 0 : 1].Label;

    private Sentence[] Sentences(ArticleReading reading)
    {
        var sentences = new Sentence[reading.Sentences];
        foreach (var sentence in CountryLists.Find(reading, IsCountry))
            sentences[sentence].IsList = true;
        foreach (var sentence in CountryLists.Find(reading, IsCountry, CountryLists.FewestItems - 1))
            sentences[sentence].IsShortList = true;
        foreach (var hit in reading.Hits)
        {
            ref var sentence = ref sentences[hit.Sentence];
            switch (hit.Kind)
            {
                case TargetKind.Pair:
                    sentence.Sides = 3;
                    sentence.Pair = true;
                    break;
                case TargetKind.Entity when _otherCountry[hit.Target]:
                    sentence.Others |= 1UL << (hit.Target % 32);
                    break;
                case TargetKind.Entity when !_media[hit.Target] && !hit.Bystander && context.SideOf(hit) is >= 0 and var side:
                    sentence.Sides |= (byte)(1 << side);
                    break;
                case TargetKind.Cue when hit.Target == (ushort)CueKind.OtherCountry:
                    sentence.OtherCues++;
                    break;
                case TargetKind.Cue when hit.Target == (ushort)CueKind.Leisure:
                    sentence.Leisure++;
                    break;
            }
        }

        return sentences;
    }

    /// <summary>Whether a hit names a country (or a capital that stands for it): what lists of countries are made of.</summary>
    private bool IsCountry(Hit hit) => hit.Kind == TargetKind.Cue && hit.Target == (ushort)CueKind.OtherCountry || hit.Kind == TargetKind.Entity && _country[hit.Target];

    private record struct Sentence
    {
        public byte Sides;
        public bool Pair;
        public ulong Others;
        public int OtherCues;
        public int Leisure;

        /// <summary>The sides are named as items of a list of countries.</summary>
        public bool IsList;

        /// <summary>Three countries side by side: a list unless the title names a side.</summary>
        public bool IsShortList;

        /// <summary>Distinct other countries, roughly.</summary>
        public readonly int OtherCount => System.Numerics.BitOperations.PopCount(Others) + OtherCues;
    }

    /// <summary>The article at a glance.</summary>
    private readonly record struct View
    {
        public byte Sides { get; private init; }
        public byte TitleSides { get; private init; }
        public bool TitleIsList { get; private init; }
        public byte LeadSides { get; private init; }
        public bool LeadJoint { get; private init; }
        public int Text { get; private init; }
        public int Joint { get; private init; }

        /// <summary>Share of the sentences that name the side that is named less.</summary>
        public double Balance { get; private init; }

        /// <summary>Sentences that name both sides in a list only.</summary>
        public int Listed { get; private init; }

        /// <summary>Sentences that name other countries and not both sides.</summary>
        public int Others { get; private init; }

        /// <summary>0..1.</summary>
        public double OtherDominance { get; private init; }

        /// <summary>0..1.</summary>
        public double Leisure { get; private init; }

        public static View Of(Sentence[] sentences, int titles, bool[] joint)
        {
            byte sides = 0, title = 0, lead = 0;
            var (listed, leadJoint) = (false, false);
            var (first, second, both, others, leisure, lists) = (0, 0, 0, 0, 0, 0);
            for (var i = 0; i < titles; i++)
                title |= sentences[i].Sides;
            if (title == 0)
            {
                for (var i = titles; i < sentences.Length; i++)
                    sentences[i].IsList |= sentences[i].IsShortList;
            }

            for (var i = 0; i < sentences.Length; i++)
            {
                var s = sentences[i];
                sides |= s.Sides;
                joint[i] = s.Sides == 3 && !s.IsList;
                leisure += s.Leisure * (i < titles ? 3 : 1);
                others += s.OtherCount > 0 && s.Sides != 3 ? 1 : 0;
                if (i < titles)
                {
                    title |= s.Sides;
                    listed |= s.IsList;
                    continue;
                }

                if (i < titles + LeadSentences)
                {
                    lead |= s.IsList ? (byte)0 : s.Sides;
                    leadJoint |= joint[i];
                }

                lists += s.Sides == 3 && s.IsList ? 1 : 0;
                first += s.IsList ? 0 : s.Sides & 1;
                second += s.IsList ? 0 : s.Sides >> 1;
                both += joint[i] ? 1 : 0;
            }

            if (title == 3 && !listed)
            {
                for (var i = 0; i < titles; i++)
                    joint[i] = true;
            }

            var text = sentences.Length - titles;
            return new View
            {
                Sides = sides,
                TitleSides = title,
                TitleIsList = listed,
                LeadSides = lead,
                LeadJoint = leadJoint,
                Text = text,
                Joint = both,
                Listed = lists,
                Others = others,
                Balance = text == 0 ? 0 : (double)Math.Min(first, second) / text,
                OtherDominance = text == 0 ? 0 : Math.Clamp((double)(others - both * 2) / Math.Max(4, text), 0, 1),
                Leisure = Math.Clamp((leisure - 1 - both) / 3.0, 0, 1),
            };
        }
    }
}
