using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NewsMonitor.Analysis.Stories;

/// <summary>A word as the comparison of texts sees it.</summary>
/// <param name="Hash">Of its folded letters.</param>
/// <param name="Kinds">What its characters are; <see cref="CharacterKind.Upper"/> only when it begins with a capital although no sentence begins there.</param>
internal readonly record struct Token(uint Hash, CharacterKind Kinds);

/// <summary>Words of a text, folded and hashed, one after the other; letters of scripts without spaces are words of their own.</summary>
internal ref struct TokenReader(ReadOnlySpan<char> text, int maxCharacters)
{
    private readonly ReadOnlySpan<char> _text = text.Length > maxCharacters ? text[..maxCharacters] : text;
    private int _at;
    private bool _sentenceStart = true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next(out Token token)
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(FoldedText.Table);
        ref var text = ref MemoryMarshal.GetReference(_text);
        var length = _text.Length;
        var i = _at;
        uint entry = 0;
        // Between words.
        for (; i < length; i++)
        {
            entry = Unsafe.Add(ref table, (nint)Unsafe.Add(ref text, i));
            if ((entry & FoldedText.InWord) != 0)
                break;
            if ((entry & FoldedText.EndsSentence) != 0)
                _sentenceStart = true;
        }

        if (i >= length)
        {
            _at = i;
            token = default;
            return false;
        }

        var first = (CharacterKind)(entry >> 16);
        var kinds = first;
        var hash = ((ushort)entry + 1u) * 0x9E3779B1;
        i++;
        if ((first & CharacterKind.Syllable) == 0)
        {
            for (; i < length; i++)
            {
                entry = Unsafe.Add(ref table, (nint)Unsafe.Add(ref text, i));
                if ((entry & FoldedText.IsLetter) != 0)
                {
                    hash = (hash ^ (ushort)entry) * 0x01000193;
                    kinds |= (CharacterKind)(entry >> 16);
                }
                else if ((entry & FoldedText.IsPassed) == 0)
                {
                    break;
                }
            }
        }

        _at = i;
        var isName = (first & CharacterKind.Upper) != 0 && !_sentenceStart;
        _sentenceStart = false;
        token = new Token(hash, kinds & ~CharacterKind.Upper | (isName ? CharacterKind.Upper : 0));
        return true;
    }
}
