using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace NewsMonitor.Analysis.Matching;

/// <content>How a text is folded: one pass over its characters.</content>
internal sealed partial class FoldedText
{
    // Optimised at once: the forms of a watchlist are folded before the runtime would find out that it is hot.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fold()
    {
        var text = Original;
        var pending = Pending.Word | Pending.Sentence;
        var wordBegan = 0;
        var scripts = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            // "Jong&#8209;un", "Cor&eacute;e": read as what the reference stands for.
            var reference = c == '&' ? ReferenceAt(text, i, ref c) : 0;
            var folded = CharacterFolding.Fold(c);
            var at = i;
            i += reference;
            if (folded >= CharacterFolding.FirstLetter)
            {
                if (pending != Pending.None)
                {
                    EndWord(wordBegan, ref scripts);
                    StartWord(ref pending, c);
                    wordBegan = Length;
                    scripts = 0;
                    var start = (byte)(_startMark | (char.IsUpper(c) ? Capital : 0));
                    Append(folded, at, start);
                    _capitals |= start;
                }
                else
                {
                    var capital = c < 0x80 ? (c <= 'Z' && c >= 'A' ? Capital : (byte)0) : char.IsUpper(c) ? Capital : (byte)0;
                    // "diMosca": a capital after a small letter begins a word that was written together with the one before.
                    if (capital != 0 && (_marks[Length - 1] & Capital) == 0 && char.IsLower(text[_origins[Length - 1]]))
                        capital |= WordStart | Soft;
                    Append(folded, at, capital);
                    _capitals |= capital;
                }

                scripts |= folded < 0x250 ? (folded >= 'a' ? 1 : 0) : folded is >= '\u0400' and < '\u0530' ? 2 : 0;
                continue;
            }

            switch (folded)
            {
                case CharacterFolding.Separator:
                    pending |= Pending.Word;
                    break;
                case CharacterFolding.SoftSeparator:
                    pending |= Pending.SoftWord;
                    break;
                case CharacterFolding.LineBreak:
                    pending |= Pending.Word | Pending.Sentence;
                    break;
                case CharacterFolding.FullStop:
                    pending |= IsAbbreviation(wordBegan) ? Pending.Word : Pending.Stop | Pending.SoftWord;
                    break;
                case CharacterFolding.SentenceEnd:
                    Append(CharacterFolding.Break, at, 0);
                    pending |= Pending.Word | Pending.Sentence;
                    break;
                case CharacterFolding.Break:
                    if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                    {
                        var styled = CharacterFolding.Fold(new Rune(c, text[i + 1]));
                        if (styled >= CharacterFolding.FirstLetter)
                        {
                            if (pending != Pending.None)
                            {
                                EndWord(wordBegan, ref scripts);
                                StartWord(ref pending, styled);
                                wordBegan = Length;
                                Append(styled, at, _startMark);
                            }
                            else
                            {
                                Append(styled, at, 0);
                            }

                            i++;
                            break;
                        }

                        i++;
                    }

                    if (Length == 0 || _letters[Length - 1] != CharacterFolding.Break)
                        Append(CharacterFolding.Break, at, 0);
                    pending |= Pending.Word;
                    break;
                case CharacterFolding.Several:
                    AppendSeveral(c, at, ref pending, ref wordBegan);
                    break;
                case CharacterFolding.Composing:
                    Compose(c, at, ref pending);
                    break;
            }
        }

        EndWord(wordBegan, ref scripts);
    }

    [Flags]
    private enum Pending : byte
    {
        None = 0,
        Word = 1,
        SoftWord = 2,
        Sentence = 4,

        /// <summary>A full stop: ends a sentence when the next word is set apart and does not begin in lower case.</summary>
        Stop = 8,
    }

    /// <summary>Longest character reference read, in characters.</summary>
    private const int LongestReference = 10;

    /// <summary>Characters of a reference beyond its first, which becomes what it stands for; 0 when there is none.</summary>
    private static int ReferenceAt(string text, int at, ref char c)
    {
        var length = text.AsSpan(at, Math.Min(LongestReference, text.Length - at)).IndexOf(';');
        if (length < 3 || length == 3 && text[at + 1] == '#' && !char.IsAsciiDigit(text[at + 2]))
            return 0;
        var meant = WebUtility.HtmlDecode(text.Substring(at, length + 1));
        if (meant.Length != 1)
            return 0;
        c = meant[0];
        return length;
    }

    private byte _startMark;

    /// <summary>Decides what begins with the next letter; its mark is left in <see cref="_startMark"/>.</summary>
    private void StartWord(ref Pending pending, char next)
    {
        _startMark = (pending & Pending.Word) != 0 ? WordStart : (byte)(WordStart | Soft);
        var stopped = (pending & Pending.Stop) != 0 && !char.IsLower(next) && ((pending & Pending.Word) != 0 || next >= 0x600);
        if (stopped)
            _startMark |= AfterStop;
        if ((stopped || (pending & Pending.Sentence) != 0) && _sentences[^1] != Length)
            _sentences.Add(Length);
        pending = Pending.None;
    }

    private void Append(char letter, int origin, byte mark)
    {
        if (Length == _letters.Length)
            Grow();
        _letters[Length] = letter;
        _origins[Length] = origin;
        _marks[Length] = mark;
        Length++;
    }

    private void AppendSeveral(char c, int origin, ref Pending pending, ref int wordBegan)
    {
        var mark = (byte)0;
        if (pending != Pending.None)
        {
            StartWord(ref pending, c);
            mark = _startMark;
            wordBegan = Length;
        }

        if (char.IsUpper(c))
            mark |= Capital;
        foreach (var letter in CharacterFolding.Expansion(c).AsSpan().Slice(0, Math.Min(4, CharacterFolding.Expansion(c).Length)))
        {
            Append(letter, origin, mark);
            mark &= Capital;
        }
    }

    private void Compose(char c, int origin, ref Pending pending)
    {
        var composed = Length > 0 && pending == Pending.None ? CharacterFolding.Compose(_letters[Length - 1], c) : '\0';
        if (composed != '\0')
            _letters[Length - 1] = composed;
        else if (c is >= '\u1161' and <= '\u11FF')
            Append(c, origin, 0);
    }

    /// <summary>An initial or a title before a full stop does not end a sentence.</summary>
    private bool IsAbbreviation(int wordBegan)
    {
        var word = _letters.AsSpan(wordBegan, Math.Max(0, Length - wordBegan));
        return word.Length == 1 || word.Length <= 4 && word is "mr" or "mrs" or "ms" or "dr" or "gen" or "col" or "lt" or "maj" or "sen" or "rep" or "gov" or "st"
            or "no" or "vs" or "jan" or "feb" or "mar" or "apr" or "aug" or "sept" or "sep" or "oct" or "nov" or "dec" or "prof" or "г" or "им" or "см" or "т" or "bzw" or "ca" or "sr" or "jr";
    }

    /// <summary>Latin letters put among Cyrillic ones that look the same (and the other way round) become what the rest of the word is.</summary>
    private void EndWord(int began, ref int scripts)
    {
        if (scripts != 3)
            return;
        scripts = 0;
        const string latin = "aceopxyikmthb";
        const string cyrillic = "асеорхуікмтнв";
        var word = _letters.AsSpan(began, Length - began);
        var cyrillicOnly = 0;
        var latinOnly = 0;
        foreach (var c in word)
        {
            if (c < CharacterFolding.FirstLetter)
                continue;
            if (c >= '\u0400')
                cyrillicOnly += cyrillic.Contains(c, StringComparison.Ordinal) ? 0 : 1;
            else
                latinOnly += latin.Contains(c, StringComparison.Ordinal) ? 0 : 1;
        }

        var (from, to) = cyrillicOnly >= latinOnly ? (latin, cyrillic) : (cyrillic, latin);
        foreach (ref var c in word)
        {
            var index = from.IndexOf(c, StringComparison.Ordinal);
            if (index >= 0)
                c = to[index];
        }
    }
}
