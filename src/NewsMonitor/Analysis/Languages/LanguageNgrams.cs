using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace NewsMonitor.Analysis.Languages;

/// <summary>
/// Scores of languages that share a script, from the bytes of words: a word is read in windows of four UTF-8 bytes,
/// three apart, its start and end marked; every window adds its weight to the languages that use it. Weights come from
/// the n-grams of ELD (see build-language-ngrams.mjs, which also gives the layout).
/// </summary>
internal static class LanguageNgrams
{
    private const int Window = 4, Stride = 3;

    /// <summary>Bytes of a word that are read; what is longer is no word.</summary>
    private const int MaxWord = 70;

    /// <summary>What ELD subtracts from every weight to store it in a byte.</summary>
    private const int BaseWeight = 53;

    private const ulong WordStart = 1UL << 32, WordEnd = 1UL << 33, GramMask = (1UL << 34) - 1;

    private static readonly byte[] Data = EmbeddedTable.Read("language-ngrams.bin");

    private static readonly int SlotCount = BinaryPrimitives.ReadInt32LittleEndian(Data);

    /// <summary>Codes of the languages, in the order of the scores.</summary>
    public static readonly string[] Languages = ReadLanguages();

    private static readonly ulong[] Slots = MemoryMarshal.Cast<byte, ulong>(Data.AsSpan(HeaderLength, SlotCount * 8)).ToArray();
    private static readonly byte[] Weights = Data[(HeaderLength + SlotCount * 8)..];

    private static int HeaderLength => 12 + 8 * Languages.Length;

    /// <summary>
    /// Adds the weights of one word (letters only, lower case), each <paramref name="times"/> times, to
    /// <paramref name="scores"/>; returns how many windows that was.
    /// </summary>
    public static int Add(ReadOnlySpan<char> word, int times, Span<int> scores)
    {
        Span<byte> bytes = stackalloc byte[MaxWord + 4];
        Encoding.UTF8.TryGetBytes(word[..Math.Min(word.Length, MaxWord / 3)], bytes, out var length);
        var windows = 1;
        var at = 0;
        for (; at + Window < length; at += Stride, windows++)
            AddWindow(Pack(bytes.Slice(at, Window)) | (at == 0 ? WordStart : 0), times, scores);
        AddWindow(Pack(bytes[Math.Max(0, length - Window)..length]) | (at == 0 ? WordStart : 0) | WordEnd, times, scores);
        return windows * times;
    }

    private static ulong Pack(ReadOnlySpan<byte> window)
    {
        ulong packed = 0;
        for (var i = window.Length - 1; i >= 0; i--)
            packed = packed << 8 | window[i];
        return packed;
    }

    private static void AddWindow(ulong gram, int times, Span<int> scores)
    {
        for (var slot = (int)(unchecked(gram * 0x9E3779B97F4A7C15UL) >> 40) & (SlotCount - 1); Slots[slot] != 0; slot = (slot + 1) & (SlotCount - 1))
        {
            var entry = Slots[slot];
            if ((entry & GramMask) != gram)
                continue;
            var first = 2 * (int)(entry >> 34 & 0x3FFFF);
            var count = (int)(entry >> 52);
            for (var i = first; i < first + 2 * count; i += 2)
                scores[Weights[i]] += times * (Weights[i + 1] + BaseWeight);
            return;
        }
    }

    private static string[] ReadLanguages()
    {
        var languages = new string[BinaryPrimitives.ReadInt32LittleEndian(Data.AsSpan(8))];
        for (var i = 0; i < languages.Length; i++)
            languages[i] = Encoding.ASCII.GetString(Data, 12 + 8 * i, 8).TrimEnd('\0');
        return languages;
    }
}
