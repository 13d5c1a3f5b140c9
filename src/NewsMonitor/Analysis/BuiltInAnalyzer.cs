using System.Buffers;
using NewsMonitor.Analysis.Languages;
using NewsMonitor.Analysis.Matching;
using NewsMonitor.Articles;
using NewsMonitor.Watchlists;
using NewsMonitor.Watchlists.Naming;

namespace NewsMonitor.Analysis;

/// <summary>The analyser that is the default everywhere: dictionaries, rules and statistics, no network. Thread-safe.</summary>
public sealed class BuiltInAnalyzer : IArticleAnalyzer
{
    private readonly FormAutomaton _names;
    private readonly TopicReader _topics;
    private readonly ContextRules _context;
    private readonly RelevanceModel _relevance;
    private readonly SoundReader _sounds;
    private readonly IdeographReader _ideographs;
    private readonly TranscriptionReader _transcriptions;
    private readonly MisspellingReader _misspellings;
    private readonly PhraseReader _phrases;
    private readonly bool[] _media;
    private readonly HomeMedia _home;

    /// <summary>The country of each side: a short form for the pair names both.</summary>
    private readonly ushort[] _countries;

    public BuiltInAnalyzer(Watchlist watchlist)
    {
        Watchlist = watchlist;
        var forms = FormGenerator.Names(watchlist).ToList();
        _names = new FormAutomaton(forms.Concat(Cues.BesideNames(watchlist)), forms.Count);
        _media = watchlist.Entities.Select(e => e.Type == "media").ToArray();
        _countries = [.. watchlist.Sides.Select(s => watchlist.Entities.ToList().FindIndex(e => e.Type == "country" && e.Side == s.Id)).Where(i => i >= 0).Select(i => (ushort)i)];
        _context = new ContextRules(watchlist);
        _home = new HomeMedia(watchlist, _context);
        _sounds = new SoundReader(watchlist, _context);
        _ideographs = new IdeographReader(watchlist, _context);
        _transcriptions = new TranscriptionReader(watchlist, _context);
        _topics = new TopicReader(watchlist, _context);
        _misspellings = new MisspellingReader(watchlist, _context, forms);
        _phrases = new PhraseReader(watchlist, _context, forms);
        _relevance = new RelevanceModel(watchlist, _context, _topics, new StandIns(watchlist));
    }

    private bool IsCovered(string language) => language == "und" || _names.LanguageNumber(language) != 0;

    /// <summary>A short title taken for a language that is not covered is read as English, which it mostly is ("Kim wins chess open in Moscow").</summary>
    internal string ReadAs(Article article, string language) => !IsCovered(language) && string.IsNullOrWhiteSpace(article.Text) ? "en" : language;

    private static readonly SearchValues<char> OtherSpaces = SearchValues.Create("\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000");

    public Watchlist Watchlist { get; }

    public ArticleAnalysis Analyze(Article article)
    {
        var language = LanguageDetector.Detect(article.Title, article.Text, article.Language);
        if (language == "tr")
            article = article with { Title = TurkishLetters.Mend(article.Title), Text = TurkishLetters.Mend(article.Text) };
        var read = ReadAs(article, language);
        using var reading = Read(article with { Title = WithPlainSpaces(article.Title), Text = WithPlainSpaces(article.Text) }, read);
        var relevance = _relevance.Judge(reading, read, out var look);
        var gathered = relevance.Relevant ? look.Topics ?? _topics.Gather(reading, look.Joint, read) : null;
        return new ArticleAnalysis
        {
            Language = language,
            Relevance = IsCovered(language) ? relevance : relevance with { Reasons = [$"language {language} is not covered: only names spelled as in another language are known", .. relevance.Reasons] },
            Entities = Entities(article, reading),
            Topics = gathered is null ? [] : _topics.Judge(gathered),
            Keywords = gathered?.Keywords ?? [],
            Terms = relevance.Relevant ? TermExtractor.Extract(article.Title, article.Text, language, reading.Hits.Where(IsKnown).Select(h => WithGivenName(article, h)), reading.Hits.Where(IsPerson).Select(h => WithGivenName(article, h))) : [],
            Fingerprint = StoryFingerprint.Of(article.Title, article.Text),
            Snippet = relevance.Relevant ? Snippet.Of(reading, look.Joint) : "",
        };
    }

    /// <summary>With a space for every other kind of space (non-breaking, thin, of ideographs), so that offsets stay.</summary>
    private static string WithPlainSpaces(string text) => text.AsSpan().ContainsAny(OtherSpaces)
        ? string.Create(text.Length, text, (plain, of) =>
        {
            of.CopyTo(plain);
            for (var rest = plain; rest.IndexOfAny(OtherSpaces) is >= 0 and var at; rest = rest[(at + 1)..])
                rest[at] = ' ';
        })
        : text;

    /// <summary>Who and what is named in an article, context judged; to be disposed.</summary>
    internal ArticleReading Read(Article article, string language)
    {
        var reading = ArticleReading.Of(article, _names, _names.LanguageNumber(language), _media, _home.SideOf(article));
        _sounds.Read(reading, language);
        _ideographs.Read(reading);
        _transcriptions.Read(reading);
        _phrases.Read(reading, language);
        _context.Resolve(reading);
        _misspellings.Read(reading);
        return reading;
    }

    /// <summary>What relevance and topics are judged by, for those who fit their weights.</summary>
    internal RelevanceModel RelevanceModel => _relevance;
    internal TopicReader TopicReader => _topics;

    /// <summary>No term of its own: what is watched, and words that are no names.</summary>
    private bool IsKnown(Hit hit) => hit.Kind is TargetKind.Entity ? IsWatched(hit) : hit.Kind is not TargetKind.StandIn && hit is not { Kind: TargetKind.Cue, Target: (ushort)CueKind.OtherLeader };

    private bool IsWatched(Hit hit) => hit.Kind == TargetKind.Entity && Watchlist.Entities[hit.Target].Watched;

    /// <summary>The span of a person with the capitalised word right before it: that is no name of its own.</summary>
    private TextSpan WithGivenName(Article article, Hit hit)
    {
        var (part, start, length) = hit.Span;
        if (!IsPerson(hit))
            return hit.Span;
        var text = part == TextPart.Title ? article.Title : article.Text;
        if (start < 3 || text[start - 1] != ' ' || !char.IsLetter(text[start - 2]))
            return hit.Span;
        var word = start - 2;
        while (word > 0 && start - word < 24 && (char.IsLetter(text[word - 1]) || text[word - 1] == '-'))
            word--;
        return char.IsUpper(text[word]) ? new TextSpan(part, word, start + length - word) : hit.Span;
    }

    private bool IsPerson(Hit hit) => hit.Kind == TargetKind.Entity && Watchlist.Entities[hit.Target].Type == "person";

    public ValueTask<ArticleAnalysis> AnalyzeAsync(Article article, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Analyze(article));
    }

    private List<EntityMention> Entities(Article article, ArticleReading reading)
    {
        var byEntity = new Dictionary<ushort, List<TextSpan>>();
        foreach (var hit in reading.Hits)
        {
            if (IsWatched(hit))
                AddSpan(hit.Target, hit.Span);
            else if (hit.Kind == TargetKind.Pair)
                Array.ForEach(_countries, country => AddSpan(country, hit.Span));
        }

        void AddSpan(ushort entity, TextSpan span)
        {
            if (!byEntity.TryGetValue(entity, out var spans))
                byEntity[entity] = spans = [];
            // 북한군 is found as the army and as the country in its name: one mention of the country.
            if (spans.Count == 0 || spans[^1].Part != span.Part || span.Start >= spans[^1].Start + spans[^1].Length)
                spans.Add(span);
        }

        return byEntity.OrderByDescending(e => e.Value.Count).ThenBy(e => e.Key).Select(e =>
        {
            var entity = Watchlist.Entities[e.Key];
            var forms = new List<string>();
            var seen = new HashSet<string>();
            foreach (var span in e.Value)
            {
                var form = (span.Part == TextPart.Title ? article.Title : article.Text).Substring(span.Start, span.Length);
                if (seen.Count < 32 && seen.Add(form))
                    forms.Add(form);
            }

            return new EntityMention(entity.Id, entity.Label, entity.Type, e.Value.Count, forms, e.Value);
        }).ToList();
    }
}
