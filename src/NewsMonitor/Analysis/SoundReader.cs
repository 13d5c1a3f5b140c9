using NewsMonitor.Analysis.Matching;
using NewsMonitor.Watchlists;
using NewsMonitor.Watchlists.Naming;

namespace NewsMonitor.Analysis;

/// <summary>
/// Adds names that no listed spelling explains but that sound like one of the watchlist's: a Korean family name with two
/// syllables after it, a capitalised word that reads as a Russian name. Only in articles that speak of a side otherwise;
/// what is ambiguous in its listed spelling is ambiguous here too, and left to <see cref="ContextRules"/>.
/// </summary>
internal sealed class SoundReader(Watchlist watchlist, ContextRules context)
{
    /// <summary>Looked at in one article at most.</summary>
    private const int MostWords = 4000;
    private const int MostGivenWords = 2;

    /// <summary>The language Korean and Russian pages are machine-translated into: beside a title a name in plain Korean spelling may be misspelled too.</summary>
    private const string MachineLanguage = "fr";

    private readonly Lazy<HeardNames> _names = new(() => new HeardNames(watchlist));

    /// <param name="language">Of the article, BCP 47.</param>
    public void Read(ArticleReading reading, string language)
    {
        // A weak name and one that only sounds right support each other where nothing else names a side.
        byte strong = 0, weak = 0;
        var sentences = new byte[reading.Sentences];
        foreach (var hit in reading.Hits)
        {
            var bits = hit.Kind == TargetKind.Pair ? (byte)3 : context.SideOf(hit) is >= 0 and var side ? (byte)(1 << side) : (byte)0;
            weak |= hit.BesideCountry ? (byte)0 : bits;
            if (hit.Weak && hit.Kind != TargetKind.Pair)
                continue;
            strong |= bits;
            sentences[hit.Sentence] |= bits;
        }

        var sides = strong != 0 ? strong : weak;

        if (sides == 0)
            return;
        var found = new List<Hit>();
        var budget = MostWords;
        var setting = new Setting(sides, language == MachineLanguage, language == MachineLanguage && reading.Hits.Exists(h => IsThroughRussian(reading, h)));
        Read(reading, TextPart.Title, setting, sentences, found, ref budget);
        Read(reading, TextPart.Text, setting, sentences, found, ref budget);
        reading.AddNames(found);
    }

    /// <summary>What is known of an article, and of where a word stands in it.</summary>
    /// <param name="Sides">Sides named in the article, as bits.</param>
    /// <param name="Machine">It may come from a translation machine.</param>
    /// <param name="ThroughRussian">It has Korean names as Russian spells them: n stands for ng too.</param>
    private readonly record struct Setting(byte Sides, bool Machine, bool ThroughRussian)
    {
        /// <summary>Sides named in the sentence, as bits.</summary>
        public byte Beside { get; init; }

        /// <summary>A title stands right before the word.</summary>
        public bool Titled { get; init; }
    }

    /// <summary>"Phenian", "Kim Tchen Yn", "TsTAK": Korean names that came through Russian.</summary>
    private bool IsThroughRussian(ArticleReading reading, Hit hit)
    {
        if (hit is not { Kind: TargetKind.Entity, Weak: false } || context.SideOf(hit) < 0)
            return false;
        var letters = reading.Part(hit.Span.Part).Letters[hit.FoldedStart..hit.FoldedEnd];
        return letters is "rpdk" or "kndr" or "tstak" or "tpk" or "vns" || letters.StartsWith("phe") || watchlist.Entities[hit.Target] is { Origin: "ko", Type: "person" } && letters.Contains("tch", StringComparison.Ordinal);
    }

    private void Read(ArticleReading reading, TextPart part, Setting article, byte[] sentences, List<Hit> found, ref int budget)
    {
        var text = reading.Part(part);
        var next = reading.Hits.FindIndex(h => h.Span.Part == part);
        var covered = 0;
        bool[]? named = null;
        var titles = article.Machine ? reading.TitleBounds(part) : [];
        for (var i = 0; i < text.Length && budget > 0; i++)
        {
            if ((text.Marks[i] & FoldedText.WordStart) == 0 || (text.Marks[i] & FoldedText.Capital) == 0 && (!Script.IsArabic(text.Letters[i]) || (text.Marks[i] & FoldedText.Soft) != 0))
                continue;
            for (; next >= 0 && next < reading.Hits.Count && reading.Hits[next].Span.Part == part && reading.Hits[next].FoldedStart <= i; next++)
            {
                if (reading.Hits[next] is { Weak: false, Kind: TargetKind.Entity or TargetKind.Decoy or TargetKind.Pair })
                    covered = Math.Max(covered, reading.Hits[next].FoldedEnd);
            }

            if (i < covered)
                continue;
            budget--;
            var end = WordEnd(text, i);
            var sentence = text.SentenceAt(i) + (part == TextPart.Title ? 0 : reading.TitleSentences);
            var start = i;
            var setting = article with { Beside = sentences[sentence], Titled = titles.Contains(i) };
            var (target, nameEnd, weak) = Find(text, i, end, setting);
            // "and Rudenko" is one word.
            if (nameEnd == 0 && text.Letters[i] is 'و' or 'ب' or 'ل' or 'ف' or 'ك' && end - i > 2)
                (target, nameEnd, weak) = Find(text, ++start, end, setting);
            if (nameEnd == 0 || Script.IsArabic(text.Letters[i]) && (named ??= reading.Named(part)).AsSpan(start..nameEnd).Contains(true))
                continue;
            found.Add(reading.HitAt(part, start, nameEnd, target, weak));
            if (!weak && context.SideOf(target) is >= 0 and var own)
                sentences[sentence] |= (byte)(1 << own);
            covered = nameEnd;
        }
    }

    private (ushort Target, int End, bool Weak) Find(FoldedText text, int start, int end, Setting setting)
    {
        var names = _names.Value;
        var word = text.Letters[start..end];
        if (names.Family(word) is { } bearers)
        {
            // The longest row of given names first: "Pak Thae Song", then "Pak Thaesong".
            Span<int> ends = stackalloc int[MostGivenWords];
            var words = 0;
            for (var next = end; words < MostGivenWords && next < text.Length && StartsNextName(text, next); words++)
                ends[words] = next = WordEnd(text, next);
            for (; words > 0; words--)
            {
                if ((setting.Titled || !IsPlain(word, text.Letters, end, ends[..words]) || setting.ThroughRussian && !text.Letters[start..ends[words - 1]].Contains("ng", StringComparison.Ordinal) || IsRevered(text, ends[words - 1]))
                    && bearers.Find(text.Letters[end..ends[words - 1]]) is { } bearer && IsSpokenOf(bearer, setting))
                    return (bearer, ends[words - 1], false);
            }
        }

        if (names.Word(word) is { } heard)
            return (heard.Target, end, heard.Weak);
        if (!setting.Machine || MangledNames.Find(names, text, start, end, setting.Titled) is not { } mangled || !IsSpokenOf(mangled.Target, setting))
            return default;
        return (mangled.Target, mangled.End, mangled.Weak);
    }

    /// <summary>The side of a person or a place is named in the article, or any side in the sentence.</summary>
    private bool IsSpokenOf(ushort target, Setting setting) => (setting.Sides & 1 << Math.Max(0, context.SideOf(target))) != 0 || setting.Beside != 0;

    /// <summary>"-nim" behind a name is left of what Korean papers put behind those they revere.</summary>
    private static bool IsRevered(FoldedText text, int end) =>
        end + 3 <= text.Length && text.Letters[end..(end + 3)] is "nim" && (end + 3 == text.Length || (text.Marks[end + 3] & FoldedText.WordStart) != 0 || text.Letters[end + 3] < CharacterFolding.FirstLetter);

    /// <summary>A name in plain Korean spelling is that name: what is listed under it was found already, all else is somebody else.</summary>
    private static bool IsPlain(ReadOnlySpan<char> family, ReadOnlySpan<char> letters, int start, ReadOnlySpan<int> ends)
    {
        var plain = Script.IsLatin(family[0]) && (Sounds.IsPlainKorean(family, true) || family is "lee" or "park");
        foreach (var end in ends)
        {
            plain &= Sounds.IsPlainKorean(letters[start..end], ends.Length > 1);
            start = end;
        }

        return plain;
    }

    /// <summary>The next word follows without a break and in the same sentence.</summary>
    public static bool StartsNextName(FoldedText text, int position) =>
        text.Letters[position] >= CharacterFolding.FirstLetter && (text.Marks[position] & FoldedText.AfterStop) == 0;

    public static int WordEnd(FoldedText text, int start)
    {
        var end = start + 1;
        while (end < text.Length && end - start < SoundPattern.LongestWord && ((text.Marks[end] & FoldedText.WordStart) == 0 || (text.Marks[end] & FoldedText.Soft) != 0) && text.Letters[end] >= CharacterFolding.FirstLetter)
            end++;
        return end;
    }
}
