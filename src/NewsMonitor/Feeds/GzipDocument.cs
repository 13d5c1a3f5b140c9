using System.IO.Compression;

namespace NewsMonitor.Feeds;

/// <summary>Sitemaps are often kept as .gz files, which servers send without saying that they are compressed.</summary>
internal static class GzipDocument
{
    /// <summary>Largest document that comes out of one, in bytes: far above any feed, far below what memory holds.</summary>
    private const int MaxExpandedBytes = 16 * 1024 * 1024;

    /// <summary>An archive within an archive is the mistake of a server; a third one would be meant to harm.</summary>
    private const int MaxLayers = 2;

    /// <summary>What is in the archive; the document itself when it is none.</summary>
    /// <exception cref="FeedFormatException">The archive is damaged from its start, or holds too much.</exception>
    public static ReadOnlyMemory<byte> Expand(ReadOnlyMemory<byte> document)
    {
        for (var layer = 0; layer < MaxLayers && document.Span is [0x1F, 0x8B, ..]; layer++)
            document = ExpandOnce(document);
        return document;
    }

    private static ReadOnlyMemory<byte> ExpandOnce(ReadOnlyMemory<byte> document)
    {
        using var archive = new GZipStream(new MemoryStream(document.ToArray(), writable: false), CompressionMode.Decompress);
        using var expanded = new MemoryStream();
        var block = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = archive.Read(block)) > 0)
            {
                if (expanded.Length + read > MaxExpandedBytes)
                    throw new FeedFormatException($"This is a gzip archive of more than {MaxExpandedBytes / 1024 / 1024} MB.");
                expanded.Write(block, 0, read);
            }
        }
        catch (InvalidDataException) when (expanded.Length > 0)
        {
            // Damaged further on: what came before is read.
        }
        catch (InvalidDataException)
        {
            throw new FeedFormatException("This is a damaged gzip archive, not a feed.");
        }

        return expanded.GetBuffer().AsMemory(0, (int)expanded.Length);
    }
}
