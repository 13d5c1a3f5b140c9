using System.Text;

namespace NewsMonitor.Benchmarks.Feeds;

/// <summary>Makes broken documents of good ones: document n of a seed is always the same.</summary>
public sealed class FeedMutator(IReadOnlyList<byte[]> documents, int seed)
{
    private const int Longest = 400_000;

    private static readonly byte[][] Fragments =
    [
        .. new[]
        {
            "<", ">", "&", "\"", "'", "/", "=", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "<!DOCTYPE", "<!DOCTYPE x [", "]>", "</", "/>", "<!", "&#", "&#x", ";", "&amp", "&lt;", "&#0;", "&#xD800;",
            "&#x110000;", "&#99999999999;", "&nbsp", "&x;", "<!ENTITY x SYSTEM \"file:///etc/passwd\">", "<item>", "</item>", "<entry>", "</entry>", "<title>", "</title>", "<channel>", "</channel>",
            "<rss version=\"2.0\">", "</rss>", "<feed xmlns=\"http://www.w3.org/2005/Atom\">", "<rdf:RDF>", "<author><name>", "<link href=\"", "<link>", "<content type=\"xhtml\"><div>", "<content type=\"application/octet-stream\">",
            "<description>", "<p>", "<br/>", "<script>", "</script>", "<style>", "<object>", "<iframe>", "xmlns=\"", "xmlns:a=\"\"", "xml:base=\"", "xml:lang=\"\"", "<pubDate>", "<dc:date>", "Tue, 99 Foo 20004 99:99:99 +9999",
            "2024-02-30T25:61:61+99:99", "\0", "\uFEFF", "\uFFFF", "\r\n\r\n", "<html>", "</html>", "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"title\":\"", "[[[[", "<?xml version=\"1.0\" encoding=\"",
            "utf-16", "gb18030", "iso-2022-jp", "\u001b$B", "../../", "//", "http://", "data:", "<urlset>", "<url><loc>", "<source><author><image>",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F], [0x80], [0xED, 0xA0, 0x80], [0x00, 0x3C], [0xFE, 0xFF], [0x1B, 0x24, 0x42],
    ];

    /// <summary>The document of that number, counted from 0.</summary>
    public byte[] Document(long number)
    {
        var random = new Random(unchecked(seed * 397 ^ (int)(number * 2654435761) ^ (int)(number >> 32)));
        var document = new List<byte>(documents[random.Next(documents.Count)]);
        for (var changes = 1 + random.Next(random.Next(4) == 0 ? 60 : 8); changes > 0; changes--)
            Change(document, random);
        if (document.Count > Longest)
            document.RemoveRange(Longest, document.Count - Longest);
        return [.. document];
    }

    private void Change(List<byte> document, Random random)
    {
        var at = document.Count == 0 ? 0 : random.Next(document.Count);
        switch (random.Next(12))
        {
            case 0 when document.Count > 0:
                document[at] = (byte)random.Next(256);
                break;
            case 1 when document.Count > 0:
                document[at] ^= (byte)(1 << random.Next(8));
                break;
            case 2:
                document.RemoveRange(at, Math.Min(document.Count - at, random.Next(1, random.Next(2) == 0 ? 8 : 2000)));
                break;
            case 3 when random.Next(3) == 0:
                document.RemoveRange(at, document.Count - at);
                break;
            case 4:
                var other = documents[random.Next(documents.Count)];
                var from = random.Next(other.Length + 1);
                document.InsertRange(at, other.AsSpan(from, Math.Min(other.Length - from, random.Next(1, 3000))).ToArray());
                break;
            case 5:
                var length = Math.Min(document.Count - at, random.Next(1, 200));
                document.InsertRange(at, document.GetRange(at, length));
                break;
            case 6 when random.Next(8) == 0:
                Repeat(document, at, Fragments[random.Next(Fragments.Length)], random.Next(1, random.Next(20) == 0 ? 20_000 : 300));
                break;
            default:
                document.InsertRange(at, Fragments[random.Next(Fragments.Length)]);
                break;
        }
    }

    private static void Repeat(List<byte> document, int at, byte[] fragment, int times)
    {
        var repeated = new byte[Math.Min(fragment.Length * times, Longest)];
        for (var i = 0; i < repeated.Length; i++)
            repeated[i] = fragment[i % fragment.Length];
        document.InsertRange(at, repeated);
    }
}
