namespace NewsMonitor.Analysis.Stories;

/// <summary>How two texts relate.</summary>
internal enum Kinship
{
    /// <summary>Different stories.</summary>
    None,

    /// <summary>One holds the other and much besides (a teaser and its article, a round-up): the same story, but no measure for further texts.</summary>
    Contained,

    /// <summary>The same text, perhaps edited.</summary>
    Copy,
}

/// <summary>Decides whether two texts are copies of one; docs/stories.md has the reasons and the error of every threshold.</summary>
internal sealed class CopyTest(FrequencyTable frequencies)
{
    /// <summary>Overlap from which differences are typing errors.</summary>
    private const float NearlyIdentical = 0.85f;

    /// <summary>Share of the poorer text that the other must hold for any kinship.</summary>
    private const float LeastContained = 0.45f;

    /// <summary>Shingles below which a text counts as short.</summary>
    private const int ShortText = 120;

    private readonly Func<uint, float> _shingleWeight = frequencies.ShingleWeight;
    private readonly Func<uint, float> _termWeight = frequencies.TermWeight;
    private readonly Func<uint, float> _nameWeight = term => (term & StorySketch.TermFlags) != 0 ? frequencies.TermWeight(term) : 0;

    /// <summary>Kinship and its strength, 0..1, by which the best of several stories is chosen.</summary>
    public (Kinship Kinship, float Strength) Compare(StorySketch first, StorySketch second, TimeSpan apart)
    {
        // No rule below takes less; most candidates end here.
        if (first.HasBody && second.HasBody && Overlap.Of(first.Body, second.Body, 0) is var quick && Math.Max(quick.OfFirst, quick.OfSecond) < LeastContained)
            return (Kinship.None, 0);
        var title = Overlap.Of(first.Title, second.Title, 2, _termWeight);
        if (!first.HasBody || !second.HasBody)
            return CompareTitles(first, second, title, apart);

        var body = Overlap.Of(first.Body, second.Body, 0, _shingleWeight);
        var lead = Overlap.Of(first.Lead, second.Lead, 0, _shingleWeight);
        var terms = Overlap.Of(first.Terms, second.Terms, 2, _termWeight);
        var names = Overlap.Of(first.Terms, second.Terms, 2, _nameWeight);
        var kinship = body.Jaccard < NearlyIdentical && TellOfOthers(names) ? Kinship.None : CompareTexts(first, second, title, body, lead, terms);
        return (kinship, (body.Jaccard + lead.WeightedContainment + title.Jaccard) / 3);
    }

    /// <summary>Each names people, places or numbers that the other does not: greetings in the same words to two presidents.</summary>
    private static bool TellOfOthers(Overlap names)
    {
        var own = Math.Min(names.FirstWeight, names.SecondWeight);
        return own >= 1.2f && own >= 0.15f * (own + names.SharedWeight);
    }

    private static Kinship CompareTexts(StorySketch first, StorySketch second, Overlap title, Overlap body, Overlap lead, Overlap terms)
    {
        // Words that make the difference between two events told in the same phrases: names, numbers, rare words.
        var sameParticulars = terms.WeightedContainment;
        var sameTitle = title.WeightedJaccard;
        if (body.Jaccard >= NearlyIdentical && sameParticulars >= 0.8f)
            return Kinship.Copy;
        // In a short text one word makes another event of it ("arrives", "leaves").
        var shorter = Math.Min(first.Body.Hashes.Length, second.Body.Hashes.Length);
        if (body.Jaccard >= (Math.Min(first.Body.Size, second.Body.Size) < ShortText && sameTitle < 0.8f ? 0.7f : 0.5f) && sameParticulars >= 0.75f)
            return Kinship.Copy;
        if (body.Jaccard >= 0.4f && sameParticulars >= 0.7f && sameTitle >= 0.8f)
            return Kinship.Copy;

        // One within the other: measured on what is not ritual, and there must be enough of it.
        var contained = Math.Max(body.OfFirst, body.OfSecond);
        if (shorter >= 12 && contained >= 0.8f && body.Shared >= 8 && body.SharedWeight >= 4 && sameParticulars >= 0.75f)
            return Kinship.Contained;
        // A text of a sentence or two with a paper's notices around it: all of it is there.
        if (shorter is >= 4 and < 12 && contained >= 0.9f && sameParticulars >= 0.75f && (sameTitle >= 0.7f || shorter >= 8 && body.SharedWeight >= 4 && sameParticulars >= 0.9f))
            return Kinship.Contained;
        // Where one changed sign breaks five shingles, the same long headline tells an edited text.
        if (body.Jaccard >= 0.3f && sameTitle >= 0.9f && title.Shared >= 6 && sameParticulars >= 0.7f)
            return Kinship.Copy;
        // A teaser shows the beginning, of which both samples know every shingle; what it has beyond must be there too.
        var leadContained = Math.Max(lead.OfFirst, lead.OfSecond);
        var isTeaser = shorter is >= 6 and < StorySketch.MaxBody && shorter < 0.8f * Math.Max(first.Body.Size, second.Body.Size) && contained >= 0.7f;
        if (isTeaser && leadContained >= 0.75f && lead.SharedWeight >= 4 && sameParticulars >= 0.75f)
            return Kinship.Contained;
        if (isTeaser && leadContained >= 0.6f && sameTitle >= 0.7f && lead.SharedWeight >= 3 && sameParticulars >= 0.6f)
            return Kinship.Contained;
        // Cut short, another headline above and the paper's notice below: the same beginning, word for word, and most of the rest.
        if (shorter >= 12 && contained >= 0.6f && lead.Jaccard >= 0.85f && lead.SharedWeight >= 6 && sameParticulars >= 0.6f)
            return Kinship.Contained;
        return Kinship.None;
    }

    /// <summary>At least one of the two is a headline only.</summary>
    private static (Kinship, float) CompareTitles(StorySketch first, StorySketch second, Overlap title, TimeSpan apart)
    {
        var words = Math.Min(first.Title.Hashes.Length, second.Title.Hashes.Length);
        var bothAreHeadlines = !first.HasBody && !second.HasBody;
        // "Weather", "Press review": a headline of a word or three says nothing of what is below it on another day.
        var isRoutine = words < 4;
        if (isRoutine && (!bothAreHeadlines || apart > TimeSpan.FromHours(12)))
            return (Kinship.None, 0);
        if (OtherNumber(first.Title.Hashes, second.Title.Hashes))
            return (Kinship.None, 0);
        var threshold = isRoutine ? 0.99f : bothAreHeadlines ? 0.7f : 0.85f;
        return title.WeightedJaccard >= threshold && title.Jaccard >= threshold - 0.1f
            ? (bothAreHeadlines ? Kinship.Copy : Kinship.Contained, title.Jaccard)
            : (Kinship.None, 0);
    }

    /// <summary>Each has a number that the other lacks: another day, another round, another count.</summary>
    private static bool OtherNumber(ReadOnlySpan<uint> first, ReadOnlySpan<uint> second) => HasOwnNumber(first, second) && HasOwnNumber(second, first);

    private static bool HasOwnNumber(ReadOnlySpan<uint> terms, ReadOnlySpan<uint> others)
    {
        foreach (var term in terms)
        {
            if ((term & StorySketch.Number) == 0)
                continue;
            var found = false;
            foreach (var other in others)
                found |= other >> 2 == term >> 2;
            if (!found)
                return true;
        }

        return false;
    }
}
