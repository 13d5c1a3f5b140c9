using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists;
using NewsMonitor.Watchlists.Naming;

namespace NewsMonitor.Analysis;

/// <summary>
/// Topics said of the pair, and keywords anywhere. A word tells of a topic in a sentence where both sides take part, or
/// right after one; the title and the sentence the text opens with weigh more, and what is said once in passing is left out.
/// </summary>
internal sealed class TopicReader(Watchlist watchlist, ContextRules context)
{
    private const double InTitle = 3;
    private const double InLead = 2;
    private const double InText = 1;
    private const double After = 0.5;

    /// <summary>What must speak for a topic.</summary>
    private const double Enough = 2;
    private const int Most = 4;

    private readonly Lazy<FormAutomaton> _words = new(() => new FormAutomaton(FormGenerator.Words(watchlist)));
    private readonly bool[] _persons = watchlist.Entities.Select(e => e.Type == "person").ToArray();
    private readonly HashSet<string>[] _people = watchlist.Topics.Select(t => t.People.ToHashSet()).ToArray();

    /// <summary>People who have a topic of their own.</summary>
    private readonly HashSet<string> _heads = watchlist.Topics.SelectMany(t => t.People).ToHashSet();

    /// <summary>So many sentences of the text still tell of the two whom the title names.</summary>
    private const int Opening = 2;

    public (IReadOnlyList<TopicMention> Topics, IReadOnlyList<string> Keywords) Read(ArticleReading reading, bool[] joint, string language)
    {
        var topics = new Dictionary<ushort, (double Weight, int Count)>();
        var keywords = new List<ushort>();
        var people = People(reading);
        var opening = Array.FindIndex(joint, reading.TitleSentences, j => j);
        foreach (var hit in reading.Search(_words.Value, _words.Value.LanguageNumber(language)))
        {
            if (hit.Kind == TargetKind.Keyword && !keywords.Contains(hit.Target))
                keywords.Add(hit.Target);
            if (hit.Kind != TargetKind.Topic)
                continue;
            var weight = hit.Sentence < reading.TitleSentences ? InTitle
                : joint[hit.Sentence] ? hit.Sentence == opening || hit.Sentence == reading.TitleSentences ? InLead : InText
                : hit.Sentence > 0 && joint[hit.Sentence - 1] ? After : 0;
            if (weight == 0 || hit.Weak && !Involves(PeopleFor(reading, people, hit.Sentence), _people[hit.Target]))
                continue;
            var (sum, count) = topics.GetValueOrDefault(hit.Target);
            topics[hit.Target] = (sum + weight, count + 1);
        }

        return (
            topics.Where(t => t.Value.Weight >= Enough).OrderByDescending(t => t.Value.Weight).ThenBy(t => t.Key).Take(Most)
                .Select(t => new TopicMention(watchlist.Topics[t.Key].Id, watchlist.Topics[t.Key].Label, t.Value.Count)).ToList(),
            keywords.Select(k => watchlist.Keywords[k].Id).ToList());
    }

    /// <summary>The people a sentence tells of: those it names, or in the opening of the text those of the title.</summary>
    private static List<ushort>? PeopleFor(ArticleReading reading, List<ushort>?[] people, int sentence)
    {
        if (people[sentence] is { } named || sentence >= reading.TitleSentences + Opening)
            return people[sentence];
        return people.Take(reading.TitleSentences).FirstOrDefault(p => p is not null);
    }

    /// <summary>The people each sentence names.</summary>
    private List<ushort>?[] People(ArticleReading reading)
    {
        var people = new List<ushort>?[reading.Sentences];
        foreach (var hit in reading.Hits)
        {
            if (hit.Kind == TargetKind.Entity && _persons[hit.Target])
                (people[hit.Sentence] ??= []).Add(hit.Target);
        }

        return people;
    }

    /// <summary>
    /// Whether a meeting or a journey is one of the topic's people: two of them, or one who meets nobody else ("Putin arrives in
    /// Pyongyang"). Without such people: whether somebody else is named.
    /// </summary>
    private bool Involves(List<ushort>? named, HashSet<string> people)
    {
        if (named is null)
            return false;
        if (people.Count == 0)
            return named.Exists(p => !_heads.Contains(watchlist.Entities[p].Id));
        var (heads, others) = (0, 0);
        foreach (var person in named)
        {
            var side = 1 << Math.Max(0, context.SideOf(person));
            if (people.Contains(watchlist.Entities[person].Id))
                heads |= side;
            else
                others |= side;
        }

        return heads == 3 || heads != 0 && (others & ~heads) == 0;
    }
}
