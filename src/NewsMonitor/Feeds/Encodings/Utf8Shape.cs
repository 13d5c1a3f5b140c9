using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace NewsMonitor.Feeds.Encodings;

/// <summary>How much of a document reads as UTF-8.</summary>
/// <param name="HighBytes">Bytes beyond ASCII.</param>
/// <param name="Short">Good sequences of two bytes.</param>
/// <param name="Long">Good sequences of three and four bytes.</param>
/// <param name="Invalid">Places where the bytes are no UTF-8.</param>
internal readonly record struct Utf8Shape(int HighBytes, int Short, int Long, int Invalid)
{
    public bool IsAscii => HighBytes == 0;

    /// <summary>True when mistakes are the exception.</summary>
    public bool IsMostlyUtf8 => Invalid == 0 || Short + Long > 4 * Invalid;

    public static Utf8Shape Of(ReadOnlySpan<byte> document)
    {
        if (Ascii.IsValid(document))
            return default;
        if (Utf8.IsValid(document))
            return OfValid(document);
        int high = 0, twos = 0, more = 0, invalid = 0;
        while (true)
        {
            var next = document.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (next < 0)
                return new Utf8Shape(high, twos, more, invalid);
            document = document[next..];
            var good = Rune.DecodeFromUtf8(document, out _, out var length) == OperationStatus.Done;
            high += length;
            if (!good)
                invalid++;
            else if (length == 2)
                twos++;
            else
                more++;
            document = document[length..];
        }
    }

    /// <summary>Counting the sequences exactly is needed only as far as a few long ones.</summary>
    private static Utf8Shape OfValid(ReadOnlySpan<byte> document)
    {
        var more = 0;
        while (more < 3 && document.IndexOfAnyInRange((byte)0xE0, (byte)0xF7) is >= 0 and var next)
        {
            more++;
            document = document[(next + 1)..];
        }

        return new Utf8Shape(1, 1, more, 0);
    }
}
