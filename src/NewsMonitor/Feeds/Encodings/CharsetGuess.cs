using System.Buffers;
using System.Text;
using UtfUnknown;

namespace NewsMonitor.Feeds.Encodings;

/// <summary>Which character set bytes without a (true) name are in.</summary>
internal static class CharsetGuess
{
    /// <summary>Enough text to tell by; more only takes longer.</summary>
    private const int Sample = 64 * 1024;

    /// <summary>Quotes, dashes, dots and spaces, which stand at the same places in all character sets of Windows.</summary>
    private static readonly SearchValues<byte> Punctuation = SearchValues.Create([0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0xA0, 0xAB, 0xB7, 0xBB, .. Enumerable.Range(0, 0x80).Select(b => (byte)b)]);

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static Encoding Of(ReadOnlySpan<byte> document)
    {
        var letters = Letters(document);
        // An English text with a few typographic quotes has nothing to guess by.
        if (letters.AsSpan().IndexOfAnyExcept(Punctuation) < 0)
            return Windows1252;
        var best = CharsetDetector.DetectFromBytes(letters).Detected;
        return best is null ? Windows1252 : CharsetNames.Find(best.EncodingName) ?? Windows1252;
    }

    /// <summary>The text without its tags, whose Latin letters would only blur the picture.</summary>
    private static byte[] Letters(ReadOnlySpan<byte> document)
    {
        var letters = new byte[Math.Min(document.Length, Sample)];
        var length = 0;
        while (!document.IsEmpty && length < letters.Length)
        {
            var tag = document.IndexOf((byte)'<');
            var text = tag < 0 ? document : document[..tag];
            text = text[..Math.Min(text.Length, letters.Length - length)];
            text.CopyTo(letters.AsSpan(length));
            length += text.Length;
            if (tag < 0)
                break;
            document = document[tag..];
            var end = document.IndexOf((byte)'>');
            document = end < 0 ? default : document[(end + 1)..];
        }

        return letters.AsSpan(0, length).ToArray();
    }
}
