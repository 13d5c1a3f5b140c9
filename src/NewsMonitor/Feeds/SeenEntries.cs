using System.Buffers.Binary;

namespace NewsMonitor.Feeds;

/// <summary>
/// Fingerprints (64 bits) of entries already taken from a feed, the most recently seen first, bounded so that they fit a
/// table property. What drops off the end was last in the document thousands of entries ago; should it come back, the
/// article store still knows it.
/// </summary>
public sealed class SeenEntries
{
    /// <summary>Most fingerprints kept: 60,000 bytes of the 64 KB a table property holds.</summary>
    public const int Capacity = 7500;

    private readonly List<ulong> _order;
    private readonly HashSet<ulong> _known;

    private SeenEntries(List<ulong> order) => (_order, _known) = (order, [.. order]);

    public static SeenEntries None => new([]);

    /// <summary>Reads what <see cref="ToBytes"/> wrote; a damaged tail is dropped.</summary>
    public static SeenEntries Read(ReadOnlySpan<byte> stored)
    {
        var order = new List<ulong>(stored.Length / sizeof(ulong));
        for (; stored.Length >= sizeof(ulong); stored = stored[sizeof(ulong)..])
            order.Add(BinaryPrimitives.ReadUInt64LittleEndian(stored));
        return new SeenEntries(order);
    }

    public int Count => _order.Count;

    public bool Contains(ulong fingerprint) => _known.Contains(fingerprint);

    /// <summary>The set after a document in which <paramref name="present"/> were found, in its order.</summary>
    public SeenEntries With(IEnumerable<ulong> present) => new([.. present.Concat(_order).Distinct().Take(Capacity)]);

    public byte[] ToBytes()
    {
        var bytes = new byte[_order.Count * sizeof(ulong)];
        for (var i = 0; i < _order.Count; i++)
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)), _order[i]);
        return bytes;
    }
}
