using System.Buffers.Text;

namespace NewsMonitor.Analysis.Stories;

/// <summary>
/// Four samples of an article's text, each sorted and of 24-bit hashes: words of the title, words of the body, shingles
/// (runs of words or ideographs) of the body's beginning and shingles of the whole body.
/// </summary>
internal sealed class StorySketch
{
    public const int MaxTitle = 13, MaxTerms = 58, MaxLead = 28, MaxBody = 72;

    /// <summary>Low bits of a term: it has a digit; it is written like a name (upper case within a sentence).</summary>
    public const uint Number = 1, Name = 2, TermFlags = Number | Name;

    private const byte Version = 1;
    private const int HashBytes = 3;

    /// <summary>Set in the count of a sample that was cut.</summary>
    private const byte CutFlag = 0x80;
    private static readonly int[] Capacities = [MaxTitle, MaxTerms, MaxLead, MaxBody];

    private readonly uint[] _hashes;
    private readonly byte[] _counts;

    private StorySketch(uint[] hashes, byte[] counts)
    {
        _hashes = hashes;
        _counts = counts;
    }

    public HashSample Title => Part(0);

    public HashSample Terms => Part(1);

    public HashSample Lead => Part(2);

    public HashSample Body => Part(3);

    public bool HasBody => _counts[3] > 0;

    public static string Encode(HashSample title, HashSample terms, HashSample lead, HashSample body)
    {
        Span<byte> bytes = stackalloc byte[1 + Capacities.Length + HashBytes * (MaxTitle + MaxTerms + MaxLead + MaxBody)];
        bytes[0] = Version;
        var at = 1;
        Write(title, bytes, ref at);
        Write(terms, bytes, ref at);
        Write(lead, bytes, ref at);
        Write(body, bytes, ref at);
        return Base64Url.EncodeToString(bytes[..at]);
    }

    /// <summary>The sketch a text form stands for; null when it is none (of another version, or cut off).</summary>
    public static StorySketch? Decode(string value)
    {
        Span<byte> bytes = stackalloc byte[1 + Capacities.Length + HashBytes * (MaxTitle + MaxTerms + MaxLead + MaxBody)];
        if (value.Length > bytes.Length * 4 / 3 + 4 || !Base64Url.TryDecodeFromChars(value, bytes, out var length) || length == 0 || bytes[0] != Version)
            return null;
        var counts = new byte[Capacities.Length];
        var hashes = new uint[length / HashBytes];
        int at = 1, total = 0;
        for (var part = 0; part < Capacities.Length; part++)
        {
            var count = at < length ? bytes[at] & ~CutFlag : int.MaxValue;
            if (count > Capacities[part] || at + 1 + HashBytes * count > length)
                return null;
            counts[part] = bytes[at++];
            for (var i = 0; i < count; i++, at += HashBytes)
                hashes[total++] = (uint)(bytes[at] << 16 | bytes[at + 1] << 8 | bytes[at + 2]);
        }

        return new StorySketch(hashes[..total], counts);
    }

    private static void Write(HashSample sample, Span<byte> bytes, ref int at)
    {
        bytes[at++] = (byte)(sample.Hashes.Length | (sample.IsCut ? CutFlag : 0));
        foreach (var hash in sample.Hashes)
        {
            bytes[at++] = (byte)(hash >> 16);
            bytes[at++] = (byte)(hash >> 8);
            bytes[at++] = (byte)hash;
        }
    }

    private HashSample Part(int part)
    {
        var start = 0;
        for (var i = 0; i < part; i++)
            start += _counts[i] & ~CutFlag;
        return new HashSample(_hashes.AsSpan(start, _counts[part] & ~CutFlag), (_counts[part] & CutFlag) != 0);
    }
}
