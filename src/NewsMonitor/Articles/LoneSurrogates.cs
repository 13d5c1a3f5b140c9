using System.Globalization;

namespace NewsMonitor.Articles;

/// <summary>
/// JSON may write half a surrogate pair as an escape (RFC 8259, section 8.2; many programs do when they cut a text), and
/// the reader of .NET refuses it. It stands for no character, so it is read as U+FFFD; everything else stays as written.
/// </summary>
internal static class LoneSurrogates
{
    private const int EscapeLength = 6;

    public static string Mend(string json)
    {
        if (!json.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
            return json;
        char[]? mended = null;
        for (var i = json.IndexOf('\\'); i >= 0 && i < json.Length;)
        {
            var unit = EscapeAt(json, i);
            var paired = char.IsHighSurrogate(unit) && char.IsLowSurrogate(EscapeAt(json, i + EscapeLength));
            if (char.IsSurrogate(unit) && !paired)
                "\\ufffd".CopyTo((mended ??= json.ToCharArray()).AsSpan(i));
            // An escape that is no surrogate is passed over as its two first characters: so is "\\", whatever follows.
            var next = i + (paired ? 2 * EscapeLength : char.IsSurrogate(unit) ? EscapeLength : 2);
            i = next < json.Length ? json.IndexOf('\\', next) : -1;
        }

        return mended is null ? json : new string(mended);
    }

    /// <summary>The UTF-16 unit that <c>\uXXXX</c> at a place stands for; U+0000 where there is no such escape.</summary>
    private static char EscapeAt(string json, int at) =>
        at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
            && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : '\0';
}
