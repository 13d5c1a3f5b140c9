using System.Runtime.CompilerServices;

namespace NewsMonitor.Analysis.Stories;

/// <summary>Reads a text once, token by token, into the samples of a <see cref="StorySketch"/>.</summary>
internal static class SketchBuilder
{
    /// <summary>Words in a shingle: long enough to be someone's sentence, short enough to survive an edit nearby.</summary>
    private const int WordsInShingle = 3;

    /// <summary>Ideographs (and letters of scripts without spaces) in a shingle.</summary>
    private const int SyllablesInShingle = 5;

    /// <summary>Tokens of the body that count as its beginning: what a teaser shows.</summary>
    private const int LeadTokens = 36;

    /// <summary>Characters read of a body; a copy shows long before.</summary>
    private const int MaxCharacters = 40_000;

    private const int MaxTitleCharacters = 1_000;

    public static string Build(string title, string text)
    {
        Span<uint> titleBuffer = stackalloc uint[SmallestHashes.BufferFactor * StorySketch.MaxTitle];
        Span<uint> termBuffer = stackalloc uint[SmallestHashes.BufferFactor * StorySketch.MaxTerms];
        Span<uint> leadBuffer = stackalloc uint[SmallestHashes.BufferFactor * StorySketch.MaxLead];
        Span<uint> bodyBuffer = stackalloc uint[SmallestHashes.BufferFactor * StorySketch.MaxBody];
        var titles = new SmallestHashes(titleBuffer, StorySketch.MaxTitle);
        var terms = new SmallestHashes(termBuffer, StorySketch.MaxTerms);
        var lead = new SmallestHashes(leadBuffer, StorySketch.MaxLead);
        var body = new SmallestHashes(bodyBuffer, StorySketch.MaxBody);

        var reader = new TokenReader(FoldedText.ComposeSyllables(title), MaxTitleCharacters);
        var titleTokens = 0;
        ulong titleSum = 0;
        uint before = 0;
        while (reader.Next(out var token))
        {
            titles.Add(Term(token, before));
            before = token.Hash;
            titleSum += token.Hash;
            titleTokens++;
        }

        var bodyTokens = ReadBody(FoldedText.ComposeSyllables(text), ref terms, ref lead, ref body, out var bodySum);
        // A "text" that only repeats the title is none.
        if (bodyTokens == titleTokens && bodySum == titleSum)
            return StorySketch.Encode(WithoutFlagTwins(titles.Take()), default, default, default);
        return StorySketch.Encode(WithoutFlagTwins(titles.Take()), WithoutFlagTwins(terms.Take()), Top24(lead.Take()), Top24(body.Take()));
    }

    private static int ReadBody(string text, ref SmallestHashes terms, ref SmallestHashes lead, ref SmallestHashes body, out ulong sum)
    {
        var reader = new TokenReader(text, MaxCharacters);
        uint t1 = 0, t2 = 0, t3 = 0, t4 = 0;
        int tokens = 0, shingles = 0;
        sum = 0;
        while (reader.Next(out var token))
        {
            var hash = token.Hash;
            var isSyllable = (token.Kinds & CharacterKind.Syllable) != 0;
            terms.Add(Term(token, t1));
            sum += hash;
            if (++tokens >= (isSyllable ? SyllablesInShingle : WordsInShingle))
            {
                var shingle = Mix(hash + t1 * 0x9E3779B1 + t2 * 0x85EBCA77 + (isSyllable ? t3 * 0xC2B2AE3D + t4 * 0x27D4EB2F : 0));
                shingles++;
                body.Add(shingle);
                if (tokens <= LeadTokens)
                    lead.Add(shingle);
            }

            (t4, t3, t2, t1) = (t3, t2, t1, hash);
        }

        // Too short for a shingle: the whole is one.
        if (tokens > 0 && shingles == 0)
        {
            var whole = Mix(t1 + t2 * 0x9E3779B1 + t3 * 0x85EBCA77 + t4 * 0xC2B2AE3D);
            body.Add(whole);
            lead.Add(whole);
        }

        return tokens;
    }

    /// <summary>A word, or a pair of ideographs: the smallest piece that means something.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Term(Token token, uint before)
    {
        var hash = Mix((token.Kinds & CharacterKind.Syllable) != 0 ? token.Hash + before * 0x9E3779B1 : token.Hash);
        var flags = (token.Kinds & CharacterKind.Digit) != 0 ? StorySketch.Number << 8 : 0;
        return hash >> 10 << 10 | flags | ((token.Kinds & CharacterKind.Upper) != 0 ? StorySketch.Name << 8 : 0);
    }

    private static HashSample Top24(HashSample sample)
    {
        var top = new uint[sample.Hashes.Length];
        for (var i = 0; i < top.Length; i++)
            top[i] = sample.Hashes[i] >> 8;
        return new HashSample(top, sample.IsCut);
    }

    /// <summary>A word that stands with and without a capital is no name.</summary>
    private static HashSample WithoutFlagTwins(HashSample sample)
    {
        var terms = new uint[sample.Hashes.Length];
        var count = 0;
        foreach (var hash in sample.Hashes)
        {
            var term = hash >> 8;
            if (count > 0 && terms[count - 1] >> 2 == term >> 2)
                terms[count - 1] &= term;
            else
                terms[count++] = term;
        }

        return new HashSample(terms.AsSpan(0, count), sample.IsCut);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mix(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x7FEB352D;
        hash ^= hash >> 15;
        hash *= 0x846CA68B;
        return hash ^ hash >> 16;
    }
}
