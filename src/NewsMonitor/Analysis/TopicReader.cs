using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists;
using NewsMonitor.Watchlists.Naming;

namespace NewsMonitor.Analysis;

/// <summary>
/// Topics said of the pair, and keywords anywhere. Words and names that tell of a topic are weighed by where they stand
/// (title, opening, sentences on both sides, elsewhere) with weights fitted to labelled articles; a topic is given when it is
/// likelier than not.
/// </summary>
internal sealed class TopicReader
{
    /// <summary>From this probability on a topic is given: where precision and recall weigh the same.</summary>
    public const double Enough = 0.40;
    private const int Most = 4;

    /// <summary>So many sentences of the text still tell of the two whom the title names.</summary>
    private const int Opening = 2;

    private readonly Watchlist _watchlist;
    private readonly ContextRules _context;
    private readonly Lazy<FormAutomaton> _words;
    private readonly bool[] _persons;
    private readonly bool[] _proper;
    private readonly HashSet<string>[] _people;

    /// <summary>Topics a name stands for, by number of the entity.</summary>
    private readonly ushort[][] _named;

    /// <summary>People who have a topic of their own.</summary>
    private readonly HashSet<string> _heads;
    private readonly LogisticModel<TopicEvidence> _model = new("topic", TopicEvidence.Features);
    private readonly double[] _bias;

    public TopicReader(Watchlist watchlist, ContextRules context)
    {
        _watchlist = watchlist;
        _context = context;
        _words = new(() => new FormAutomaton(FormGenerator.Words(watchlist).Concat(Cues.BetweenSides)));
        _persons = watchlist.Entities.Select(e => e.Type == "person").ToArray();
        _proper = watchlist.Entities.Select(e => e.Type is "person" or "organization" or "media").ToArray();
        _people = watchlist.Topics.Select(t => t.People.ToHashSet()).ToArray();
        _heads = watchlist.Topics.SelectMany(t => t.People).ToHashSet();
        _bias = watchlist.Topics.Select(t => _model.Bias + FittedWeights.Of(_model.Name, "topic:" + t.Id)).ToArray();
        _named = watchlist.Entities.Select(e => watchlist.Topics.Select((t, i) => (t, i)).Where(t => t.t.Entities.Contains(e.Id)).Select(t => (ushort)t.i).ToArray()).ToArray();
    }

    /// <summary>The topics an article is about, strongest first.</summary>
    public IReadOnlyList<TopicMention> Judge(GatheredTopics gathered) => gathered.Topics.Select(e => (Evidence: e, Score: Probability(e))).Where(t => t.Score >= Enough)
        .OrderByDescending(t => t.Score).ThenBy(t => t.Evidence.Topic).Take(Most)
        .Select(t => new TopicMention(_watchlist.Topics[t.Evidence.Topic].Id, _watchlist.Topics[t.Evidence.Topic].Label, t.Evidence.Count)).ToList();

    private double Probability(TopicEvidence evidence) => LogisticModel<TopicEvidence>.Probability(_bias[evidence.Topic] + _model.Weigh(evidence, null));

    /// <summary>Likewise, where one side alone is named.</summary>
    public GatheredTopics Gather(ArticleReading reading, SentenceView[] sentences, string language) =>
        Gather(reading, [.. sentences.Select(s => s.Sides != 0)], language);

    /// <summary>What speaks for each topic that anything speaks for, and the keywords.</summary>
    /// <param name="joint">Per sentence whether both sides take part in it.</param>
    public GatheredTopics Gather(ArticleReading reading, bool[] joint, string language)
    {
        var gathered = new SortedDictionary<ushort, TopicEvidence>();
        var found = new List<ushort>();
        var cues = new List<Hit>();
        var people = People(reading);
        var opening = Array.FindIndex(joint, reading.TitleSentences, j => j);
        var titleWords = new HashSet<(ushort, string)>();
        // "Workers' Party" tells of no workers: what a name stands for is known by the name.
        var names = reading.Hits.FindAll(h => h.Kind == TargetKind.Entity && _proper[h.Target]).ConvertAll(h => h.Span);
        var next = 0;
        foreach (var hit in reading.Search(_words.Value, _words.Value.LanguageNumber(language)))
        {
            if (hit.Kind == TargetKind.Cue)
                cues.Add(hit);
            if (hit.Kind == TargetKind.Keyword && !found.Contains(hit.Target))
                found.Add(hit.Target);
            if (hit.Kind != TargetKind.Topic || Within(names, hit.Span, ref next) || hit.Weak && !Involves(PeopleFor(reading, people, hit.Sentence), _people[hit.Target]))
                continue;
            var evidence = Evidence(hit.Target);
            evidence.Word = evidence.Word is null or { Weak: true } && !hit.Weak ? hit : evidence.Word ?? hit;
            if (hit.Sentence >= reading.TitleSentences)
                AddText(evidence, hit);
            else if (hit.Weak)
                evidence.WeakTitle++;
            else if (titleWords.Add((hit.Target, Word(reading, hit))))
                evidence.TitleWords++;
            evidence.Count++;
        }

        void AddText(TopicEvidence evidence, Hit hit)
        {
            evidence.Sentences += evidence.LastSentence == hit.Sentence ? 0 : 1;
            evidence.LastSentence = hit.Sentence;
            if (hit.Weak)
            {
                evidence.WeakText++;
                return;
            }

            evidence.Opening += hit.Sentence == opening || hit.Sentence == reading.TitleSentences ? 1 : 0;
            if (joint[hit.Sentence])
                evidence.Joint++;
            else if (hit.Sentence > 0 && joint[hit.Sentence - 1])
                evidence.After++;
            else
                evidence.Elsewhere++;
        }

        TopicEvidence Evidence(ushort topic)
        {
            if (!gathered.TryGetValue(topic, out var evidence))
                gathered[topic] = evidence = new TopicEvidence(topic);
            return evidence;
        }

        AddNames(reading, Evidence);
        AddHeads(reading, people, joint, gathered, Evidence);
        Compare(gathered.Values, reading, joint);
        return new GatheredTopics([.. gathered.Values], found.Select(k => _watchlist.Keywords[k].Id).ToList(), cues);
    }

    /// <summary>Whether a word begins within a name; words are asked for in reading order, <paramref name="next"/> keeps the place.</summary>
    private static bool Within(List<TextSpan> names, TextSpan word, ref int next)
    {
        while (next < names.Count && (names[next].Part, names[next].Start + names[next].Length).CompareTo((word.Part, word.Start + 1)) < 0)
            next++;
        return next < names.Count && names[next].Part == word.Part && names[next].Start <= word.Start;
    }

    /// <summary>Where the people of a topic stand: both sides' in the title or in one of the first sentences are evidence by themselves.</summary>
    private void AddHeads(ArticleReading reading, List<ushort>?[] named, bool[] joint, SortedDictionary<ushort, TopicEvidence> gathered, Func<ushort, TopicEvidence> evidence)
    {
        var first = reading.TitleSentences;
        for (ushort topic = 0; topic < _people.Length; topic++)
        {
            if (_people[topic].Count == 0)
                continue;
            var (title, together, anywhere) = (0, false, 0);
            for (var i = 0; i < named.Length; i++)
            {
                var sides = Sides(named[i], _people[topic]);
                anywhere |= sides;
                title |= i < first ? sides : 0;
                together |= sides == 3 && i >= first && i <= first + Opening;
            }

            if (title != 3 && !together && !gathered.ContainsKey(topic))
                continue;
            var about = evidence(topic);
            about.TitleHeads = title == 3 ? 2 : title != 0 && joint.AsSpan(0, first).Contains(true) ? 1 : 0;
            about.HeadsTogether = together;
            about.NoHeads = anywhere == 0;
        }
    }

    /// <summary>The sides, as bits, of those of a topic's people who are named.</summary>
    private int Sides(List<ushort>? named, HashSet<string> people)
    {
        var sides = 0;
        foreach (var person in named ?? [])
            sides |= people.Contains(_watchlist.Entities[person].Id) && _context.SideOf(person) is >= 0 and var side ? 1 << side : 0;
        return sides;
    }

    private void AddNames(ArticleReading reading, Func<ushort, TopicEvidence> evidence)
    {
        var seen = new HashSet<(ushort, bool)>();
        foreach (var hit in reading.Hits)
        {
            var title = hit.Sentence < reading.TitleSentences;
            if (hit.Kind != TargetKind.Entity || hit.Bystander || _named[hit.Target].Length == 0 || !seen.Add((hit.Target, title)))
                continue;
            foreach (var topic in _named[hit.Target])
            {
                var about = evidence(topic);
                about.Word ??= hit;
                about.TitleNames += title ? 1 : 0;
                about.TextNames += title ? 0 : 1;
                about.Count++;
            }
        }
    }

    /// <summary>Sets the topics of one article beside each other.</summary>
    private static void Compare(SortedDictionary<ushort, TopicEvidence>.ValueCollection topics, ArticleReading reading, bool[] joint)
    {
        var strongest = topics.Count == 0 ? 0 : topics.Max(e => e.Rough);
        var titled = topics.Count(e => e.TitleWords > 0);
        foreach (var evidence in topics)
        {
            evidence.Text = reading.Sentences - reading.TitleSentences;
            evidence.TitleJoint = reading.TitleSentences > 0 && joint.AsSpan(0, reading.TitleSentences).Contains(true);
            evidence.Relative = strongest == 0 ? 0 : evidence.Rough / strongest;
            evidence.Strongest = evidence.Rough == strongest;
            evidence.TitleRivals = titled - (evidence.TitleWords > 0 ? 1 : 0);
        }
    }

    private static string Word(ArticleReading reading, Hit hit) => reading.Part(hit.Span.Part).Letters[hit.FoldedStart..hit.FoldedEnd].ToString();

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
            return named.Exists(p => !_heads.Contains(_watchlist.Entities[p].Id));
        var (heads, others) = (0, 0);
        foreach (var person in named)
        {
            var side = 1 << Math.Max(0, _context.SideOf(person));
            if (people.Contains(_watchlist.Entities[person].Id))
                heads |= side;
            else
                others |= side;
        }

        return heads == 3 || heads != 0 && (others & ~heads) == 0;
    }
}

/// <summary>What speaks for topics in an article, its keywords, and words for what two do with each other or for what is no news.</summary>
internal sealed record GatheredTopics(IReadOnlyList<TopicEvidence> Topics, IReadOnlyList<string> Keywords, IReadOnlyList<Hit> Cues);
