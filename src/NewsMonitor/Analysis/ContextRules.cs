using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Analysis;

/// <summary>
/// Decides what ambiguous forms stand for. A family name alone counts once the full name stood in the article, beside a
/// title, or where the other side is named in the same sentence; "Korea" alone is the Korea that was spoken of.
/// </summary>
internal sealed class ContextRules(Watchlist watchlist)
{
    private readonly int[] _sides = watchlist.Entities.Select(e => SideNumber(watchlist, e)).ToArray();
    private readonly bool[] _persons = watchlist.Entities.Select(e => e.Type == "person").ToArray();
    /// <summary>By side, the person listed first; -1 for none.</summary>
    private readonly int[] _leaders = [.. watchlist.Sides.Select(s => watchlist.Entities.ToList().FindIndex(e => e.Type == "person" && e.Side == s.Id))];
    private readonly GivenNames _givenNames = new(watchlist);
    private readonly FamilyNames _families = new(watchlist);
    private readonly Owners _owners = new(watchlist);

    /// <summary>People whose name nobody else bears, as far as the watchlist tells: those known well enough, and all but Koreans.</summary>
    private readonly bool[] _unusual = watchlist.Entities.Select(e => e.Wikidata is not null || e.Origin != "ko").ToArray();

    /// <summary>Treaties of both sides; of neither by themselves.</summary>
    private readonly bool[] _treaties = watchlist.Entities.Select(e => e is { Type: "treaty", Side: null }).ToArray();

    private readonly bool[] _known = watchlist.Entities.Select(e => e.Wikidata is not null).ToArray();

    /// <summary>0 or 1, or -1 for neither.</summary>
    public int SideOf(Hit hit) => hit.Kind == TargetKind.Entity ? _sides[hit.Target] : -1;

    /// <summary>The side of an entity, likewise.</summary>
    public int SideOf(ushort entity) => _sides[entity];

    /// <summary>Whether the given name of the person a hit stands for stands beside it.</summary>
    public bool IsGivenNameBeside(FoldedText text, Hit hit) => _givenNames.StandsBeside(text, hit);

    public void Resolve(ArticleReading reading)
    {
        Drop(reading);
        DropForeignTreaties(reading);
        var hits = reading.Hits;
        if (!hits.Exists(h => h.Weak))
            return;
        var evidence = new ContextEvidence(this, new FullNames(_families, _givenNames, reading), reading);
        for (var i = 0; i < hits.Count;)
        {
            var end = i + 1;
            while (end < hits.Count && hits[end].Span == hits[i].Span)
                end++;
            ResolveGroup(evidence, i, end);
            i = end;
        }

        hits.RemoveAll(h => !h.Accepted);
    }

    /// <summary>
    /// Takes out those who only bear a name: people in an article on sports or the stage that names no country of theirs,
    /// Koreans of a common name where their side is not spoken of, places whose name is another thing's here.
    /// </summary>
    private void Drop(ArticleReading reading)
    {
        reading.FindQuotedPlaces(IsTown);
        reading.FindNamedThings(IsTown);
        var (countries, named, leisure) = (0, 0, 0);
        var (people, weapons, others) = (false, false, false);
        foreach (var hit in reading.Hits)
        {
            if (hit is { Kind: TargetKind.Cue, Target: (ushort)CueKind.Leisure })
                leisure += hit.Span.Part == TextPart.Title ? 2 : 1;
            if (hit.Kind == TargetKind.Pair)
                countries = named = 3;
            others |= hit is { Kind: TargetKind.Cue, Target: (ushort)CueKind.OtherCountry or (ushort)CueKind.Foreign } || hit is { Kind: TargetKind.Entity, Weak: false } && Country(hit.Target) && SideOf(hit) < 0;
            if (hit.Kind != TargetKind.Entity || hit.Weak || SideOf(hit) is not (>= 0 and var side))
                continue;
            people |= _persons[hit.Target];
            weapons |= watchlist.Entities[hit.Target].Type == "weapon";
            if (_persons[hit.Target] && watchlist.Entities[hit.Target].Wikidata is null)
                continue;
            named |= 1 << side;
            countries |= Country(hit.Target) ? 1 << side : 0;
        }

        reading.IsLeisure = leisure >= 2;
        if (!people && !weapons && reading.MistakenPlaces.Count == 0)
            return;
        var callings = OfCallings(reading, countries);
        for (var i = 0; i < reading.Hits.Count; i++)
        {
            var hit = reading.Hits[i];
            if (hit.Kind != TargetKind.Entity)
                continue;
            if (!_persons[hit.Target])
                hit.Accepted = !reading.MistakenPlaces.Contains(hit.Target) && !(watchlist.Entities[hit.Target].Type == "weapon" && Namesakes.GoesOn(reading.Part(hit.Span.Part), hit));
            else if (callings.Contains(hit.Target))
            {
                hit.Accepted = false;
                reading.OtherBearers.Add(_families.KeyOf(hit.Target));
            }
            else if (SideOf(hit) is >= 0 and var own)
                hit.Accepted = leisure < 2 || countries == 3 || HasTitle(reading, hit, i) || IsLeaderBesideTheOther(reading, hit) || _known[hit.Target] && Beside(reading, hit, own, "person")
                    ? (named & 1 << own) != 0 || _unusual[hit.Target] || HasTitle(reading, hit, i) && !others || Beside(reading, hit, own, others || hit.Sentence > reading.TitleSentences && reading.Part(hit.Span.Part).Letters[hit.FoldedStart] >= '\u0530' ? "" : "place")
                    : false;
        }

        reading.Hits.RemoveAll(h => !h.Accepted);
    }

    /// <summary>Takes out treaties of other pairs; then "the treaty" alone is that one too, unless the sides' own is named.</summary>
    private void DropForeignTreaties(ArticleReading reading)
    {
        HashSet<ushort>? foreign = null;
        foreach (var hit in reading.Hits)
        {
            if (hit.Kind == TargetKind.Entity && _treaties[hit.Target] && !hit.Weak && new TreatyPartners(this).AreOthers(reading, hit))
            {
                hit.Accepted = false;
                (foreign ??= []).Add(hit.Target);
            }
        }

        if (foreign is null)
            return;
        foreach (var own in reading.Hits.Where(h => h is { Kind: TargetKind.Entity, Weak: false, Accepted: true }))
            foreign.Remove(own.Target);
        reading.Hits.RemoveAll(h => !h.Accepted || h is { Kind: TargetKind.Entity, Weak: true } && foreign.Contains(h.Target));
    }

    /// <summary>Koreans beside whose name a calling of no politician stands, where their country is not named.</summary>
    private HashSet<ushort> OfCallings(ArticleReading reading, int countries)
    {
        var found = new HashSet<ushort>();
        foreach (var hit in reading.Hits)
        {
            if (hit is { Kind: TargetKind.Entity, Weak: false } && _persons[hit.Target] && _families.IsKorean(hit.Target) && SideOf(hit) is >= 0 and var side && (countries & 1 << side) == 0
                && Namesakes.HasCalling(reading.Part(hit.Span.Part), hit))
                found.Add(hit.Target);
        }

        return found;
    }

    /// <summary>Somebody of the other side, one of its organisations, or something of the type given stands in the same sentence.</summary>
    private bool Beside(ArticleReading reading, Hit hit, int own, string type) => reading.Hits.Exists(h =>
        h is { Kind: TargetKind.Entity, BesideCountry: false } && (!h.Weak || h.FoldedEnd - h.FoldedStart >= LongFamilyName) && h.Sentence == hit.Sentence && SideOf(h) is >= 0 and var side && side != own
        && watchlist.Entities[h.Target].Type is var found && (found == type && (type == "place" || _known[h.Target]) || type != "person" && !h.Weak && found is "person" or "organization" || type == "place" && found is "person" or "country"));

    /// <summary>Letters of a family name that is enough beside somebody of the other side.</summary>
    private const int LongFamilyName = 6;

    /// <summary>One form with one or more meanings: at most one of them stays.</summary>
    private void ResolveGroup(ContextEvidence evidence, int from, int to)
    {
        var hits = evidence.Reading.Hits;
        var strong = false;
        for (var i = from; i < to; i++)
        {
            // "Conseil de sécurité de la Russie" is not that of the UN.
            if (to - from > 1 && hits[i] is { Weak: false, Kind: TargetKind.Entity } && _sides[hits[i].Target] < 0 && hits[from..to].Exists(h => h.BesideCountry && h.Span == hits[i].Span && _owners.StandBeside(evidence.Reading, h, i)))
                hits[i].Accepted = false;
            else
                strong |= hits[i] is { Weak: false, Kind: TargetKind.Entity };
        }

        var best = -1;
        var bestSupport = 0;
        for (var i = from; i < to; i++)
        {
            if (!hits[i].Weak)
            {
                if (hits[i].Accepted)
                    evidence.Accept(hits[i], i);
                continue;
            }

            hits[i].Accepted = false;
            var support = strong ? 0 : Support(evidence, hits[i], i, shared: to - from > 1);
            if (support > bestSupport)
                (best, bestSupport) = (i, support);
        }

        if (best < 0)
            return;
        hits[best].Accepted = true;
        evidence.Accept(hits[best], best);
    }

    /// <summary>How well the context supports a meaning; 0 when it does not. A form that several share needs more than one that is merely short.</summary>
    private int Support(ContextEvidence evidence, Hit hit, int index, bool shared)
    {
        if (hit.BesideCountry)
            return _owners.StandBeside(evidence.Reading, hit, index) ? 3_000_000 : 0;
        var person = _persons[hit.Target];
        var text = evidence.Reading.Part(hit.Span.Part);
        if (Country(hit.Target) && Directions.Is(text, hit))
            return Directions.StandsAlone(text, hit) && (evidence.Sides & 1 << _sides[hit.Target]) != 0 ? 1_000 : 0;
        if (hit.FoldedEnd - hit.FoldedStart == 1 && Script.IsUnparted(text.Letters[hit.FoldedStart]) && !StandsAlone(text, hit))
            return 0;
        if (person && _givenNames.StandsBeside(text, hit))
            return 2_000_000;
        // Somebody of the name is in the news for something else: "Chef Kim" after Chef Kim Yong-nam.
        if (person && evidence.Reading.OtherBearers.Contains(_families.KeyOf(hit.Target)) && !evidence.Reading.Hits.Exists(h => h.Target == hit.Target && h is { Weak: false, Kind: TargetKind.Entity }))
            return 0;
        // Who was named in full last is meant, listed or not; before anybody was, who comes first. "Ju-ae" is no family name.
        var byFamily = person && !IsGivenName(text, hit);
        var named = byFamily ? evidence.Names.Before(hit.Target, index) : null;
        if (named is not null && named != hit.Target)
            return 0;
        if (evidence.Before(hit.Target, index) is { } distance)
            return 1_000_000 - Math.Min(distance, 900_000);
        if (byFamily && evidence.Names.After(hit.Target, index) is { } next && next != hit.Target)
            return 0;
        if (evidence.After(hit.Target, index))
            return 50_000;
        var own = _sides[hit.Target] < 0 ? (byte)0 : (byte)(1 << _sides[hit.Target]);
        var beside = evidence.SidesBeside(hit);
        var otherSide = (beside & ~own) != 0;
        var sameSide = (beside & own) != 0;
        // "러 조선소에 갇힌 북 노동자": the short names of both sides in one sentence tell of each other.
        if (Country(hit.Target) && own != 0 && IsShort(hit) && evidence.Reading.Hits.Exists(h => h is { Kind: TargetKind.Entity, Weak: true } && h.Sentence == hit.Sentence && IsShort(h) && Country(h.Target) && SideOf(h) == 1 - SideOf(hit) && StandsAlone(text, h)) && StandsAlone(text, hit))
            return 1500;
        // What belongs to neither side (an article of their treaty) needs both of them.
        if (!person && own == 0 && !Country(hit.Target))
            return evidence.Sides == 3 ? 1000 : 0;
        if (!person)
            return shared && Country(hit.Target) ? (evidence.Sides & own) != 0 && own != 0 ? 1000 : 0
                : own != 0 && (Country(hit.Target) ? evidence.Sides : evidence.Sides & own) != 0 ? 1000 + (otherSide ? 200 : 0) + (sameSide ? 200 : 0) : 0;

        // Among namesakes the one listed first is meant when nothing tells.
        var titled = HasTitle(evidence.Reading, hit, index);
        // Where another country of the name's language is spoken of and the own side is not, the name is somebody else's; not beside the other's leader ("Kim and Putin in Beijing").
        if (!titled && own != 0 && (evidence.Sides & own) == 0 && evidence.OtherCountries && !IsLeaderBesideTheOther(evidence.Reading, hit))
            return 0;
        // In sports and on the stage a family name is a player's, unless one of the other side's people stands beside it.
        if (!titled && evidence.Reading.IsLeisure && !Beside(evidence.Reading, hit, _sides[hit.Target], "person"))
            return 0;
        var around = own != 0 && (evidence.SidesAround(hit) & own) != 0;
        // Where both sides are spoken of and nobody else of the name is (capitals tell), the first of the side is meant.
        var leader = evidence.Sides == 3 && own != 0 && text.Letters[hit.FoldedStart] < '\u0530' && _leaders[_sides[hit.Target]] == hit.Target;
        var support = (leader ? 100 : 0) + (otherSide ? 2000 : 0) + (titled && evidence.Sides != 0 ? 1000 : 0) + (around ? 500 : 0);
        return support == 0 ? 0 : support + 300 - Math.Min(300, (int)hit.Target);
    }

    /// <summary>Two syllables in two words, of which no family name is one.</summary>
    private bool IsGivenName(FoldedText text, Hit hit)
    {
        var end = NameBounds.WordEnd(text, hit.FoldedStart);
        return end < hit.FoldedEnd && text.Letters[end] < '\u0530' && _families.IsKorean(hit.Target) && _families.KeyOf(text.Letters[hit.FoldedStart..end]) != _families.KeyOf(hit.Target);
    }

    /// <summary>The leaders of both sides stand in one sentence, one of them beyond doubt.</summary>
    private bool IsLeaderBesideTheOther(ArticleReading reading, Hit hit) => _leaders[_sides[hit.Target]] == hit.Target
        && reading.Hits.Exists(h => h.Kind == TargetKind.Entity && !(h.Weak && hit.Weak) && h.Sentence == hit.Sentence && h.Target == _leaders[1 - _sides[hit.Target]]);

    /// <summary>One syllable or ideograph.</summary>
    private static bool IsShort(Hit hit) => hit.FoldedEnd - hit.FoldedStart == 1;

    private bool IsTown(ushort target) => _sides[target] >= 0 && watchlist.Entities[target] is { Type: "place", Wikidata: not null };

    /// <summary>Whether an entity is a country, of whatever side.</summary>
    public bool Country(ushort target) => watchlist.Entities[target].Type == "country";

    /// <summary>A single Han character is a word of its own only where no other stands beside it.</summary>
    private static bool StandsAlone(FoldedText text, Hit hit) =>
        (hit.FoldedStart == 0 || (text.Marks[hit.FoldedStart] & FoldedText.WordStart) != 0 || !Script.IsUnparted(text.Letters[hit.FoldedStart - 1]))
        && (hit.FoldedEnd >= text.Length || (text.Marks[hit.FoldedEnd] & FoldedText.WordStart) != 0 || text.Letters[hit.FoldedEnd] is < '\u3400' or > '\u9FFF');

    /// <summary>A title stands right before or after.</summary>
    private static bool HasTitle(ArticleReading reading, Hit hit, int index)
    {
        const int near = 3;
        for (var i = Math.Max(0, index - 2); i < Math.Min(reading.Hits.Count, index + 3); i++)
        {
            var other = reading.Hits[i];
            if (other is { Kind: TargetKind.Cue, Target: (ushort)CueKind.Title } && other.Span.Part == hit.Span.Part
                && (Math.Abs(other.FoldedEnd - hit.FoldedStart) <= near || Math.Abs(hit.FoldedEnd - other.FoldedStart) <= near))
                return true;
        }

        return false;
    }

    private static int SideNumber(Watchlist watchlist, WatchedEntity entity)
    {
        for (var i = 0; i < watchlist.Sides.Count; i++)
        {
            if (watchlist.Sides[i].Id == entity.Side)
                return i;
        }

        return -1;
    }
}
