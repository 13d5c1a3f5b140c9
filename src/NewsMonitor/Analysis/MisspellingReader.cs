using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists;
using NewsMonitor.Watchlists.Naming;

namespace NewsMonitor.Analysis;

/// <summary>Adds the misspelled names of an article that its context supports to what was found.</summary>
internal sealed class MisspellingReader
{
    /// <summary>Looked at in one article at most; a text with more unknown capitals is no article.</summary>
    private const int MostWords = 2000;

    /// <summary>Letters of a word read.</summary>
    private const int LongestWord = 32;

    /// <summary>Shorter words count beside a title only.</summary>
    private const int ShortestAlone = 7;

    /// <summary>Shorter words count beside a given name only.</summary>
    private const int ShortestTitled = 5;

    /// <summary>Without a title or the other side in the sentence.</summary>
    private const int LongName = 8;

    private readonly Watchlist _watchlist;
    private readonly ContextRules _context;
    private readonly Lazy<MisspelledNames> _names;

    /// <param name="forms">All forms of the watchlist's entities.</param>
    public MisspellingReader(Watchlist watchlist, ContextRules context, List<Form> forms)
    {
        _watchlist = watchlist;
        _context = context;
        var names = forms.FindAll(f => f.Kind == TargetKind.Entity && (f.Traits & FormTraits.Weak) == 0 && char.IsUpper(f.Pattern[0])
            && watchlist.Entities[f.Target] is { Type: "person" or "place", Side: not null } && !f.Pattern.AsSpan().ContainsAny(" *-"));
        _names = new Lazy<MisspelledNames>(() => new MisspelledNames(Names(names)));
    }

    public void Read(ArticleReading reading)
    {
        var sides = new byte[reading.Sentences];
        var titles = new HashSet<(TextPart, int)>();
        var both = 0;
        foreach (var hit in reading.Hits)
        {
            var side = _context.SideOf(hit);
            sides[hit.Sentence] |= hit.Kind == TargetKind.Pair ? (byte)3 : side < 0 || hit.Bystander ? (byte)0 : (byte)(1 << side);
            both |= sides[hit.Sentence];
            if (hit is { Kind: TargetKind.Cue, Target: (ushort)CueKind.Title })
                titles.Add((hit.Span.Part, hit.FoldedEnd));
        }

        if (both == 0)
            return;
        var found = new List<Hit>();
        var budget = MostWords;
        Read(reading, TextPart.Title, sides, both == 3, titles, found, ref budget);
        Read(reading, TextPart.Text, sides, both == 3, titles, found, ref budget);
        if (found.Count == 0)
            return;
        reading.Hits.AddRange(found);
        reading.Hits.Sort((a, b) => a.Span.Part != b.Span.Part ? a.Span.Part.CompareTo(b.Span.Part) : a.Span.Start.CompareTo(b.Span.Start));
    }

    private void Read(ArticleReading reading, TextPart part, byte[] sides, bool both, HashSet<(TextPart, int)> titles, List<Hit> found, ref int budget)
    {
        var text = reading.Part(part);
        var next = reading.Hits.FindIndex(h => h.Span.Part == part);
        var covered = 0;
        for (var i = 0; i < text.Length && budget > 0; i++)
        {
            if ((text.Marks[i] & (FoldedText.WordStart | FoldedText.Capital)) != (FoldedText.WordStart | FoldedText.Capital))
                continue;
            for (; next >= 0 && next < reading.Hits.Count && reading.Hits[next].Span.Part == part && reading.Hits[next].FoldedStart <= i; next++)
                covered = Math.Max(covered, reading.Hits[next].FoldedEnd);
            if (i < covered)
                continue;
            var end = text.WordEnd(i, Math.Min(text.Length, i + LongestWord));
            if (end - i < MisspelledNames.ShortestWord - 1)
                continue;
            var sentence = text.SentenceAt(i) + (part == TextPart.Title ? 0 : reading.TitleSentences);
            var titled = titles.Contains((part, i));
            if (sides[sentence] == 0 && !titled && (!both || end - i < ShortestPlace))
                continue;
            budget--;
            if (Find(text.Letters[i..end], titled) is not { } near)
                continue;
            var hit = reading.HitAt(part, i, end, near.Target, weak: false);
            if (IsSupported(reading, text, hit, near.Name, sides[sentence], titled))
                found.Add(hit);
        }
    }

    /// <summary>Beside a title any side will do; without one the other side must take part in the sentence, or the name be a long one.</summary>
    private bool IsSupported(ArticleReading reading, FoldedText text, Hit hit, string name, byte sides, bool titled)
    {
        var word = text.Letters[hit.FoldedStart..hit.FoldedEnd];
        // Written as listed it was seen, and taken for something else; a well-formed Korean word is another word.
        if (word.SequenceEqual(name) || reading.MistakenPlaces.Contains(hit.Target) || _watchlist.Entities[hit.Target].Origin == "ko" && Sounds.IsPlainKorean(word, false))
            return false;
        if (word.Length < ShortestTitled || !titled && word.Length < ShortestAlone)
            return _context.IsGivenNameBeside(text, hit) || word.Length == ShortestAlone - 1 && sides != 0 && SameConsonants(word, name);
        var other = (sides & ~(1 << _context.SideOf(hit))) != 0;
        return titled || other || _context.IsGivenNameBeside(text, hit) || word.Length >= LongName && sides != 0 || sides == 0 && _watchlist.Entities[hit.Target].Type == "place";
    }

    private static readonly System.Buffers.SearchValues<char> Vowels = System.Buffers.SearchValues.Create("aeiouyаеиоуыэюяії");

    /// <summary>Vowels that are taken for one another; Дёмин is not Дюмин.</summary>
    private static bool IsAlike(char one, char other) => (one, other) is ('э', 'е') or ('е', 'э') or ('а', 'о') or ('о', 'а') or ('и', 'ы') or ('ы', 'и') or ('и', 'і') or ('і', 'и') or ('e', 'i') or ('i', 'e') or ('a', 'o') or ('o', 'a');

    /// <summary>Only a vowel is another one, or left out: Пэсков, Волдин.</summary>
    private static bool SameConsonants(ReadOnlySpan<char> word, string name)
    {
        for (var i = 0; i < word.Length && word.Length == name.Length; i++)
        {
            if (word[i] != name[i] && !IsAlike(word[i], name[i]))
                return false;
        }

        var at = 0;
        foreach (var letter in name)
        {
            if (Vowels.Contains(letter))
                continue;
            while (at < word.Length && Vowels.Contains(word[at]))
                at++;
            if (at == word.Length || word[at++] != letter)
                return false;
        }

        return !word[at..].ContainsAnyExcept(Vowels);
    }

    /// <summary>A Cyrillic word may carry a case ending of one letter on top of its mistake.</summary>
    private (ushort Target, string Name)? Find(ReadOnlySpan<char> word, bool titled) =>
        _names.Value.Find(word, titled) ?? (Script.IsCyrillic(word[0]) && word[^1] is 'а' or 'у' or 'е' or 'ы' ? _names.Value.Find(word[..^1], titled) : null);

    /// <summary>Short names of places are too easily other words.</summary>
    private const int ShortestPlace = 7;

    /// <summary>Family names of people and names of places, one word each, in Latin and Cyrillic, folded.</summary>
    private IEnumerable<(string Name, ushort Target)> Names(List<Form> forms)
    {
        using var folded = FoldedText.Of("");
        foreach (var form in forms)
        {
            folded.Read(form.Pattern);
            if (folded.Length > 0 && (folded.Length >= ShortestPlace || _watchlist.Entities[form.Target].Type == "person") && (Script.IsLatin(folded.Letters[0]) || Script.IsCyrillic(folded.Letters[0])))
                yield return (folded.Letters.ToString(), form.Target);
        }
    }
}
