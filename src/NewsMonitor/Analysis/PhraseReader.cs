using System.Collections.Concurrent;
using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists;

namespace NewsMonitor.Analysis;

/// <summary>Adds names of several words that stand in a text nearly as they are listed, where the article speaks of a side.</summary>
internal sealed class PhraseReader
{
    /// <summary>Looked at in one article at most.</summary>
    private const int MostWords = 4000;

    /// <summary>Words from the first to the last of a name, small ones included.</summary>
    private const int LongestName = 10;

    /// <summary>Letters of the full name of a country; "North Korea" is not the north of Korea.</summary>
    private const int LongCountry = 24;

    private static readonly List<int> None = [];
    private readonly ContextRules _context;

    /// <summary>Names of a language and those of all, in the order of the forms; made when the first text of the language comes.</summary>
    private readonly ConcurrentDictionary<string, NearPhrases> _phrases = new(StringComparer.Ordinal);
    private readonly List<Form> _forms;
    private readonly HashSet<string> _languages;

    /// <param name="forms">All forms of the watchlist's entities.</param>
    public PhraseReader(Watchlist watchlist, ContextRules context, List<Form> forms)
    {
        _context = context;
        _forms = forms.FindAll(f =>
            f.Kind == TargetKind.Entity && (f.Traits & FormTraits.Weak) == 0 && (watchlist.Entities[f.Target] is { Type: "organization" or "media" or "treaty" or "event" or "idea" } or { Type: "country", Side: not null }) && f.Pattern.AsSpan().ContainsAny(" -") && (watchlist.Entities[f.Target].Type != "country" || f.Pattern.Length >= LongCountry));
        _languages = [.. _forms.Select(f => f.Language)];
    }

    /// <summary>A word of the text: where it begins and ends in the folded text, and which listed words it may be. A title ("ministre") is no misspelling.</summary>
    private readonly record struct Word(int Start, int End, bool Small, bool Title, List<int> Numbers);

    /// <param name="language">Of the article, BCP 47.</param>
    public void Read(ArticleReading reading, string language)
    {
        if (!reading.Hits.Exists(h => h is { Weak: false, Kind: TargetKind.Entity or TargetKind.Pair } && (h.Kind == TargetKind.Pair || _context.SideOf(h) >= 0)))
            return;
        var phrases = _phrases.GetOrAdd(_languages.Contains(language) ? language : "en", l => new NearPhrases(_forms.Where(f => f.Language is "any" or "en" || f.Language == l), PhraseConcepts.Of(l)));
        var found = new List<Hit>();
        var words = new List<Word>();
        var budget = MostWords;
        foreach (var part in new[] { TextPart.Title, TextPart.Text })
        {
            var text = reading.Part(part);
            var titles = reading.TitleStarts(part);
            var sentences = text.Length == 0 ? 0 : text.Sentences.Count;
            for (var sentence = 0; sentence < sentences && budget > 0; sentence++)
            {
                Split(phrases, words, text, text.Sentences[sentence], sentence + 1 < sentences ? text.Sentences[sentence + 1] : text.Length, titles, NearPhrases.Agrees(language), ref budget);
                Find(phrases, reading, part, text, words, language, found);
            }
        }

        reading.AddLongNames(found);
    }

    /// <summary>The words of a sentence.</summary>
    private void Split(NearPhrases phrases, List<Word> words, FoldedText text, int from, int to, HashSet<int> titles, bool agreeing, ref int budget)
    {
        words.Clear();
        for (var at = from; at < to && budget > 0; budget--)
        {
            if (text.Letters[at] < CharacterFolding.FirstLetter)
            {
                // A comma or a bracket parts names.
                words.Add(new Word(at, ++at, false, true, None));
                continue;
            }

            var end = text.WordEnd(at, to);
            var letters = text.Letters[at..end];
            var small = phrases.IsSmall(letters);
            var numbers = None;
            if (!small && letters.Length <= SoundPattern.LongestWord && (Script.IsLatin(letters[0]) || Script.IsCyrillic(letters[0])))
                phrases.Read(letters, agreeing, ref numbers);
            words.Add(new Word(at, end, small, titles.Contains(at), numbers));
            at = end;
        }
    }

    private void Find(NearPhrases phrases, ArticleReading reading, TextPart part, FoldedText text, List<Word> words, string language, List<Hit> found)
    {
        var swaps = NearPhrases.Agrees(language);
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var number in words[at].Numbers)
            {
                foreach (var phrase in phrases.PhrasesOf(number))
                {
                    if (Match(phrases, text, words, at, number, swaps, phrases[phrase]) is not { } span || IsKnown(reading, part, span, phrases[phrase].Target) || found.Exists(f => f.Span.Part == part && f.FoldedStart < span.End && span.Start < f.FoldedEnd))
                        continue;
                    found.Add(reading.HitAt(part, span.Start, span.End, phrases[phrase].Target, weak: false));
                }
            }
        }
    }

    /// <summary>Where the name stands whose word <paramref name="number"/> is the word at a place; null when the others do not stand around it.</summary>
    private (int Start, int End)? Match(NearPhrases phrases, FoldedText text, List<Word> words, int at, int number, bool swaps, NearPhrases.Phrase phrase)
    {
        Span<int> places = stackalloc int[phrase.Words.Length];
        var (first, last, wrong) = (at, at, 0);
        for (var i = 0; i < phrase.Words.Length; i++)
        {
            places[i] = phrase.Words[i] == number ? at : Nearest(words, at, places[..i], phrase.Words[i]);
            if (places[i] < 0 && ++wrong == 1)
                places[i] = NearestWrong(phrases, text, words, at, places[..i], phrase.Words[i], phrase.Words.Length == 2 ? 7 : 6);
            if (places[i] < 0)
                return null;
            (first, last) = (Math.Min(first, places[i]), Math.Max(last, places[i]));
        }

        if (last - first >= LongestName)
            return null;
        for (var i = 1; i < places.Length && (!swaps || places.Length == 2); i++)
        {
            if (places[i] < places[i - 1])
                return null;
        }

        var capital = false;
        for (var i = first; i <= last; i++)
        {
            if (!places.Contains(i) && !words[i].Small)
                return null;
            capital |= (text.Marks[words[i].Start] & FoldedText.Capital) != 0;
        }

        return !phrase.Capital || capital || text.IsWithoutCapitals ? (words[first].Start, words[last].End) : null;
    }

    private static int Nearest(List<Word> words, int at, ReadOnlySpan<int> taken, int number)
    {
        for (var away = 1; away < LongestName; away++)
        {
            foreach (var place in (ReadOnlySpan<int>)[at + away, at - away])
            {
                if (place >= 0 && place < words.Count && !taken.Contains(place) && words[place].Numbers.Contains(number))
                    return place;
            }
        }

        return -1;
    }

    private int NearestWrong(NearPhrases phrases, FoldedText text, List<Word> words, int at, ReadOnlySpan<int> taken, int number, int shortest)
    {
        const int near = 5;
        for (var away = 1; away < near; away++)
        {
            foreach (var place in (ReadOnlySpan<int>)[at + away, at - away])
            {
                if (place >= 0 && place < words.Count && !taken.Contains(place) && words[place] is { Small: false, Title: false, Numbers.Count: 0 } && (shortest < 7 || (text.Marks[words[place].Start] & FoldedText.Capital) != 0) && words[place].End - words[place].Start >= shortest && phrases.IsNear(text.Letters[words[place].Start..words[place].End], number))
                    return place;
            }
        }

        return -1;
    }

    /// <summary>The name was found there already, alone or within a longer one.</summary>
    private static bool IsKnown(ArticleReading reading, TextPart part, (int Start, int End) span, ushort target) => reading.Hits.Exists(h =>
        h.Span.Part == part && h is { Weak: false, Kind: TargetKind.Entity or TargetKind.Decoy or TargetKind.Pair } && h.FoldedStart < span.End && span.Start < h.FoldedEnd && (h.Target == target || h.FoldedStart <= span.Start && span.End <= h.FoldedEnd || h.Kind != TargetKind.Entity));
}
