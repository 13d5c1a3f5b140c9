using System.Buffers;
using System.Text;

namespace NewsMonitor.Feeds.Encodings;

/// <summary>
/// Bytes to characters. The byte order mark decides; then the bytes themselves where they can only be UTF-8, UTF-16 or
/// UTF-32; then the HTTP header and the XML declaration, each only as far as the bytes bear it out; then what the letters look like.
/// </summary>
internal sealed class DecodedDocument : IDisposable
{
    private static readonly SearchValues<char> NameLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:+");

    private readonly char[] _rented;
    private readonly int _length;

    private DecodedDocument(char[] rented, int length, string charset, bool repaired)
    {
        _rented = rented;
        _length = length;
        Charset = charset;
        IsRepaired = repaired;
    }

    public ReadOnlySpan<char> Characters => _rented.AsSpan(0, _length);

    /// <summary>The name of the character set that was used.</summary>
    public string Charset { get; }

    /// <summary>True when bytes did not fit the character set, or no name given was the right one.</summary>
    public bool IsRepaired { get; }

    /// <summary>Decodes a document.</summary>
    /// <param name="document">Its bytes.</param>
    /// <param name="contentType">The HTTP Content-Type header; null when unknown.</param>
    public static DecodedDocument Decode(ReadOnlySpan<byte> document, string? contentType)
    {
        if (WideEncoding(document, out var markLength) is { } wide)
            return Decode(document[markLength..], wide, repaired: false);
        if (document.StartsWith(EbcdicXml))
            return Decode(document, EbcdicEncoding(document), repaired: false);
        var marked = document.StartsWith(Encoding.UTF8.Preamble);
        if (marked)
            document = document[3..];
        var shape = Utf8Shape.Of(document);
        var fromHeader = CharsetNames.Find(CharsetOf(contentType));
        var declared = CharsetNames.Find(DeclaredName(document));
        if (shape.IsAscii)
        {
            return IsSevenBit(fromHeader) ? Decode(document, fromHeader!, repaired: false)
                : IsSevenBit(declared) ? Decode(document, declared!, repaired: false)
                : Decode(document, Encoding.Latin1, repaired: false, charset: "utf-8");
        }

        if (marked || fromHeader is null && declared is null)
        {
            if (shape.IsMostlyUtf8 || marked)
                return DecodeUtf8(document, shape);
            return Decode(document, CharsetGuess.Of(document), repaired: true);
        }

        foreach (var candidate in (Encoding?[])(IsServerDefault(fromHeader) && declared is not null ? [declared, fromHeader] : [fromHeader, declared]))
        {
            if (candidate is not null && !IsWide(candidate) && candidate.CodePage != Encoding.UTF8.CodePage && Fits(document, candidate, shape))
                return CyrillicSwap.Other(document, candidate) is { } other ? Decode(document, other, repaired: true) : Decode(document, candidate, repaired: false);
            if (candidate?.CodePage == Encoding.UTF8.CodePage && shape.IsMostlyUtf8)
                return DecodeUtf8(document, shape);
        }

        return shape.IsMostlyUtf8 ? DecodeUtf8(document, shape) : Decode(document, CharsetGuess.Of(document), repaired: true);
    }

    public void Dispose() => ArrayPool<char>.Shared.Return(_rented);

    /// <summary>Servers add these to everything, so a document's own word counts more.</summary>
    private static bool IsServerDefault(Encoding? encoding) => encoding is null or { CodePage: 1252 };

    /// <summary>Character sets of East Asia that write everything in bytes of ASCII: iso-2022-jp, iso-2022-kr, hz-gb-2312.</summary>
    private static bool IsSevenBit(Encoding? encoding) => encoding?.CodePage is >= 50220 and <= 50229 or 52936;

    private static bool IsWide(Encoding encoding) => encoding is UnicodeEncoding or UTF32Encoding;

    /// <summary>UTF-16 and UTF-32: by their mark, or by the zeros around the first "&lt;".</summary>
    private static Encoding? WideEncoding(ReadOnlySpan<byte> document, out int markLength)
    {
        (var encoding, markLength) = document switch
        {
            [0xFF, 0xFE, 0, 0, ..] => ((Encoding)new UTF32Encoding(bigEndian: false, byteOrderMark: false), 4),
            [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 4),
            [0xFF, 0xFE, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: false), 2),
            [0xFE, 0xFF, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: false), 2),
            [not 0, 0, 0, 0, ..] => (new UTF32Encoding(bigEndian: false, byteOrderMark: false), 0),
            [0, 0, 0, not 0, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 0),
            [not 0, 0, not 0, 0, ..] => (new UnicodeEncoding(bigEndian: false, byteOrderMark: false), 0),
            [0, not 0, 0, not 0, ..] => (new UnicodeEncoding(bigEndian: true, byteOrderMark: false), 0),
            _ => (null!, 0),
        };
        return encoding;
    }

    /// <summary>"&lt;?xm" in EBCDIC.</summary>
    private static ReadOnlySpan<byte> EbcdicXml => [0x4C, 0x6F, 0xA7, 0x94];

    /// <summary>The variants of EBCDIC agree on the characters of an XML declaration, which names the one in use.</summary>
    private static Encoding EbcdicEncoding(ReadOnlySpan<byte> document)
    {
        var invariant = CharsetNames.Find("IBM037")!;
        var head = invariant.GetString(document[..Math.Min(document.Length, 512)]);
        return CharsetNames.Find(DeclaredName(Encoding.Latin1.GetBytes(head))) ?? invariant;
    }

    /// <summary>
    /// Whether the bytes bear out a name other than UTF-8. Where they are good UTF-8 they are UTF-8: text in an older
    /// character set practically never looks like it, while declarations are copied without a thought.
    /// </summary>
    private static bool Fits(ReadOnlySpan<byte> document, Encoding encoding, Utf8Shape shape)
    {
        if (encoding.IsSingleByte)
            return shape.Invalid > 0;
        if (shape is { Invalid: 0, Long: >= 3 })
            return false;
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = new CountingFallback();
        strict.GetCharCount(document);
        return ((CountingFallback)strict.DecoderFallback).Count * 50 <= shape.HighBytes;
    }

    private static DecodedDocument DecodeUtf8(ReadOnlySpan<byte> document, Utf8Shape shape)
    {
        if (shape.Invalid == 0)
            return Decode(document, Encoding.UTF8, repaired: false);

        // Stray bytes in UTF-8 are nearly always windows-1252 pasted in; among Cyrillic letters, windows-1251.
        var lenient = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new StrayBytesFallback(CharsetNames.Find(IsCyrillic(document, shape) ? "windows-1251" : "windows-1252")!));
        return Decode(document, lenient, repaired: true);
    }

    /// <summary>True where most letters beyond ASCII are Cyrillic ones in UTF-8, and there are some words of them.</summary>
    private static bool IsCyrillic(ReadOnlySpan<byte> document, Utf8Shape shape) =>
        document.Count((byte)0xD0) + document.Count((byte)0xD1) is var letters && letters > 20 && letters * 2 > shape.Short + shape.Long;

    private static DecodedDocument Decode(ReadOnlySpan<byte> document, Encoding encoding, bool repaired, string? charset = null)
    {
        var rented = ArrayPool<char>.Shared.Rent(encoding.GetMaxCharCount(document.Length));
        return new DecodedDocument(rented, encoding.GetChars(document, rented), charset ?? encoding.WebName, repaired);
    }

    private static string? CharsetOf(string? contentType)
    {
        var at = contentType?.IndexOf("charset", StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0)
            return null;
        var rest = contentType.AsSpan(at + 7).TrimStart();
        return rest is ['=', ..] ? NameAt(rest[1..].TrimStart(" \"'")) : null;
    }

    /// <summary>The encoding named in the XML declaration, wherever among the first bytes it stands.</summary>
    private static string? DeclaredName(ReadOnlySpan<byte> document)
    {
        Span<char> head = stackalloc char[Math.Min(document.Length, 512)];
        Encoding.Latin1.GetChars(document[..head.Length], head);
        ReadOnlySpan<char> text = head;
        var declaration = text.IndexOf("<?xml", StringComparison.OrdinalIgnoreCase);
        if (declaration < 0)
            return null;
        text = text[declaration..];
        var end = text.IndexOf('>');
        text = end < 0 ? text : text[..end];
        var name = text.IndexOf("encoding", StringComparison.OrdinalIgnoreCase);
        if (name < 0)
            return null;
        text = text[(name + 8)..].TrimStart();
        return text is ['=', ..] ? NameAt(text[1..].TrimStart(" \"'")) : null;
    }

    private static string NameAt(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept(NameLetters);
        return (end < 0 ? text : text[..end]).ToString();
    }
}
