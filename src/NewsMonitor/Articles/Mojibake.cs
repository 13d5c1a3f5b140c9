using System.Text;
using NewsMonitor.Feeds.Markup;

namespace NewsMonitor.Articles;

/// <summary>
/// Mends texts whose UTF-8 was once read as windows-1252 and encoded again: "Ð›Ð°Ð²Ñ€Ð¾Ð²" for "Лавров", "donâ€™t" for "don’t".
/// A feed document is read as it stands; an article made of it has to be understood.
/// </summary>
public static class Mojibake
{
    /// <summary>
    /// The text as it was meant; the text itself when it has no such accident. Text in real letters hardly ever lines up as
    /// UTF-8, so it is mended only where nearly every suspicious letter does and the result is in letters people use.
    /// </summary>
    public static string Repair(string text)
    {
        var first = text.AsSpan().IndexOfAnyInRange('\u00C2', '\u00F4');
        if (first < 0 || first + 1 == text.Length || !IsContinuation(text[first + 1], out _))
            return text;
        var mended = new StringBuilder(text.Length);
        int hits = 0, misses = 0, sure = 0;
        var usual = false;
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (c is >= '\u00C2' and <= '\u00F4')
            {
                if (TryDecode(text.AsSpan(at), out var rune, out var length) && IsInUse(rune.Value))
                {
                    hits++;
                    sure += c is 'Ã' or 'Â' && !char.IsLetter(text[at + 1]) && text[at + 1] != ' ' ? 1 : 0;
                    usual |= c is 'Ã' or 'Â' or 'â' or 'Ð' or 'Ñ';
                    mended.Append(rune.Value == 0xA0 ? " " : rune.ToString());
                    at += length;
                    continue;
                }

                misses++;
            }

            mended.Append(c);
            at++;
        }

        // "Ã©" three times is nothing anybody writes, whatever else is in the text.
        const int certain = 3;
        return sure >= certain || misses * 8 <= hits && (usual || hits > 1) ? mended.ToString() : text;
    }

    private static bool TryDecode(ReadOnlySpan<char> text, out Rune rune, out int length)
    {
        var lead = text[0];
        length = lead < '\u00E0' ? 2 : lead < '\u00F0' ? 3 : 4;
        rune = default;
        if (text.Length < length)
            return false;
        Span<byte> bytes = stackalloc byte[4];
        bytes[0] = (byte)lead;
        for (var i = 1; i < length; i++)
        {
            if (!IsContinuation(text[i], out bytes[i]))
                return false;
        }

        return Rune.DecodeFromUtf8(bytes[..length], out rune, out _) == System.Buffers.OperationStatus.Done;
    }

    /// <summary>The byte a character stood for, if it can follow the first of a letter. White space was folded: a space may have been the byte A0.</summary>
    private static bool IsContinuation(char c, out byte value)
    {
        value = c == ' ' ? (byte)0xA0 : CharacterReferences.Windows1252Byte(c);
        return value is >= 0x80 and <= 0xBF;
    }

    /// <summary>Letters, marks on letters and signs of texts that are read here; phonetic signs and the like are chance.</summary>
    private static bool IsInUse(int c) => c is >= 0xA0 and < 0x180 or >= 0x300 and < 0x700 or >= 0x900 and < 0x1200 or >= 0x1E00 and < 0x2080 or >= 0x20A0 and < 0x2200 or >= 0x3000 and < 0xD800 or >= 0xF900;
}
