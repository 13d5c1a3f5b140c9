using System.Buffers;

namespace NewsMonitor.Analysis.Terms;

/// <summary>Names in quotation marks: ships, exercises, works, operations. Speech is in quotation marks too, but longer or punctuated.</summary>
internal static class QuotedNames
{
    private const int MaxWords = 4, MaxSyllables = 12, MaxCharacters = 48;

    private static readonly SearchValues<char> Punctuation = SearchValues.Create(",.;:!?،。、！？…\n");

    private static readonly Dictionary<char, char> Closing = new()
    {
        ['«'] = '»',
        ['“'] = '”',
        ['„'] = '“',
        ['"'] = '"',
        ['「'] = '」',
        ['『'] = '』',
        ['《'] = '》',
        ['〈'] = '〉',
    };

    public static void Find(TermSource source, TermCandidates candidates)
    {
        var text = source.Text;
        for (var i = 0; i < text.Length - 2; i++)
        {
            if (!Closing.TryGetValue(text[i], out var closing) || text[i] == '"' && i > 0 && char.IsLetterOrDigit(text[i - 1]))
                continue;
            var end = text.IndexOf(closing, i + 1, Math.Min(MaxCharacters, text.Length - i - 1));
            if (end < 0)
                continue;
            var inside = text[(i + 1)..end];
            if (IsName(inside) && source.IsFree(i + 1, inside.Length))
            {
                candidates.Add(TermForm.Clean(inside), 1);
                source.Take(i + 1, inside.Length);
            }

            i = end;
        }
    }

    private static bool IsName(string inside)
    {
        if (inside.Length < 2 || inside.AsSpan().ContainsAny(Punctuation))
            return false;
        var letters = inside.Count(char.IsLetter);
        if (letters < 2)
            return false;
        var words = inside.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (inside.Any(char.IsLower))
        {
            // Cased script: every word of weight has a capital ("Freedom Edge", «Морской щит» has the first only).
            var capitals = words.Count(w => char.IsUpper(w[0]) || char.IsDigit(w[0]));
            return words.Length <= MaxWords && char.IsUpper(words[0][0]) && (capitals == words.Length || words.Length <= 2);
        }

        // Particles make it a phrase, not a name.
        return words.Length <= 3 && letters <= MaxSyllables && inside.Count(c => c is >= '\u3041' and <= '\u309F') <= 1;
    }
}
