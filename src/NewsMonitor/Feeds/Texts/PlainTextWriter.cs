using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NewsMonitor.Feeds.Markup;

namespace NewsMonitor.Feeds.Texts;

/// <summary>
/// Writes plain text: runs of white space become one space, control characters vanish, breaks stand between blocks only.
/// </summary>
internal sealed class PlainTextWriter : IDisposable
{
    private readonly CharBuffer _buffer = new();
    private bool _breakBefore;

    /// <summary>True for titles and names: what would be a break is a space.</summary>
    public bool OneLine { get; set; }

    /// <summary>What was written, without white space at its end.</summary>
    public ReadOnlySpan<char> Written
    {
        get
        {
            // A line break may stand there too, when all that followed it was control characters.
            return _buffer.Written.TrimEnd(" \n");
        }
    }

    public void Clear()
    {
        _buffer.Clear();
        _breakBefore = false;
    }

    /// <summary>The next text begins a new line, unless nothing stands before it.</summary>
    public void Break()
    {
        if (OneLine)
            Space();
        else
            _breakBefore = _buffer.Length > 0;
    }

    /// <summary>The next text is parted by a space at least.</summary>
    public void Space()
    {
        if (_buffer.Length > 0 && !IsParted)
            _buffer.Append(' ');
    }

    public void Text(ReadOnlySpan<char> text)
    {
        if (_breakBefore)
        {
            text = text.TrimStart();
            if (text.IsEmpty)
                return;
            if (_buffer.Written.EndsWith(' '))
                _buffer.Length--;
            if (!_buffer.Written.EndsWith('\n'))
                _buffer.Append('\n');
            _breakBefore = false;
        }

        // Nothing grows: at most one character is written for one read.
        var target = _buffer.Room(text.Length);
        _buffer.Length += Fold(text, target, _buffer.Length == 0 || IsParted);
    }

    public void Dispose() => _buffer.Dispose();

    private bool IsParted => _buffer.Written is [.., ' ' or '\n'];

    /// <summary>Copies with white space folded; returns the number of characters written.</summary>
    private static int Fold(ReadOnlySpan<char> text, Span<char> target, bool parted)
    {
        var written = 0;
        for (var at = 0; at < text.Length;)
        {
            if (!parted || text[at] != ' ')
            {
                var copied = CopyOrdinary(text[at..], target[written..]);
                if (copied > 0)
                {
                    at += copied;
                    written += copied;
                    parted = text[at - 1] == ' ';
                    continue;
                }
            }

            var c = text[at++];
            if (c is '\u0020' or >= '\u0009' and <= '\u000D' || c >= '\u0080' && char.IsWhiteSpace(c) && c != '\u0085')
            {
                if (!parted)
                    target[written++] = ' ';
                parted = true;
            }
            else if (c >= ' ' && c != '\u007F')
            {
                target[written++] = CharacterReferences.Windows1252Meaning(c);
                parted = false;
            }
        }

        return written;
    }

    /// <summary>
    /// Copies eight characters at a time while they are letters and single spaces: no control characters, no other white
    /// space, no two spaces in a row. Returns how many, a multiple of eight.
    /// </summary>
    private static int CopyOrdinary(ReadOnlySpan<char> text, Span<char> target)
    {
        ref var source = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(text));
        ref var sink = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(target));
        var space = Vector128.Create((ushort)' ');
        var spaceBefore = false;
        var at = 0;
        for (; at + Vector128<ushort>.Count <= text.Length; at += Vector128<ushort>.Count)
        {
            var eight = Vector128.LoadUnsafe(ref source, (nuint)at);
            var ordinary = InRange(eight, ' ', '~') | InRange(eight, '\u00A1', '\u167F') | InRange(eight, '\u3001', '\uFFFF') | InRange(eight, '\u2010', '\u2027');
            var spaces = Vector128.Equals(eight, space).ExtractMostSignificantBits();
            if (ordinary != Vector128<ushort>.AllBitsSet || (spaces & (spaces << 1 | (spaceBefore ? 1u : 0u))) != 0)
                break;
            eight.StoreUnsafe(ref sink, (nuint)at);
            spaceBefore = (spaces & 0x80) != 0;
        }

        return at;
    }

    private static Vector128<ushort> InRange(Vector128<ushort> values, char first, char last) =>
        Vector128.LessThanOrEqual(values - Vector128.Create((ushort)first), Vector128.Create((ushort)(last - first)));
}
