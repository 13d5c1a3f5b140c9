using System.Collections.Frozen;
using System.Text;

namespace NewsMonitor.Feeds.Encodings;

/// <summary>Names of character sets as they stand in headers and declarations, and what is really meant by them.</summary>
internal static class CharsetNames
{
    private static readonly CodePagesEncodingProvider CodePages = (CodePagesEncodingProvider)CodePagesEncodingProvider.Instance;

    /// <summary>
    /// Names .NET does not know, or knows as a smaller set than the one in use: the supersets are those of the WHATWG
    /// Encoding Standard.
    /// </summary>
    private static readonly FrozenDictionary<string, string> Meanings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["utf8"] = "utf-8",
        ["utf-8-sig"] = "utf-8",
        ["unicode-1-1-utf-8"] = "utf-8",
        ["u8"] = "utf-8",
        ["utf"] = "utf-8",
        ["u16"] = "utf-16",
        ["utf16"] = "utf-16",
        ["utf_16"] = "utf-16",
        ["ucs-2"] = "utf-16",
        ["u32"] = "utf-32",
        ["utf32"] = "utf-32",
        ["utf_32"] = "utf-32",
        ["ucs-4"] = "utf-32",
        ["us-ascii"] = "windows-1252",
        ["ascii"] = "windows-1252",
        ["ansi"] = "windows-1252",
        ["latin1"] = "windows-1252",
        ["latin-1"] = "windows-1252",
        ["l1"] = "windows-1252",
        ["iso-8859-1"] = "windows-1252",
        ["iso8859-1"] = "windows-1252",
        ["iso_8859-1"] = "windows-1252",
        ["iso88591"] = "windows-1252",
        ["8859-1"] = "windows-1252",
        ["iso-8859-9"] = "windows-1254",
        ["latin5"] = "windows-1254",
        ["iso-8859-11"] = "windows-874",
        ["tis-620"] = "windows-874",
        ["tis620"] = "windows-874",
        ["cp874"] = "windows-874",
        ["gb2312"] = "gb18030",
        ["gb_2312-80"] = "gb18030",
        ["gbk"] = "gb18030",
        ["x-gbk"] = "gb18030",
        ["cp936"] = "gb18030",
        ["euc-cn"] = "gb18030",
        ["big5-hkscs"] = "big5",
        ["cp950"] = "big5",
        ["euc-kr"] = "ks_c_5601-1987",
        ["euckr"] = "ks_c_5601-1987",
        ["cp949"] = "ks_c_5601-1987",
        ["uhc"] = "ks_c_5601-1987",
        ["ksc5601"] = "ks_c_5601-1987",
        ["windows-949"] = "ks_c_5601-1987",
        ["sjis"] = "shift_jis",
        ["x-sjis"] = "shift_jis",
        ["shift-jis"] = "shift_jis",
        ["cp932"] = "shift_jis",
        ["windows-31j"] = "shift_jis",
        ["ms_kanji"] = "shift_jis",
        ["eucjp"] = "euc-jp",
        ["x-euc-jp"] = "euc-jp",
        ["koi8"] = "koi8-r",
        ["koi8r"] = "koi8-r",
        ["koi"] = "koi8-r",
        ["koi8u"] = "koi8-u",
        ["macroman"] = "macintosh",
        ["mac-roman"] = "macintosh",
        ["mac"] = "macintosh",
        ["maccyrillic"] = "x-mac-cyrillic",
        ["mac-cyrillic"] = "x-mac-cyrillic",
        ["macgreek"] = "x-mac-greek",
        ["mac-greek"] = "x-mac-greek",
        ["maclatin2"] = "x-mac-ce",
        ["maccentraleurope"] = "x-mac-ce",
        ["macturkish"] = "x-mac-turkish",
        ["maciceland"] = "x-mac-icelandic",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The encoding of that name; null when nobody knows it.</summary>
    public static Encoding? Find(string? name)
    {
        name = name?.Trim(' ', '"', '\'', ';', '\t');
        if (string.IsNullOrEmpty(name) || name.Length > 40)
            return null;
        if (Meanings.TryGetValue(name, out var meaning))
            name = meaning;
        else
            name = WithUsualSpelling(name);
        try
        {
            return CodePages.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The spelling .NET knows for names that are put together from a family and a number.</summary>
    private static string WithUsualSpelling(string name)
    {
        var digits = name.AsSpan()[(name.AsSpan().LastIndexOfAnyExceptInRange('0', '9') + 1)..];
        if (digits.IsEmpty)
            return name;
        var family = name.AsSpan()[..^digits.Length].Trim("-_ ").ToString().ToLowerInvariant();
        return family switch
        {
            "cp" or "win" or "windows" or "ms" or "" when digits.StartsWith("125") => $"windows-{digits}",
            "iso8859" or "iso_8859" or "8859" or "iso-8859" or "iso88" => $"iso-8859-{digits}",
            "cp" or "ibm" or "csibm" or "dos" or "cspc" or "cspcp" or "" when int.TryParse(digits, out var page) => NameOfPage(page) ?? name,
            _ => name,
        };
    }

    private static string? NameOfPage(int page)
    {
        try
        {
            return CodePages.GetEncoding(page)?.WebName;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
