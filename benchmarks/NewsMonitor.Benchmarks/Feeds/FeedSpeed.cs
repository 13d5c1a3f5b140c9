using System.Diagnostics;
using System.ServiceModel.Syndication;
using System.Xml;
using CodeHollow.FeedReader;
using CodeHollow.FeedReader.Parser;
using NewsMonitor.Feeds;

namespace NewsMonitor.Benchmarks.Feeds;

/// <summary>
/// How fast one core reads the captured feeds, beside the .NET libraries, the bare XML reader and feedparser in the same run. Each
/// reader gets the documents it can read at all; megabytes a second are of those, and documents it fails on are counted.
/// </summary>
internal static class FeedSpeed
{
    private const int Rounds = 12;
    private const double SecondsARound = 0.4;

    public static void Run(string[] args)
    {
        var folder = args.Length > 0 ? args[0] : SharedFolder.Find("feeds/captured");
        var files = Directory.GetFiles(folder, "*.xml").Order(StringComparer.Ordinal).ToArray();
        var documents = files.Select(File.ReadAllBytes).ToArray();
        Console.WriteLine($"{documents.Length} documents, {documents.Sum(d => d.Length) / 1e6:0.00} MB, {Environment.ProcessorCount} cores, one used; the best of {Rounds} rounds");
        Console.WriteLine($"{"reader",-34}{"MB/s",8}{"/XmlReader",12}{"failed",8}{"entries",9}{"bytes allocated an entry",26}");
        (string Name, Func<byte[], int> Read)[] readers =
        [
            ("bare XmlReader (no result)", XmlReaderOnly),
            ("NewsMonitor FeedParser", Ours),
            ("System.ServiceModel.Syndication", Syndication),
            ("CodeHollow.FeedReader", CodeHollowReader),
        ];
        var rows = readers.Select(r => new Row(r.Name, r.Read, documents)).ToArray();
        using var feedparser = FeedparserProcess.Start(files);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var row in rows)
                row.Measure();
            feedparser?.Measure(SecondsARound);
        }

        foreach (var row in rows)
            Console.WriteLine($"{row.Name,-34}{row.Best,8:0.0}{row.Best / rows[0].Best,12:0.00}{row.Failed,8}{row.Entries,9}{(row.Entries == 0 ? "" : $"{row.Allocated / row.Entries:N0}"),26}");
        Console.WriteLine(feedparser is null
            ? "feedparser: left out, no Python of this machine has it (Debian: apt-get install python3-feedparser)"
            : $"{$"feedparser {feedparser.Version} (a process)",-34}{feedparser.Best,8:0.0}{feedparser.Best / rows[0].Best,12:0.00}{feedparser.Failed,8}{feedparser.Entries,9}");
    }

    /// <summary>One reader; rounds of all readers alternate, so that a busy machine slows none more than the others.</summary>
    private sealed class Row(string name, Func<byte[], int> read, byte[][] documents)
    {
        private readonly byte[][] _readable = documents.Where(d => CanRead(d, read)).ToArray();

        public string Name => name;

        public int Failed => documents.Length - _readable.Length;

        /// <summary>Megabytes a second in the best round.</summary>
        public double Best { get; private set; }

        public int Entries { get; private set; }

        /// <summary>Bytes allocated for all documents once.</summary>
        public long Allocated { get; private set; }

        public void Measure()
        {
            GC.Collect();
            var before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            var passes = 0;
            while (watch.Elapsed.TotalSeconds < SecondsARound)
            {
                Entries = 0;
                foreach (var document in _readable)
                    Entries += read(document);
                passes++;
            }

            Best = Math.Max(Best, _readable.Sum(d => (long)d.Length) * (double)passes / watch.Elapsed.TotalSeconds / 1e6);
            Allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / passes;
        }
    }

    /// <summary>Peers fail in many ways on documents that are not well-formed; any of them counts as a failure.</summary>
    private static bool CanRead(byte[] document, Func<byte[], int> read)
    {
        try
        {
            read(document);
            return true;
        }
        catch (Exception e) when (e is FeedTypeNotSupportedException or XmlException or FormatException or InvalidOperationException or ArgumentException or NullReferenceException
            or InvalidInputException or NotSupportedException)
        {
            return false;
        }
    }

    private static int Ours(byte[] document) => FeedParser.Parse(document, new FeedParseContext()).Entries.Count;

    private static int XmlReaderOnly(byte[] document)
    {
        using var reader = CreateReader(document);
        while (reader.Read())
        {
        }

        return 0;
    }

    private static int Syndication(byte[] document)
    {
        using var reader = CreateReader(document);
        return SyndicationFeed.Load(reader).Items.Count();
    }

    private static int CodeHollowReader(byte[] document) => FeedReader.ReadFromByteArray(document).Items.Count;

    private static XmlReader CreateReader(byte[] document) =>
        XmlReader.Create(new MemoryStream(document), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
}
