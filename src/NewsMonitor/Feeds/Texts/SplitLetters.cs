using System.Buffers;
using System.Text.Unicode;
using NewsMonitor.Feeds.Markup;

namespace NewsMonitor.Feeds.Texts;

/// <summary>Joins letters of which a feed wrote the bytes of UTF-8 one by one ("&amp;#226;&amp;#128;&amp;#166;" for "…").</summary>
internal static class SplitLetters
{
    /// <summary>
    /// The text as it was meant, in the buffer; the text itself unless every character beyond ASCII is part of such an
    /// accident: real text in these letters practically never lines up as good UTF-8 throughout.
    /// </summary>
    public static ReadOnlySpan<char> Join(ReadOnlySpan<char> text, CharBuffer buffer)
    {
        var first = text.IndexOfAnyInRange('\u0080', '\uFFFF');
        if (first < 0 || text[first] is < '\u00C2' or > '\u00F4' || first + 1 == text.Length || text[first + 1] is < '\u0080' or > '\u00BF')
            return text;
        if (text[first..].IndexOfAnyInRange('\u0100', '\uFFFF') >= 0)
            return text;
        var rented = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            for (var i = 0; i < text.Length; i++)
                rented[i] = (byte)text[i];
            buffer.Clear();
            var status = Utf8.ToUtf16(rented.AsSpan(0, text.Length), buffer.Room(text.Length), out _, out var written, replaceInvalidSequences: false);
            if (status != OperationStatus.Done)
                return text;
            buffer.Length = written;
            return buffer.Written;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
