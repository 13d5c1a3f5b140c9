using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Analysis;

/// <summary>What a title tells where there is no text: who of both sides acts, whether they deal with each other, who else is named.</summary>
internal readonly record struct Headline
{
    /// <summary>Sides of which a person or an organisation is named, as bits.</summary>
    public int Actors { get; private init; }

    /// <summary>They meet, write, give: a word for dealings stands in the title.</summary>
    public bool Dealings { get; private init; }

    /// <summary>A country, somebody or an alliance of neither side.</summary>
    public bool Others { get; private init; }

    /// <summary>They are all named after both sides: what the two do is done to them.</summary>
    public bool OthersAfter { get; private init; }

    /// <summary>A country or place where the one side acts for the other, or somebody of it.</summary>
    public bool Theatre { get; private init; }

    /// <summary>
    /// In a medium of the one side, what is said of the other happens at home: its delegation or embassy is named, or what
    /// is sent, given or said to it stands before its name ("Greetings to Russian President").
    /// </summary>
    public bool AtHome { get; private init; }

    /// <summary>The medium's own side may be meant, but nothing tells.</summary>
    public bool MayBeAtHome { get; private init; }

    public static Headline Of(ArticleReading reading, Watchlist watchlist, ContextRules context, StandIns standIns)
    {
        var (actors, dealings, others, leisure, guests) = (0, -1, false, false, false);
        var (other, received, theatre) = (false, false, false);
        var (sides, early) = (0, false);
        foreach (var hit in reading.Hits)
        {
            if (hit.Span.Part != TextPart.Title)
                break;
            sides |= hit.Kind == TargetKind.Pair ? 3 : context.SideOf(hit) is >= 0 and var own ? 1 << own : 0;
            if (hit.Kind == TargetKind.Cue)
            {
                var kind = (CueKind)hit.Target;
                NameOther(hit, kind is CueKind.OtherCountry or CueKind.OtherLeader or CueKind.Foreign);
                leisure |= kind is CueKind.Leisure;
                guests |= kind is CueKind.Guests;
                if (kind is CueKind.Dealings && dealings < 0)
                    dealings = hit.FoldedStart;
            }

            theatre |= standIns.IsScene(hit);
            if (hit.Kind != TargetKind.Entity)
                continue;
            var (type, side) = (watchlist.Entities[hit.Target].Type, context.SideOf(hit));
            NameOther(hit, side < 0 && standIns.BitOf(hit) == 0 && (type is "country" or "person" or "organization"));
            if (side >= 0 && (type is "person" or "organization"))
                actors |= 1 << side;
            if (side < 0 || type == "media" || reading.Home < 0 || side == reading.Home)
                continue;
            other = true;
            // Of a person the sentence may tell whatever somebody else did: "Merkel meets Putin".
            received |= dealings >= 0 && type != "person";
        }

        void NameOther(Hit hit, bool isOther)
        {
            others |= isOther && !hit.Source;
            early |= isOther && !hit.Source && sides != 3;
        }

        return new Headline { Actors = actors, Dealings = dealings >= 0, Others = others, OthersAfter = others && !early, Theatre = theatre, MayBeAtHome = other && !others && !leisure, AtHome = other && !others && !leisure && (guests || received) };
    }
}
