using System.Text;
using UtfUnknown;

namespace NewsMonitor.Feeds.Encodings;

/// <summary>Which character set bytes without a (true) name are in.</summary>
internal static class CharsetGuess
{
    /// <summary>Enough text to tell by; more only takes longer.</summary>
    private const int Sample = 64 * 1024;

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static Encoding Of(ReadOnlySpan<byte> document)
    {
        var letters = Letters(document);
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
