using System.Text;

namespace NewsMonitor.Feeds.Encodings;

/// <summary>
/// Tells windows-1251 from KOI8-R where a document is said to be in the other one. Both have their letters at the same
/// places, small ones of one where capitals of the other stand: a document whose words begin small and go on in capitals
/// is in the other.
/// </summary>
internal static class CyrillicSwap
{
    private const int Sample = 32 * 1024;
    private const int FewestWords = 4;

    /// <summary>The set the document is really in; null when it is in the one it is said to be in, or in neither.</summary>
    public static Encoding? Other(ReadOnlySpan<byte> document, Encoding said)
    {
        var other = said.CodePage switch
        {
            1251 => CharsetNames.Find("koi8-r"),
            20866 or 21866 => CharsetNames.Find("windows-1251"),
            _ => null,
        };
        if (other is null)
            return null;
        document = document[..Math.Min(document.Length, Sample)];
        return IsInverted(said.GetString(document)) && !IsInverted(other.GetString(document)) ? other : null;
    }

    /// <summary>True when more words go from a small letter to capitals than not.</summary>
    private static bool IsInverted(ReadOnlySpan<char> text)
    {
        int inverted = 0, others = 0;
        while (text.IndexOfAnyInRange('\u0400', '\u04FF') is >= 0 and var start)
        {
            text = text[start..];
            var end = 0;
            while (end < text.Length && text[end] is >= '\u0400' and <= '\u04FF')
                end++;
            if (end >= 3 && char.IsLower(text[0]) && char.IsUpper(text[1]) && char.IsUpper(text[2]))
                inverted++;
            else if (end >= 3 && char.IsLower(text[1]))
                others++;
            text = text[end..];
        }

        return inverted >= FewestWords && inverted > others;
    }
}
