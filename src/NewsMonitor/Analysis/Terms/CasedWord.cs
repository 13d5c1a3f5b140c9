using System.Globalization;

namespace NewsMonitor.Analysis.Terms;

/// <summary>A word of a script with capitals.</summary>
/// <param name="Start">Of the word in the text, in UTF-16 units, as <paramref name="Length"/>.</param>
/// <param name="FollowsDirectly">Only one space parts it from the word before.</param>
internal readonly record struct CasedWord(string Text, int Start, int Length, bool IsCapital, bool BeginsSentence, bool FollowsDirectly, WordKind Kind)
{
    public bool Is(WordKind kind) => (Kind & kind) != 0;

    public static List<CasedWord> Read(string text, int from, string language)
    {
        var known = TermWords.Of(language);
        var words = new List<CasedWord>();
        var beginsSentence = true;
        var follows = false;
        for (var i = from; i < text.Length; i++)
        {
            if (!char.IsLetter(text[i]))
            {
                beginsSentence |= text[i] is '.' or '!' or '?' or '\n' or ':' or '…' or '"' or '“' or '«' or '»' or '„' or '—' or '–' or '•' or '|' or '(' or '>' or '<';
                follows &= text[i] == ' ' && i > 0 && text[i - 1] != ' ';
                continue;
            }

            var start = i;
            while (i < text.Length && (char.IsLetter(text[i]) || IsMark(text[i]) || i + 1 < text.Length && text[i] is '-' or '\'' or '\u2019' && i + 1 < text.Length && char.IsLetter(text[i + 1]) && !IsElision(text, start, i, language)))
                i++;
            var word = TermForm.Compose(text[start..i]);
            if (word.Length == 0)
            {
                i--;
                continue;
            }

            // "U.S.", initials: the point ends no sentence.
            var isInitial = word.Length == 1 && i < text.Length && text[i] == '.';
            words.Add(new CasedWord(word, start, i - start, char.IsUpper(word[0]), beginsSentence, follows, known.KindOf(word)));
            beginsSentence = false;
            follows = true;
            if (isInitial)
                i++;
            // "d'Arkadi", "dell'Amur": the small word and its apostrophe part nothing.
            else if (i < text.Length && text[i] is '\'' or '\u2019' && i + 1 < text.Length && IsElision(text, start, i, language))
                continue;
            i--;
        }

        return words;
    }

    /// <summary>A French, Italian or Catalan article or preposition that lost its vowel before a name.</summary>
    private static bool IsElision(string text, int start, int apostrophe, string language) =>
        language is "fr" or "it" or "ca" && apostrophe - start <= (language == "it" ? 5 : 2) && apostrophe + 1 < text.Length && char.IsUpper(text[apostrophe + 1]) && char.IsLower(text[start])
        || language is "fr" or "it" && apostrophe - start == 1 && text[start] is 'L' or 'D' && apostrophe + 1 < text.Length && char.IsLetter(text[apostrophe + 1]) && start + 1 == apostrophe;

    private static bool IsMark(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
