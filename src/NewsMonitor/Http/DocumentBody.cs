using System.Buffers;
using System.IO.Compression;

namespace NewsMonitor.Http;

/// <summary>Reads the body of an answer within bounds, expanding what was compressed, whatever the headers say of it.</summary>
internal static class DocumentBody
{
    private const int MaxEncodings = 2;
    private const int BufferSize = 32 * 1024;

    public readonly record struct Expanded(ReadOnlyMemory<byte> Bytes, long Transferred);

    /// <exception cref="FetchException">Too large, silent for too long, or not in the encoding it claims.</exception>
    public static async Task<Expanded> ReadAsync(HttpContent content, FetchOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > options.MaxTransferBytes)
            throw new FetchException(FetchProblem.TooLarge, $"The document is {content.Headers.ContentLength / 1024} KB long; at most {options.MaxTransferBytes / 1024} KB are read.");
        var encodings = content.Headers.ContentEncoding.Select(e => e.Trim().ToLowerInvariant()).Where(e => e is not ("" or "identity" or "utf-8" or "none")).ToList();
        if (encodings.Count > MaxEncodings)
            throw new FetchException(FetchProblem.BadEncoding, $"The document is compressed {encodings.Count} times over.");

        var network = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (network.ConfigureAwait(false))
        {
            var watched = new WatchedStream(network, options.MaxTransferBytes, options.IdleTimeout, time);
            Stream stream = watched;
            for (var i = encodings.Count - 1; i >= 0; i--)
                stream = await ExpandAsync(stream, encodings[i], cancellationToken).ConfigureAwait(false);
            try
            {
                var bytes = await ReadAllAsync(stream, (int)(content.Headers.ContentLength ?? 0), options.MaxDocumentBytes, cancellationToken).ConfigureAwait(false);
                // A .gz file served as it is, or compressed once more on the way: no header tells, the first bytes do.
                for (var layer = encodings.Count; layer < MaxEncodings && IsGzip(bytes.Span); layer++)
                    bytes = await ReadAllAsync(new GZipStream(new ReadOnlyMemoryStream(bytes), CompressionMode.Decompress), bytes.Length, options.MaxDocumentBytes, cancellationToken).ConfigureAwait(false);
                return new Expanded(bytes, watched.Taken);
            }
            catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
            {
                throw new FetchException(FetchProblem.BadEncoding, "The compressed document is damaged.", e);
            }
        }
    }

    /// <summary>The stream expanded; as it is when its first bytes show that the header lies and nothing was compressed.</summary>
    private static async Task<Stream> ExpandAsync(Stream stream, string encoding, CancellationToken cancellationToken)
    {
        if (encoding is "br")
            return new BrotliStream(stream, CompressionMode.Decompress);
        var head = new byte[2];
        var length = await stream.ReadAtLeastAsync(head, 2, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var whole = new PrefixedStream(head.AsMemory(0, length), stream);
        if (encoding is "gzip" or "x-gzip")
            return IsGzip(head) ? new GZipStream(whole, CompressionMode.Decompress) : whole;
        if (encoding is not "deflate")
            throw new FetchException(FetchProblem.BadEncoding, $"The document is compressed as \"{(encoding.Length > 20 ? encoding[..20] : encoding)}\", which was not asked for.");
        // "deflate" means a zlib stream; half the servers send a bare one.
        var zlib = (head[0] & 0x0f) == 8 && ((head[0] << 8) | head[1]) % 31 == 0;
        return IsPlain(head) ? whole : zlib ? new ZLibStream(whole, CompressionMode.Decompress) : new DeflateStream(whole, CompressionMode.Decompress);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAllAsync(Stream stream, int expected, int most, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var document = new MemoryStream(Math.Clamp(expected, BufferSize, 4 * 1024 * 1024));
            while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var read and > 0)
            {
                if (document.Length + read > most)
                    throw new FetchException(FetchProblem.TooLarge, $"The expanded document is longer than {most / 1024} KB.");
                document.Write(buffer, 0, read);
            }

            return document.GetBuffer().AsMemory(0, (int)document.Length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool IsGzip(ReadOnlySpan<byte> head) => head is [0x1f, 0x8b, ..];

    private static bool IsPlain(ReadOnlySpan<byte> head) => head[0] is (byte)'<' or (byte)'{' or 0xef;
}
