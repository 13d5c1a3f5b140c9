using System.Diagnostics;
using System.Text;
using NewsMonitor.Benchmarks.Feeds;
using NewsMonitor.Feeds;

namespace NewsMonitor.Tests.Feeds.Parsing;

public sealed class HostileDocumentTests
{
    [Fact]
    public void No_entity_of_a_document_type_is_ever_resolved()
    {
        var secret = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(secret, "SECRET");
        try
        {
            var feed = Given.Feed(
                $"""
                <!DOCTYPE rss SYSTEM "{new Uri(secret)}" [<!ENTITY ext SYSTEM "{new Uri(secret)}"><!ENTITY own "OWN"><!ENTITY % p SYSTEM "{new Uri(secret)}">%p;]>
                <rss version="2.0"><channel><title>&ext;|&own;|&lt;</title></channel></rss>
                """);

            Assert.Equal("&ext;|&own;|<", feed.Title);
        }
        finally
        {
            File.Delete(secret);
        }
    }

    [Fact]
    public void A_billion_laughs_are_none()
    {
        var entities = string.Concat(Enumerable.Range(1, 30).Select(i => $"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">"));

        Assert.Equal("&l30;", Given.Feed($"<!DOCTYPE x [<!ENTITY l0 \"ha\">{entities}]><rss><channel><title>&l30;</title></channel></rss>").Title);
    }

    /// <summary>Pieces that made parsers take time or memory beyond their length, repeated to a megabyte.</summary>
    [Theory]
    [InlineData("<rss>", "<x>")]
    [InlineData("<rss>", "<x></y>")]
    [InlineData("<rss><channel>", "<item>")]
    [InlineData("<rss><channel><item>", "<title>")]
    [InlineData("<rss><channel><item>", "<description>")]
    [InlineData("<rss><channel><item>", "<author>a</author>")]
    [InlineData("<rss><channel><item><author>", "a<b/>")]
    [InlineData("<rss><channel><item><description>", "<a b=\"'")]
    [InlineData("<rss><channel><item><description>", "<![CDATA[")]
    [InlineData("<rss><channel><item><description>", "&lt;![CDATA[")]
    [InlineData("<rss><channel><item><description>", "&lt;!--")]
    [InlineData("<rss><channel><item><description>", "&lt;object&gt;&lt;video&gt;")]
    [InlineData("<rss><channel><item><description>", "&amp;amp;")]
    [InlineData("<rss><channel><item><description>", "&#")]
    [InlineData("<rss ", "xmlns:a='b' ")]
    [InlineData("<rss>", "<a xml:base='b/' xmlns:c='d'>")]
    [InlineData("<rss xml:base='http://a/'><channel><item><link>", "../")]
    [InlineData("", "<!DOCTYPE [")]
    [InlineData("<!DOCTYPE x [", "<!--")]
    [InlineData("<html>", "<link rel=alternate>")]
    [InlineData("", "[")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[", "{\"authors\":[\"a\"]},")]
    public void Time_and_memory_grow_with_the_length_only(string start, string piece)
    {
        var document = Encoding.UTF8.GetBytes(start + string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();

        Parse(document);

        // A machine under load takes several times as long as it should; what is quadratic takes minutes.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed.TotalSeconds:0.0} s");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 64 * 1024 * 1024);
    }

    [Fact]
    public void Entries_beyond_the_bound_are_cut_and_noted()
    {
        var feed = Given.Feed("<rss><channel>" + string.Concat(Enumerable.Repeat("<item/>", 60_000)) + "</channel></rss>");

        Assert.Equal(50_000, feed.Entries.Count);
        Assert.Equal("Only the first 50000 entries are read.", Assert.Single(feed.Notes));
    }

    [Fact]
    public void Mutated_documents_neither_crash_the_parser_nor_leave_dirt_in_texts()
    {
        var samples = Directory.GetFiles(Path.Combine(Analysis.Repository.Root, "samples", "feeds")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToArray();
        var mutator = new FeedMutator(samples, seed: 7);
        var entries = 0;
        for (var number = 0; number < 3000; number++)
        {
            foreach (var entry in Parse(mutator.Document(number))?.Entries ?? [])
            {
                entries++;
                Assert.DoesNotContain(entry.Title ?? "", c => char.IsControl(c) && c < 0x80);
            }
        }

        Assert.True(entries > 1000, $"{entries}");
    }

    private static FeedDocument? Parse(byte[] document)
    {
        try
        {
            return FeedParser.Parse(document, new FeedParseContext());
        }
        catch (FeedFormatException)
        {
            return null;
        }
    }
}
