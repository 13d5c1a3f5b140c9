using System.Text.Json;
using NewsMonitor.Feeds;

namespace NewsMonitor.Tests.Feeds.Parsing;

/// <summary>
/// Documents written for this project after what publishers around the world serve: lying and missing character sets, dates
/// of every calendar and custom, modules of their own, and markup no machine was meant to read. <c>expected.jsonl</c> holds
/// what a person reads in each; every line was checked by eye.
/// </summary>
public sealed class PublisherDocumentTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Feeds", "Parsing", "Documents");
    private static readonly DateTimeOffset Now = new(2025, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, string> Documents()
    {
        var documents = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(Folder, "expected.jsonl")))
            documents.Add(JsonDocument.Parse(line).RootElement.GetProperty("file").GetString()!, line);
        return documents;
    }

    [Theory]
    [MemberData(nameof(Documents), DisableDiscoveryEnumeration = true)]
    public void A_document_is_read_as_a_person_reads_it(string file, string expected) => Assert.Equal(Spelled(expected), Spelled(Read(file)));

    [Fact]
    public void Every_document_is_expected_to_be_something() =>
        Assert.Equal(Directory.GetFiles(Folder).Length - 1, File.ReadLines(Path.Combine(Folder, "expected.jsonl")).Count());

    private static string Read(string file)
    {
        try
        {
            var feed = FeedParser.Parse(File.ReadAllBytes(Path.Combine(Folder, file)), new FeedParseContext(Now: Now));
            return JsonSerializer.Serialize(FeedDocumentLine.Of(file, feed), NewsMonitorJson.Lines.FeedDocumentLine);
        }
        catch (FeedFormatException e)
        {
            return new System.Text.Json.Nodes.JsonObject { ["file"] = file, ["problem"] = e.Message }.ToJsonString();
        }
    }

    /// <summary>One spelling for escapes.</summary>
    private static string Spelled(string json) => System.Text.Json.Nodes.JsonNode.Parse(json)!.ToJsonString();
}
