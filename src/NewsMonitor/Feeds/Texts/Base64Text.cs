using System.Text;

namespace NewsMonitor.Feeds.Texts;

/// <summary>Texts of Atom in base64.</summary>
internal static class Base64Text
{
    /// <summary>The characters it stands for; the text itself when it is no base64 of UTF-8.</summary>
    public static ReadOnlySpan<char> Decode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length * 3 / 4 + 3];
        if (!Convert.TryFromBase64Chars(text, bytes, out var length))
            return text;
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return text;
        }
    }
}
